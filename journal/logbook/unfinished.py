"""Drafts that a search asks for: is:draft with words and operators beside it."""

from collections.abc import Iterable, Iterator, Mapping

from sqlmodel import Session

from journal.logbook.drafts import CHAIN, drafts
from journal.logbook.marking import marked
from journal.logbook.query import OPERATORS, Clause, Query
from journal.logbook.query.operators import folded, meant, spellings
from journal.model.fields import LISTS, MINUTES, TEXTS
from journal.model.unsaved import UnsavedDraft

_LINE = "line_for_leaders"
_ALL_IN = tuple(name for name in MINUTES if name != "minutes_usual")


def find_drafts(session: Session, query: Query) -> list[UnsavedDraft]:
    """The drafts of which all holds that a query asks, last touched first.

    Words are looked for in what was typed and in the labels of what was chosen. A draft's day is
    the day it was last touched; one that does not say who may see it is the owner's alone.
    """
    return [
        draft
        for draft in drafts(session)
        if all(_holds(draft, clause) != clause.excluded for clause in query.clauses)
    ]


def _holds(draft: UnsavedDraft, clause: Clause) -> bool:
    if clause.operator is None:
        return any(marked(text, (clause,)) for text in _texts(draft.content))
    if clause.operator in ("before", "after"):
        day, before = draft.updated_at.astimezone().date().isoformat(), clause.operator == "before"
        return any((day < value) == before for value in clause.values)
    if clause.operator == "has":
        return any(_has(draft.content, value) for value in clause.values)
    if clause.operator == "is":
        return any(_is(draft.content, value) for value in clause.values)
    return _has_value(draft.content, clause)


def _texts(content: Mapping[str, object]) -> Iterator[str]:
    for name in (*TEXTS, "notes"):
        yield from _told(content.get(name))
    chain = content.get(CHAIN)
    if isinstance(chain, dict):
        yield from (text for text in chain.values() if isinstance(text, str))
    for name in LISTS:
        for value in _told(content.get(name)):
            yield from spellings(name, value) if name in OPERATORS else (value,)


def _has(content: Mapping[str, object], what: str) -> bool:
    if what == "minutes":
        both_ways = (("minutes_usual",), _ALL_IN)
        return all(any(content.get(name) is not None for name in way) for way in both_ways)
    if what == "link":
        return bool(content.get(CHAIN))
    return any(text.strip() for text in _told(content.get(_LINE if what == "line" else what)))


def _is(content: Mapping[str, object], what: str) -> bool:
    shared = content.get("visibility") in ("group", "leaders")
    return {"draft": True, "shared": shared, "private": not shared}.get(what, False)


def _has_value(content: Mapping[str, object], clause: Clause) -> bool:
    operator = str(clause.operator)
    present = [
        stored
        for value in _told(content.get(str(OPERATORS[operator].field)))
        for stored in meant(operator, value)
    ]
    exact = {folded(value) for value in clause.values}
    begun = folded(clause.values[-1]) if clause.prefix else None
    return any(
        folded(value) in exact
        or (begun is not None and any(s.startswith(begun) for s in spellings(operator, value)))
        for value in present
    )


def _told(value: object) -> Iterator[str]:
    values: Iterable[object] = value if isinstance(value, list) else [value]
    yield from (one for one in values if isinstance(one, str))
