"""The rendered text in the place of the box in which it is written."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.reading import Reading

PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class Preview(Reading):
    """Lies over the box. `left` tells that one is done with it."""

    left = Signal()

    def __init__(self, name: str, box: QWidget) -> None:
        super().__init__(name, box)
        self.setProperty("role", "preview")
        self.document().setDocumentMargin(3)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in PASSING:
            self.left.emit()
