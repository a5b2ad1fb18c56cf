"""The mark of how a trial came out, as the lists of the journal draw it."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style import palette_in_use
from ui.widgets.marks import SIZE, draw_mark

# One outcome of each result, by which the journal's own mark is drawn.
_OUTCOMES = {"worked": "worked-well", "mixed": "mixed", "failed": "did-not-work"}


class ResultMark(QWidget):
    """`result` is worked, mixed, failed or open."""

    def __init__(self, result: str) -> None:
        super().__init__()
        self._outcome = _OUTCOMES.get(result, "not-stated")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(SIZE + 4, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(2, 0, -2, 0)
        draw_mark(painter, area, self._outcome, palette_in_use())
