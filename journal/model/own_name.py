"""Names that the owner listed, to be found in her texts. They never leave the journal."""

from datetime import date

from sqlmodel import Field, SQLModel


class OwnNameRow(SQLModel, table=True):
    """One name of a class list, of the staff or of a place; forgotten after `keep_until`."""

    __tablename__ = "own_name"

    n: int | None = Field(default=None, primary_key=True)
    text: str = Field(unique=True)
    kind: str
    keep_until: date | None = None
