"""The question before what is not easily undone, answered by the keyboard alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.confirm import Confirm


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.fixture
def asked(qtbot: QtBot) -> Iterator[tuple[Confirm, list[str]]]:
    """A question, and what it was answered."""
    answers: list[str] = []
    place = QWidget()
    qtbot.addWidget(place)
    place.show()
    dialog = Confirm("Sure?", "It goes.", "Delete", place)
    dialog.accepted.connect(lambda: answers.append("agreed"))
    dialog.rejected.connect(lambda: answers.append("not"))
    with qtbot.waitActive(dialog):
        dialog.open()
    yield dialog, answers
    place.close()  # it was kept alive until here


def press(qtbot: QtBot, key: Qt.Key) -> None:
    """Return answers when it goes down, and then there is nothing left to let it go over."""
    send = qtbot.keyPress if key == Qt.Key.Key_Return else qtbot.keyClick
    send(focused(), key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_first_key_answers_the_safe_way(
    qtbot: QtBot, asked: tuple[Confirm, list[str]], key: Qt.Key
) -> None:
    press(qtbot, key)
    assert asked[1] == ["not"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_button_that_one_went_to_is_the_one_pressed(
    qtbot: QtBot, asked: tuple[Confirm, list[str]], key: Qt.Key
) -> None:
    while focused() is not asked[0].agree_button:
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    press(qtbot, key)
    assert asked[1] == ["agreed"]
