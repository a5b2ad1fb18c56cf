"""Whether there is a group, what was taken back from one, and what may go along again.

Marks only: what leaves is put together in journal.sharing, which takes its time to load.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import update
from sqlmodel import Session, col, select

from journal.model.membership import Membership, Sharing

AT_ONCE = 500  # ids in one question to the database


def sharings(session: Session, group_id: str) -> dict[str, Sharing]:
    """What was shared with a group or taken back from it, by local id."""
    query = select(Sharing).where(Sharing.group_id == group_id)
    return {sharing.trial: sharing for sharing in session.exec(query).all()}


def is_in_a_group(session: Session) -> bool:
    """Whether the owner belongs to a group now."""
    left = col(Membership.left_at)
    return (
        session.exec(select(Membership.group_id).where(left.is_(None)).limit(1)).first() is not None
    )


def mark_taken_back(session: Session, group_id: str, local_ids: Iterable[str]) -> None:
    """Take trials or check-ins back from a group: the next snapshot is without them."""
    known = sharings(session, group_id)
    for local_id in dict.fromkeys(local_ids):
        sharing = known.get(local_id) or Sharing(group_id=group_id, trial=local_id)
        sharing.withdrawn = True
        session.add(sharing)
    session.flush()


def share_again(session: Session, local_ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Let what was taken back go along again; group and local id of each that it was true of."""
    found: list[tuple[str, str]] = []
    for some in _parts(local_ids):
        query = select(Sharing).where(col(Sharing.trial).in_(some), col(Sharing.withdrawn))
        found += [(sharing.group_id, sharing.trial) for sharing in session.exec(query)]
        session.exec(update(Sharing).where(col(Sharing.trial).in_(some)).values(withdrawn=False))
    return tuple(found)


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]
