"""Paints one trial in a list: job and tool, how it came out, the first words."""

from datetime import date
from functools import lru_cache

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
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QStaticText,
    QTextLayout,
    QTransform,
)
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from journal.logbook.glance import GlanceRow
from ui.models.glance_list import ROW
from ui.palettes import Palette
from ui.style import palette_in_use
from ui.widgets.marked_words import FindMarks, Spans, in_qt, marked_line
from ui.widgets.marks import draw_mark

_ROOM = 30  # above, below and between the three lines of a row
_SIDE = 16
_KEPT = 1_000  # measured words
Index = QModelIndex | QPersistentModelIndex


class TrialDelegate(QStyledItemDelegate):
    """Draws rows of any model that gives a GlanceRow as ROW; one not loaded yet stays blank.

    A day of `this_year` is written without its year.
    """

    def __init__(self, view: QAbstractItemView, this_year: int) -> None:
        super().__init__(view)
        self._view = view
        self._this_year = this_year
        self._find_marks: FindMarks = _no_marks
        self._lettering: _Lettering | None = None

    def mark(self, find_marks: FindMarks | None) -> None:
        """From now on mark what `find_marks` finds in the words of a row; None for nothing."""
        self._find_marks = find_marks or _no_marks
        self._view.viewport().update()

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
            if self._lettering is None or self._lettering.font != option.font:
                self._lettering = _Lettering(option.font)
            area = QRectF(option.rect).adjusted(_SIDE, 11, -_SIDE, -9)
            lines = _Lines(painter, area, self._lettering, self._view.isRightToLeft(), colours)
            lines.draw(row, _day(row.tried_on, self._this_year), chosen, self._find_marks)
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


class _Lettering:
    """The two fonts of a row, and what was measured, cut and laid out: the same rows are painted
    many times."""

    def __init__(self, font: QFont) -> None:
        self.font = QFont(font)
        self.strong, self.small = QFont(font), QFont(font)
        self.strong.setWeight(QFont.Weight.DemiBold)
        self.small.setPixelSize(font.pixelSize() - 1)
        self._metrics = {True: QFontMetricsF(self.strong), False: QFontMetricsF(self.small)}
        self.fitting = lru_cache(_KEPT)(self._fitting)
        self.width = lru_cache(_KEPT)(self._width)
        self.plain = lru_cache(_KEPT)(self._plain)
        self.marked = lru_cache(_KEPT)(self._marked)

    def base(self, line: QRectF, strong: bool) -> float:
        """Where letters stand in a line."""
        metrics = self._metrics[strong]
        return line.center().y() + (metrics.ascent() - metrics.descent()) / 2

    def ascent(self, strong: bool) -> float:
        """How far letters rise above where they stand."""
        return self._metrics[strong].ascent()

    def _font(self, strong: bool) -> QFont:
        return self.strong if strong else self.small

    def _fitting(self, words: str, width: float, strong: bool) -> str:
        return fitting(words, width, self._metrics[strong])

    def _width(self, words: str, strong: bool) -> float:
        return self._metrics[strong].horizontalAdvance(words)

    def _plain(self, words: str, strong: bool) -> QStaticText:
        made = QStaticText(words)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.prepare(QTransform(), self._font(strong))
        return made

    def _marked(
        self, words: str, strong: bool, spans: tuple[tuple[int, int], ...], colours: Palette
    ) -> QTextLayout:
        return marked_line(words, self._font(strong), spans, colours)


class _Lines:
    """Three lines in an area, from the side where reading begins."""

    def __init__(
        self,
        painter: QPainter,
        area: QRectF,
        lettering: _Lettering,
        mirrored: bool,
        colours: Palette,
    ) -> None:
        self._painter = painter
        self._area = area
        self._lettering = lettering
        self._mirrored = mirrored
        self._colours = colours

    def draw(self, row: GlanceRow, day: str, chosen: bool, find_marks: FindMarks) -> None:
        """Job and day; outcome and tool; the first words."""
        colours = self._colours
        text = QColor(colours.on_wash if chosen else colours.text)
        muted = QColor(colours.on_wash if chosen else colours.muted)
        day_width = self._lettering.width(day, False)
        width = self._area.width()
        self._painter.setFont(self._lettering.strong)
        self._painter.setPen(text)
        self._words(0, 0, width - day_width - 12, row.task, find_marks, strong=True)
        self._painter.setFont(self._lettering.small)
        self._painter.setPen(muted)
        self._words(0, width - day_width, day_width + 2, day, _no_marks)
        mark = draw_mark(self._painter, self._line(1), row.outcome, colours, self._mirrored)
        second = " · ".join(part for part in (row.outcome, row.tool) if part)
        self._painter.setPen(muted)
        self._words(1, mark, width - mark, second, find_marks)
        self._painter.setPen(text)
        self._words(2, 0, width, row.excerpt, find_marks)

    def _line(self, number: int) -> QRectF:
        height = self._area.height() / 3
        top = self._area.top() + number * height
        return QRectF(self._area.left(), top, self._area.width(), height)

    def _words(
        self,
        number: int,
        start: float,
        width: float,
        words: str,
        find_marks: FindMarks,
        strong: bool = False,
    ) -> None:
        lettering = self._lettering
        shown = lettering.fitting(words, width, strong)
        line = self._line(number)
        left = line.left() + start
        if self._mirrored:
            left = line.right() - start - lettering.width(shown, strong)
        place = QPointF(left, lettering.base(line, strong) - lettering.ascent(strong))
        spans = tuple(in_qt(shown, find_marks(shown)))
        if spans:
            lettering.marked(shown, strong, spans, self._colours).draw(self._painter, place)
        else:
            self._painter.drawStaticText(place, lettering.plain(shown, strong))


def _no_marks(words: str) -> Spans:
    return ()


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


@lru_cache(_KEPT)
def _day(iso: str, this_year: int) -> str:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return QLocale().toString(day, "d MMM" if day.year == this_year else "d MMM yyyy")
