"""Pairs of trials that look alike and that the owner said are two."""

from sqlmodel import Field, SQLModel


class NotDuplicate(SQLModel, table=True):
    """The ids of two trials, the lesser first."""

    __tablename__ = "not_duplicate"

    first: str = Field(primary_key=True)
    second: str = Field(primary_key=True)
