"""The rule beside a note: it says by its shape whether something is unknown or needs care."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style import palette_in_use

WIDTH = 8


class Rule(QWidget):
    """One line, dotted for "unknown", two lines for "safety"."""

    def __init__(self, tone: str) -> None:
        super().__init__()
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        pen = QPen(QColor(palette_in_use().ink), 3)
        if self._tone == "unknown":
            pen.setStyle(Qt.PenStyle.DotLine)
        if self._tone == "safety":
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawLine(6, 0, 6, self.height())
        painter.setPen(pen)
        painter.drawLine(2, 0, 2, self.height())
