"""Paints one place: its icon, its name, more about it, and at the end what it is."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.goto.places import Place
from ui.style import ICON_PIXELS, Style, palette_in_use
from ui.widgets.trial_delegate import fitting

PLACE = Qt.ItemDataRole.UserRole
_HEIGHT = 20  # beside the height of the letters
_SIDE = 12
_GAP = 10
Index = QModelIndex | QPersistentModelIndex


class PlaceDelegate(QStyledItemDelegate):
    """One line, from the side where reading begins; what has no room ends with an ellipsis."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, option.fontMetrics.height() + _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: Place = index.data(PLACE)
        colours = palette_in_use()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        area = QRectF(option.rect).adjusted(6, 1, -6, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.wash))
            painter.drawRoundedRect(area, 8, 8)
        painter.setFont(option.font)
        self._mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        self._area = area.adjusted(_SIDE, 0, -_SIDE, 0)
        metrics = QFontMetricsF(option.font)
        text = colours.on_wash if chosen else colours.text
        muted = colours.on_wash if chosen else colours.muted
        icon = self._style.icon(place.icon, chosen=chosen)
        left = self._area.right() - ICON_PIXELS if self._mirrored else self._area.left()
        top = self._area.center().y() - ICON_PIXELS / 2
        icon.paint(painter, QRectF(left, top, ICON_PIXELS, ICON_PIXELS).toRect())
        end = " · ".join(part for part in (place.sort, place.keys) if part)
        width = self._area.width() - metrics.horizontalAdvance(end) - _GAP
        self._words(painter, metrics, width + _GAP, self._area.width(), end, muted)
        start = ICON_PIXELS + _GAP
        start += self._words(painter, metrics, start, width - start, place.name, text)
        if place.note and width - start > 60:
            self._words(painter, metrics, start + _GAP, width - start - _GAP, place.note, muted)
        painter.restore()

    def _words(
        self, painter: QPainter, metrics: QFontMetricsF, start: float, width: float, words: str,
        colour: str,
    ) -> float:  # fmt: skip
        shown = fitting(words, width, metrics)
        taken = metrics.horizontalAdvance(shown)
        left = self._area.right() - start - taken if self._mirrored else self._area.left() + start
        base = self._area.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.setPen(QColor(colour))
        painter.drawText(QPointF(left, base), shown)
        return taken
