"""Actions: what was asked for, of whom, what was answered and what came of it."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel


class Action(SQLModel, table=True):
    """One thing asked for. `by_when` is `YYYY-MM`; `trial` is the trial that gave rise to it."""

    n: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    asked: str
    asked_on: date
    owner_role: str = "not-known"
    by_when: str | None = None
    answer: str | None = None
    because: str | None = None
    came_of: str | None = None
    trial: str | None = None
    updated_at: datetime
