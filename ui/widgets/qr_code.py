"""A QR code as large as a phone's camera needs it."""

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

SIDE = 500  # pixels; the code is drawn in whole pixels a module, so it may be a little smaller
LEAST_MODULE = 4


class QrCode(QWidget):
    """Black on white in either theme, its quiet zone too: many cameras read no other code."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._renderer = QSvgRenderer(self)
        self.modules = 0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_code(self, svg: str) -> None:
        """Draw this picture of a code; its quiet zone is part of it."""
        self._renderer.load(QByteArray(svg.encode()))
        self.modules = max(1, self._renderer.viewBox().width())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        module = max(LEAST_MODULE, SIDE // self.modules) if self.modules else 0
        return QSize(module, module) * self.modules

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._renderer.render(painter, QRectF(self.rect()))
