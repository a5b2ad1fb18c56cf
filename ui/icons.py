"""The app's own line icons, drawn in a colour of the palette."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources

FOLDER = Path(resources.__file__).parent / "icons"
SIZE = 20
_SCALES = (1, 2)


@cache
def icon(name: str, colour: str, chosen: str | None = None, size: int = SIZE) -> QIcon:
    """The icon `name` in `colour`; in `chosen` where it marks something switched on."""
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(pixmap(name, colour, size, scale))
        if chosen:
            made.addPixmap(pixmap(name, chosen, size, scale), QIcon.Mode.Normal, QIcon.State.On)
    return made


def pixmap(name: str, colour: str, size: int = SIZE, scale: float = 1) -> QPixmap:
    """The icon `name` as a picture of `size` device-independent pixels."""
    picture = QPixmap(QSize(size, size) * scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(_coloured(name, colour)).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


def _coloured(name: str, colour: str) -> QByteArray:
    drawn = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    return QByteArray(drawn.replace("currentColor", colour).encode())
