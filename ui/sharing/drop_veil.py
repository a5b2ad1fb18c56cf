"""What shows, while files are held over a page, that they may be dropped."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.style import palette_in_use


class DropVeil(QWidget):
    """Lies over its parent; takes no press and no key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def lift(self) -> None:
        """Cover the parent as it is now."""
        self.setGeometry(self.parentWidget().rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(colours.page)
        ground.setAlphaF(0.88)
        painter.fillRect(self.rect(), ground)
        body = QRectF(self.rect()).adjusted(24, 24, -24, -24)
        painter.setPen(QPen(QColor(colours.ink), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(body, 14, 14)
        font = QFont(self.font())
        font.setPixelSize(20)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.drawText(body, Qt.AlignmentFlag.AlignCenter, self.tr("Drop the files here"))
