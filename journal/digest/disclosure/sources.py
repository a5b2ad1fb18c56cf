"""A raw table with the answers behind it, compared with what a ledger remembers of its rows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, cached_property

from journal.digest.disclosure.bounds import SMALL
from journal.digest.disclosure.ledger import Entry, Past, Token, remember
from journal.digest.disclosure.lines import Counts
from journal.digest.disclosure.memory import Change, Given, Hasher
from journal.digest.disclosure.refresh import enough, gives_away
from journal.digest.disclosure.tables import WHOLE, Answers, CountTable, people

NO_ROWS = frozenset[str]()


class Sources:
    """A table with its answers, now and standing; both are asked for once, and only if needed."""

    def __init__(self, table: CountTable, key: bytes) -> None:
        self.table = table
        self.columns = [column for column, _label in table.columns]
        self.hasher = cache(lambda row: Hasher(key, table.id, row))
        self._given = cache(self._gather_given)
        self._standing = cache(self._gather_standing)

    def columns_of(self, row: str) -> list[str]:
        """The columns that a row has: for the totals none, where the table gives none."""
        return [] if row == WHOLE and self.table.column_totals is None else self.columns

    def given(self, row: str, inside: frozenset[str] = NO_ROWS) -> Given:
        """What is counted in a row; in SMALL, of the rows `inside`."""
        return self._given(row, inside)

    def together(self, rows: frozenset[str]) -> Counts:
        """Several rows counted as one."""
        given = self.given(SMALL, rows)
        cells = Counter(answer for _contributor, answer in given)
        found = tuple(cells[column] for column in self.columns)
        return Counts(people(given), found, self.table.silent_places)

    def remembered(self, row: str, inside: frozenset[str] = NO_ROWS) -> dict[str, tuple[str, ...]]:
        """What a ledger is to keep of a row's contributors."""
        return remember(self.hasher(row).people(self.given(row, inside)))

    def all_still(self, past: Mapping[str, Entry]) -> dict[str, Entry]:
        """The kept rows of the table, each without what was withdrawn."""
        kept = {row: self.still(row, entry) for row, entry in past.items()}
        if self.table.rows_said and any(kept[row].withdrawn > past[row].withdrawn for row in past):
            return {
                row: entry.model_copy(update={"withdrawn": True}) for row, entry in kept.items()
            }
        return kept

    def still(self, row: str, entry: Entry) -> Entry:
        """A kept row without what was withdrawn, which turns it blank."""
        standing = self._standing(row, frozenset(entry.inside))
        there = self.hasher(row).still(entry.remembered, standing, self.table.changeable)
        kept = entry.keeping(there)
        withdrawn = entry.withdrawn or kept["people"] != entry.people
        earlier = tuple(self._still_past(row, one) for one in entry.earlier)
        return entry.model_copy(update=kept | {"withdrawn": withdrawn, "earlier": earlier})

    def _still_past(self, row: str, past: Past) -> Past:
        standing = self._standing(row, frozenset(past.inside))
        there = self.hasher(row).still(past.remembered, standing, self.table.changeable)
        return past.model_copy(update=past.keeping(there))

    def tells(
        self,
        row: str,
        entry: Entry,
        tokens: Sequence[Token],
        k: int,
        inside: frozenset[str] = NO_ROWS,
    ) -> bool:
        """Whether a row, printed so, and any release of it before tell of too few, or of one."""
        releases: tuple[Entry | Past, ...] = (entry, *entry.earlier)
        for one in releases:
            change = self.change(row, one, inside)
            columns = self.columns_of(row)
            if not enough(change, k) or gives_away(one, tokens, columns, change, k):
                return True
        return False

    def change(self, row: str, entry: Entry | Past, inside: frozenset[str] = NO_ROWS) -> Change:
        """How the contributors of a row differ from those it was released with."""
        standing = self._standing(row, frozenset(entry.inside))
        given = self.given(row, inside)
        return self.hasher(row).change(entry.remembered, given, standing, entry.forgotten)

    @cached_property
    def _all_given(self) -> Answers:
        return self.table.answers()

    @cached_property
    def _all_standing(self) -> Answers:
        return self.table.standing() if self.table.standing else self._all_given

    def _gather_given(self, row: str, inside: frozenset[str]) -> Given:
        rows = [name for name, _label in self.table.rows] if row == WHOLE else sorted(inside)
        return _together(self._all_given, rows if row in (WHOLE, SMALL) else [row])

    def _gather_standing(self, row: str, inside: frozenset[str]) -> Given:
        """All that is shared now in a row; an answer counted now stands in any case."""
        if self.table.standing is None:
            return self.given(row, inside)
        rows = list(self._all_standing) if row == WHOLE else sorted(inside)
        standing = _together(self._all_standing, rows if row in (WHOLE, SMALL) else [row])
        return standing | self.given(row, inside)


def _together(answers: Answers, rows: list[str]) -> Given:
    if len(rows) == 1:
        return answers.get(rows[0], set())
    return set().union(*(answers.get(row, set()) for row in rows))
