"""Retiring a contribution: a facilitator's choice, local, with a reason, visible in the counts.

It counts in no digest that is written here, like one that lapsed. Nothing is deleted.
"""

from sqlmodel import Session

from journal.errors import UserError
from journal.group.decisions import LONGEST_TEXT, Retired
from journal.group.library import decisions, keep_decisions
from journal.language import _


def retire(session: Session, contributor: str, why: str) -> None:
    """Leave a contributor's whole contribution out of every digest; a second reason replaces one.

    Raises UserError for a reason that is too long.
    """
    if len(why) > LONGEST_TEXT:
        raise UserError(_("The reason takes up to {most:,} characters.").format(most=LONGEST_TEXT))
    _keep(session, contributor, (Retired(contributor=contributor, why=why),))


def bring_back(session: Session, contributor: str) -> None:
    """Let a retired contribution count again; UserError where it was not retired."""
    if contributor not in {one.contributor for one in decisions(session).retired}:
        raise UserError(_("This contribution is not retired."))
    _keep(session, contributor, ())


def _keep(session: Session, contributor: str, now: tuple[Retired, ...]) -> None:
    made = decisions(session)
    others = tuple(one for one in made.retired if one.contributor != contributor)
    keep_decisions(session, made.model_copy(update={"retired": (*others, *now)}))
