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
from journal.logbook.marking import marked, marks
from journal.logbook.query import Query, parse
from journal.logbook.saved_searches import saved_searches
from journal.logbook.search import find_numbers, glance_at

MOST_TRIALS = 8
MOST_PROMPTS = 3
_LOOKED_AT = 20  # trials with a prompt, of which some have the words elsewhere
_TEXTS = ("did", "worked", "didnt", "next", "prompt")
_LENGTH = 70


@dataclass(frozen=True, slots=True)
class Names:
    """What can be gone to by name: pairs of a name and what leads there."""

    drafts: tuple[tuple[str, str], ...]  # and the id
    searches: tuple[tuple[str, str], ...]  # and the query
    groups: tuple[tuple[str, str], ...]  # and the id


@dataclass(frozen=True, slots=True)
class Found:
    """What the words that are typed lead to."""

    trials: list[GlanceRow]
    prompts: list[str]


def names(session: Session) -> Names:
    """Drafts, the last touched first; saved searches; the groups that the owner is in."""
    mine = [one for one in memberships(session) if one.left_at is None]
    return Names(
        drafts=tuple((_title(one.content), one.id) for one in drafts(session)),
        searches=tuple((one.name, one.query) for one in saved_searches(session)),
        groups=tuple((announcement_of(one).name, one.group_id) for one in mine),
    )


def find(session: Session, typed: str, today: date) -> Found:
    """The newest trials that fit what is typed, and prompts that hold it, a few of each."""
    query = parse(typed, today)
    if not query.clauses:
        return Found([], [])
    numbers = _numbers(session, typed, today, MOST_TRIALS)
    found = glance_at(session, numbers)
    return Found([found[number] for number in numbers], _prompts(session, query, typed, today))


def _prompts(session: Session, query: Query, typed: str, today: date) -> list[str]:
    wanted = marks(query)
    numbers = _numbers(session, f"has:prompt {typed}", today, _LOOKED_AT) if wanted else []
    if not numbers:
        return []
    held = ",".join("?" * len(numbers))
    rows = session.connection().exec_driver_sql(
        f"SELECT n, prompt FROM trial WHERE n IN ({held})", tuple(numbers)
    )
    texts = dict(tuple(row) for row in rows)
    holding = (texts[number] for number in numbers if marked(texts[number], wanted))
    return list(dict.fromkeys(holding))[:MOST_PROMPTS]


def _numbers(session: Session, typed: str, today: date, most: int) -> list[int]:
    return find_numbers(session, typed, limit=most, today=today)[:most]


def _title(values: Mapping[str, Any]) -> str:
    task = values.get("task")
    job = vocabulary.labels("task", map(str, task)) if isinstance(task, list) else ""
    texts = (values.get(name) for name in _TEXTS)
    first = next((text for text in texts if isinstance(text, str)), "")
    return ": ".join(part for part in (job, " ".join(first.split())[:_LENGTH]) if part)
