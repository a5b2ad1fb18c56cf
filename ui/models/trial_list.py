"""Any number of trials as a list: row numbers at once, their lines when they come into sight."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QTimer

from journal.logbook.glance import GlanceRow
from ui.models.glance_list import ACCESSIBLE_TEXT, DISPLAY, ROW, Index, spoken, written

BLOCK = 50  # lines fetched together
KEPT = 2_000  # lines held in memory

_TOP = QModelIndex()
Fetch = Callable[[list[int], Callable[[dict[int, GlanceRow]], object]], object]


class TrialList(QAbstractListModel):
    """`fetch` gets row numbers and a function to hand their lines to."""

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._numbers = array("q")
        self._lines: OrderedDict[int, GlanceRow] = OrderedDict()
        self._wanted: set[int] = set()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._ask)

    def show(self, numbers: Iterable[int]) -> None:
        """List these trials instead; lines that are at hand stay."""
        self.beginResetModel()
        self._numbers = array("q", numbers)
        self._wanted.clear()
        self.endResetModel()

    def forget_lines(self) -> None:
        """Read every line anew, because trials have changed."""
        self._lines.clear()

    def place_of(self, number: int) -> QModelIndex:
        """Where the trial with this row number stands; an invalid index if it is not listed."""
        try:
            return self.index(self._numbers.index(number))
        except ValueError:
            return QModelIndex()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._numbers)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid() or role not in (ROW, DISPLAY, ACCESSIBLE_TEXT):
            return None
        line = self._line(index.row())
        if role == ROW or line is None:
            return line
        return written(line) if role == DISPLAY else spoken(line)

    def _line(self, row: int) -> GlanceRow | None:
        number = self._numbers[row]
        line = self._lines.get(number)
        if line is None:
            start = row - row % BLOCK
            self._wanted.update(self._numbers[start : start + BLOCK])
            self._timer.start()
        return line

    def _ask(self) -> None:
        missing = [number for number in self._wanted if number not in self._lines]
        self._wanted.clear()
        if missing:
            self._fetch(missing, self._take)

    def _take(self, lines: dict[int, GlanceRow]) -> None:
        self._lines.update(lines)
        while len(self._lines) > KEPT:
            self._lines.popitem(last=False)
        if self._numbers:
            self.dataChanged.emit(self.index(0), self.index(len(self._numbers) - 1))
