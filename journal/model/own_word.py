"""Words that the owner told the spelling to accept."""

from sqlmodel import Field, SQLModel


class OwnWord(SQLModel, table=True):
    """One accepted word, in lower case."""

    __tablename__ = "own_word"

    word: str = Field(primary_key=True)
