"""A digest out of an open library, and what is kept once leaders were given one."""

import os
from datetime import date

from sqlmodel import Session

from journal.clock import Randomness
from journal.digest.compose import Audience, Composed, compose
from journal.digest.disclosure.ledger import Ledger, damaged, read_ledger
from journal.digest.disclosure.memory import LEAST_KEY
from journal.digest.gather.narrowing import EVERYTHING, Narrowing
from journal.digest.scan import Finds
from journal.errors import UserError
from journal.group import library
from journal.group.decisions import Decisions
from journal.group.library import Library
from journal.group.membership import announcement_of, facilitator_key_of
from journal.language import _
from journal.model.membership import Membership, ReleaseLedger

KEY_BYTES = 32


def read_digest(
    opened: Library,
    session: Session,
    membership: Membership,
    audience: Audience,
    as_of: date,
    finder: Finds,
    decisions: Decisions | None = None,
    randomness: Randomness = os.urandom,
    narrowing: Narrowing = EVERYTHING,
) -> Composed:
    """The digest of a group as it stands on a day; nothing is released by reading it.

    `session` is the journal's, `decisions` those kept in the library where none are given. The
    finder has nobody's own lists, so that every member gets the same pages. `narrowing` is for
    peers only. Raises UserError where somebody other than the facilitator asks for the leaders'
    edition, and where it would take all that was released for withdrawn.
    """
    with opened.reading() as found:
        made = decisions if decisions is not None else library.decisions(found)
        announced = announcement_of(membership)
        if audience == "peers":
            return compose(found, announced, made, audience, as_of, finder, narrowing=narrowing)
        facilitator_key_of(membership)
        kept = _kept(session, membership, randomness)
        ledger, key = _read(kept)
        if ledger.remembers_somebody and not library.holds_anything(found):
            raise UserError(
                _(
                    "Leaders have a digest of this group, and nothing is merged for it here. "
                    "Merge what was shared first, or all of it would count as withdrawn."
                )
            )
        return compose(found, announced, made, audience, as_of, finder, ledger, key)


def begin_ledger(
    session: Session, membership: Membership, randomness: Randomness = os.urandom
) -> None:
    """Have a ledger, so that the leaders' edition can be read by who writes nothing.

    Raises UserError where somebody other than the facilitator asks.
    """
    facilitator_key_of(membership)
    _kept(session, membership, randomness)


def keep_release(session: Session, membership: Membership, composed: Composed) -> None:
    """Enter a digest that is given to leaders in the ledger, before its file leaves.

    Raises UserError where it is a round's first and nobody is in it.
    """
    if composed.ledger is None:
        return
    if composed.nobody:
        raise UserError(
            _(
                "Nobody who has been let in has shared anything in this round, so leaders were "
                "given nothing; let people in or merge what they shared first."
            )
        )
    kept = session.get_one(ReleaseLedger, membership.group_id)
    kept.content = composed.ledger.to_bytes().decode()
    session.add(kept)
    session.flush()


def _read(kept: ReleaseLedger) -> tuple[Ledger, bytes]:
    try:
        key = bytes.fromhex(kept.key)
    except ValueError as error:
        raise damaged() from error
    if len(key) < LEAST_KEY:
        raise damaged()
    return read_ledger(kept.content.encode()), key


def _kept(session: Session, membership: Membership, randomness: Randomness) -> ReleaseLedger:
    kept = session.get(ReleaseLedger, membership.group_id)
    if kept is None:
        kept = ReleaseLedger(
            group_id=membership.group_id,
            key=randomness(KEY_BYTES).hex(),
            content=Ledger().to_bytes().decode(),
        )
        session.add(kept)
        session.flush()
    return kept
