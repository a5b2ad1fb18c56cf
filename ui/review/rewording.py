"""Where one types what a text should say instead."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.widgets.may_leave import may_leave
from ui.widgets.text_box import TextBox

LONGEST = 10_000  # characters


class Rewording(TextBox):
    """Enter takes the words, Escape closes it; with Shift, Enter begins a new line.

    `reworded` carries the words, `closed` tells that it was left without any.
    """

    reworded = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(LONGEST, least=1, most=8)
        self.setAccessibleName(self.tr("In other words"))
        self.setAccessibleDescription(self.tr("Enter takes these words, Escape leaves them."))
        self.setPlaceholderText(self.tr("what it should say instead"))
        may_leave(self)
        self.hide()

    def begin(self, words: str) -> None:
        """Begin with these words, chosen so that typing replaces them."""
        self.setPlainText(words)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> None:
        """Take what is written, if anything is."""
        words = self.toPlainText().strip()
        if words:
            self.reworded.emit(words)

    def event(self, event: QEvent) -> bool:
        is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and event.key() == Qt.Key.Key_Escape:
            event.accept()  # Escape closes the field, not the page
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not is_shifted:
            self.take()
        else:
            super().keyPressEvent(event)
