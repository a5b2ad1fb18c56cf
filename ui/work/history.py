"""What the history asks: the versions of a trial, what differs between two, bringing one back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from journal import vocabulary
from journal.logbook.history import (
    Difference,
    Restored,
    changed_fields,
    differences,
    history,
    labels_of,
    restore_version,
)
from journal.logbook.trials import trial_by_id


@dataclass(frozen=True, slots=True)
class Line:
    """One version in the list: its number, when it was saved, which fields changed, in words."""

    n: int
    saved_at: datetime
    changed: str


@dataclass(frozen=True, slots=True)
class Told:
    """A trial's name and its versions, newest first."""

    title: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs, and the fields {name: label} that would change if the version came back."""

    differences: list[Difference]
    fields: dict[str, str]


def told(session: Session, trial: str) -> Told:
    """The versions of a trial."""
    found = trial_by_id(session, trial)
    lines = [Line(one.n, one.saved_at, labels_of(one.changed)) for one in history(session, found)]
    return Told(vocabulary.labels("task", found.task), lines)


def compared(session: Session, trial: str, n: int, against_now: bool) -> Compared:
    """The nth version against the one before it, or what the trial says now against it.

    Nothing where it was forgotten meanwhile.
    """
    versions = {one.n: one for one in history(session, trial_by_id(session, trial))}
    if n not in versions:
        return Compared([], {})
    wanted, newest = versions[n], versions[max(versions)]
    fields = {name: labels_of((name,)) for name in changed_fields(newest.content, wanted.content)}
    if against_now:
        return Compared(differences(newest.content, wanted.content), fields)
    before = versions.get(n - 1)
    return Compared(differences(before.content, wanted.content) if before else [], fields)


def bring_back(
    session: Session, trial: str, n: int, now: datetime, only: Collection[str] | None
) -> tuple[Restored, int]:
    """Bring a version back; what that did, and the number of the version that was newest before."""
    found = trial_by_id(session, trial)
    before = history(session, found)[0].n
    return restore_version(session, found, n, now, only), before
