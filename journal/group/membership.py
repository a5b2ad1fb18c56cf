"""The owner's groups: founding, joining, finding, announcing, leaving."""

import os
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from journal.bundle.seal import new_identity, recipient_of
from journal.bundle.texts import clean_short_text, clean_text
from journal.clock import Randomness
from journal.errors import UserError
from journal.group import identities, keys
from journal.group.announcement import (
    CONTEXT,
    USUAL_THRESHOLD,
    Announcement,
    Round,
    SignedAnnouncement,
    checked_and_signed,
    rank_of,
)
from journal.group.invitation import Invitation
from journal.ids import new_id
from journal.language import _
from journal.model.membership import Membership


def found_group(
    session: Session,
    name: str,
    now: datetime,
    *,
    purpose: str = "",
    threshold: int = USUAL_THRESHOLD,
    invited: int | None = None,
    open_to_all: bool = False,
    accepts: tuple[str, ...] = (),
    context: Collection[str] = CONTEXT,
    randomness: Randomness = os.urandom,
) -> Membership:
    """Make a group with its keys; its founder is its facilitator and may contribute like others.

    `context` are the fields of a trial, of CONTEXT, that it asks for. Raises UserError for a name,
    threshold, number of invited people or context that will not do.
    """
    facilitator_key = keys.new_key(randomness)
    inbox, reading = new_identity()[0], new_identity()[0]
    values = {
        "counter": 1,
        "name": clean_short_text(name),
        "purpose": clean_text(purpose),
        "threshold": threshold,
        "invited": invited,
        "open": open_to_all,
        "inbox": recipient_of(inbox),
        "reading": recipient_of(reading),
        "rounds": (Round(number=1, opened_on=now.date()),),
        "accepts": accepts,
        "context": _in_order(context),
    }
    announced = checked_and_signed(facilitator_key, values)
    membership = _membership(announced, now, randomness)
    membership.facilitator_key = facilitator_key
    membership.inbox_identity, membership.reading_identity = inbox, reading
    session.add(membership)
    session.flush()
    return membership


def join_group(
    session: Session, invitation: Invitation, now: datetime, randomness: Randomness = os.urandom
) -> Membership:
    """Join by an invitation, or take up a renewed one; the own keys stay."""
    announced = invitation.signed
    membership = session.get(Membership, announced.announcement.id)
    if membership is None:
        membership = _membership(announced, now, randomness)
    else:
        take_announcement(session, membership, announced)
        membership.left_at = None
    membership.reading_identity = identities.with_another(
        invitation.reading_identity, membership.reading_identity
    )
    membership.inbox_identity = identities.with_another(
        invitation.inbox_identity, membership.inbox_identity
    )
    session.add(membership)
    session.flush()
    return membership


def take_announcement(
    session: Session, membership: Membership, announced: SignedAnnouncement
) -> bool:
    """Let a newer announcement of the group count; whether it was newer.

    Of two with one counter (a facilitator with two computers) the greater signature counts, so
    that the order of arrival does not matter. Raises UserError for one that lowers the threshold.
    """
    if announced.announcement.id != membership.group_id:
        return False
    known = signed_announcement_of(membership)
    if rank_of(announced) <= rank_of(known):
        return False
    if announced.announcement.threshold < known.announcement.threshold:
        raise UserError(_("The threshold of a group may rise and never fall."))
    _write(membership, announced)
    session.add(membership)
    session.flush()
    return True


def announce(session: Session, membership: Membership, **changes: Any) -> Announcement:
    """Change what the group says of itself, as its facilitator; UserError for anyone else."""
    known = announcement_of(membership)
    if changes.get("threshold", known.threshold) < known.threshold:
        raise UserError(_("The threshold of a group may rise and never fall."))
    values = {**known.model_dump(), **changes, "counter": known.counter + 1}
    announced = checked_and_signed(facilitator_key_of(membership), values)
    _write(membership, announced)
    session.add(membership)
    session.flush()
    return announced.announcement


def change_group(
    session: Session,
    membership: Membership,
    *,
    name: str | None = None,
    purpose: str | None = None,
    threshold: int | None = None,
    invited: int | None = None,
    context: Collection[str] | None = None,
    accepts: Collection[str] = (),
) -> Announcement:
    """Change what the group says of itself, as its facilitator; what is None stays as it is.

    The threshold may rise and never fall. `accepts` are ids of groups whose collections it takes in
    from now on, beside those that it takes in already. Raises UserError like `found_group`.
    """
    known = announcement_of(membership)
    changes: dict[str, Any] = {"threshold": threshold, "invited": invited}
    changes["name"] = None if name is None else clean_short_text(name)
    changes["purpose"] = None if purpose is None else clean_text(purpose)
    changes["context"] = None if context is None else _in_order(context)
    if not set(accepts) <= set(known.accepts):
        changes["accepts"] = tuple(dict.fromkeys((*known.accepts, *accepts)))
    changes = {what: to for what, to in changes.items() if to not in (None, getattr(known, what))}
    if not changes:
        facilitator_key_of(membership)
        return known
    return announce(session, membership, **changes)


