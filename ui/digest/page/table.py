"""A table of a digest: words and figures first, bars and tints beside them."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from journal.digest.document import Data
from ui.digest.page.column import Column
from ui.digest.page.figures import MARK, Bar, FigureButton, StateMark, Tinted
from ui.style import set_role
from ui.widgets.sheet import words

HEAD_WIDTH = 260
HEADING_WIDTH = 150
LEAST_HEAD = 120  # with five columns beside it a table fits a window of 800 pixels
NOTE_WIDTH = 680
Behind = Callable[[Data, str], object]


class Table(QWidget):
    """One row of labels a row of the table, so that each is read aloud with its heading.

    `show_behind` gets what leads to the trials behind a figure, and the figure's name.
    """

    def __init__(self, block: Data, show_behind: Behind | None = None) -> None:
        super().__init__()
        self.figures: dict[tuple[int, int], FigureButton] = {}
        self._block = block
        self._show_behind = show_behind
        self.setAccessibleName(block["caption"])
        self._last = len(block["columns"]) + 1
        self._is_words = len(block["columns"]) == 1 and block["chart"] == "none"
        column = Column(4, self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(words(block["caption"], "question"))
        if block.get("basis"):
            column.addWidget(_narrow(words(block["basis"], "hint")))
        column.addWidget(self._rows())
        for state, text in _marks(block).items():
            column.addWidget(_legend(state, text))
        if block["note"]:
            column.addWidget(_narrow(words(block["note"], "hint")))
        self._stop_at(next(iter(self.figures), None))

    def _rows(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8 if self._block["chart"] == "heat" else 18)
        grid.setVerticalSpacing(0)
        for column, heading in enumerate(self._block["columns"], 1):
            shown = _heading(heading)
            if not self._is_words:
                shown.setMaximumWidth(HEADING_WIDTH)
            grid.addWidget(shown, 0, column)
        for number, row in enumerate(self._block["rows"]):
            line = QFrame()
            set_role(line, "rule")
            grid.addWidget(line, 2 * number + 1, 0, 1, self._last + 1)
            grid.addWidget(_row_heading(row["head"]), 2 * number + 2, 0)
            for place, widget in enumerate(self._cells(number, row), 1):
                grid.addWidget(widget, 2 * number + 2, place)
        grid.setColumnStretch(1 if self._is_words else self._last, 1)
        return holder

    def _cells(self, number: int, row: Data) -> Iterator[QWidget]:
        columns = self._block["columns"]
        for column, cell in enumerate(row["cells"]):
            heading = columns[column] if column < len(columns) else ""
            where = ", ".join(part for part in (row["head"], heading) if part)
            yield self._cell((number, column), cell, where)

    def _cell(self, place: tuple[int, int], cell: Data, where: str) -> QWidget:
        chart = self._block["chart"]
        if chart == "heat" and cell["state"] != "shown":
            shown: QWidget = StateMark(cell["state"])
        elif cell.get("behind") and self._show_behind:
            shown = self._button(place, cell, where)
        elif chart == "heat":
            shown = Tinted(cell["text"], cell["share"])
        else:
            shown = words(cell["text"], "" if cell["state"] == "shown" else "hint")
            shown.setContentsMargins(0, 6, 0, 6)
        if not isinstance(shown, FigureButton):
            shown.setAccessibleName(f"{where}: {cell['text']}")
        bars = chart == "bars" and place[1] == 0 and cell["state"] == "shown"
        return _with_bar(shown, cell) if bars and cell["share"] is not None else shown

    def _button(self, place: tuple[int, int], cell: Data, where: str) -> FigureButton:
        name = f"{cell['text']}: {where}"
        button = FigureButton(cell, name, centred=self._block["chart"] == "heat")
        button.walked.connect(lambda down, across: self._walk(place, down, across))
        button.clicked.connect(lambda: self._open(place, name))
        self.figures[place] = button
        return button

    def _open(self, place: tuple[int, int], name: str) -> None:
        self._stop_at(place)
        if self._show_behind:
            self._show_behind(self.figures[place].behind, name)

    def _walk(self, place: tuple[int, int], down: int, across: int) -> None:
        """To the next figure that way; where there is none, stay."""
        rows, columns = len(self._block["rows"]), self._last
        row, column = place[0] + down, place[1] + across
        while 0 <= row < rows and 0 <= column < columns:
            if (row, column) in self.figures:
                self._stop_at((row, column))
                self.figures[row, column].setFocus(Qt.FocusReason.TabFocusReason)
                return
            row, column = row + down, column + across

    def _stop_at(self, stop: tuple[int, int] | None) -> None:
        for place, button in self.figures.items():
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if place == stop else Qt.FocusPolicy.ClickFocus
            )


def _with_bar(shown: QWidget, cell: Data) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    needed = QFontMetrics(shown.font()).horizontalAdvance(cell["text"]) + 6
    shown.setFixedWidth(max(52, needed, shown.minimumSizeHint().width()))
    row.addWidget(shown)
    row.addWidget(Bar(cell["share"]))
    row.addStretch(1)
    return holder


def _heading(text: str) -> QLabel:
    label = words(text, "hint")
    label.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading)
    label.setContentsMargins(0, 6, 0, 6)
    return label


def _row_heading(text: str) -> QLabel:
    label = words(text)
    label.setMinimumWidth(LEAST_HEAD)
    label.setMaximumWidth(HEAD_WIDTH)
    label.setContentsMargins(0, 6, 0, 6)
    return label


def _narrow(label: QLabel) -> QLabel:
    label.setMaximumWidth(NOTE_WIDTH)
    return label


def _marks(block: Data) -> dict[str, str]:
    """What each mark that stands in a heat table means."""
    if block["chart"] != "heat":
        return {}
    cells = (cell for row in block["rows"] for cell in row["cells"])
    return {cell["state"]: cell["text"] for cell in cells if cell["state"] != "shown"}


def _legend(state: str, text: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 4, 0, 0)
    row.setSpacing(8)
    row.addWidget(StateMark(state, MARK + 2))
    row.addWidget(words(text, "hint"), 1)
    return holder
