"""What the Share page asks about the context that goes along with each trial."""

from collections.abc import Collection

from sqlmodel import Session

from journal.group.membership import announcement_of
from journal.sharing.going_along import going_along, let_go_along
from ui.work.groups import member_of


def read(session: Session, group: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the group asks for, and what of it goes along."""
    mine = member_of(session, group)
    return announcement_of(mine).context, going_along(mine)


def choose(session: Session, group: str, fields: Collection[str]) -> None:
    """Let these go along and no others."""
    let_go_along(session, member_of(session, group), fields)
