"""Any number of trials as a list: row numbers at once, their lines when they come into sight."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QStringListModel, QTimer, Signal

from journal.logbook.glance import GlanceRow
from ui.models.glance_list import ACCESSIBLE_TEXT, DISPLAY, ROW, Index, spoken, written

BLOCK = 50  # lines fetched together
KEPT = 2_000  # lines held in memory

Fetch = Callable[[list[int], Callable[[dict[int, GlanceRow]], object]], object]


class TrialList(QStringListModel):
    """`fetch` gets row numbers and a function to hand their lines to.

    Its base holds nothing but how many rows there are. Qt asks for that once for each row when it
    arranges a list, and asking Python 100,000 times takes an eighth of a second. For the same
    reason `lines_came` tells that there is something to paint: dataChanged would have the whole
    list arranged anew.
    """

    lines_came = Signal()

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._numbers = array("q")
        self._lines: OrderedDict[int, GlanceRow] = OrderedDict()
        self._wanted: set[int] = set()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._ask)

    def show(self, numbers: Iterable[int], lines: Mapping[int, GlanceRow] | None = None) -> None:
        """List these trials instead; `lines` are at hand already, others are forgotten."""
        self._numbers = array("q", numbers)
        self._lines = OrderedDict(lines or {})
        self._wanted.clear()
        self.setStringList([""] * len(self._numbers))

    def number_at(self, row: int) -> int:
        """The number in the journal of the trial in this row."""
        return self._numbers[row]

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid() or role not in (ROW, DISPLAY, ACCESSIBLE_TEXT):
            return None
        line = self._line(index.row())
        if role == ROW or line is None:
            return line
        return written(line) if role == DISPLAY else spoken(line)

    def _line(self, row: int) -> GlanceRow | None:
        line = self._lines.get(self._numbers[row])
        if line is None:
            start = row - row % BLOCK
            self._wanted.update(self._numbers[start : start + BLOCK])
            self._timer.start()
        return line

    def _ask(self) -> None:
        missing = [number for number in self._wanted if number not in self._lines]
        self._wanted.clear()
        if missing:
            self._fetch(missing, self._taker())

    def _taker(self) -> Callable[[dict[int, GlanceRow]], None]:
        listed = self._numbers

        def take(lines: dict[int, GlanceRow]) -> None:
            if listed is not self._numbers:  # another list is shown by now
                return
            self._lines.update(lines)
            while len(self._lines) > KEPT:
                self._lines.popitem(last=False)
            self.lines_came.emit()

        return take
