"""What a release would newly show, renew, freeze, hide or leave blank, row by row, and why.

It is for the facilitator's eyes: read from what would print and what was printed before.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from journal.digest.disclosure.bounds import SMALL
from journal.digest.disclosure.ledger import Entry, Ledger
from journal.digest.disclosure.lines import Counts
from journal.digest.disclosure.protected import (
    Blank,
    Cell,
    Hidden,
    Nothing,
    ProtectedRow,
    ProtectedTable,
    Released,
    Shown,
)
from journal.digest.disclosure.reasons import because, why_hidden
from journal.digest.disclosure.rule import Rule
from journal.digest.disclosure.tables import WHOLE, CountTable, Figures
from journal.language import _

Effect = Literal["new", "renewed", "frozen", "hidden", "blank", "nothing", "as-printed"]
EFFECTS: tuple[Effect, ...] = get_args(Effect)
LINES = "lines"


@dataclass(frozen=True, slots=True)
class Effects:
    """What would become of one row of a figure; `row` is WHOLE for totals and single figures."""

    figure: str
    title: str
    row: str
    label: str
    effect: Effect
    why: str


def effects(
    figures: Figures, released: Released, before: Ledger, after: Ledger, rule: Rule
) -> tuple[Effects, ...]:
    """What a release makes of each row, given the ledgers before it and after it."""
    again = before.round == released.round
    found: list[Effects] = []
    for table in figures.tables:
        found.extend(_of_table(table, released.tables[table.id], before, again, rule))
    singles = [(one.id, one.title, one.state, one.round) for one in released.medians.values()]
    singles += [(one.id, one.title, one.cell, one.round) for one in released.counts.values()]
    if (few := released.few) is not None:
        singles.append((few.id, few.title, few.state, few.round))
    for figure, title, cell, since in singles:
        past = before.figures.get(figure, {}).get(WHOLE)
        effect = _effect(cell, since, past, released.round, again)
        least = rule.for_median if figure in released.medians else rule.k
        if effect == "hidden":
            why = why_hidden(None, least, rule.k, again, since < released.round)
        else:
            why = because(effect, rule.k)
        found.append(Effects(figure, title, WHOLE, title, effect, why))
    return (*found, *line_effects(before, after, figures.lines.count(), rule.k))


def summary(found: Iterable[Effects]) -> dict[Effect, int]:
    """How many rows each effect has, every effect named."""
    counted = Counter(one.effect for one in found)
    return {effect: counted[effect] for effect in EFFECTS}


def named(effect: Effect) -> str:
    """An effect as a heading."""
    return {
        "new": _("Shown for the first time"),
        "renewed": _("Shown anew"),
        "frozen": _("Stays as last printed"),
        "hidden": _("Too few to show"),
        "blank": _("Blank, withdrawn since"),
        "nothing": _("Not tried or not shared"),
        "as-printed": _("Printed the same again"),
    }[effect]


def line_effects(before: Ledger, after: Ledger, standing: int, k: int) -> Iterator[Effects]:
    """What becomes of the lines that writers released, of which so many stand, counted together."""
    printed = {name for name, line in after.lines.items() if line.round == after.round}
    old = {name for name, line in before.lines.items() if line.round == before.round}
    rows: tuple[tuple[Effect, int, str], ...] = (
        ("new", len(printed - old), _("Each writer released her own.")),
        ("as-printed", len(printed & old), because("as-printed", k)),
        (
            "hidden",
            standing - len(after.lines),
            _("More than a page holds, or released after the first file of this round."),
        ),
        ("blank", len(before.lines.keys() - after.lines.keys()), _("Withdrawn or reworded since.")),
    )
    for effect, count, why in rows:
        if count > 0:
            label = _("Lines: {count}").format(count=count)
            yield Effects(LINES, _("Lines for leaders"), effect, label, effect, why)


def _of_table(
    raw: CountTable, table: ProtectedTable, before: Ledger, again: bool, rule: Rule
) -> Iterator[Effects]:
    past = before.figures.get(table.id, {})
    counts = _counts(raw)
    for row in _rows(table):
        effect = _effect(row.total, row.round, past.get(row.id), table.round, again)
        if effect == "hidden":
            why = why_hidden(counts.get(row.id), rule.k, rule.k, again, row.round < table.round)
        else:
            why = because(effect, rule.k)
        kept_back = sum(isinstance(cell, Hidden) for cell in row.cells)
        if effect != "hidden" and kept_back:
            why += " " + _("Answers in it that read “too few to show”: {n}.").format(n=kept_back)
        yield Effects(table.id, table.title, row.id, row.label, effect, why)


def _rows(table: ProtectedTable) -> tuple[ProtectedRow, ...]:
    """The rows with the totals, where these say more than the only row does."""
    only_row = len(table.rows) == 1 and not table.totals.cells
    return table.rows if only_row else (*table.rows, table.totals)


def _counts(raw: CountTable) -> Mapping[str, Counts]:
    rows = {
        row: Counts(raw.row_totals.get(row, 0), tuple(raw.cells(row)), raw.silent_places)
        for row, _label in raw.rows
    }
    return rows | {WHOLE: Counts(raw.total, ()), SMALL: Counts(raw.total, ())}


def _effect(cell: Cell, since: int, past: Entry | None, now: int, again: bool) -> Effect:
    match cell:
        case Hidden():
            return "hidden"
        case Blank():
            return "blank"
        case Nothing():
            return "nothing"
        case Shown():
            if again:
                return "as-printed"
            if since < now:
                return "frozen"
            return "renewed" if past is not None and past.shows_something else "new"
