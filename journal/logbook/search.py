"""Search over every text of the trials and over what they have, by SQLite's full-text index."""

from datetime import date

from sqlmodel import Session

from journal.clock import utc_now
from journal.logbook.asked import NUMBER, Asked, asked, rows, search_expression
from journal.logbook.glance import COLUMNS, GlanceRow, glance_row
from journal.logbook.marking import marked, marks
from journal.logbook.query import Query, parse

__all__ = [
    "MOST_FOUND",
    "count_found",
    "find_numbers",
    "glance_at",
    "marked",
    "marks",
    "search_expression",
]

MOST_FOUND = 500
RANKED = 2_000  # by relevance, so many of the newest are compared: ranking a million takes seconds
_NUMBER = f"found.rowid & {NUMBER - 1}"


def find_numbers(
    session: Session,
    query: str | Query,
    order: str = "newest",
    limit: int | None = None,
    today: date | None = None,
) -> list[int]:
    """Row numbers of the trials that a query asks for, the newest or the most relevant first.

    Newest is the day of the trial, and on one day what was entered last. By relevance, the newest
    2,000 that match are compared. At most `limit`; where none is given, at most 500 if words are
    searched for, and all if not. The trash is left out unless is:trash asks for it.
    """
    if isinstance(query, str):
        query = parse(query, today or utc_now().astimezone().date())
    question = asked(session, query)
    if question is None:
        return []
    if limit is None:
        limit = MOST_FOUND if query.words else -1
    sql, values = f"SELECT {_NUMBER} {question.sql}", question.values
    if order == "relevance" and question.words:
        sql, values = _by_rank(question)
        sql += " ORDER BY found.rank LIMIT ?"
    else:
        sql += " ORDER BY found.rowid DESC LIMIT ?"
    return [number for (number,) in rows(session, sql, (*values, limit))]


def count_found(session: Session, query: Query) -> int:
    """How many trials a query finds, without any limit."""
    question = asked(session, query)
    if question is None:
        return 0
    ((count,),) = rows(session, f"SELECT count(*) {question.sql}", question.values)
    return int(count)


def glance_at(session: Session, numbers: list[int]) -> dict[int, GlanceRow]:
    """The lines of a list for these row numbers."""
    places = ",".join("?" * len(numbers))
    found = rows(session, f"SELECT n, {COLUMNS} FROM trial WHERE n IN ({places})", numbers)
    return {number: glance_row(tuple(row)) for number, *row in found}


def _by_rank(question: Asked) -> tuple[str, tuple[str | int, ...]]:
    oldest = f"SELECT found.rowid {question.sql} ORDER BY found.rowid DESC LIMIT 1 OFFSET {RANKED}"
    sql = f"SELECT {_NUMBER} {question.sql} AND found.rowid > coalesce(({oldest}), -1)"
    return sql, (*question.values, *question.values)
