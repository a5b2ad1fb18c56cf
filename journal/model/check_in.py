"""A check-in: what somebody uses, is curious about and is stuck on, AI user or not."""

from datetime import date, datetime

from sqlmodel import JSON, Field, SQLModel


class CheckIn(SQLModel, table=True):
    """One check-in. `source` says whether it is the owner's, from a form or from a paper slip."""

    __tablename__ = "check_in"

    n: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    made_on: date
    source: str = "self"
    confidence: str | None = None
    curiosity: str | None = None
    barrier: list[str] = Field(default_factory=list, sa_type=JSON)
    support_wanted: list[str] = Field(default_factory=list, sa_type=JSON)
    using: str | None = None
    curious: str | None = None
    stuck: str | None = None
    visibility: str = "me"
    source_hash: str | None = None
    created_at: datetime
