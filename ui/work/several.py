"""Several trials changed at once, and that taken back."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from journal.logbook.bulk import (
    Undo,
    Undone,
    bring_several_back,
    change_several,
    trash_several,
    undo_change,
)
from journal.model.trial import Trial

_AT_ONCE = 500


def change(
    session: Session,
    numbers: Sequence[int],
    changes: Mapping[str, Any],
    add_tags: Sequence[str],
    remove_tags: Sequence[str],
    now: datetime,
) -> Undo:
    """Give the trials with these row numbers these values; UserError where one would not do."""
    ids = _ids_of(session, numbers)
    return change_several(session, ids, changes, now, add_tags, remove_tags)


def throw_away(session: Session, numbers: Sequence[int], now: datetime) -> Undo:
    """Move the trials with these row numbers into the trash."""
    return trash_several(session, _ids_of(session, numbers), now)


def state_of(session: Session, numbers: Sequence[int]) -> tuple[list[str], bool]:
    """The tags that these trials have, the most frequent first; whether all are in the trash."""
    thrown = sum(
        len(session.exec(some.where(col(Trial.deleted_at).is_not(None))).all())
        for some in _questions(select(Trial.n), numbers)
    )
    return tags_of(session, numbers), thrown == len(numbers)


def bring_back(session: Session, numbers: Sequence[int]) -> int:
    """Take the trials with these row numbers out of the trash; how many that were."""
    return bring_several_back(session, _ids_of(session, numbers))


def take_back(session: Session, undo: Undo, now: datetime) -> Undone:
    """Make it as it was."""
    return undo_change(session, undo, now)


def tags_of(session: Session, numbers: Sequence[int]) -> list[str]:
    """The tags that these trials have, the most frequent first."""
    counted: dict[str, int] = {}
    for chosen in _questions(select(Trial.tag), numbers):
        for tag in (tag for tags in session.exec(chosen) for tag in tags):
            counted[tag] = counted.get(tag, 0) + 1
    return sorted(counted, key=lambda tag: -counted[tag])


def _ids_of(session: Session, numbers: Sequence[int]) -> list[str]:
    found: list[str] = []
    for chosen in _questions(select(Trial.id), numbers):
        found += session.exec(chosen).all()
    return found


def _questions(wanted: Any, numbers: Sequence[int]) -> Iterator[Any]:
    """`wanted` of the trials with these row numbers, so many at a time."""
    for start in range(0, len(numbers), _AT_ONCE):
        yield wanted.where(col(Trial.n).in_(numbers[start : start + _AT_ONCE]))
