"""Which field each column of a file went to, remembered for the next file of that shape."""

from datetime import datetime

from sqlmodel import JSON, Field, SQLModel


class ImportMapping(SQLModel, table=True):
    """`headings` identifies the shape of a file; `content` is {heading: field, None to leave out}.

    `kind` says what the rows are: `trial` or `check-in`.
    """

    __tablename__ = "import_mapping"

    headings: str = Field(primary_key=True)
    kind: str
    content: dict[str, str | None] = Field(sa_type=JSON)
    used_at: datetime
