"""One line of figures, counted and printed: primary suppression, rounding, and which noughts show.

A count under the threshold is hidden (minimum frequency rule), a line in which nearly all give one
answer is hidden as a whole (group disclosure). A nought is printed as such only where there are at
least two in the line and nothing else in it is hidden. So "too few to show" may always be none.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from journal.digest.disclosure.protected import Blank, Cell, Hidden, Nothing, Shown
from journal.digest.disclosure.rule import may_show, nearly_all, rounded


@dataclass(frozen=True, slots=True)
class Counts:
    """The true numbers of contributors of a line: all, and by answer.

    `silent` are the places of answers that say nothing, such as "not recorded".
    """

    total: int
    cells: tuple[int, ...]
    silent: frozenset[int] = frozenset()

    @property
    def alike(self) -> bool:
        """Whether nearly all of its contributors give one answer; saying nothing is none."""
        said = (n for place, n in enumerate(self.cells) if place not in self.silent)
        return nearly_all(max(said, default=0), self.total)


@dataclass(frozen=True, slots=True)
class Line:
    """A line as printed."""

    total: Cell
    cells: tuple[Cell, ...]

    @property
    def is_hidden(self) -> bool:
        return isinstance(self.total, Hidden)

    @property
    def shows_something(self) -> bool:
        return isinstance(self.total, Shown)


def printed(counts: Counts, k: int, forced: Iterable[int] = ()) -> Line:
    """A row as printed; `forced` are the places of cells to hide besides."""
    if counts.alike or not may_show(counts.total, k):
        return hidden(len(counts.cells))
    return Line(Shown(rounded(counts.total)), _cells(counts.cells, k, frozenset(forced)))


def printed_totals(counts: Counts, k: int, forced: Iterable[int] = ()) -> Line:
    """A line whose total stays where nearly all in it give one answer, as a table's totals do."""
    if not may_show(counts.total, k):
        return hidden(len(counts.cells))
    places = range(len(counts.cells)) if counts.alike else forced
    return Line(Shown(rounded(counts.total)), _cells(counts.cells, k, frozenset(places)))


def printed_with_total(counts: Counts, k: int, forced: Iterable[int] = ()) -> Line:
    """A row that keeps its total where nearly all give one answer and nobody can see that they do.

    A total over nothing but hidden answers that is more than these could come to, each under the
    threshold, would say it: such a row is hidden as any other.
    """
    if counts.alike and counts.total > len(counts.cells) * (k - 1):
        return hidden(len(counts.cells))
    return printed_totals(counts, k, forced)


def hidden(columns: int) -> Line:
    """A line of which nothing is shown."""
    return Line(Hidden(), (Hidden(),) * columns)


def nothing(columns: int) -> Line:
    """A line of which it may be said that nobody stands in it."""
    return Line(Nothing(), (Nothing(),) * columns)


def blank(columns: int) -> Line:
    """A line left empty because something in it was withdrawn."""
    return Line(Blank(), (Blank(),) * columns)


def unsaid(line: Line) -> Line:
    """A line whose figures say nothing of now; what it hides stays hidden."""
    total, *cells = (cell if isinstance(cell, Hidden) else Blank() for cell in _all(line))
    return Line(total, tuple(cells))


def noughts_show(noughts: int, others_hidden: bool) -> bool:
    """Whether the noughts of a line, or the empty rows of a table, are printed as such."""
    return noughts > 1 and not others_hidden


def _all(line: Line) -> tuple[Cell, ...]:
    return (line.total, *line.cells)


def _cells(cells: tuple[int, ...], k: int, forced: frozenset[int]) -> tuple[Cell, ...]:
    shown = [may_show(n, k) and place not in forced for place, n in enumerate(cells)]
    others_hidden = any(
        (n > 0 or place in forced) and not shown[place] for place, n in enumerate(cells)
    )
    nought: Cell = Nothing() if noughts_show(cells.count(0), others_hidden) else Hidden()
    return tuple(
        Shown(rounded(n)) if shown[place] else (Hidden() if n else nought)
        for place, n in enumerate(cells)
    )
