"""How a table is to be read: what its rows are, and the field that each column goes to."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlmodel import Session

from journal.errors import UserError
from journal.exchange.columns import CHECK_IN_LABELS, TOOL_LABELS, Columns, OwnMap, columns_of
from journal.exchange.headings import folded
from journal.exchange.remembered import remembered, shape_of
from journal.exchange.suggesting import CHECK_IN, KINDS, TOOL, TRIAL, Suggestion, suggestion
from journal.exchange.table import Headed, Recognise
from journal.language import _
from journal.model import fields as trial_fields

GIVEN, REMEMBERED, SUGGESTED = "given", "remembered", "suggested"
_SURELY = 1_000  # headings that were met before are the headings
_LONGEST_HEADING = 1_000  # characters; a page of text is none, and slow to compare
_DAYS = ("tried_on", "made_on")


@dataclass(frozen=True)
class Plan:
    """`fields` has every heading: a field's name, "notes" to keep the words, None to leave it out.

    `origin` says where it comes from; `notes` what a person should know of it; `meanings` which
    headings were recognised by their meaning, "" if none.
    """

    kind: str
    fields: Mapping[str, str | None]
    origin: str = SUGGESTED
    notes: tuple[str, ...] = ()
    meanings: str = ""

    @property
    def days(self) -> list[str]:
        """The headings over dates."""
        return [heading for heading, name in self.fields.items() if name in _DAYS]

    @property
    def answers(self) -> bool:
        """Whether a form wrote the table."""
        return suggestion(tuple(self.fields), self.kind).form is not None


def recogniser(mapping: OwnMap | None = None, shapes: Container[str] = ()) -> Recognise:
    """What tells a row of headings from other rows; `shapes` are those that were read before."""
    own = {folded(heading[:_LONGEST_HEADING]) for heading in mapping or {}}

    def recognise(cells: Iterable[object]) -> int:
        filled = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
        headings = tuple(cell[:_LONGEST_HEADING] for cell in filled)
        known = sum(1 for heading in headings if folded(heading) in own)
        if shapes and shape_of(filled) in shapes:
            known += _SURELY
        return known + _known(headings)

    return recognise


def plan_for(session: Session, found: Headed, mapping: OwnMap | None, kind: str | None) -> Plan:
    """The plan for a table: as the person's `mapping` says, else as last time, else as it seems.

    Raises UserError where the mapping names a field that the journal does not have.
    """
    if mapping:
        return _given(found, mapping, kind)
    last = remembered(session, found.named)
    if last and kind in (None, last.kind):
        targets = _fitting(found.headings, last.content, last.kind)
        when = last.used_at.astimezone().date()
        told = _("The columns were read as they were on {day}.").format(day=when)
        return Plan(last.kind, targets, REMEMBERED, (told, *_left_out(found, last.kind, targets)))
    return suggested(found, kind)


def suggested(found: Headed, kind: str | None) -> Plan:
    """The plan for a table by its headings alone."""
    guess = suggestion(found.headings, kind)
    notes = (*_about(guess), *_left_out(found, guess.kind, guess.fields))
    return Plan(guess.kind, guess.fields, SUGGESTED, notes, _meanings(guess))


def field_label(kind: str, name: str) -> str:
    """What people read for a field of a trial or a check-in."""
    labels = {TRIAL: trial_fields.LABELS, CHECK_IN: CHECK_IN_LABELS, TOOL: TOOL_LABELS}[kind]
    return _(labels.get(name, name))


@lru_cache(maxsize=256)
def _known(headings: tuple[str, ...]) -> int:
    return max(suggestion(headings, kind).known for kind in KINDS)


def _given(found: Headed, mapping: OwnMap, kind: str | None) -> Plan:
    guess = suggestion(found.headings, kind)
    kinds = [kind] if kind else [guess.kind, *(other for other in KINDS if other != guess.kind)]
    chosen = next((one for one in kinds if _fits(mapping, one)), kinds[0])
    own = columns_of(chosen, mapping)
    base = suggestion(found.headings, chosen).fields
    told = {folded(heading) for heading in mapping}
    targets = {
        heading: (own.field(heading) or None) if folded(heading) in told else base[heading]
        for heading in found.headings
    }
    return Plan(chosen, targets, GIVEN, tuple(_left_out(found, chosen, targets, told)))


def _fits(mapping: OwnMap, kind: str) -> bool:
    try:
        columns_of(kind, mapping)
    except UserError:
        return False
    return True


def _fitting(headings: Sequence[str], kept: OwnMap, kind: str) -> dict[str, str | None]:
    """What was remembered, for the headings as this file spells them."""
    plain: Columns = columns_of(kind)
    own = {folded(heading): target for heading, target in kept.items()}
    base = suggestion(tuple(headings), kind).fields
    targets: dict[str, str | None] = {}
    for heading in headings:
        exact = kept.get(heading, own.get(folded(heading), base[heading]))
        targets[heading] = exact if exact is None or plain.field(exact) else base[heading]
    return targets


def _about(guess: Suggestion) -> list[str]:
    notes = []
    if guess.form:
        notes.append(_("The file looks like an export of {maker}.").format(maker=guess.form.maker))
    if guess.kind == CHECK_IN:
        notes.append(_("The rows were read as check-ins."))
    if guess.kind == TOOL:
        notes.append(_("The rows were read as lines of the tool register."))
    return notes


def _meanings(guess: Suggestion) -> str:
    pairs = [
        _("“{heading}” as {field}").format(
            heading=heading, field=field_label(guess.kind, guess.fields[heading] or "")
        )
        for heading in guess.loose
    ]
    return _("Read by their meaning: {pairs}.").format(pairs="; ".join(pairs)) if pairs else ""


def _left_out(found: Headed, kind: str, targets: OwnMap, told: Iterable[str] = ()) -> list[str]:
    """A sentence on the columns that are left out, unless the person said so."""
    form = suggestion(found.headings, kind).form
    own = {*form.others, form.moment} if form else set()
    who = set(form.identity) if form else set()
    left = [h for h in found.named if targets[h] is None and folded(h) not in told and h not in own]
    notes = []
    if named := [heading for heading in left if heading in who]:
        notes.append(
            _("Left out, so that nobody is named: {columns}.").format(columns=", ".join(named))
        )
    if rest := [heading for heading in left if heading not in who]:
        notes.append(_("Left out: {columns}.").format(columns=", ".join(rest)))
    return notes
