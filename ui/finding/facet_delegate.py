"""Paints a line of the facets: its sign, its words, its count."""

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.facet_list import SIGNS, FacetRow
from ui.models.glance_list import ROW
from ui.palettes import Palette
from ui.style import palette_in_use

_SIGN = 20  # pixels for ✓ + −
_SIDE = 14
_ROOM = 11
_ABOVE_HEADING = 12
Index = QModelIndex | QPersistentModelIndex


class FacetDelegate(QStyledItemDelegate):
    """What is wanted stands on the accent's wash, what is not wanted is struck through."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        above = _ABOVE_HEADING if index.data(ROW).heading and index.row() else 0
        return QSize(100, option.fontMetrics.height() + _ROOM + above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: FacetRow = index.data(ROW)
        colours = palette_in_use()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(option.rect).adjusted(6, 1, -6, -1)
        state = row.value.state if row.value else None
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver) and not row.heading
        painter.setPen(Qt.PenStyle.NoPen)
        if state or hover:
            painter.setBrush(QColor(colours.wash if state else colours.hover))
            painter.drawRoundedRect(body, 6, 6)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.ink), 2))
            painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), 6, 6)
        self._words(painter, QRectF(option.rect), option.font, row, state, colours)
        painter.restore()

    def _words(
        self,
        painter: QPainter,
        area: QRectF,
        base: QFont,
        row: FacetRow,
        state: str | None,
        colours: Palette,
    ) -> None:
        area = area.adjusted(_SIDE, 0, -_SIDE, 0)
        font = QFont(base)
        if row.heading:
            font.setWeight(QFont.Weight.DemiBold)
            area.setTop(area.bottom() - painter.fontMetrics().height() - _ROOM)
        painter.setPen(QColor(self._ink(row, state, colours)))
        painter.setFont(font)
        if state:
            self._put(painter, area, SIGNS[state], starts=True)
        count = QLocale().toString(row.value.count) if row.value else ""
        self._put(painter, area, count, starts=False)
        room = painter.fontMetrics().horizontalAdvance(count) + 8 if count else 0
        words = area.adjusted(0, 0, 0, 0)
        start, end = (0 if row.heading else _SIGN), room
        if self._view.isRightToLeft():
            start, end = end, start
        words.adjust(start, 0, -end, 0)
        font.setStrikeOut(state == "not")
        painter.setFont(font)
        shown = painter.fontMetrics().elidedText(
            row.label, Qt.TextElideMode.ElideRight, int(words.width())
        )
        self._put(painter, words, shown, starts=True)

    def _put(self, painter: QPainter, area: QRectF, words: str, starts: bool) -> None:
        left = starts != self._view.isRightToLeft()
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(area, flags, words)

    def _ink(self, row: FacetRow, state: str | None, colours: Palette) -> str:
        if row.heading:
            return colours.muted
        if row.more:
            return colours.ink
        return colours.on_wash if state else colours.text
