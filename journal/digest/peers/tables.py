"""Figures of the peers' edition as tables: always in the vocabulary's order, never a ranking."""

from collections.abc import Iterable, Sequence

from journal.digest.document import Behind, Cell, Grid, PeersTable, Row
from journal.digest.gather.shelf import OWN_WORDS
from journal.digest.gather.tallies import Crossing, Tally, tally
from journal.digest.peers.reading import Printing, Reading
from journal.digest.wording import figure_title, not_recorded
from journal.language import _, plural
from journal.vocabulary import is_term, label, terms


def recorded(
    reading: Reading, field: str, caption: str = "", note: str = "", table: str = ""
) -> tuple[PeersTable, ...]:
    """The table of a field of the trials, none where no trial has it on record.

    Its caption is the figure's own title where none is given, its id the field.
    """
    found = tally(reading.scope, field)
    if all(one.value is None for one in found):
        return ()
    caption = caption or figure_title(field)
    return (_counted(reading, table or field, caption, field, found, note),)


def _counted(
    reading: Reading,
    table: str,
    caption: str,
    field: str,
    tallies: Iterable[Tally],
    note: str = "",
) -> PeersTable:
    """Values with their numbers of trials and people; bars are shares of all trials."""
    found = {tally.value: tally for tally in tallies}
    rows = []
    for value in _used(field, set(found) - _not_asked(field)):
        one, behind = found[value], (_behind(reading, field, value),)
        trials = _bar(one.trials, reading.totals.trials, behind)
        people = Cell(str(one.people), behind=behind)
        rows.append(Row(name_of(reading, field, value), (trials, people)))
    columns = (_("Trials"), _("People"))
    basis = basis_of(reading, field)
    return PeersTable(Grid(table, caption, columns, tuple(rows), note, "bars", basis))


def answered(
    reading: Reading, field: str, tallies: Iterable[Tally], every_term: bool = False
) -> PeersTable:
    """Answers of a check-in with their numbers of people; bars are shares of those who answered."""
    found = {tally.value: tally.people for tally in tallies}
    whole = reading.answered
    rows = tuple(
        Row(label(field, term.id), (_bar(found.get(term.id, 0), whole),))
        for term in terms(field)
        if every_term or term.id in found
    )
    basis = plural("{n} check-in of this round", "{n} check-ins of this round", whole)
    grid = Grid(field, figure_title(field), (_("People"),), rows, chart="bars", basis=basis)
    return PeersTable(grid)


def crossed(
    reading: Reading,
    table: str,
    caption: str,
    fields: tuple[str, str],
    crossings: Sequence[Crossing],
    blank: str = "",
) -> PeersTable:
    """One coded field against another, in numbers of trials; `blank` is what silence means."""
    first, second = fields
    found = {(c.first, c.second): c.trials for c in crossings}
    across = _used(second, {c.second for c in crossings})
    most = max(found.values(), default=1)
    rows = tuple(
        Row(
            name_of(reading, first, one),
            tuple(
                _tint(found.get((one, other), 0), most, blank, _both(reading, fields, one, other))
                for other in across
            ),
        )
        for one in _used(first, {c.first for c in crossings})
    )
    columns = tuple(name_of(reading, second, other) for other in across)
    basis = basis_of(reading, table)
    return PeersTable(Grid(table, caption, columns, rows, "", "heat", basis))


def basis_of(reading: Reading, table: str) -> str:
    """On how many contributors a table rests, what was left open and what is not counted."""
    basis, writers = reading.bases[table], reading.totals.writers
    parts = [
        _("{n} of {people}").format(
            n=basis.people, people=plural("{n} contributor", "{n} contributors", writers)
        )
    ]
    if basis.unknown and not _not_asked(table):
        parts.append(
            plural("{n} trial did not record it", "{n} trials did not record it", basis.unknown)
        )
    if reading.scope.hidden_count and not reading.narrowed:
        parts.append(
            plural(
                "{n} hidden trial is not counted",
                "{n} hidden trials are not counted",
                reading.scope.hidden_count,
            )
        )
    if basis.people < reading.group.threshold:
        parts.append(_("so few show what happened, not what is usual"))
    return "; ".join(parts)


def name_of(reading: Printing, field: str, value: str | None) -> str:
    """What people read for a value of a coded field."""
    if value is None:
        return not_recorded()
    if field in ("effort", "result"):
        return {**efforts(), **results()}[value]
    if value == OWN_WORDS:
        return _("Others, in their writers’ words")
    return reading.words(field, value)


def title_of(reading: Printing, field: str, value: str | None) -> str:
    """What the trials behind a figure share, in words."""
    if field == "code":
        return value or ""
    if field == "repeated":
        return _("Repeated by a colleague")
    if field == "evidence_label":
        return label(field, value or "")
    if field == "area":
        return label("work_area", value or "")
    if field.startswith("safe_use."):
        check = label("safe_use_check", field.removeprefix("safe_use."))
        return f"{check}: {name_of(reading, 'safe_use_answer', value)}"
    return name_of(reading, "task" if field == "job" else field, value)


def results() -> dict[str, str]:
    """What the outcomes of trials amount to, in words."""
    return {
        "failed": _("Did not work, or cost more than it gave"),
        "mixed": _("Mixed, or a start only"),
        "worked": _("Worked for its writer"),
        "open": _("Decided not to, or too early to say"),
    }


def efforts() -> dict[str, str]:
    """Effort saved told apart from effort moved, in words."""
    return {
        "saved-not-moved": _("Saved, and moved to nobody"),
        "saved-and-moved": _("Saved by one, moved to another"),
        "saved-moved-not-recorded": _("Saved; whether it moved is not recorded"),
        "not-saved": _("Not saved"),
        "not-recorded": _("Not recorded"),
    }


def _behind(reading: Reading, field: str, value: str | None) -> tuple[str, str | None]:
    """A field and its value; a writer's own words as they are printed."""
    if field != "tool" or value is None or value == OWN_WORDS:
        return (field, value)
    return (field, value if is_term(field, value) else reading.scanner.printed(value))


def _both(reading: Reading, fields: tuple[str, str], one: str | None, other: str | None) -> Behind:
    if fields == ("safe_use_check", "safe_use_answer"):
        return ((f"safe_use.{one}", other),)
    return (_behind(reading, fields[0], one), (fields[1], other))


def _bar(number: int, whole: int, behind: Behind = ()) -> Cell:
    return Cell(str(number), round(number / whole, 3) if whole else 0.0, behind=behind)


def _tint(number: int, most: int, blank: str, behind: Behind) -> Cell:
    if number == 0:
        return Cell(blank, None, "blank") if blank else Cell("0")
    return Cell(str(number), round(number / most, 3), behind=behind)


def _not_asked(field: str) -> set[str | None]:
    """What says nothing in a field: who used a tool was not asked why not."""
    return {None} if field == "reason_not_used" else set()


def _used(field: str, values: set[str | None]) -> list[str | None]:
    if field in ("effort", "result"):
        known: list[str | None] = [one for one in {**efforts(), **results()} if one in values]
    else:
        known = [term.id for term in terms(field) if term.id in values]
    own_words = sorted(value for value in values if value and value not in known)
    return known + own_words + ([None] if None in values else [])
