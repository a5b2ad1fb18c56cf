"""Leaving a group: an empty snapshot that takes everything back."""

from collections.abc import Callable, Mapping
from datetime import datetime

from sqlmodel import Session

from journal.bundle.contents import Contents
from journal.group.admission import Who
from journal.group.library import Held
from journal.model.membership import Membership
from journal.sharing.snapshot import Written, write_snapshot


def leave(
    session: Session,
    membership: Membership,
    now: datetime,
    in_library: Mapping[Who, Held],
    send: Callable[[Written], object] = lambda written: None,
) -> Written:
    """The owner's last snapshot in a group, empty; whoever merges it loses what she shared.

    `send` gets it before she counts as gone: while it cannot be sent she is in, and can try again.
    """
    own = in_library.get((membership.group_id, membership.contributor))
    written = write_snapshot(session, membership, Contents(), now, own, take_over=True)
    send(written)
    membership.left_at = now
    session.add(membership)
    session.flush()
    return written
