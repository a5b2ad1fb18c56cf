"""Figures of the peers' edition as tables: always in the vocabulary's order, never a ranking."""

from collections.abc import Iterable, Sequence

from journal.digest.document import Cell, Chart, Grid, PeersTable, Row
from journal.digest.gather.tallies import Crossing, Tally
from journal.digest.wording import not_recorded, not_tried
from journal.language import _
from journal.vocabulary import is_term, label, terms


def counted(
    table: str,
    caption: str,
    field: str,
    tallies: Iterable[Tally],
    whole_scale: bool = False,
    note: str = "",
) -> PeersTable:
    """Values with their numbers of trials and people; `whole_scale` prints the unused ones too."""
    found = {tally.value: tally for tally in tallies}
    order = [term.id for term in terms(field) if whole_scale or term.id in found]
    most = max((tally.trials for tally in found.values()), default=1)
    rows = [_counted_row(label(field, value), found.get(value), most) for value in order]
    if None in found:
        rows.append(_counted_row(not_recorded(), found[None], most))
    columns = (_("Trials"), _("People"))
    return PeersTable(Grid(table, caption, columns, tuple(rows), note, "bars"))


def answered(
    table: str, caption: str, field: str, tallies: Iterable[Tally], whole_scale: bool = False
) -> PeersTable:
    """Answers of a check-in with their numbers of people."""
    found = {tally.value: tally.people for tally in tallies}
    most = max(found.values(), default=1)
    rows = tuple(
        Row(label(field, term.id), (_bar(found.get(term.id, 0), most),))
        for term in terms(field)
        if whole_scale or term.id in found
    )
    return PeersTable(Grid(table, caption, (_("People"),), rows, chart="bars"))


def crossed(
    table: str,
    caption: str,
    first: str,
    second: str,
    crossings: Sequence[Crossing],
    chart: Chart = "heat",
) -> PeersTable:
    """One coded field against another, in numbers of trials; a blank says so in words."""
    found = {(c.first, c.second): c.trials for c in crossings}
    across = _used(second, {c.second for c in crossings})
    down = _used(first, {c.first for c in crossings})
    most = max(found.values(), default=1)
    rows = tuple(
        Row(_name(first, one), tuple(_tint(found.get((one, other)), most) for other in across))
        for one in down
    )
    columns = tuple(_name(second, other) for other in across)
    return PeersTable(Grid(table, caption, columns, rows, chart=chart))


def plain(
    table: str, caption: str, columns: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]]
) -> PeersTable:
    """A table of words."""
    return PeersTable(
        Grid(
            table,
            caption,
            tuple(columns),
            tuple(Row(head, tuple(Cell(text) for text in texts)) for head, texts in rows),
        )
    )


def _counted_row(name: str, tally: Tally | None, most: int) -> Row:
    if tally is None:
        return Row(name, (_bar(0, most), Cell("0")))
    return Row(name, (_bar(tally.trials, most), Cell(str(tally.people))))


def _bar(number: int, most: int) -> Cell:
    return Cell(str(number), round(number / most, 3))


def _tint(number: int | None, most: int) -> Cell:
    if number is None:
        return Cell(not_tried(), None, "blank")
    return Cell(str(number), round(number / most, 3))


def _used(field: str, values: set[str | None]) -> list[str | None]:
    known: list[str | None] = [term.id for term in terms(field) if term.id in values]
    own_words = sorted(value for value in values if value and not is_term(field, value))
    return known + own_words + ([None] if None in values else [])


def _name(field: str, value: str | None) -> str:
    return not_recorded() if value is None else label(field, value)
