"""The rows of one table in a new round: which are shown anew, and which stand as released."""

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from journal.digest.disclosure.bounds import SMALL, Page
from journal.digest.disclosure.ledger import Entry, remember
from journal.digest.disclosure.lines import Counts
from journal.digest.disclosure.memory import Change, Given, Hasher
from journal.digest.disclosure.protect import Held, Job, members, protect
from journal.digest.disclosure.refresh import enough, gives_away
from journal.digest.disclosure.tables import WHOLE, Answers, CountTable, people
from journal.digest.disclosure.tokens import line_of, token

Entries = Mapping[str, Entry]


@dataclass(frozen=True)
class Sources:
    """A table with its answers, now and standing; both are asked for once."""

    table: CountTable
    key: bytes

    @cached_property
    def columns(self) -> list[str]:
        return [column for column, _label in self.table.columns]

    def columns_of(self, row: str) -> list[str]:
        """The columns that a row has: for the totals none, where the table gives none."""
        return [] if row == WHOLE and self.table.column_totals is None else self.columns

    def given(self, row: str, inside: Set[str] = frozenset()) -> Given:
        """What is counted in a row; in SMALL, of the rows `inside`."""
        return self._of(self._answers, row, inside)

    def standing(self, row: str, inside: Set[str] = frozenset()) -> Given:
        """All that is shared now in a row; an answer counted now stands in any case."""
        return self._of(self._standing, row, inside) | self.given(row, inside)

    def hasher(self, row: str) -> Hasher:
        return Hasher(self.key, self.table.id, row)

    def together(self, rows: frozenset[str]) -> Counts:
        """Several rows counted as one."""
        given = self.given(SMALL, rows)
        cells = Counter(answer for _contributor, answer in given)
        return Counts(people(given), tuple(cells[column] for column in self.columns))

    def still(self, row: str, entry: Entry) -> Entry:
        """A kept row without what was withdrawn, which turns it blank."""
        standing = self.standing(row, frozenset(entry.inside))
        kept = remember(self.hasher(row).still(entry.remembered, standing))
        withdrawn = entry.withdrawn or kept != entry.people
        return entry.model_copy(update={"people": kept, "withdrawn": withdrawn})

    def change(self, row: str, entry: Entry, inside: Set[str] = frozenset()) -> Change:
        """How the contributors of a row differ from those it was released with."""
        standing = self.standing(row, frozenset(entry.inside))
        return self.hasher(row).change(entry.remembered, self.given(row, inside), standing)

    @cached_property
    def _answers(self) -> Answers:
        return self.table.answers()

    @cached_property
    def _standing(self) -> Answers:
        return self.table.standing() if self.table.standing else self._answers

    def _of(self, answers: Answers, row: str, inside: Set[str]) -> Given:
        if row == WHOLE:
            inside = {name for name, _label in self.table.rows}
        if row in (WHOLE, SMALL):
            return set().union(*(answers.get(name, set()) for name in sorted(inside)))
        return answers.get(row, set())


def advance(sources: Sources, past: Entries, round_number: int, k: int) -> dict[str, Entry]:
    """The table's entries after the release of a new round; rows out of the table stay kept."""
    kept = {row: sources.still(row, entry) for row, entry in past.items()}
    held: dict[str, Held] = {}
    for row in (*(row for row, _label in sources.table.rows), WHOLE):
        if row in past and not enough(sources.change(row, past[row]), k):
            held[row] = _as_released(sources, row, kept[row], k, slack=k - 1)
    page = _protected(sources, held, k)
    while waiting := _must_wait(sources, past, page, held, k):
        held[waiting] = _as_released(sources, waiting, kept[waiting], k, slack=None)
        page = _protected(sources, held, k)
    inside = members(page)
    for row, line in page.items():
        if row in held:
            kept[row] = kept[row].model_copy(update={"page": round_number})
            continue
        among = inside if row == SMALL else frozenset[str]()
        kept[row] = Entry(
            round=round_number,
            page=round_number,
            threshold=k,
            total=token(line.total),
            cells=dict(zip(sources.columns_of(row), map(token, line.cells), strict=True)),
            inside=tuple(sorted(among)),
            people=remember(sources.hasher(row).people(sources.given(row, among))),
        )
    return kept


def _protected(sources: Sources, held: Mapping[str, Held], k: int) -> Page:
    table = sources.table
    down = table.column_totals or {}
    job = Job(
        rows={
            row: Counts(table.row_totals.get(row, 0), tuple(table.cells(row)))
            for row, _label in table.rows
        },
        totals=Counts(
            table.total,
            tuple(down.get(column, 0) for column in sources.columns_of(WHOLE)),
        ),
        together=sources.together,
        k=k,
        held=held,
    )
    return protect(job)


def _must_wait(
    sources: Sources, past: Entries, page: Page, held: Mapping[str, Held], k: int
) -> str | None:
    """A row of a proposed page that must rather stand as released; None where all may go."""
    inside = members(page)
    for row, line in page.items():
        if row not in past or row in held:
            continue
        change = sources.change(row, past[row], inside if row == SMALL else frozenset())
        columns = sources.columns_of(row)
        if not enough(change, k) or gives_away(past[row], line, columns, change, k):
            return row
    return None


def _as_released(sources: Sources, row: str, entry: Entry, k: int, slack: int | None) -> Held:
    line = line_of(entry, sources.columns_of(row), k)
    return Held(line, None if entry.withdrawn else slack)
