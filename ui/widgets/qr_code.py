"""A QR code as large as a phone's camera needs it."""

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

SIDE = 500  # pixels; the code is drawn in whole pixels a module, so it may be a little smaller
LEAST_MODULE = 4


class QrCode(QWidget):
    """As large as its code, which has so many `modules` a side.

    Black on white in either theme, its quiet zone too: many cameras read no other code.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._renderer = QSvgRenderer(self)
        self.modules = 0
        self.setAccessibleName(name)

    def show_code(self, svg: str) -> None:
        """Draw this picture of a code; its quiet zone is part of it."""
        self._renderer.load(QByteArray(svg.encode()))
        self.modules = max(1, self._renderer.viewBox().width())
        side = self.modules * max(LEAST_MODULE, SIDE // self.modules)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._renderer.render(painter, QRectF(self.rect()))
