"""What the columns of a table most likely stand for, and what its rows are. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from journal.exchange import near_labels
from journal.exchange.columns import (
    CHECK_IN_LABELS,
    IDENTITY,
    TOOL_LABELS,
    TRIAL_NAMES,
    columns_of,
)
from journal.exchange.forms import Form, form_of
from journal.exchange.headings import near, wordings
from journal.model import fields

TRIAL, CHECK_IN, TOOL = "trial", "check-in", "tool"
KINDS = (TRIAL, CHECK_IN, TOOL)
NOTE = "notes"  # the target of a column that is kept in the words of the file
_REQUIRED = frozenset(("task", "outcome", "worked", "didnt"))
_DAY = {TRIAL: "tried_on", CHECK_IN: "made_on"}
_LABELS = {CHECK_IN: CHECK_IN_LABELS, TOOL: TOOL_LABELS}
_NEAR = {TRIAL: near_labels.TRIAL, CHECK_IN: near_labels.CHECK_IN, TOOL: near_labels.TOOL}

Fields = Mapping[str, str | None]


@dataclass(frozen=True)
class Suggestion:
    """A field for each heading: its name, NOTE, or None to leave the column out.

    `loose` are the headings that were recognised by their meaning, not by a field's own name.
    """

    kind: str
    fields: dict[str, str | None]
    form: Form | None = None
    loose: tuple[str, ...] = ()
    known: int = 0


@dataclass
class _Choice:
    """A suggestion while it is being made."""

    fields: dict[str, str | None] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)


def suggestion(headings: Sequence[str], kind: str | None = None) -> Suggestion:
    """What the columns stand for, for rows of `kind`, or of the kind that they look most like."""
    if kind:
        return _suggestion(tuple(headings), kind)
    found = {one: _suggestion(tuple(headings), one) for one in KINDS}
    trial = found[TRIAL]
    if _REQUIRED & set(trial.fields.values()):
        return trial
    return max(found.values(), key=lambda one: one.known)


def fields_of(kind: str) -> tuple[str, ...]:
    """The fields that a column may go to, for rows of `kind`."""
    if kind == TRIAL:
        return tuple(name for name in fields.FIELDS if name not in ("notes", "source_hash"))
    own = ("id", "created_at", "source_hash", "source")
    return tuple(name for name in _LABELS[kind] if name not in own)


@cache
def _suggestion(headings: tuple[str, ...], kind: str) -> Suggestion:
    form = form_of(headings)
    choice = _Choice()
    own = set(form.identity + form.others) if form else set()
    for heading in headings:
        if heading in own:
            choice.fields[heading] = None
    _place_exact(choice, headings, kind)
    _place_loose(choice, headings, kind)
    if form and choice.fields.get(form.moment) is None:
        day = _DAY.get(kind)
        choice.fields[form.moment] = None if day in choice.fields.values() else day
    known = sum(1 for name in choice.fields.values() if name)
    rest = NOTE if kind == TRIAL else None
    complete = {heading: choice.fields.get(heading, rest) for heading in headings}
    return Suggestion(kind, complete, form, tuple(choice.loose), known)


def _place_exact(choice: _Choice, headings: Sequence[str], kind: str) -> None:
    columns = columns_of(kind)
    for heading in headings:
        name = columns.field(heading)
        if name in IDENTITY and heading != name:
            continue  # "ID" is a form's or a list's own number, not this program's
        if heading not in choice.fields and name and name not in choice.fields.values():
            choice.fields[heading] = name


def _place_loose(choice: _Choice, headings: Sequence[str], kind: str) -> None:
    known = _by_wording(kind)
    for heading in headings:
        name = next((known[w] for w in wordings(heading) if w in known), None)
        if heading not in choice.fields and name and name not in choice.fields.values():
            choice.fields[heading] = name
            choice.loose.append(heading)


@cache
def _by_wording(kind: str) -> dict[str, str]:
    labels = (
        {name: fields.LABELS[name] for name in TRIAL_NAMES if name in fields.LABELS}
        if kind == TRIAL
        else _LABELS[kind]
    )
    found = {near(label): name for name, label in labels.items() if name not in IDENTITY}
    for name, spellings in _NEAR[kind].items():
        found |= {near(spelling): name for spelling in spellings}
    return found
