"""Counts as bars that read without colour: a word, a bar, a number."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.style import palette_in_use

BAR = 12  # pixels high
GAP = 10  # between words, bar and number


class Tally(QWidget):
    """Rows of (words, count, name of a colour)."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._rows: Sequence[tuple[str, int, str]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[tuple[str, int, str]]) -> None:
        """Show these."""
        self._rows = rows
        said = ", ".join(f"{words} {count}" for words, count, _ in rows)
        self.setAccessibleName(f"{self._name}: {said}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, self._row() * max(1, len(self._rows)))

    def _row(self) -> int:
        return self.fontMetrics().height() + 13

    def _widest(self, words: Iterable[str]) -> int:
        return max(map(self.fontMetrics().horizontalAdvance, words), default=0) + 2 * GAP

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = palette_in_use()
        known = colours.colours()
        most = max((count for _, count, _ in self._rows), default=1) or 1
        words_width = self._widest(words for words, _, _ in self._rows)
        number_width = self._widest(str(count) for _, count, _ in self._rows)
        room, row = self.width() - words_width - number_width, self._row()
        mirrored = self.isRightToLeft()
        for place, (words, count, colour) in enumerate(self._rows):
            top = place * row
            length = room * count / most
            painter.setPen(QColor(colours.text))
            self._word(painter, QRectF(0, top, words_width, row), words, mirrored)
            number = QRectF(words_width + length + GAP, top, number_width, row)
            self._word(painter, number, str(count), mirrored)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(known[colour]))
            bar = QRectF(words_width, top + (row - BAR) / 2, length, BAR)
            painter.drawRoundedRect(self._side(bar, mirrored), 3, 3)

    def _word(self, painter: QPainter, area: QRectF, words: str, mirrored: bool) -> None:
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(self._side(area, mirrored), flags, words)

    def _side(self, area: QRectF, mirrored: bool) -> QRectF:
        if not mirrored:
            return area
        return QRectF(self.width() - area.right(), area.top(), area.width(), area.height())
