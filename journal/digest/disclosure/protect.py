"""One table made safe to print: primary suppression, roll-up, then complementary suppression.

Complementary suppression hides more until no margin gives a hidden figure away (Hundepool et al.,
Handbook on Statistical Disclosure Control, on secondary cell suppression). It is greedy: first
column totals go (unless they matter more), then the smallest figures of a row, then rows, then
the table.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from operator import or_

from journal.digest.disclosure.bounds import SMALL, Page, Reader, Variable
from journal.digest.disclosure.lines import (
    Counts,
    Line,
    hidden,
    nothing,
    noughts_show,
    printed,
    printed_totals,
    printed_with_total,
    unsaid,
)
from journal.digest.disclosure.protected import Hidden, Nothing, Shown
from journal.digest.disclosure.tables import WHOLE


@dataclass(frozen=True, slots=True)
class Held:
    """A row that must be printed as before; `slack` is None where its counts may be anything."""

    line: Line
    slack: int | None


@dataclass(frozen=True, slots=True)
class Job:
    """A table to protect: true counts, how to count rows together, and rows that are decided.

    Of these `held` print as before, and those of `hidden` are hidden in a linked table. Where
    `totals_matter`, cells and rows are hidden rather than column totals; where `totals_stand`, a
    row may keep its total where nearly all in it give one answer.
    """

    rows: Mapping[str, Counts]
    totals: Counts
    together: Callable[[frozenset[str]], Counts]
    k: int
    held: Mapping[str, Held] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    totals_matter: bool = False
    totals_stand: bool = False


@dataclass(frozen=True, slots=True)
class _Forced:
    """What is hidden besides the primary suppression."""

    cells: frozenset[Variable] = frozenset()
    rows: frozenset[str] = frozenset()
    small: bool = False
    all: bool = False

    def __or__(self, other: "_Forced") -> "_Forced":
        return _Forced(
            self.cells | other.cells,
            self.rows | other.rows,
            self.small or other.small,
            self.all or other.all,
        )

    def places(self, row: str) -> list[int]:
        return [place for name, place in self.cells if name == row]


def protect(job: Job) -> tuple[Page, Variable | None]:
    """The table as printed, with no hidden figure that what is printed would give away.

    Only rows that must be printed as before can still give one away, which comes with the page.
    """
    forced = _Forced(rows=job.hidden)
    while True:
        page = _page(job, forced)
        exposed = next(
            (one for reader in _readers(job.held, page, job.k) for one in reader.exposed()), None
        )
        if exposed is None or forced.all:
            return page, exposed
        forced |= _remedy(job, page, forced, exposed)


def members(page: Page) -> frozenset[str]:
    """The rows that SMALL counts together: those hidden, each of which may be empty."""
    return frozenset(
        row for row, line in page.items() if row not in (SMALL, WHOLE) and line.is_hidden
    )


def gives_away(page: Page, held: Mapping[str, Held], k: int) -> bool:
    """Whether what a page prints bounds what it hides; `held` are rows of an earlier round."""
    return any(True for reader in _readers(held, page, k) for _one in reader.exposed())


def _readers(held: Mapping[str, Held], page: Page, k: int) -> Iterator[Reader]:
    """One who knows which rows stand for what they would tell, and one who takes every row that
    stands to have changed by fewer than k, as long as nothing printed contradicts it.
    """
    free = {row for row, one in held.items() if one.slack is None}
    slack = {row: one.slack for row, one in held.items() if one.slack is not None}
    now = {row: line for row, line in page.items() if row != SMALL or SMALL not in held}
    seen = {
        row: unsaid(line) if row in free and not line.is_hidden else line
        for row, line in now.items()
    }
    yield Reader(seen, slack, k)
    if free:
        trusting = Reader(now, slack | dict.fromkeys(free, k - 1), k)
        if trusting.is_consistent:
            yield trusting


def _page(job: Job, forced: _Forced) -> Page:
    width = max((len(counts.cells) for counts in job.rows.values()), default=0)
    as_printed = printed_with_total if job.totals_stand else printed
    page: dict[str, Line] = {}
    for row, counts in job.rows.items():
        if row in job.held:
            page[row] = job.held[row].line
        elif forced.all or row in forced.rows:
            page[row] = hidden(width)
        else:
            page[row] = as_printed(counts, job.k, forced.places(row))
    _say_nothing(job, page)
    if not (forced.all or forced.small):
        _roll_up(job, page, forced)
    page[WHOLE] = _totals(job, page, forced)
    return page


def _totals(job: Job, page: Page, forced: _Forced) -> Line:
    if WHOLE in job.held:
        return job.held[WHOLE].line
    width = len(job.totals.cells)
    if page and all(isinstance(line.total, Nothing) for line in page.values()):
        return nothing(width)
    if forced.all:
        return hidden(width)
    line = printed_totals(job.totals, job.k, forced.places(WHOLE))
    return _unsure_noughts(line, page) if job.totals_matter else line


def _unsure_noughts(line: Line, page: Page) -> Line:
    """Totals that do not say of an answer that nobody gave it where a cell above is hidden."""
    above = list(zip(*(row.cells for row in page.values()), strict=True))
    cells = (
        Hidden()
        if isinstance(cell, Nothing) and any(isinstance(one, Hidden) for one in column)
        else cell
        for cell, column in zip(line.cells, above, strict=True)
    )
    return Line(line.total, tuple(cells))


def _say_nothing(job: Job, page: dict[str, Line]) -> None:
    empty = [row for row, counts in job.rows.items() if not counts.total and row not in job.held]
    others_hidden = any(line.is_hidden for row, line in page.items() if row not in empty)
    if noughts_show(len(empty), others_hidden):
        page.update((row, nothing(len(page[row].cells))) for row in empty)


def _roll_up(job: Job, page: dict[str, Line], forced: _Forced) -> None:
    if SMALL in job.held:
        page[SMALL] = job.held[SMALL].line
        return
    together = members(page)
    if len(together) > 1:
        line = printed(job.together(together), job.k, forced.places(SMALL))
        if line.shows_something:
            page[SMALL] = line


def _remedy(job: Job, page: Page, forced: _Forced, exposed: Variable) -> _Forced:
    """The first remedy that helps by itself, else as many of them as it takes."""
    remedies = list(_remedies(job, page, exposed))
    together: list[_Forced] = list(accumulate(remedies, or_))
    for remedy in (*remedies, *together):
        readers = _readers(job.held, _page(job, forced | remedy), job.k)
        if not any(reader.is_exposed(exposed) for reader in readers):
            return remedy
    return _Forced(all=True)


def _remedies(job: Job, page: Page, exposed: Variable) -> Iterator[_Forced]:
    ways = [_without_totals(job, page, exposed), _without_others(job, page, exposed)]
    for way in reversed(ways) if job.totals_matter else ways:
        yield from way


def _without_totals(job: Job, page: Page, exposed: Variable) -> Iterator[_Forced]:
    _row, place = exposed
    totals = _shown_places(job, page, WHOLE)
    if place in totals:
        yield _Forced(cells=frozenset({(WHOLE, place)}))
    if totals:
        yield _Forced(cells=frozenset((WHOLE, other) for other in totals))


def _without_others(job: Job, page: Page, exposed: Variable) -> Iterator[_Forced]:
    row, _place = exposed
    yield from (_Forced(cells=frozenset({(row, other)})) for other in _shown_places(job, page, row))
    if SMALL in page and SMALL not in job.held:
        yield _Forced(small=True)
    yield from (_Forced(rows=frozenset({other})) for other in _shown_rows(job, page, row))


def _shown_places(job: Job, page: Page, row: str) -> list[int]:
    """The places of shown cells of a row that may still be hidden, smallest first."""
    if row in job.held or row not in page:
        return []
    cells = enumerate(page[row].cells)
    shown = [(cell.n, place) for place, cell in cells if isinstance(cell, Shown)]
    return [place for _n, place in sorted(shown)]


def _shown_rows(job: Job, page: Page, first: str) -> list[str]:
    """The shown rows that may still be hidden: `first` if it is one, then smallest first."""
    shown = [
        (row != first, line.total.n, row)
        for row, line in page.items()
        if row not in (SMALL, WHOLE, *job.held) and isinstance(line.total, Shown)
    ]
    return [row for _first, _n, row in sorted(shown)]
