"""A label that remembers how high its words are at a width: pages ask again and again."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel

_OTHER_LOOK = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class Text(QLabel):
    """Wraps its words."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._heights: dict[int, int] = {}
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        self._heights.clear()
        super().setText(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _OTHER_LOOK:
            self._heights.clear()

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]
