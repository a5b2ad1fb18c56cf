"""Trials in the journal: save, edit, find by id, list, trash, forget. Callers commit."""

import os
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from sqlalchemy import or_, text, update
from sqlmodel import Session, col, delete, func, select

from journal.clock import Randomness
from journal.errors import UserError
from journal.ids import new_id
from journal.language import _
from journal.logbook.storing import (
    NewTrial,
    content_of,
    insert_trial,
    keep_versions,
    next_moment,
    version_of,
)
from journal.model.action import Action
from journal.model.draft import TrialDraft
from journal.model.fields import FIELDS
from journal.model.follow_up import FollowUp
from journal.model.membership import ReviewDecision, ReviewedRecord, Sharing
from journal.model.not_duplicate import NotDuplicate
from journal.model.trial import ChainLink, Trial, TrialVersion
from journal.model.unsaved import UnsavedDraft
from journal.store import wipe

TRASH_DAYS = 30
CLOCK_TRUSTED = timedelta(days=366)  # after the last that was saved or thrown away
SHORTEST_PREFIX = 4


def save_trial(
    session: Session, draft: TrialDraft, now: datetime, randomness: Randomness = os.urandom
) -> Trial:
    """Store a complete draft as a new trial, tried today where it gives no date."""
    new = NewTrial(draft, new_id(randomness), created_at=now, updated_at=now)
    return insert_trial(session, new)


def edit_trial(session: Session, trial: Trial, draft: TrialDraft, now: datetime) -> Trial:
    """Give a trial the content of a complete draft; what it said before stays as a version.

    Where nothing differs, nothing is saved and the history does not grow. A draft without a date
    leaves the trial its own.
    """
    content = content_of(draft, now)
    content["tried_on"] = draft.tried_on or trial.tried_on
    if all(getattr(trial, name) == value for name, value in content.items()):
        return trial
    trial.sqlmodel_update(content)
    trial.updated_at = next_moment(trial, now)
    session.add(trial)
    session.add(
        TrialVersion(trial=trial.id, saved_at=trial.updated_at, content=version_of(content))
    )
    session.flush()
    return trial


def trial_by_id(session: Session, typed: str) -> Trial:
    """The trial with this id, or the only one whose id begins so; UserError otherwise."""
    wanted = typed.strip().upper()
    found = session.exec(select(Trial).where(Trial.id == wanted)).first()
    if found:
        return found
    if len(wanted) >= SHORTEST_PREFIX and wanted.isalnum():
        starts = select(Trial).where(col(Trial.id).startswith(wanted)).limit(2)
        matches = session.exec(starts).all()
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise UserError(_("Several trials begin with {id}; type more of it.").format(id=typed))
    raise UserError(
        _("There is no trial {id} in this journal; “list” shows them all.").format(id=typed)
    )


def trials(session: Session, limit: int | None = None) -> Sequence[Trial]:
    """The trials that are not in the trash, newest first."""
    query = (
        select(Trial)
        .where(col(Trial.deleted_at).is_(None))
        .order_by(col(Trial.tried_on).desc(), col(Trial.n).desc())
    )
    return session.exec(query.limit(limit) if limit is not None else query).all()


def as_draft(trial: Trial) -> TrialDraft:
    """The fields of a stored trial, to be changed and saved again."""
    return TrialDraft.model_validate({name: getattr(trial, name) for name in FIELDS})


def versions(session: Session, trial: Trial) -> Sequence[TrialVersion]:
    """What the trial said at each save, newest first."""
    query = select(TrialVersion).where(TrialVersion.trial == trial.id)
    newest_first = (col(TrialVersion.saved_at).desc(), col(TrialVersion.n).desc())
    return session.exec(query.order_by(*newest_first)).all()


def move_to_trash(session: Session, trial: Trial, now: datetime) -> Trial:
    """Put a trial into the trash, from where it can be brought back for 30 days."""
    trial.deleted_at = now
    session.add(trial)
    session.flush()
    return trial


def bring_back(session: Session, trial: Trial) -> Trial:
    """Take a trial out of the trash."""
    trial.deleted_at = None
    session.add(trial)
    session.flush()
    return trial


