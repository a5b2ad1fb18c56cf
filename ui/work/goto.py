"""What the box that goes anywhere asks of the journal: a few names at once, trials by words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from journal import vocabulary
from journal.group.membership import announcement_of, memberships
from journal.logbook.drafts import drafts
from journal.logbook.glance import GlanceRow
from journal.logbook.query import parse
from journal.logbook.saved_searches import saved_searches
from journal.logbook.search import find_numbers, glance_at

MOST_TRIALS = 8
_TEXTS = ("did", "worked", "didnt", "next", "prompt")
_LENGTH = 70


@dataclass(frozen=True, slots=True)
class Names:
    """What can be gone to by name: pairs of a name and what leads there."""

    drafts: tuple[tuple[str, str], ...]  # and the id
    searches: tuple[tuple[str, str], ...]  # and the query
    groups: tuple[tuple[str, str], ...]  # and the id


def names(session: Session) -> Names:
    """Drafts, the last touched first; saved searches; the groups that the owner is in."""
    mine = [one for one in memberships(session) if one.left_at is None]
    return Names(
        drafts=tuple((_title(one.content), one.id) for one in drafts(session)),
        searches=tuple((one.name, one.query) for one in saved_searches(session)),
        groups=tuple((announcement_of(one).name, one.group_id) for one in mine),
    )


def trials(session: Session, typed: str, today: date) -> list[GlanceRow]:
    """The newest trials that fit what is typed, a few."""
    query = parse(typed, today)
    if not query.clauses:
        return []
    numbers = find_numbers(session, query, limit=MOST_TRIALS, today=today)[:MOST_TRIALS]
    found = glance_at(session, numbers)
    return [found[number] for number in numbers]


def _title(values: Mapping[str, Any]) -> str:
    task = values.get("task")
    job = vocabulary.labels("task", map(str, task)) if isinstance(task, list) else ""
    texts = (values.get(name) for name in _TEXTS)
    first = next((text for text in texts if isinstance(text, str)), "")
    return ": ".join(part for part in (job, " ".join(first.split())[:_LENGTH]) if part)
