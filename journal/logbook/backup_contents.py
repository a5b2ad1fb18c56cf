"""What a backup holds, beside the journal of now, and bringing single trials back from it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from sqlmodel import Session, col, func, select

from journal import vocabulary
from journal.logbook.history import changed_fields, now_says, take_content
from journal.logbook.storing import NewTrial, insert_trial
from journal.logbook.trials import as_draft, bring_back, trial_by_id, versions
from journal.model.check_in import CheckIn
from journal.model.follow_up import FollowUp
from journal.model.trial import ChainLink, Trial, TrialVersion
from journal.paths import Home
from journal.store.engine import open_database, session_on
from journal.store.journal_file import STEPS
from journal.store.put_back import opened_copy

MOST_LISTED = 500


@dataclass(frozen=True, slots=True)
class Held:
    """A trial of the backup that is not in the journal, or says something else there."""

    id: str
    title: str
    tool: str
    tried_on: date | None
    sort: Literal["missing", "in-trash", "changed"]
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """A backup in figures, and what differs from now, newest first, at most 500 of it.

    `only_here` counts the trials that the journal has and the backup lacks.
    """

    trials: int
    in_trash: int
    check_ins: int
    last_saved: datetime | None
    newest: tuple[tuple[str, date | None], ...]
    differing: tuple[Held, ...]
    only_here: int


@dataclass(frozen=True, slots=True)
class Taken:
    """The ids that were brought back; `closed` are those that only the owner may see now."""

    ids: tuple[str, ...]
    closed: tuple[str, ...]


@contextmanager
def reading_backup(backup: Path, home: Home, passphrase: str = "") -> Iterator[Session]:
    """A session on a copy of a backup; what `opened_copy` raises."""
    with opened_copy(backup, home, STEPS, passphrase) as copy:
        engine = open_database(copy, STEPS)
        try:
            with session_on(engine, copy, writing=False) as session:
                yield session
        finally:
            engine.dispose()


def contents(here: Session | None, there: Session) -> Contents:
    """What the backup `there` holds, beside the journal `here`; alone, where none can be opened."""
    in_backup = _moments(there)
    now_here = _moments(here) if here else in_backup
    kept = {trial: moments for trial, moments in in_backup.items() if moments[1] is None}
    other = [
        trial for trial, moments in kept.items()
        if trial not in now_here or now_here[trial] != moments
    ]  # fmt: skip
    return Contents(
        trials=len(kept),
        in_trash=len(in_backup) - len(kept),
        check_ins=there.exec(select(func.count()).select_from(CheckIn)).one(),
        last_saved=max((moments[0] for moments in in_backup.values()), default=None),
        newest=tuple((_title(trial), trial.tried_on) for trial in _newest(there)),
        differing=tuple(_differing(here, there, other[:MOST_LISTED])) if here else (),
        only_here=sum(
            moments[1] is None and trial not in kept for trial, moments in now_here.items()
        ),
    )


def take_trials(here: Session, there: Session, ids: Sequence[str], now: datetime) -> Taken:
    """Bring trials of a backup into the journal: with their history, or as a new version.

    What was not in the journal comes back for the owner's eyes only.
    """
    closed = []
    found = [trial_by_id(there, typed) for typed in ids]
    for stored in found:
        trial_id = stored.id
        present = here.exec(select(Trial).where(Trial.id == trial_id)).first()
        if present is None:
            if stored.visibility != "me":
                closed.append(trial_id)
            _insert(here, there, stored, now)
        else:
            bring_back(here, present)
            take_content(here, present, now_says(stored), now)
    for stored in found:
        _link(here, there, stored.id)
    here.flush()
    return Taken(tuple(stored.id for stored in found), tuple(closed))


def _moments(session: Session) -> dict[str, tuple[datetime, datetime | None]]:
    """When each trial was last saved and thrown away, newest first."""
    query = select(Trial.id, Trial.updated_at, Trial.deleted_at)
    rows = session.exec(query.order_by(col(Trial.tried_on).desc(), col(Trial.n).desc()))
    return {trial: (updated, deleted) for trial, updated, deleted in rows}


def _newest(there: Session) -> Sequence[Trial]:
    query = select(Trial).where(col(Trial.deleted_at).is_(None))
    return there.exec(
        query.order_by(col(Trial.tried_on).desc(), col(Trial.n).desc()).limit(3)
    ).all()


def _differing(here: Session, there: Session, ids: Sequence[str]) -> Iterator[Held]:
    for trial_id in ids:
        stored = there.exec(select(Trial).where(Trial.id == trial_id)).one()
        present = here.exec(select(Trial).where(Trial.id == trial_id)).first()
        tool = vocabulary.labels("tool", stored.tool)
        told = (trial_id, _title(stored), tool, stored.tried_on)
        if present is None:
            yield Held(*told, "missing")
        elif present.deleted_at is not None:
            yield Held(*told, "in-trash")
        elif changed := changed_fields(now_says(stored), now_says(present)):
            yield Held(*told, "changed", changed)


def _insert(here: Session, there: Session, stored: Trial, now: datetime) -> None:
    draft = as_draft(stored)
    draft.visibility = "me"
    taken = select(Trial.n).where(Trial.source_hash == stored.source_hash)
    if stored.source_hash and here.exec(taken).first() is not None:
        draft.source_hash = None  # the same record was imported again since
    insert_trial(here, NewTrial(draft, stored.id, stored.created_at, now))
    for version in reversed(versions(there, stored)):
        here.add(TrialVersion(trial=stored.id, saved_at=version.saved_at, content=version.content))
    for answer in there.exec(select(FollowUp).where(FollowUp.trial == stored.id)).all():
        here.add(FollowUp(**answer.model_dump(exclude={"n"})))
    here.flush()


def _link(here: Session, there: Session, trial_id: str) -> None:
    """The links of a trial, where both ends are in the journal and it has none yet."""
    ends = (col(ChainLink.later) == trial_id) | (col(ChainLink.earlier) == trial_id)
    for link in there.exec(select(ChainLink).where(ends)).all():
        both = select(func.count()).where(col(Trial.id).in_((link.later, link.earlier)))
        if here.exec(both).one() == 2 and here.get(ChainLink, link.later) is None:
            here.add(ChainLink(**link.model_dump()))


def _title(trial: Trial) -> str:
    return vocabulary.labels("task", trial.task)
