"""What a reader can conclude about a hidden figure from everything printed around it.

The reader knows max(cells) <= margin <= sum(cells) for rows, columns and the total, that a printed
p stands for p - 2 to p + 2 and is not under the threshold, and nothing of hidden cells. All of
this says "at most a sum of others", so there is a greatest solution (Knaster, Tarski): a hidden
figure can be 0 exactly if the greatest solution with it at 0 still reaches all that is printed.
The interval is that of the linear programme in Fischetti and Salazar's cell suppression audit.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

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


class Reader:
    """The reader of one printed table."""

    def __init__(self, page: Page, slack: Slack, k: int) -> None:
        self._page = page
        self._k = k
        self._low: dict[Variable, int] = {}
        self._high: dict[Variable, int] = {}
        self._uses: dict[Variable, list[tuple[Variable, list[Variable]]]] = defaultdict(list)
        for row, line in page.items():
            self._take_in(row, line, slack)
        for at_most, parts in _caps(page):
            for part in parts:
                self._uses[part].append((at_most, parts))
        self.is_consistent = self._lower(self._high, list(self._high))

    def exposed(self) -> Iterator[Variable]:
        """The hidden figures that cannot, for all he knows, be 0 and be one under the threshold."""
        return (variable for variable in _guarded(self._page) if self.is_exposed(variable))

    def is_exposed(self, variable: Variable) -> bool:
        """Whether a figure is hidden and yet bounded."""
        row, place = variable
        line = self._page.get(row)
        if line is None or not isinstance(_cell(line, place), Hidden):
            return False
        if not self.is_consistent or self._high[variable] < self._k - 1:
            return True
        trial = dict(self._high)
        trial[variable] = 0
        return not self._lower(trial, [variable])

    def _take_in(self, row: str, line: Line, slack: Slack) -> None:
        for place in range(MARGIN, len(line.cells)):
            low, high = known(_cell(line, place), self._k)
            if row in slack:
                low, high = max(0, low - slack[row]), high + slack[row]
            self._low[row, place], self._high[row, place] = low, high

    def _lower(self, high: dict[Variable, int], lowered: list[Variable]) -> bool:
        """Bring `high` down to the greatest solution; False where it misses what is printed."""
        if any(high[variable] < self._low[variable] for variable in lowered):
            return False
        while lowered:
            for target, parts in self._uses[lowered.pop()]:
                most = sum(high[part] for part in parts)
                if most < high[target]:
                    if most < self._low[target]:
                        return False
                    high[target] = most
                    lowered.append(target)
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


def _caps(page: Page) -> Iterator[tuple[Variable, list[Variable]]]:
    """Each figure with figures whose sum it cannot exceed."""
    rows = [row for row in page if row not in (WHOLE, SMALL)]
    columns = range(max((len(page[row].cells) for row in rows), default=0))
    total = (WHOLE, MARGIN)
    for row in (*rows, SMALL) if SMALL in page else rows:
        yield (row, MARGIN), [total]
        yield (row, MARGIN), [(row, place) for place in columns]
        for place in columns:
            yield (row, place), [(row, MARGIN)]
    yield total, [(row, MARGIN) for row in rows]
    if page[WHOLE].cells:
        yield total, [(WHOLE, place) for place in columns]
        for place in columns:
            yield (WHOLE, place), [total]
            yield (WHOLE, place), [(row, place) for row in rows]
            yield from (((row, place), [(WHOLE, place)]) for row in rows)
    if SMALL in page:
        yield from _caps_of_small(page, rows, columns)


def _caps_of_small(
    page: Page, rows: list[str], columns: range
) -> Iterator[tuple[Variable, list[Variable]]]:
    """What SMALL, which counts the hidden rows together, says of them and of the totals."""
    inside = [row for row in rows if page[row].is_hidden]
    beside = [row for row in rows if not page[row].is_hidden]
    for place in (MARGIN, *columns):
        yield (SMALL, place), [(row, place) for row in inside]
        yield from (((row, place), [(SMALL, place)]) for row in inside)
        if place == MARGIN or page[WHOLE].cells:
            yield (WHOLE, place), [(row, place) for row in (SMALL, *beside)]
            yield (SMALL, place), [(WHOLE, place)]
