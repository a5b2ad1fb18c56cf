"""Paints one trial in a list: job and tool, how it came out, the first words."""

from datetime import date

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journal.logbook.glance import GlanceRow
from ui.models.glance_list import ROW
from ui.palettes import Palette
from ui.style import palette_in_use
from ui.widgets.marks import draw_mark

ROW_HEIGHT = 78
_SIDE = 16
_LEFT_TO_RIGHT = Qt.LayoutDirection.LeftToRight


class TrialDelegate(QStyledItemDelegate):
    """Draws rows of any model that gives a GlanceRow as ROW; one not loaded yet stays blank."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        colours = palette_in_use()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, colours)
        row = index.data(ROW)
        if row is not None:
            self._words(painter, option, row, colours)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, colours: Palette) -> None:
        body = QRectF(option.rect).adjusted(4, 2, -4, -2)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.wash))
            painter.drawRoundedRect(body, 8, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(body, 8, 8)
        else:
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(
                body.bottomLeft() + QPointF(12, 2),
                body.bottomRight() + QPointF(-12, 2),
            )
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.ink), 2))
            painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), 8, 8)

    def _words(
        self, painter: QPainter, option: QStyleOptionViewItem, row: GlanceRow, colours: Palette
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        text = QColor(colours.on_wash if chosen else colours.text)
        muted = QColor(colours.on_wash if chosen else colours.muted)
        area = QRectF(option.rect).adjusted(_SIDE, 11, -_SIDE, -9)
        strong, small = QFont(option.font), QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(12)
        line = area.height() / 3
        flip = option.direction != _LEFT_TO_RIGHT
        day = _day(row.tried_on)
        day_width = QFontMetrics(small).horizontalAdvance(day) + 12
        _draw(painter, _cut(area, 0, line, 0, day_width, flip), row.task, strong, text, flip)
        _draw(
            painter,
            _cut(area, 0, line, area.width() - day_width, 0, flip),
            day,
            small,
            muted,
            not flip,
        )
        mark = draw_mark(painter, _cut(area, line, line, 0, 0, flip), row.outcome, colours, flip)
        second = " · ".join(part for part in (row.outcome, row.tool) if part)
        _draw(painter, _cut(area, line, line, mark, 0, flip), second, small, muted, flip)
        _draw(painter, _cut(area, 2 * line, line, 0, 0, flip), row.excerpt, small, text, flip)


def _cut(
    area: QRectF, top: float, height: float, before: float, after: float, flip: bool
) -> QRectF:
    left, right = (after, before) if flip else (before, after)
    return QRectF(area.left() + left, area.top() + top, area.width() - left - right, height)


def _draw(
    painter: QPainter, area: QRectF, words: str, font: QFont, colour: QColor, flip: bool
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    side = Qt.AlignmentFlag.AlignRight if flip else Qt.AlignmentFlag.AlignLeft
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, int(area.width()))
    painter.drawText(
        area, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, shown
    )


def _day(iso: str) -> str:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return QLocale().toString(day, "d MMM yyyy")
