"""Whether any group exchanges its files in a folder: asked at the start, so it imports little."""

from sqlmodel import Session, col, select

from journal.model.membership import Membership


def uses_a_folder(session: Session) -> bool:
    """Whether one of the owner's groups has a folder."""
    query = select(Membership.group_id).where(
        col(Membership.folder).is_not(None), col(Membership.left_at).is_(None)
    )
    return session.exec(query.limit(1)).first() is not None
