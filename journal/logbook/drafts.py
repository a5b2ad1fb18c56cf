"""Drafts of the form: kept within a second of typing, offered again, never silently restored."""

import os
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from journal.clock import Randomness
from journal.ids import new_id
from journal.model.trial import Trial
from journal.model.unsaved import UnsavedDraft

# What a draft's content holds beside a trial's fields.
CHAIN = "chain"  # what was changed and what is expected, for a trial that repeats another
TIMERS = "timers"  # see journal.logbook.timers
OPEN = "open"  # true while it stands in the form, so that a crash is known afterwards
CHANGES = "changes"  # when the trial that it changes had last been saved, as an ISO time


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


def put_away(session: Session, draft_id: str) -> None:
    """Say that a draft stands in the form no longer, and was left there on purpose."""
    draft = session.get(UnsavedDraft, draft_id)
    if draft and draft.content.get(OPEN):
        draft.content = {name: value for name, value in draft.content.items() if name != OPEN}
        session.add(draft)
        session.flush()


def standing(session: Session, trial: str | None, changes: object) -> str:
    """How the trial that a draft changes stands meanwhile: "" as it was at the time `changes`, or
    for a new trial; "changed" where it was saved since, "trash", or "gone".
    """
    if trial is None:
        return ""
    found = session.exec(select(Trial).where(Trial.id == trial)).first()
    if found is None:
        return "gone"
    if found.deleted_at:
        return "trash"
    return "changed" if changes and changes != found.updated_at.isoformat() else ""


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
