"""Follow-ups: what became of a trial some teaching weeks later."""

from datetime import date

from sqlmodel import Field, SQLModel


class FollowUp(SQLModel, table=True):
    """One answer. Minutes are minutes with AI, all in, as they are now; None: not recorded."""

    __tablename__ = "follow_up"

    n: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    trial: str
    answered_on: date
    still_using: str | None = None
    minutes_ai: float | None = None
    quality_vs_usual: str | None = None
