"""Drafts of the form: kept within a second of typing, offered again, never silently restored."""

import os
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from journal.clock import Randomness
from journal.ids import new_id
from journal.model.unsaved import UnsavedDraft


def keep_draft(
    session: Session,
    content: Mapping[str, object],
    now: datetime,
    draft_id: str | None = None,
    trial: str | None = None,
    randomness: Randomness = os.urandom,
) -> UnsavedDraft:
    """Keep the form's values as they stand, under `draft_id` or a new id."""
    draft = session.get(UnsavedDraft, draft_id) if draft_id else None
    if draft is None:
        draft = UnsavedDraft(
            id=draft_id or new_id(randomness), trial=trial, content={}, updated_at=now
        )
    draft.content = dict(content)
    draft.updated_at = now
    session.add(draft)
    session.flush()
    return draft


def drafts(session: Session) -> Sequence[UnsavedDraft]:
    """All kept drafts, last touched first."""
    query = select(UnsavedDraft).order_by(col(UnsavedDraft.updated_at).desc())
    return session.exec(query).all()


def drop_draft(session: Session, draft_id: str) -> None:
    """Forget a draft, because it was saved or thrown away. No draft of that id is no error."""
    draft = session.get(UnsavedDraft, draft_id)
    if draft:
        session.delete(draft)
        session.flush()
