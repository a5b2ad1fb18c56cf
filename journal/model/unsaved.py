"""Drafts: what was typed and not saved yet, kept as it stands."""

from datetime import datetime

from sqlmodel import JSON, Field, SQLModel


class UnsavedDraft(SQLModel, table=True):
    """The values of a form, unchecked. `trial` is the trial being edited, None for a new one."""

    __tablename__ = "draft"

    id: str = Field(primary_key=True)
    trial: str | None = None
    content: dict[str, object] = Field(sa_type=JSON)
    updated_at: datetime
