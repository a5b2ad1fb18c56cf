"""A table of a digest, painted: words and figures first, bars and tints beside them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from journal.digest.document import Data
from ui.style import palette_in_use, set_role
from ui.widgets.sheet import words

BAR_HEIGHT = 9
BAR_WIDTH = 220
TINT_STEPS = 4
HEAD_WIDTH = 260
CELL_WIDTH = 70


class Table(QWidget):
    """One row of labels a row of the table, so that each is read aloud with its heading."""

    def __init__(self, block: Data) -> None:
        super().__init__()
        self.setAccessibleName(block["caption"])
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(8 if block["chart"] == "heat" else 18)
        grid.setVerticalSpacing(0)
        last = len(block["columns"]) + 1
        grid.addWidget(words(block["caption"], "question"), 0, 0, 1, last + 1)
        for column, heading in enumerate(block["columns"], 1):
            grid.addWidget(_heading(heading), 1, column)
        for number, row in enumerate(block["rows"]):
            at = 2 * number + 2
            line = QFrame()
            set_role(line, "rule")
            grid.addWidget(line, at, 0, 1, last + 1)
            head = words(row["head"])
            head.setMinimumWidth(140)
            head.setMaximumWidth(HEAD_WIDTH)
            head.setContentsMargins(0, 6, 0, 6)
            grid.addWidget(head, at + 1, 0)
            for column, cell in enumerate(row["cells"], 1):
                heading = block["columns"][column - 1] if block["columns"] else ""
                said = f"{row['head']}, {heading}: {cell['text']}"
                grid.addWidget(_cell(cell, block["chart"], column, said), at + 1, column)
        grid.setColumnStretch(last, 1)
        if block["note"]:
            grid.addWidget(words(block["note"], "hint"), grid.rowCount(), 0, 1, last + 1)


class Bar(QWidget):
    """A figure as a length; the figure itself stands before it in words."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = min(max(share, 0.0), 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(BAR_WIDTH, BAR_HEIGHT + 6)

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
    """A cell of a heat table: its words on a tint; a hidden or blank one has none."""

    def __init__(self, text: str, share: float | None) -> None:
        super().__init__(text)
        self._share = share
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setMinimumWidth(CELL_WIDTH)
        self.setContentsMargins(4, 6, 4, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._share:
            colours = palette_in_use()
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            tint = QColor(colours.ink)
            step = -(-self._share * TINT_STEPS // 1)
            tint.setAlphaF(0.09 * step)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
            painter.drawRoundedRect(self.rect().adjusted(1, 2, -1, -2), 5, 5)
            painter.end()
        super().paintEvent(event)


def _heading(text: str) -> QLabel:
    label = words(text, "hint")
    label.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading)
    label.setContentsMargins(0, 6, 0, 6)
    label.setMaximumWidth(150)
    return label


def _cell(cell: Data, chart: str, column: int, said: str) -> QWidget:
    if chart == "heat":
        shown: QLabel = Tinted(cell["text"], cell["share"] if cell["state"] == "shown" else None)
    else:
        shown = words(cell["text"])
        shown.setContentsMargins(0, 6, 0, 6)
    if cell["state"] != "shown":
        set_role(shown, "hint")
    shown.setAccessibleName(said)
    if chart != "bars" or column != 1 or cell["state"] != "shown" or cell["share"] is None:
        return shown
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    shown.setFixedWidth(max(52, QFontMetrics(shown.font()).horizontalAdvance(cell["text"]) + 6))
    row.addWidget(shown)
    row.addWidget(Bar(cell["share"]))
    row.addStretch(1)
    return holder
