"""Which trials a portfolio holds: those of a period, or those that were picked, or with a tag."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from journal.errors import UserError
from journal.language import _
from journal.logbook.trials import trial_by_id
from journal.model.trial import Trial

MOST = 500  # trials; a portfolio is read by people


@dataclass(frozen=True)
class Choice:
    """What a portfolio is made of. Days are included; None leaves that end open.

    `trials` are ids (or their beginnings), none for all of the period; `tags` and `growth` keep
    the trials that carry one of them.
    """

    first: date | None = None
    last: date | None = None
    trials: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    growth: tuple[str, ...] = ()


def chosen(session: Session, choice: Choice) -> Sequence[Trial]:
    """The trials of a portfolio, oldest first, without the trash.

    Raises UserError where there is none, or where there are more than MOST.
    """
    if choice.first and choice.last and choice.first > choice.last:
        raise UserError(_("The period ends before it begins; check its two dates."))
    found = [trial for trial in _of_the_period(session, choice) if _wanted(trial, choice)]
    if not found:
        raise UserError(_("No trial of your journal fits this choice; widen it."))
    if len(found) > MOST:
        raise UserError(
            _("That would be {n:,} trials; choose up to {most}, by period or one by one.").format(
                n=len(found), most=MOST
            )
        )
    return found


def _of_the_period(session: Session, choice: Choice) -> Sequence[Trial]:
    query = select(Trial).where(col(Trial.deleted_at).is_(None))
    if choice.first:
        query = query.where(col(Trial.tried_on) >= choice.first)
    if choice.last:
        query = query.where(col(Trial.tried_on) <= choice.last)
    if choice.trials:
        ids = [trial_by_id(session, typed).id for typed in choice.trials]
        query = query.where(col(Trial.id).in_(ids))
    return session.exec(query.order_by(col(Trial.tried_on), col(Trial.n))).all()


def _wanted(trial: Trial, choice: Choice) -> bool:
    return _shares(trial.tag, choice.tags) and _shares(trial.growth, choice.growth)


def _shares(held: Sequence[str], wanted: Sequence[str]) -> bool:
    folded = {word.casefold() for word in held}
    return not wanted or any(word.casefold() in folded for word in wanted)