def open_round(session: Session, membership: Membership, today: date) -> Announcement:
    """Open the next round."""
    rounds = announcement_of(membership).rounds
    following = Round(number=rounds[-1].number + 1, opened_on=today)
    return announce(session, membership, rounds=(*rounds, following))


def renew_keys(session: Session, membership: Membership) -> Announcement:
    """Start new inbox and reading keys; who left keeps what could be read before, no more."""
    inbox, inbox_recipient = new_identity()
    reading, reading_recipient = new_identity()
    announced = announce(session, membership, inbox=inbox_recipient, reading=reading_recipient)
    membership.inbox_identity = identities.with_another(inbox, membership.inbox_identity)
    membership.reading_identity = identities.with_another(reading, membership.reading_identity)
    session.flush()
    return announced


def invitation_to(membership: Membership) -> Invitation:
    """The invitation to a group that the owner is in, with the keys in use now and no older ones.

    Raises UserError where the owner lacks one: the group renewed them, and she was not asked anew.
    """
    announced = announcement_of(membership)
    reading = identities.that_opens(announced.reading, membership.reading_identity)
    inbox = identities.that_opens(announced.inbox, membership.inbox_identity)
    if reading is None or (announced.open and inbox is None):
        raise UserError(_("This journal lacks the group's newest keys; ask for an invitation."))
    signed_now = signed_announcement_of(membership)
    return Invitation(signed_now, reading, inbox if announced.open else None)


def memberships(session: Session) -> Sequence[Membership]:
    """The owner's groups, first joined first, those she left too."""
    return session.exec(select(Membership).order_by(col(Membership.joined_at))).all()


def find_membership(session: Session, typed: str) -> Membership:
    """The group with this id, the start of an id, or this name; UserError unless it is just one."""
    wanted = " ".join(typed.split()).casefold()
    found = [
        one
        for one in memberships(session)
        if one.group_id.casefold().startswith(wanted)
        or announcement_of(one).name.casefold() == wanted
    ]
    if len(found) == 1 and wanted:
        return found[0]
    if found and wanted:
        raise UserError(_("Several groups are called {name}; use the id.").format(name=typed))
    raise UserError(
        _("You are in no group {name}; “group list” shows your groups.").format(name=typed)
    )


def announcement_of(membership: Membership) -> Announcement:
    """What the group says of itself."""
    return Announcement.model_validate_json(membership.announcement)


def signed_announcement_of(membership: Membership) -> SignedAnnouncement:
    """The same with the facilitator's signature."""
    return SignedAnnouncement(
        announcement=announcement_of(membership), signature=membership.announcement_signature
    )


def leads(membership: Membership) -> bool:
    """Whether the owner is the group's facilitator, the role not handed over."""
    return membership.facilitator_key is not None and membership.handed_over_at is None


def facilitator_key_of(membership: Membership) -> str:
    """The facilitator's private key; UserError where the owner is no facilitator, or not now."""
    if membership.handed_over_at is not None:
        raise UserError(_("You handed the role of facilitator over, so this is no longer yours."))
    if membership.facilitator_key is None:
        raise UserError(_("Only the group's facilitator can do this."))
    return membership.facilitator_key


def own_recipient(membership: Membership) -> str:
    """The age recipient of the owner, so that she can open what she sent."""
    return recipient_of(membership.own_identity)


def identities_of(membership: Membership) -> list[str]:
    """Every age identity of the owner in this group, by which a file of it may open."""
    texts = (membership.inbox_identity, membership.reading_identity, membership.own_identity)
    return [identity for text in texts for identity in identities.each(text)]


def _in_order(context: Collection[str]) -> tuple[str, ...]:
    """The fields to ask for, each once, in the order of CONTEXT; UserError for any other field."""
    if not set(context) <= set(CONTEXT):
        raise UserError(_("A group can ask for {fields}.").format(fields=", ".join(CONTEXT)))
    return tuple(field for field in CONTEXT if field in context)


def _membership(announced: SignedAnnouncement, now: datetime, randomness: Randomness) -> Membership:
    contributor_key = keys.new_key(randomness)
    membership = Membership(
        group_id=announced.announcement.id,
        announcement="",
        announcement_signature="",
        contributor=keys.public_of(contributor_key),
        contributor_key=contributor_key,
        id_secret=randomness(keys.KEY_BYTES).hex(),
        own_identity=new_identity()[0],
        writer=new_id(randomness),
        withdrawal_code=new_id(randomness),
        context=list(announced.announcement.context),
        joined_at=now,
    )
    _write(membership, announced)
    return membership


def _write(membership: Membership, announced: SignedAnnouncement) -> None:
    membership.announcement = announced.announcement.model_dump_json()
    membership.announcement_signature = announced.signature
