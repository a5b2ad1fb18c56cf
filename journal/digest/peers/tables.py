"""Figures of the peers' edition as tables: always in the vocabulary's order, never a ranking."""

from collections.abc import Callable, Iterable, Sequence

from journal.digest.document import Cell, Grid, PeersTable, Row
from journal.digest.gather.tallies import Crossing, Tally
from journal.digest.wording import not_recorded
from journal.language import _
from journal.vocabulary import is_term, label, terms


def counted(
    table: str,
    caption: str,
    field: str,
    tallies: Iterable[Tally],
    whole: int,
    note: str = "",
    words: Callable[[str, str], str] = label,
) -> PeersTable:
    """Values with their numbers of trials and people; bars are shares of `whole`, all trials.

    `words` names a value of the field, terms and own words alike.
    """
    found = {tally.value: tally for tally in tallies}
    order = _used(field, set(found))
    rows = [_counted_row(_name(words, field, value), found[value], whole) for value in order]
    columns = (_("Trials"), _("People"))
    return PeersTable(Grid(table, caption, columns, tuple(rows), note, "bars"))


def answered(
    table: str,
    caption: str,
    field: str,
    tallies: Iterable[Tally],
    whole: int,
    every_term: bool = False,
) -> PeersTable:
    """Answers of a check-in with their numbers of people; bars are shares of `whole`."""
    found = {tally.value: tally.people for tally in tallies}
    rows = tuple(
        Row(label(field, term.id), (_bar(found.get(term.id, 0), whole),))
        for term in terms(field)
        if every_term or term.id in found
    )
    return PeersTable(Grid(table, caption, (_("People"),), rows, chart="bars"))


def crossed(
    table: str,
    caption: str,
    first: str,
    second: str,
    crossings: Sequence[Crossing],
    words: Callable[[str, str], str],
    blank: str = "",
) -> PeersTable:
    """One coded field against another, in numbers of trials.

    `words` names a value of a field, terms and own words alike; `blank` is what silence means.
    """
    found = {(c.first, c.second): c.trials for c in crossings}
    across = _used(second, {c.second for c in crossings})
    down = _used(first, {c.first for c in crossings})
    most = max(found.values(), default=1)
    rows = tuple(
        Row(
            _name(words, first, one),
            tuple(_tint(found.get((one, other), 0), most, blank) for other in across),
        )
        for one in down
    )
    columns = tuple(_name(words, second, other) for other in across)
    return PeersTable(Grid(table, caption, columns, rows, chart="heat"))


def _counted_row(name: str, tally: Tally, whole: int) -> Row:
    return Row(name, (_bar(tally.trials, whole), Cell(str(tally.people))))


def _bar(number: int, whole: int) -> Cell:
    return Cell(str(number), round(number / whole, 3))


def _tint(number: int, most: int, blank: str) -> Cell:
    if number == 0:
        return Cell(blank, None, "blank") if blank else Cell("0")
    return Cell(str(number), round(number / most, 3))


def _used(field: str, values: set[str | None]) -> list[str | None]:
    known: list[str | None] = [term.id for term in terms(field) if term.id in values]
    own_words = sorted(value for value in values if value and not is_term(field, value))
    return known + own_words + ([None] if None in values else [])


def _name(words: Callable[[str, str], str], field: str, value: str | None) -> str:
    return not_recorded() if value is None else words(field, value)
