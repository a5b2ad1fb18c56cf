"""What the Journal page asks for: which trials, the lines of a list, facets, saved searches."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session, select

from journal import vocabulary
from journal.language import _
from journal.logbook.facets import Facet, facets
from journal.logbook.glance import GlanceRow
from journal.logbook.query import Clause, Query, parse
from journal.logbook.query.tokens import Token, tokens
from journal.logbook.search import find_numbers, glance_at, marked, marks
from journal.logbook.unfinished import find_drafts
from journal.model.trial import Trial
from ui.work.excerpts import excerpt_at_match

AT_ONCE = 20  # lines that come with the list itself: more than a window shows at first
AROUND = 15  # lines that come with it on both sides of the chosen trial
MOST_PARTS = 30  # of a search that finds nothing, left out in turn
Marks = tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A draft as the list shows it."""

    row: GlanceRow
    touched: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """Row numbers for the list, the lines that are seen first, the place of the chosen trial."""

    numbers: list[int]
    lines: dict[int, GlanceRow]
    place: int | None
    marks: Marks
    notes: tuple[str, ...]
    drafts: list[Unfinished] | None = None  # where the search asks for what is unfinished


@dataclass(frozen=True, slots=True)
class Cause:
    """A part of a search without which something is found: `rest` is the search without it."""

    part: str
    rest: str
    count: int


def find(session: Session, typed: str, order: str, today: date, chosen: str | None) -> Found:
    """Everything the list needs for what was typed; `chosen` is the id of the trial on show."""
    query = parse(typed, today)
    numbers = find_numbers(session, query, order=order, today=today)
    wanted = marks(query)
    place = _place(session, numbers, chosen)
    first = numbers[:AT_ONCE]
    if place is not None:
        first += numbers[max(AT_ONCE, place - AROUND) : place + AROUND]
    unfinished = _unfinished(session, query) if query.asks("is", "draft") else None
    return Found(numbers, lines(session, first, wanted), place, wanted, query.notes, unfinished)


def lines(session: Session, wanted: Sequence[int], found: Marks) -> dict[int, GlanceRow]:
    """The lines of the list for these row numbers, the excerpts at what was found."""
    rows = glance_at(session, list(wanted))
    if not found:
        return rows
    hidden = [n for n, row in rows.items() if not marked(row.excerpt, found)]
    excerpts = excerpt_at_match(session, hidden, lambda text: marked(text, found))
    return rows | {n: replace(rows[n], excerpt=excerpt) for n, excerpt in excerpts.items()}


def counted(session: Session, typed: str, today: date) -> tuple[Facet, ...]:
    """The facets of what was typed."""
    return facets(session, parse(typed, today), today)


def causes(session: Session, typed: str, today: date) -> list[Cause]:
    """Which parts of a search that finds nothing keep it from finding something, best first.

    Where no single part does, all those together that find nothing by themselves.
    """

    def without(left_out: Sequence[Token]) -> Cause:
        rest = typed
        for part in reversed(left_out):
            rest = f"{rest[: part.start]}{rest[part.end :].lstrip()}"
        words = " ".join(typed[part.start : part.end] for part in left_out)
        return Cause(words, rest, len(find_numbers(session, rest, today=today)))

    parts = list(tokens(typed))[:MOST_PARTS]
    if len(parts) < 2:
        return []
    found = [cause for cause in map(without, ([part] for part in parts)) if cause.count]
    if not found:
        alone = [p for p in parts if not find_numbers(session, typed[p.start : p.end], today=today)]
        if alone and len(alone) < len(parts):
            found = [cause for cause in [without(alone)] if cause.count]
    return sorted(found, key=lambda cause: -cause.count)


def _place(session: Session, numbers: list[int], chosen: str | None) -> int | None:
    number = session.exec(select(Trial.n).where(Trial.id == chosen)).first() if chosen else None
    try:
        return numbers.index(number) if number else None
    except ValueError:
        return None


def _unfinished(session: Session, query: Query) -> list[Unfinished]:
    return [
        Unfinished(_draft_row(draft.id, draft.content, draft.updated_at), draft.updated_at)
        for draft in find_drafts(session, query)
    ]


def _draft_row(draft: str, values: dict[str, object], touched: datetime) -> GlanceRow:
    def several(name: str) -> list[str]:
        value = values.get(name)
        return [str(one) for one in value] if isinstance(value, list) else []

    texts = (values.get(name) for name in ("worked", "didnt", "did", "next", "prompt"))
    excerpt = next((text for text in texts if isinstance(text, str) and text.strip()), "")
    return GlanceRow(
        draft,
        touched.astimezone().date().isoformat(),
        vocabulary.labels("task", several("task")) or _("Untitled"),
        vocabulary.labels("tool", several("tool")),
        "",
        " ".join(excerpt.split())[:160],
    )
