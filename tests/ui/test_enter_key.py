"""Enter presses the button that has the focus, and stays the text boxes' own elsewhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.frame import Frame

pytestmark = pytest.mark.usefixtures("no_log_form")


@pytest.fixture
def page(qtbot: QtBot, window: Frame) -> "Page":
    with qtbot.waitActive(window):
        window.activateWindow()
    page = Page(window)
    page.show()
    return page


class Page(QWidget):
    """A line and a button somewhere on the window."""

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self.line, self.button = QLineEdit(), QPushButton("Keep it")
        self.presses = 0
        self.button.clicked.connect(self._count)
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(self.button)

    def _count(self) -> None:
        self.presses += 1


def press(qtbot: QtBot, *keys: Qt.Key, held: Qt.KeyboardModifier) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key, held)


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, page: Page) -> None:
    page.button.setFocus()
    press(qtbot, Qt.Key.Key_Return, held=Qt.KeyboardModifier.NoModifier)
    press(qtbot, Qt.Key.Key_Enter, held=Qt.KeyboardModifier.KeypadModifier)
    assert page.presses == 2
    press(qtbot, Qt.Key.Key_Return, Qt.Key.Key_A, held=Qt.KeyboardModifier.AltModifier)
    page.button.setEnabled(False)
    press(qtbot, Qt.Key.Key_Return, held=Qt.KeyboardModifier.NoModifier)
    assert page.presses == 2


def test_enter_in_a_line_presses_nothing_even_where_it_moves_on(qtbot: QtBot, page: Page) -> None:
    page.line.setFocus()
    press(qtbot, Qt.Key.Key_Return, held=Qt.KeyboardModifier.NoModifier)
    page.line.returnPressed.connect(page.button.setFocus)
    press(qtbot, Qt.Key.Key_Return, held=Qt.KeyboardModifier.NoModifier)
    assert QApplication.focusWidget() is page.button
    assert page.presses == 0
