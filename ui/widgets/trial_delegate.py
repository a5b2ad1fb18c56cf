"""Paints one trial in a list: job and tool, how it came out, the first words."""

from datetime import date

from PySide6.QtCore import (
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QCursor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from journal.logbook.glance import GlanceRow
from ui.models.glance_list import ROW
from ui.palettes import Palette
from ui.style import palette_in_use
from ui.widgets.marks import draw_mark

_ROOM = 30  # above, below and between the three lines of a row
_SIDE = 16
Index = QModelIndex | QPersistentModelIndex


class TrialDelegate(QStyledItemDelegate):
    """Draws rows of any model that gives a GlanceRow as ROW; one not loaded yet stays blank.

    A day of `this_year` is written without its year.
    """

    def __init__(self, view: QAbstractItemView, this_year: int) -> None:
        super().__init__(view)
        self._view = view
        self._this_year = this_year

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 3 * option.fontMetrics.height() + _ROOM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = palette_in_use()
        chosen = self._view.selectionModel().isSelected(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option.rect, index, chosen, colours)
        row = index.data(ROW)
        if row is not None:
            area = QRectF(option.rect).adjusted(_SIDE, 11, -_SIDE, -9)
            day = _day(row.tried_on, self._this_year)
            _Lines(painter, area, option.font, self._view.isRightToLeft()).draw(
                row, day, colours, chosen
            )
        painter.restore()

    def _ground(
        self, painter: QPainter, rect: QRect, index: Index, chosen: bool, colours: Palette
    ) -> None:
        body = QRectF(rect).adjusted(4, 2, -4, -2)
        if chosen or self._under_mouse(rect):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.wash if chosen else colours.hover))
            painter.drawRoundedRect(body, 8, 8)
        else:
            painter.setPen(QColor(colours.line))
            painter.drawLine(
                body.bottomLeft() + QPointF(12, 2), body.bottomRight() + QPointF(-12, 2)
            )
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.ink), 2))
            painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), 8, 8)

    def _under_mouse(self, rect: QRect) -> bool:
        view = self._view
        return view.underMouse() and rect.contains(view.viewport().mapFromGlobal(QCursor.pos()))


class _Lines:
    """Three lines in an area, from the side where reading begins."""

    def __init__(self, painter: QPainter, area: QRectF, font: QFont, mirrored: bool) -> None:
        self._painter = painter
        self._area = area
        self._mirrored = mirrored
        self._strong, self._small = QFont(font), QFont(font)
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._small.setPixelSize(font.pixelSize() - 1)

    def draw(self, row: GlanceRow, day: str, colours: Palette, chosen: bool) -> None:
        """Job and day; outcome and tool; the first words."""
        text = colours.on_wash if chosen else colours.text
        muted = colours.on_wash if chosen else colours.muted
        day_width = QFontMetricsF(self._small).horizontalAdvance(day)
        width = self._area.width()
        self._words(0, 0, width - day_width - 12, row.task, self._strong, text)
        self._words(0, width - day_width, day_width + 2, day, self._small, muted)
        mark = draw_mark(self._painter, self._line(1), row.outcome, colours, self._mirrored)
        second = " · ".join(part for part in (row.outcome, row.tool) if part)
        self._words(1, mark, width - mark, second, self._small, muted)
        self._words(2, 0, width, row.excerpt, self._small, text)

    def _line(self, number: int) -> QRectF:
        height = self._area.height() / 3
        top = self._area.top() + number * height
        return QRectF(self._area.left(), top, self._area.width(), height)

    def _words(
        self, number: int, start: float, width: float, words: str, font: QFont, colour: str
    ) -> None:
        metrics = QFontMetricsF(font)
        shown = fitting(words, width, metrics)
        line = self._line(number)
        left = line.left() + start
        if self._mirrored:
            left = line.right() - start - metrics.horizontalAdvance(shown)
        base = line.center().y() + (metrics.ascent() - metrics.descent()) / 2
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        self._painter.drawText(QPointF(left, base), shown)


def fitting(words: str, width: float, metrics: QFontMetricsF) -> str:
    """`words`, cut with an ellipsis where they are wider than `width` pixels."""
    if metrics.horizontalAdvance(words) <= width:
        return words
    fits, too_long = 0, len(words)
    while fits + 1 < too_long:
        middle = (fits + too_long) // 2
        if metrics.horizontalAdvance(words[:middle].rstrip() + "…") <= width:
            fits = middle
        else:
            too_long = middle
    return words[:fits].rstrip() + "…"


def _day(iso: str, this_year: int) -> str:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return QLocale().toString(day, "d MMM" if day.year == this_year else "d MMM yyyy")
