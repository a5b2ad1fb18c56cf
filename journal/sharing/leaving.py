"""Leaving a group: an empty snapshot that takes everything back."""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session

from journal.bundle.contents import Contents
from journal.model.membership import Membership
from journal.sharing.sending import next_snapshot
from journal.sharing.snapshot import Written


def leave(
    session: Session,
    library_session: Session,
    membership: Membership,
    now: datetime,
    send: Callable[[Written], object] = lambda written: None,
    *,
    take_over: bool = False,
    clock_is_right: bool = False,
) -> Written:
    """The owner's last snapshot in a group, empty; whoever merges it loses what she shared.

    `send` gets it before she counts as gone: while it cannot be sent she is in, and can try again.
    Raises what `next_snapshot` does: what another computer shared goes too.
    """
    written = next_snapshot(
        session,
        library_session,
        membership,
        Contents(),
        now,
        take_over=take_over,
        clock_is_right=clock_is_right,
    )
    send(written)
    membership.left_at = now
    session.add(membership)
    session.flush()
    return written
