"""What the Reflect page asks: check-ins, what is worth coming back to, outcomes counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, or_, select

from journal import vocabulary
from journal.logbook.check_ins import add_check_in, check_ins
from journal.logbook.trials import as_draft, count_by_outcome, edit_trial, trial_by_id
from journal.model.trial import Trial

FOLLOW_UP_WEEKS = 6
MOST = 6
NOT_FOR_FOLLOW_UP = ("decided-not-to-use-it", "usual-way-timed", "watched-a-colleague")
DROPPED = ("found-something-better", "tool-changed-or-went", "stopped-no-time",
           "stopped-not-worth-it", "stopped-not-allowed")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Remembered:
    """A trial to come back to: its id and one line."""

    id: str
    title: str
    tried_on: date


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that the page shows."""

    last_check_in: date | None
    due: list[Remembered]
    next_due: Remembered | None  # the first that is asked about later
    outcomes: dict[str, int]
    dropped: list[Remembered]


def picture(session: Session, today: date) -> Picture:
    """What there is to reflect on today."""
    made = [check_in.made_on for check_in in check_ins(session) if check_in.source == "self"]
    return Picture(
        made[0] if made else None,
        _due(session, today),
        _next_due(session, today),
        _results(session),
        _dropped(session),
    )


def check_in(session: Session, values: Mapping[str, Any], now: datetime) -> None:
    """Keep a check-in; UserError if it is empty."""
    add_check_in(session, values, now)


def answer(session: Session, trial: str, still_using: str, now: datetime) -> None:
    """Say whether something is still in use."""
    found = trial_by_id(session, trial)
    draft = as_draft(found)
    draft.still_using = still_using
    edit_trial(session, found, draft, now)


def due_on(trial: Remembered) -> date:
    """The day from which on a trial is asked about."""
    return trial.tried_on + timedelta(weeks=FOLLOW_UP_WEEKS)


def _due(session: Session, today: date) -> list[Remembered]:
    earliest = today - timedelta(weeks=FOLLOW_UP_WEEKS)
    return _remembered(session, _unanswered().where(col(Trial.tried_on) <= earliest))


def _next_due(session: Session, today: date) -> Remembered | None:
    later = _unanswered().where(col(Trial.tried_on) > today - timedelta(weeks=FOLLOW_UP_WEEKS))
    first = session.exec(later.order_by(col(Trial.tried_on), col(Trial.n)).limit(1)).first()
    return _remember(first) if first else None


def _unanswered() -> Any:
    return (
        select(Trial)
        .where(col(Trial.deleted_at).is_(None))
        .where(col(Trial.kind).not_in(NOT_FOR_FOLLOW_UP))
        .where(or_(col(Trial.still_using).is_(None), Trial.still_using == "not-checked-yet"))
    )


def _dropped(session: Session) -> list[Remembered]:
    query = (
        select(Trial)
        .where(col(Trial.deleted_at).is_(None))
        .where(or_(Trial.decision == "stop", col(Trial.still_using).in_(DROPPED)))
    )
    return _remembered(session, query)


def _remembered(session: Session, query: Any) -> list[Remembered]:
    newest = query.order_by(col(Trial.tried_on).desc(), col(Trial.n).desc()).limit(MOST)
    return [_remember(trial) for trial in session.exec(newest).all()]


def _remember(trial: Trial) -> Remembered:
    return Remembered(trial.id, _title(trial), trial.tried_on)


def _results(session: Session) -> dict[str, int]:
    counts: dict[str, int] = {}
    for outcome, count in count_by_outcome(session).items():
        result = vocabulary.about("outcome", outcome, "result") or "open"
        counts[result] = counts.get(result, 0) + count
    return counts


def _title(trial: Trial) -> str:
    job, tool = vocabulary.labels("task", trial.task), vocabulary.labels("tool", trial.tool)
    return ", ".join(part for part in (job, tool) if part)
