"""The form is built in many short turns after the first paint, and no key is lost meanwhile."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.paths import Home
from ui.first_look import FirstLook
from ui.form.questions import SECTIONS
from ui.form.trial_form import ROWS
from ui.frame import Frame
from ui.opening import open_frame
from ui.widgets.in_turns import InTurns


@pytest.fixture
def painted(qtbot: QtBot, qapp: QApplication, home: Home) -> Iterator[Frame]:
    """A window just painted and furnished, its form not built yet."""
    frame = open_frame(qapp, FirstLook(str(home.root)))
    with qtbot.waitActive(frame):
        frame.show()
        frame.activateWindow()
    qtbot.waitUntil(lambda: hasattr(frame, "context"), timeout=20_000)
    yield frame
    qtbot.waitUntil(lambda: frame.page("log").is_ready, timeout=20_000)
    qtbot.waitUntil(lambda: not frame.context.worker.busy, timeout=20_000)
    frame.context.worker.close()
    frame.hide()
    frame.deleteLater()


def test_the_window_lives_between_the_pieces_of_the_form(qtbot: QtBot, painted: Frame) -> None:
    turns: list[int] = []
    beat = QTimer(painted, interval=0)
    beat.timeout.connect(lambda: turns.append(1))
    beat.start()
    log = painted.page("log")
    assert not log.is_ready
    qtbot.waitUntil(lambda: log.is_ready, timeout=20_000)
    beat.stop()
    assert len(turns) > len(ROWS)
    assert all(section.content is None for section in log.desk.form.sections.values())
    assert set(log.desk.form.sections) == {section.id for section in SECTIONS}


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
def test_keys_typed_while_the_form_is_built_arrive_in_it(qtbot: QtBot, painted: Frame) -> None:
    log = painted.page("log")
    assert not log.is_ready
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Space, *[Qt.Key.Key_Tab] * 4):
        QTest.keyClick(QApplication.focusWidget() or painted, key)
    QTest.keyClicks(QApplication.focusWidget(), "my own tool")
    assert not log.is_ready
    qtbot.waitUntil(lambda: log.is_ready, timeout=20_000)
    values = log.desk.values()
    assert values["task"] == ["make-a-resource"]
    assert values["tool"] == ["my own tool"]


def test_turns_end_after_one_failure_and_tell_it_once(qtbot: QtBot) -> None:
    done: list[str] = []

    def steps() -> Iterator[None]:
        yield
        raise LookupError

    owner = QObject()
    with qtbot.captureExceptions() as caught:
        InTurns(steps(), lambda: done.append("done"), owner)
        qtbot.waitUntil(lambda: bool(caught))
        QApplication.processEvents()
        QApplication.processEvents()
    assert [kind for kind, _, _ in caught] == [LookupError]
    assert done == []
