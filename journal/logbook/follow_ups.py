"""Follow-ups: once, six teaching weeks after a trial: still using it, how long, how good?

An answer is a row of its own, and the trial says it too, as a new version. "Not now" and "don't
ask" are rows without an answer, so that nothing is made up to silence the question.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import text
from sqlmodel import Session, col, select

from journal import vocabulary
from journal.clock import Randomness
from journal.errors import UserError
from journal.ids import new_id
from journal.language import _
from journal.logbook.calendar_file import calendar_file
from journal.logbook.remembered import COLUMNS, NEWEST_FIRST, Remembered, read
from journal.logbook.teaching_weeks import (
    FOLLOW_UP_WEEKS,
    after_teaching_weeks,
    last_day_before,
)
from journal.logbook.trials import as_draft, edit_trial, trial_by_id
from journal.model.fields import MOST_MINUTES
from journal.model.follow_up import FollowUp
from journal.model.trial import Trial
from journal.settings import Term

NOT_CHECKED = "not-checked-yet"
# What there is nothing to go on using of.
NOT_ASKED_ABOUT = ("decided-not-to-use-it", "usual-way-timed", "watched-a-colleague")
POSTPONED_WEEKS = 2
MOST = 12

_KINDS = ", ".join(f"'{kind}'" for kind in NOT_ASKED_ABOUT)
_OPEN = f"""trial.deleted_at IS NULL AND trial.kind NOT IN ({_KINDS})
    AND trial.decision IS NOT 'stop' AND NOT EXISTS (
        SELECT 1 FROM follow_up WHERE follow_up.trial = trial.id
        AND follow_up.still_using IS NULL
        AND (follow_up.ask_again_on IS NULL OR follow_up.ask_again_on > :today))"""
# One walk along the index for each of the two ways of not having an answer.
_UNANSWERED = ("trial.still_using IS NULL", f"trial.still_using = '{NOT_CHECKED}'")


@dataclass(frozen=True, slots=True)
class Answered:
    """What an answer did: its row, its trial, and what the trial said before, for an undo."""

    follow_up: str
    trial: str
    before: str | None


def answers() -> tuple[vocabulary.Term, ...]:
    """What one may answer, in the order of the keys 1, 2, 3…"""
    return tuple(term for term in vocabulary.terms("still_using") if term.id != NOT_CHECKED)


def due(session: Session, today: date, terms: Sequence[Term], most: int = MOST) -> list[Remembered]:
    """The `most` newest trials that wait to be looked back at."""
    edge = last_day_before(today, FOLLOW_UP_WEEKS, terms)
    return _open(session, "trial.tried_on <= :edge", edge, today, NEWEST_FIRST, most)


def next_due(session: Session, today: date, terms: Sequence[Term]) -> Remembered | None:
    """The first trial that will be asked about on a later day."""
    edge = last_day_before(today, FOLLOW_UP_WEEKS, terms)
    order = "trial.tried_on, trial.n"
    found = _open(session, "trial.tried_on > :edge", edge, today, order, 1)
    return found[0] if found else None


def coming(session: Session, today: date, terms: Sequence[Term]) -> list[tuple[date, int]]:
    """Each later day on which trials become due, with how many they are."""
    edge = last_day_before(today, FOLLOW_UP_WEEKS, terms)
    rows = session.connection().execute(
        text(
            f"""SELECT trial.tried_on, count(*) FROM trial WHERE trial.tried_on > :edge
            AND (trial.still_using IS NULL OR trial.still_using = '{NOT_CHECKED}') AND {_OPEN}
            GROUP BY trial.tried_on"""
        ),
        {"edge": edge.isoformat(), "today": today.isoformat()},
    )
    counts: dict[date, int] = {}
    for tried_on, count in rows:
        day = due_on(date.fromisoformat(tried_on), terms)
        counts[day] = counts.get(day, 0) + count
    return sorted(counts.items())


def calendar(session: Session, now: datetime, terms: Sequence[Term]) -> tuple[bytes, int]:
    """A calendar file of the days to come on which trials become due; how many trials they are.

    UserError where none will be.
    """
    days = coming(session, now.astimezone().date(), terms)
    oldest = session.exec(select(Trial.id).order_by(col(Trial.n)).limit(1)).first()
    if not days or oldest is None:
        raise UserError(_("No trial waits to be looked back at, so there is nothing to write."))
    # Of the oldest trial's id only a hash is written: it tells this journal from others.
    return calendar_file(days, oldest, now), sum(count for _day, count in days)


def due_on(tried_on: date, terms: Sequence[Term]) -> date:
    """The day from which on a trial is asked about."""
    return after_teaching_weeks(tried_on, FOLLOW_UP_WEEKS, terms)


def answer(
    session: Session,
    trial_id: str,
    still_using: str,
    now: datetime,
    randomness: Randomness = os.urandom,
) -> Answered:
    """Keep an answer, and say it in the trial; UserError where it is none of the answers."""
    given = vocabulary.resolve("still_using", still_using)
    if given not in {term.id for term in answers()}:
        raise UserError(
            _("“{written}” is no answer here; choose one of: {choices}.").format(
                written=still_using,
                choices=", ".join(vocabulary.label("still_using", term.id) for term in answers()),
            )
        )
    trial = trial_by_id(session, trial_id)
    before = trial.still_using
    kept = _keep(session, trial.id, now, randomness, still_using=given)
    _say(session, trial, given, now)
    return Answered(kept.id, trial.id, before)


def add_details(
    session: Session, follow_up: str, minutes_ai: float | None, quality_vs_usual: str | None
) -> FollowUp:
    """How many minutes it takes with AI now, all in, and how good it is; None: not recorded.

    UserError for minutes or a quality that cannot be.
    """
    if minutes_ai is not None and not 0 <= minutes_ai <= MOST_MINUTES:
        raise UserError(_("Minutes lie between 0 and {most:,}.").format(most=MOST_MINUTES))
    quality = vocabulary.resolve("quality_vs_usual", quality_vs_usual or "")
    if quality and not vocabulary.is_term("quality_vs_usual", quality):
        raise UserError(_("“{written}” is no answer here.").format(written=quality_vs_usual))
    kept = _follow_up(session, follow_up)
    kept.minutes_ai, kept.quality_vs_usual = minutes_ai, quality or None
    session.add(kept)
    session.flush()
    return kept


def not_now(
    session: Session,
    trial_id: str,
    now: datetime,
    terms: Sequence[Term],
    randomness: Randomness = os.urandom,
) -> FollowUp:
    """Ask again two teaching weeks later."""
    later = after_teaching_weeks(now.astimezone().date(), POSTPONED_WEEKS, terms)
    trial = trial_by_id(session, trial_id)
    return _keep(session, trial.id, now, randomness, ask_again_on=later)


def do_not_ask(
    session: Session, trial_id: str, now: datetime, randomness: Randomness = os.urandom
) -> FollowUp:
    """Never ask about this trial again."""
    return _keep(session, trial_by_id(session, trial_id).id, now, randomness)


def take_back(session: Session, follow_up: str) -> None:
    """Undo "not now" and "don't ask"."""
    session.delete(_follow_up(session, follow_up))
    session.flush()


def take_back_answer(session: Session, answered: Answered, now: datetime) -> None:
    """Undo an answer: the trial says again what it said before, as one more version."""
    take_back(session, answered.follow_up)
    _say(session, trial_by_id(session, answered.trial), answered.before, now)


def follow_ups(session: Session, trial_id: str) -> Sequence[FollowUp]:
    """What was said of a trial later, in the order of saying."""
    query = select(FollowUp).where(FollowUp.trial == trial_id)
    return session.exec(query.order_by(col(FollowUp.n))).all()


def _open(
    session: Session, bound: str, edge: date, today: date, order: str, most: int
) -> list[Remembered]:
    walks = " UNION ALL ".join(
        f"""SELECT * FROM (SELECT {COLUMNS}, trial.n FROM trial
        WHERE {unanswered} AND {bound} AND {_OPEN} ORDER BY {order} LIMIT :most)"""
        for unanswered in _UNANSWERED
    )
    question = f"SELECT * FROM ({walks}) AS trial ORDER BY {order} LIMIT :most"
    values = {"edge": edge.isoformat(), "today": today.isoformat(), "most": most}
    return read(session, question, values)


def _say(session: Session, trial: Trial, still_using: str | None, now: datetime) -> None:
    draft = as_draft(trial)
    draft.still_using = still_using
    edit_trial(session, trial, draft, now)


def _keep(
    session: Session,
    trial_id: str,
    now: datetime,
    randomness: Randomness,
    still_using: str | None = None,
    ask_again_on: date | None = None,
) -> FollowUp:
    made = FollowUp(
        id=new_id(randomness),
        trial=trial_id,
        answered_on=now.astimezone().date(),
        still_using=still_using,
        ask_again_on=ask_again_on,
    )
    session.add(made)
    session.flush()
    return made


def _follow_up(session: Session, follow_up: str) -> FollowUp:
    found = session.exec(select(FollowUp).where(FollowUp.id == follow_up)).first()
    if found is None:
        raise UserError(_("That answer is not in this journal any more."))
    return found