def trash(session: Session) -> Sequence[Trial]:
    """The trials in the trash, last deleted first."""
    query = select(Trial).where(col(Trial.deleted_at).is_not(None))
    return session.exec(query.order_by(col(Trial.deleted_at).desc())).all()


def forget_trial(session: Session, trial: Trial) -> None:
    """Delete a trial with its versions, drafts, links, follow-ups and decisions on its words.

    What was asked for because of it stays, on its own. The words are gone from the file only
    after `Journal.forget_for_good`. That a trial of this id was shared and is meant to be gone is
    remembered: another computer's share may hold it still.
    """
    _forget_decisions(session, trial)
    session.exec(delete(TrialVersion).where(col(TrialVersion.trial) == trial.id))
    session.exec(delete(UnsavedDraft).where(col(UnsavedDraft.trial) == trial.id))
    session.exec(delete(ChainLink).where(col(ChainLink.later) == trial.id))
    session.exec(delete(ChainLink).where(col(ChainLink.earlier) == trial.id))
    _forget_sharings(session, trial)
    session.exec(delete(FollowUp).where(col(FollowUp.trial) == trial.id))
    pair = or_(col(NotDuplicate.first) == trial.id, col(NotDuplicate.second) == trial.id)
    session.exec(delete(NotDuplicate).where(pair))
    session.exec(update(Action).where(col(Action.trial) == trial.id).values(trial=None))
    session.delete(trial)
    session.flush()
    mark(session)


def _forget_sharings(session: Session, trial: Trial) -> None:
    of_it = col(Sharing.trial) == trial.id
    never = col(Sharing.first_round).is_(None) & col(Sharing.shared_hash).is_(None)
    session.exec(delete(Sharing).where(of_it, never))
    session.exec(update(Sharing).where(of_it).values(withdrawn=True))


def mark(session: Session) -> None:
    """Have deleted words wiped from the file, at the next start at the latest."""
    session.connection().exec_driver_sql(wipe.MARK)


def _forget_decisions(session: Session, trial: Trial) -> None:
    """A word that another trial holds too is simply asked about again."""
    said = "\n".join(
        words for version in versions(session, trial) for words in _strings(version.content)
    ).casefold()
    for decision in session.exec(select(ReviewDecision)).all():
        words = decision.text.casefold()
        if decision.trial == trial.id or (words and words in said):
            session.delete(decision)
    session.exec(delete(ReviewedRecord).where(col(ReviewedRecord.record) == trial.id))


def _strings(value: object) -> Iterator[str]:
    """Every string in a value of JSON, those of lists and objects too."""
    match value:
        case str():
            yield value
        case dict():
            for name, one in value.items():
                yield from (str(name), *_strings(one))
        case list():
            for one in value:
                yield from _strings(one)


def empty_old_trash(session: Session, now: datetime) -> int:
    """Forget what has lain in the trash for 30 days; how many trials that were.

    None where the clock is more than a year past everything in the journal: it may be wrong.
    """
    before = now - timedelta(days=TRASH_DAYS)
    first = session.exec(select(func.min(Trial.deleted_at))).one()
    if first is None or first >= before:  # as at nearly every start, so it is quick
        return 0
    old = [trial for trial in trash(session) if trial.deleted_at and trial.deleted_at < before]
    if old and now - _last_touched(session) > CLOCK_TRUSTED:
        return 0
    for trial in old:
        forget_trial(session, trial)
    return len(old)


def _last_touched(session: Session) -> datetime:
    moments = session.exec(select(func.max(Trial.updated_at), func.max(Trial.deleted_at))).one()
    return max(moment for moment in moments if moment)


def set_visibility(
    session: Session, ids: Sequence[str], visibility: str, now: datetime
) -> list[Trial]:
    """Set who may see several trials at once; those that it changed, each with a new version."""
    query = select(Trial).where(col(Trial.id).in_(ids), col(Trial.visibility) != visibility)
    changed = list(session.exec(query).all())
    for trial in changed:
        trial.visibility = visibility
    keep_versions(session, changed, now)
    return changed


def count_by_outcome(session: Session) -> dict[str, int]:
    """How many trials there are with each outcome, the trash left out."""
    rows = session.connection().execute(
        text("SELECT outcome, count(*) FROM trial WHERE deleted_at IS NULL GROUP BY outcome")
    )
    return {outcome or "not-stated": count for outcome, count in rows}
