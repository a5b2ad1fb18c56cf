"""What a reader can conclude about a hidden figure from everything printed around it.

The reader knows max(cells) <= margin <= sum(cells) for rows, columns and the total, that a printed
p stands for p - 2 to p + 2 and is not under the threshold, and nothing of hidden cells. All of
this says "at most a sum of others", so there is a greatest solution (Knaster, Tarski): a hidden
figure can be 0 exactly if the greatest solution with it at 0 still reaches all that is printed.
The interval is that of the linear programme in Fischetti and Salazar's cell suppression audit.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

from journal.digest.disclosure.lines import Line
from journal.digest.disclosure.protected import Cell, Hidden, Nothing, Shown
from journal.digest.disclosure.rule import SLACK
from journal.digest.disclosure.tables import WHOLE

SMALL = "small-groups"
MARGIN = -1
WITHOUT_END = 10**9

Variable = tuple[str, int]
"""A row (WHOLE for the totals) and the place of a column (MARGIN for the row's own total)."""

Page = Mapping[str, Line]
"""The lines of a table as printed: its rows, SMALL where shown, WHOLE for its totals."""

Slack = Mapping[str, int]
"""Frozen rows: by how much their present counts may lie beside what is printed."""


@dataclass(frozen=True, slots=True)
class _Cap:
    """A figure that cannot exceed the sum of others, all by their place in a list of figures."""

    target: int
    parts: Callable[[list[int]], Any]
    is_one: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    """The figures of all pages of one shape, what caps them, and the caps each is a part of."""

    at: Mapping[Variable, int]
    caps: tuple[_Cap, ...]
    uses: tuple[tuple[int, ...], ...]


class Reader:
    """The reader of one printed table."""

    def __init__(self, page: Page, slack: Slack, k: int) -> None:
        self._page = page
        self._k = k
        self._frame = _frame(
            tuple((row, len(line.cells)) for row, line in page.items()),
            frozenset(row for row, line in page.items() if SMALL in page and line.is_hidden),
        )
        self._low: list[int] = []
        self._high: list[int] = []
        for row, line in page.items():
            self._take_in(row, line, slack)
        self.is_consistent = all(
            low <= high for low, high in zip(self._low, self._high, strict=True)
        ) and self._lower(self._high, set(range(len(self._frame.caps))))

    def exposed(self) -> Iterator[Variable]:
        """The hidden figures that cannot, for all he knows, be 0 and be one under the threshold."""
        return (variable for variable in _guarded(self._page) if self.is_exposed(variable))

    def is_exposed(self, variable: Variable) -> bool:
        """Whether a figure is hidden and yet bounded."""
        row, place = variable
        line = self._page.get(row)
        if line is None or not isinstance(_cell(line, place), Hidden):
            return False
        at = self._frame.at[variable]
        if not self.is_consistent or self._high[at] < self._k - 1 or self._low[at] > 0:
            return True
        trial = self._high.copy()
        trial[at] = 0
        return not self._lower(trial, set(self._frame.uses[at]))

    def _take_in(self, row: str, line: Line, slack: Slack) -> None:
        for place in range(MARGIN, len(line.cells)):
            low, high = known(_cell(line, place), self._k)
            if row in slack:
                low, high = max(0, low - slack[row]), high + slack[row]
            self._low.append(low)
            self._high.append(high)

    def _lower(self, high: list[int], broken: set[int]) -> bool:
        """Bring `high` down to the greatest solution; False where it misses what is printed.

        `broken` are the caps that it may not keep.
        """
        frame, low = self._frame, self._low
        while broken:
            cap = frame.caps[broken.pop()]
            most = cap.parts(high) if cap.is_one else sum(cap.parts(high))
            if most < high[cap.target]:
                if most < low[cap.target]:
                    return False
                high[cap.target] = most
                broken.update(frame.uses[cap.target])
        return True


def known(cell: Cell, k: int) -> tuple[int, int]:
    """The least and the most that a printed cell may stand for."""
    if isinstance(cell, Shown):
        return max(k, cell.n - SLACK), max(k, cell.n + SLACK)
    if isinstance(cell, Nothing):
        return 0, 0
    return 0, WITHOUT_END


def _cell(line: Line, place: int) -> Cell:
    return line.total if place == MARGIN else line.cells[place]


def _guarded(page: Page) -> Iterator[Variable]:
    """Hidden figures, save totals over something shown: those are no secret of their own."""
    for row, line in page.items():
        if row != WHOLE:
            yield row, MARGIN
            yield from ((row, place) for place in range(len(line.cells)))
    for place in range(len(page[WHOLE].cells)):
        if not any(
            isinstance(line.cells[place], Shown) for row, line in page.items() if row != WHOLE
        ):
            yield WHOLE, place


@lru_cache(maxsize=64)
def _frame(widths: tuple[tuple[str, int], ...], together: frozenset[str]) -> _Frame:
    """What pages of rows so wide have in common; `together` are the rows that SMALL counts."""
    variables = [(row, place) for row, width in widths for place in range(MARGIN, width)]
    at = {variable: number for number, variable in enumerate(variables)}
    caps: list[_Cap] = []
    uses: list[list[int]] = [[] for _variable in variables]
    for target, parts in _caps(dict(widths), together):
        for part in parts:
            uses[at[part]].append(len(caps))
        if parts:
            places = [at[part] for part in parts]
            caps.append(_Cap(at[target], itemgetter(*places), len(places) == 1))
    return _Frame(at, tuple(caps), tuple(map(tuple, uses)))


def _caps(
    widths: Mapping[str, int], together: frozenset[str]
) -> Iterator[tuple[Variable, list[Variable]]]:
    """Each figure with figures whose sum it cannot exceed."""
    rows = [row for row in widths if row not in (WHOLE, SMALL)]
    columns = range(max((widths[row] for row in rows), default=0))
    total = (WHOLE, MARGIN)
    for row in (*rows, SMALL) if SMALL in widths else rows:
        yield (row, MARGIN), [total]
        yield (row, MARGIN), [(row, place) for place in columns]
        for place in columns:
            yield (row, place), [(row, MARGIN)]
    yield total, [(row, MARGIN) for row in rows]
    if widths[WHOLE]:
        yield total, [(WHOLE, place) for place in columns]
        for place in columns:
            yield (WHOLE, place), [total]
            yield (WHOLE, place), [(row, place) for row in rows]
            yield from (((row, place), [(WHOLE, place)]) for row in rows)
    if SMALL in widths:
        inside = [row for row in rows if row in together]
        beside = [row for row in rows if row not in together]
        totals = (MARGIN, *columns) if widths[WHOLE] else (MARGIN,)
        for place in (MARGIN, *columns):
            yield (SMALL, place), [(row, place) for row in inside]
            yield from (((row, place), [(SMALL, place)]) for row in inside)
        for place in totals:
            yield (WHOLE, place), [(row, place) for row in (SMALL, *beside)]
            yield (SMALL, place), [(WHOLE, place)]
