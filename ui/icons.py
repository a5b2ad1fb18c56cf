"""The app's own line icons, drawn in a colour of the palette."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.style import ICON_PIXELS, ICONS

_SCALES = (1, 2)


@cache
def icon(name: str, colour: str, size: int = ICON_PIXELS) -> QIcon:
    """The icon `name` in `colour`."""
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(pixmap(name, colour, size, scale))
    return made


def pixmap(name: str, colour: str, size: int = ICON_PIXELS, scale: float = 1) -> QPixmap:
    """The icon `name` as a picture of `size` device-independent pixels."""
    picture = QPixmap(QSize(size, size) * scale)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    QSvgRenderer(_coloured(name, colour)).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


def _coloured(name: str, colour: str) -> QByteArray:
    drawn = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    return QByteArray(drawn.replace("currentColor", colour).encode())
