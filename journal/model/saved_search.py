"""Searches that the owner keeps under a name."""

from datetime import datetime

from sqlmodel import Field, SQLModel


class SavedSearch(SQLModel, table=True):
    """What was typed, and the order of what it finds: `newest` or `relevance`."""

    __tablename__ = "saved_search"

    name: str = Field(primary_key=True)
    query: str
    order: str = "newest"
    created_at: datetime
