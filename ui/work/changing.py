"""What the Share page asks of a group's facilitator: other terms, new keys, the next round."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session

from journal.group import membership
from ui.work.groups import member_of


def change(
    session: Session,
    group: str,
    *,
    name: str,
    purpose: str,
    threshold: int,
    invited: int | None,
    context: Collection[str],
) -> bool:
    """Let the group say this of itself; whether that is anything new.

    Raises UserError for what will not do, and nothing is changed.
    """
    mine = member_of(session, group)
    before = mine.announcement
    membership.change_group(
        session,
        mine,
        name=name,
        purpose=purpose,
        threshold=threshold,
        invited=invited,
        context=context,
    )
    return mine.announcement != before


def renew_keys(session: Session, group: str) -> None:
    """Start new keys, which who left does not get."""
    membership.renew_keys(session, member_of(session, group))


def open_round(session: Session, group: str, now: datetime) -> int:
    """Open the next round; its number."""
    today = now.astimezone().date()
    return membership.open_round(session, member_of(session, group), today).round
