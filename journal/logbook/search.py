"""Search over every text of the trials, by SQLite's full-text index."""

import re
from datetime import date

from sqlmodel import Session

from journal.clock import utc_now
from journal.logbook.glance import COLUMNS, GlanceRow, glance_row
from journal.logbook.query import OPERATORS, Clause, Query, parse

MOST_FOUND = 500
_NEWEST = "ORDER BY tried_on DESC, n DESC"
_HAS = {
    "next": "next IS NOT NULL",
    "prompt": "prompt IS NOT NULL",
    "worked": "worked IS NOT NULL",
    "didnt": "didnt IS NOT NULL",
    "line": "line_for_leaders IS NOT NULL",
    "minutes": "minutes_usual IS NOT NULL AND minutes_ai IS NOT NULL",
    "link": "id IN (SELECT later FROM chain_link UNION SELECT earlier FROM chain_link)",
    "subject": "subject <> '[]'",
    "concern": "concern <> '[]'",
    "tag": "tag <> '[]'",
}
_IS = {
    "shared": "visibility <> 'me'",
    "private": "visibility = 'me'",
    "sent": "id IN (SELECT trial FROM sharing WHERE first_round IS NOT NULL AND NOT withdrawn)",
    "draft": "id IN (SELECT trial FROM draft)",
    "trash": "deleted_at IS NOT NULL",
}


def search_expression(query: Query) -> str | None:
    """The words of a query as an FTS5 expression; None where there are none to search for.

    Words are quoted, so nothing typed is an operator of FTS5.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for clause in query.words:
        (unwanted if clause.excluded else wanted).append(_quoted(clause))
    wanted, unwanted = [w for w in wanted if w], [w for w in unwanted if w]
    if not wanted:
        return None
    return " AND ".join(wanted) + "".join(f" NOT {term}" for term in unwanted)


def find_numbers(
    session: Session,
    query: str | Query,
    order: str = "newest",
    limit: int = MOST_FOUND,
    today: date | None = None,
) -> list[int]:
    """Row numbers of the trials that a query asks for, the newest or the most relevant first.

    At most `limit` where words are searched for, all of them otherwise; the trash only where
    is:trash asks for it.
    """
    if isinstance(query, str):
        query = parse(query, today or utc_now().astimezone().date())
    expression = search_expression(query)
    if expression is None and query.words:
        return []
    conditions = [] if query.asks("is", "trash") else ["deleted_at IS NULL"]
    values: list[str | int] = []
    for clause in query.conditions:
        condition, given = _condition(clause)
        conditions.append(f"{'NOT ' * clause.excluded}({condition})")
        values += given
    ending = ""
    if expression is not None:
        conditions.append("n IN (SELECT rowid FROM trial_fts WHERE trial_fts MATCH ?)")
        values += [expression, limit]
        ending = "LIMIT ?"
    rows = session.connection().exec_driver_sql(
        f"SELECT n FROM trial WHERE {' AND '.join(conditions) or '1'} {_NEWEST} {ending}",
        tuple(values),
    )
    return list(rows.scalars().all())


def glance_at(session: Session, numbers: list[int]) -> dict[int, GlanceRow]:
    """The lines of a list for these row numbers."""
    marks = ",".join("?" * len(numbers))
    rows = session.connection().exec_driver_sql(
        f"SELECT n, {COLUMNS} FROM trial WHERE n IN ({marks})", tuple(numbers)
    )
    return {number: glance_row(tuple(row)) for number, *row in rows.all()}


def marks(query: Query) -> tuple[Clause, ...]:
    """What is to be marked in the texts that are shown: the words that were searched for."""
    return tuple(clause for clause in query.words if not clause.excluded)


def marked(text: str, wanted: tuple[Clause, ...]) -> list[tuple[int, int]]:
    """Where in `text` the marks stand, as pairs of offsets."""
    found = []
    for clause in wanted:
        end = "" if clause.prefix else r"\b"
        pattern = r"\b" + r"\W+".join(re.findall(r"\w+", clause.values[0])) + end
        found += [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
    return sorted(found)


def _condition(clause: Clause) -> tuple[str, list[str]]:
    operator = str(clause.operator)
    if operator == "before":
        return " OR ".join(["tried_on < ?"] * len(clause.values)), list(clause.values)
    if operator == "after":
        return " OR ".join(["tried_on >= ?"] * len(clause.values)), list(clause.values)
    fixed = {"has": _HAS, "is": _IS}.get(operator)
    if fixed:
        return " OR ".join(fixed[value] for value in clause.values), []
    field = OPERATORS[operator].field
    values = list(clause.values)
    known = [f"value IN ({','.join('?' * len(values))}) COLLATE NOCASE"]
    if clause.prefix:
        known.append("value LIKE ? || '%'")
        values.append(clause.values[-1])
    each = f"json_each(CASE WHEN {field} LIKE '[%' THEN {field} ELSE json_array({field}) END)"
    return f"EXISTS (SELECT 1 FROM {each} WHERE {' OR '.join(known)})", values


def _quoted(clause: Clause) -> str:
    words = " ".join(re.findall(r"\w+", clause.values[0].replace("_", " ")))
    if not words:
        return ""
    return f'"{words}"*' if clause.prefix else f'"{words}"'
