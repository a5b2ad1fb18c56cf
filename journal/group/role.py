"""The facilitator's role handed over: written to a file, taken on, taken back, its keys forgotten.

The group and all its keys stay; only who acts as facilitator changes. What she has released to
leaders goes along, so that the one who follows her goes on exactly where she stopped.
"""

import os
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from journal.clock import Randomness
from journal.errors import UserError
from journal.group import admitting, identities, library
from journal.group.admission import Admission, newest
from journal.group.collection import write_admissions
from journal.group.membership import (
    announce,
    announcement_of,
    facilitator_key_of,
    leads,
    signed_announcement_of,
    take_announcement,
)
from journal.group.role_file import CODE_BYTES, KeptLedger, Role, seal_role
from journal.ids import crockford
from journal.language import _
from journal.model.membership import Membership, ReleaseLedger


@dataclass(frozen=True, slots=True)
class HandOver:
    """The sealed file and the code that opens it, which is told another way."""

    data: bytes
    code: str


def hand_over(
    session: Session,
    library_session: Session,
    membership: Membership,
    now: datetime,
    randomness: Randomness = os.urandom,
) -> HandOver:
    """The facilitator's role as a file for the one who follows; from then on it rests here.

    `session` is the journal's, `library_session` that of the group's library. Takes a second or
    two by design. Raises UserError for anyone but the facilitator.
    """
    # Announced anew, so that of two files of one role the later is told by its counter.
    announce(session, membership)
    role = gathered(session, library_session, membership)
    code = crockford(randomness(CODE_BYTES))
    data = seal_role(role, code)
    membership.handed_over_at = now
    session.add(membership)
    session.flush()
    return HandOver(data, code)


def gathered(session: Session, library_session: Session, membership: Membership) -> Role:
    """All that goes along with the role, as its holder's journal and library have it."""
    kept = session.get(ReleaseLedger, membership.group_id)
    records = library.admissions(library_session)
    people = write_admissions(signed_announcement_of(membership), records)
    return Role(
        trialJournal="role 1",
        facilitator_key=facilitator_key_of(membership),
        inbox=membership.inbox_identity or "",
        reading=membership.reading_identity or "",
        people=people.decode(),
        decisions=library.decisions(library_session),
        ledger=KeptLedger(key=kept.key, content=kept.content) if kept else None,
    )


def member_for(session: Session, role: Role) -> Membership:
    """The owner's place in the group of this role; UserError where she cannot take it on.

    She has to be a member, not the facilitator already, and what she knows of the group and of
    its releases may not be newer than the file.
    """
    announced = role.collection.signed
    name = announced.announcement.name
    mine = session.get(Membership, role.group)
    if mine is None:
        raise UserError(
            _("This file is for {name}, which you are not in; join it first.").format(name=name)
        )
    if mine.left_at is not None:
        raise UserError(
            _("You left {name}; join it again by an invitation first.").format(name=name)
        )
    if leads(mine):
        raise UserError(_("You are the facilitator of {name} already.").format(name=name))
    kept = session.get(ReleaseLedger, mine.group_id)
    released = KeptLedger(key=kept.key, content=kept.content).round if kept else 0
    of_file = role.ledger.round if role.ledger else 0
    if _is_own_file(mine, role, kept):
        raise UserError(
            _("You handed this role over with this very file; if it was lost, take the role back.")
        )
    if announced.announcement.counter < announcement_of(mine).counter or of_file < released:
        raise UserError(
            _("{name} has gone on since this file was written; ask for a new one.").format(
                name=name
            )
        )
    return mine


def take_on(
    session: Session, library_session: Session, membership: Membership, role: Role
) -> Membership:
    """Go on as the facilitator: keys, admissions, decisions and ledger of the role count here.

    `membership` is that of `member_for`, `library_session` that of its group's library. She is let
    in if she was not. The group's keys stay; renewing them is the next thing to offer.
    """
    take_announcement(session, membership, role.collection.signed)
    membership.facilitator_key = role.facilitator_key
    membership.handed_over_at = None
    membership.inbox_identity = identities.with_another(role.inbox, membership.inbox_identity)
    membership.reading_identity = identities.with_another(role.reading, membership.reading_identity)
    session.add(membership)
    _take_ledger(session, membership, role.ledger)
    _take_admissions(library_session, role.collection.admissions)
    library.keep_decisions(library_session, role.decisions)
    admitting.admit(library_session, membership, [membership.contributor], (), True)
    session.flush()
    return membership


def take_back(session: Session, membership: Membership) -> None:
    """Be the facilitator again, since the file was lost; UserError where nothing was handed over.

    Had somebody taken the role on, two would release, which no threshold withstands: ask first.
    What is announced hereby lets the lost file be refused wherever it arrives.
    """
    if membership.handed_over_at is None:
        raise UserError(_("You did not hand this role over."))
    if membership.facilitator_key is None:
        raise UserError(
            _("The keys of this role were forgotten here; only a new file brings them.")
        )
    membership.handed_over_at = None
    announce(session, membership)


def forget_role(session: Session, membership: Membership) -> None:
    """Forget the keys of a role that was handed over, and what was released under it, for good.

    In a group that is not open the owner then opens no member's bundle any more, and what the
    journal held of it is gone from the file once `Journal.forget_for_good` was called.
    """
    if membership.handed_over_at is None:
        raise UserError(_("Hand the role over first; without its keys nobody could go on."))
    membership.facilitator_key = None
    if not announcement_of(membership).open:
        membership.inbox_identity = None
    kept = session.get(ReleaseLedger, membership.group_id)
    if kept is not None:
        session.delete(kept)
    session.add(membership)
    session.flush()


def _is_own_file(mine: Membership, role: Role, kept: ReleaseLedger | None) -> bool:
    """Whether the owner wrote the file: nothing was announced or released since she did.

    Taking it on would pass by the question that taking the role back asks.
    """
    known, found = signed_announcement_of(mine), role.collection.signed
    ledger = KeptLedger(key=kept.key, content=kept.content) if kept else None
    forgotten = mine.facilitator_key is None
    return (
        mine.handed_over_at is not None and known == found and (forgotten or ledger == role.ledger)
    )


def _take_ledger(session: Session, membership: Membership, ledger: KeptLedger | None) -> None:
    kept = session.get(ReleaseLedger, membership.group_id)
    if ledger is None:
        if kept is not None:
            session.delete(kept)
        return
    if kept is None:
        kept = ReleaseLedger(group_id=membership.group_id, key="", content="")
    kept.key, kept.content = ledger.key, ledger.content
    session.add(kept)


def _take_admissions(library_session: Session, records: tuple[Admission, ...]) -> None:
    known = library.admissions(library_session)
    for who, record in newest([*known.values(), *records]).items():
        if known.get(who) != record:
            library.store_admission(library_session, record)
