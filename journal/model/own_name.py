"""Names that the owner listed, to be found in her texts. They never leave the journal."""

from datetime import date

from sqlmodel import Field, SQLModel, UniqueConstraint


class OwnNameRow(SQLModel, table=True):
    """One name of a class list, of the staff or of a place; forgotten after `keep_until`.

    `list_name` is the list that it came with, "" for names typed by hand; `year_group` as the list
    gave it.
    """

    __tablename__ = "own_name"
    __table_args__ = (UniqueConstraint("list_name", "kind", "text"),)

    n: int | None = Field(default=None, primary_key=True)
    text: str
    kind: str
    list_name: str = ""
    year_group: str | None = None
    keep_until: date | None = None
