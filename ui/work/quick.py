"""What quick capture asks of the journal: the line kept as a draft, the owner's own values."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from journal.logbook.drafts import drop_draft, keep_draft
from journal.logbook.own_values import own_values
from journal.model.draft import storable
from journal.model.fields import FIELDS
from journal.model.unsaved import UnsavedDraft


def keep(session: Session, values: Mapping[str, Any], now: datetime, draft: str) -> None:
    """Keep what the line says."""
    keep_draft(session, {name: _storable(value) for name, value in values.items()}, now, draft)


def forget(session: Session, draft: str | None) -> None:
    """The line was emptied."""
    if draft:
        drop_draft(session, draft)


def stands(session: Session, draft: str | None, values: Mapping[str, Any]) -> bool:
    """Whether a draft is still there and holds what the line said, and no more."""
    kept = session.get(UnsavedDraft, draft) if draft else None
    if kept is None:
        return False
    said = {name: _storable(value) for name, value in values.items()}
    return {name: value for name, value in kept.content.items() if name in FIELDS} == said


def own(session: Session) -> dict[str, list[str]]:
    """The owner's own past values by field."""
    return own_values(session)


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    return [storable(one) for one in value] if isinstance(value, list) else value
