"""A label that remembers how high its words are at a width: pages ask again and again."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QLabel

LEAST_WIDTH = 48
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

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return super().minimumSizeHint()
        # A wrapping label would lay itself out several times to find its own.
        return QSize(LEAST_WIDTH, self.fontMetrics().height())

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]
