"""The figures of a digest as they are drawn: a number first, a length or a depth beside it.

Everything that a colour says a shape or a word says too.
"""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QStyle, QWidget

from journal.digest.document import Data
from ui.palettes import Palette
from ui.style import palette_in_use

BAR_HEIGHT = 9
BAR_WIDTH = 220
TINT_STEPS = 4
CELL_WIDTH = 70
MARK = 11  # pixels, the side of the mark of a hidden or blank cell
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_PADDING = QSize(16, 14)
_MORE = QSize(0, 8)  # in a heat table, for the length under it
_LENGTH = 3  # pixels, how high the length under a figure of a heat table is


class Bar(QWidget):
    """A figure as a length; the figure itself stands before it in words."""

    def __init__(self, share: float, width: int = BAR_WIDTH) -> None:
        super().__init__()
        self._share = min(max(share, 0.0), 1.0)
        self._width = width
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(self._width, BAR_HEIGHT + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = palette_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(0, (self.height() - BAR_HEIGHT) / 2, self.width(), BAR_HEIGHT)
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(track, 3, 3)
        length = max(track.width() * self._share, 4 if self._share else 0)
        left = track.right() - length if self.isRightToLeft() else track.left()
        painter.setBrush(QColor(colours.ink))
        painter.drawRoundedRect(QRectF(left, track.top(), length, BAR_HEIGHT), 3, 3)


class Tinted(QLabel):
    """A figure of a heat table: its words on a tint, under them the same as a length."""

    def __init__(self, text: str, share: float | None) -> None:
        super().__init__(text)
        self._share = share
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setMinimumWidth(CELL_WIDTH)
        self.setContentsMargins(4, 8, 4, 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tint(painter, self, self._share)
        painter.end()
        super().paintEvent(event)


class StateMark(QWidget):
    """The quiet mark of a cell without a figure: a hatched square for hidden, a dash for blank."""

    def __init__(self, state: str, least_width: int = CELL_WIDTH) -> None:
        super().__init__()
        self._state = state
        self._least = least_width
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(self._least, MARK + 12)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette_in_use().muted), 1.2))
        area = QRectF(0, 0, MARK, MARK)
        area.moveCenter(QRectF(self.rect()).center())
        if self._state == "blank":
            middle = area.center().y()
            painter.drawLine(area.left() + 1, middle, area.right() - 1, middle)
            return
        painter.drawRect(area)
        for step in (1, 2, 3):  # the hatch
            along = MARK * step / 2
            top, left = max(0.0, along - MARK), min(along, float(MARK))
            painter.drawLine(
                area.left() + left, area.top() + top, area.left() + top, area.top() + left
            )


class FigureButton(QAbstractButton):
    """A figure that leads to the trials behind it.

    The figures of a table are one stop of the Tab key; `walked` tells which way the arrow keys
    want to go on, in rows and columns.
    """

    walked = Signal(int, int)

    def __init__(self, cell: Data, name: str, centred: bool = False) -> None:
        super().__init__()
        self.behind = dict(cell["behind"])
        self._share: float | None = cell["share"] if centred else None
        self._centred = centred
        self.setText(cell["text"])
        self.setAccessibleName(
            QCoreApplication.translate("Digest", "{figure}. Show the trials behind it").format(
                figure=name.rstrip(".")
            )
        )
        self.setToolTip(QCoreApplication.translate("Digest", "Show the trials behind this figure"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        across = QSizePolicy.Policy.Minimum if centred else QSizePolicy.Policy.Fixed
        self.setSizePolicy(across, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        size = self.fontMetrics().size(0, self.text()) + _PADDING
        return (size + _MORE).expandedTo(QSize(CELL_WIDTH, 0)) if self._centred else size

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is not None:
            across = -step[1] if self.isRightToLeft() else step[1]
            self.walked.emit(step[0], across)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = palette_in_use()
        painter = QPainter(self)
        if self._centred:
            tint(painter, self, self._share)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_words(painter, colours)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.ink), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 5, 5)

    def _draw_words(self, painter: QPainter, colours: Palette) -> None:
        side = Qt.AlignmentFlag.AlignHCenter if self._centred else Qt.AlignmentFlag.AlignLeading
        area = self.rect() if self._centred else self.rect().adjusted(4, 0, -4, 0)
        flags = QStyle.visualAlignment(self.layoutDirection(), side) | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(colours.ink))
        painter.drawText(area, flags, self.text())
        words = self.fontMetrics().boundingRect(area, int(flags), self.text())
        pen = QPen(QColor(colours.ink), 1)
        if not (self.underMouse() or self.hasFocus()):
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(words.bottomLeft(), words.bottomRight())


def tint(painter: QPainter, cell: QWidget, share: float | None) -> None:
    """The depth behind a figure of a heat table, and the same once more as a length."""
    if not share:
        return
    share = min(max(share, 0.0), 1.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    colour = QColor(palette_in_use().ink)
    body = QRectF(cell.rect()).adjusted(1, 2, -1, -2)
    colour.setAlphaF(0.09 * -(-share * TINT_STEPS // 1))
    painter.setBrush(colour)
    painter.drawRoundedRect(body, 5, 5)
    track = body.adjusted(6, 0, -6, -3)
    length = max(track.width() * share, 2.0)
    left = track.right() - length if cell.isRightToLeft() else track.left()
    painter.setBrush(QColor(palette_in_use().ink))
    painter.drawRoundedRect(QRectF(left, track.bottom() - _LENGTH, length, _LENGTH), 1, 1)
