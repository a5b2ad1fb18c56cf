"""Enter presses the button that has the focus on a page, as it does in a dialog."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class EnterKey(QObject):
    """Takes what nothing else in the window wanted: a text box or a shortcut comes first."""

    def __init__(self, frame: QMainWindow) -> None:
        super().__init__(frame)
        self._pressed_in: QWidget | None = None
        frame.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            # It comes before the key: a line may hand the focus on when it is finished with Enter.
            self._pressed_in = QApplication.focusWidget()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            button, pressed_in = QApplication.focusWidget(), self._pressed_in
            self._pressed_in = None
            if _is_enter(event) and button is pressed_in and isinstance(button, QAbstractButton):
                button.click()
                return True
        return False


def _is_enter(event: QKeyEvent) -> bool:
    plain = event.key() in _ENTER and event.modifiers() in _PLAIN
    return plain and not event.isAutoRepeat()
