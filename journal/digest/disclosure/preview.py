"""What a release would newly show, hide, freeze or leave blank, and why; nothing is released."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from journal.digest.disclosure.ledger import Entry, Ledger
from journal.digest.disclosure.protected import (
    Blank,
    Cell,
    Hidden,
    Nothing,
    ProtectedRow,
    Released,
    Shown,
)
from journal.digest.disclosure.release import release
from journal.digest.disclosure.rule import Rule
from journal.digest.disclosure.tables import WHOLE, Figures
from journal.language import _

Effect = Literal["new", "renewed", "frozen", "hidden", "blank", "nothing", "as-printed"]


@dataclass(frozen=True, slots=True)
class Effects:
    """What would become of one row of a figure; `row` is WHOLE for totals and single figures."""

    figure: str
    row: str
    label: str
    effect: Effect
    why: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A leaders' edition as it would print, for the facilitator's eyes, and its effects."""

    released: Released
    effects: tuple[Effects, ...]


def preview(round_number: int, figures: Figures, rule: Rule, ledger: Ledger, key: bytes) -> Preview:
    """What `release` would print; the same arguments, the same errors, and no new ledger."""
    released, _after = release(round_number, figures, rule, ledger, key)
    printed_before = ledger.round == round_number
    effects = tuple(
        Effects(figure, row.id, row.label, effect, _why(effect, rule.k))
        for figure, row in _rows(released)
        for effect in [_effect(row, _entry(ledger, figure, row.id), released.round, printed_before)]
    )
    return Preview(released, effects)


def _rows(released: Released) -> Iterator[tuple[str, ProtectedRow]]:
    for table in released.tables.values():
        for row in (*table.rows, table.totals):
            yield table.id, row
    for median in released.medians.values():
        yield median.id, _as_row(median.title, median.state, median.round)
    for count in released.counts.values():
        yield count.id, _as_row(count.title, count.cell, count.round)


def _as_row(label: str, cell: Cell, since: int) -> ProtectedRow:
    return ProtectedRow(WHOLE, label, (), cell, since)


def _entry(ledger: Ledger, figure: str, row: str) -> Entry | None:
    return ledger.figures.get(figure, {}).get(row)


def _effect(row: ProtectedRow, past: Entry | None, now: int, printed_before: bool) -> Effect:
    match row.total:
        case Hidden():
            return "hidden"
        case Blank():
            return "blank"
        case Nothing():
            return "nothing"
        case Shown():
            if printed_before:
                return "as-printed"
            if row.round < now:
                return "frozen"
            return "renewed" if past is not None and past.shows_something else "new"


def _why(effect: Effect, k: int) -> str:
    sentence = {
        "new": _("Shown for the first time: at least {k} contributors stand behind it."),
        "renewed": _("Shown anew: at least {k} contributors joined, left or changed their answer."),
        "frozen": _(
            "Stays as last printed: fewer than {k} contributors joined, left or changed their "
            "answer, or it would give one of them away."
        ),
        "hidden": _(
            "Too few to show: under {k} contributors, or nearly all gave one answer, or it would "
            "give another hidden figure away, or fewer than {k} came since it was hidden."
        ),
        "blank": _(
            "Blank: something in it was withdrawn. It returns when {k} contributors joined, left "
            "or changed their answer."
        ),
        "nothing": _("Not tried or not shared, by anybody."),
        "as-printed": _("This round has been released; it prints the same again."),
    }[effect]
    return sentence.format(k=k)
