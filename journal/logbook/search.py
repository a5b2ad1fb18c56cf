"""Search over every text of the trials, by SQLite's full-text index."""

import re

from sqlmodel import Session

from journal.logbook.glance import COLUMNS, GlanceRow, glance_row

_TERMS = re.compile(r'(-?)"([^"]*)"|(\S+)')
MOST_FOUND = 500


def search_expression(typed: str) -> str | None:
    """What was typed as an FTS5 expression; None where nothing can be searched for.

    All words must occur; "a phrase" occurs as it stands; -word must not occur; the last word may
    be unfinished, as may a word that ends with a star. Words are quoted, so nothing typed is an
    operator of FTS5.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    matches = list(_TERMS.finditer(typed))
    for match in matches:
        minus, phrase, word = match.groups()
        unfinished = match is matches[-1] and not typed.endswith((" ", '"'))
        if word is not None:
            minus = "-" if word.startswith("-") and len(word) > 1 else ""
            phrase = word.removeprefix("-") if minus else word
            unfinished = (unfinished and not minus) or phrase.endswith("*")
        quoted = _quoted(phrase, unfinished and word is not None)
        if quoted:
            (unwanted if minus else wanted).append(quoted)
    if not wanted:
        return None
    return " AND ".join(wanted) + "".join(f" NOT {term}" for term in unwanted)


def find_numbers(session: Session, typed: str, limit: int = MOST_FOUND) -> list[int]:
    """Row numbers of the matching trials outside the trash, last entered first, at most `limit`."""
    expression = search_expression(typed)
    if expression is None:
        return []
    # Joining the trials would read a page for each of them; the trash has an index of its own.
    rows = session.connection().exec_driver_sql(
        """SELECT rowid FROM trial_fts WHERE trial_fts MATCH ?
        AND rowid NOT IN (SELECT n FROM trial WHERE deleted_at IS NOT NULL)
        ORDER BY rowid DESC LIMIT ?""",
        (expression, limit),
    )
    return list(rows.scalars().all())


def glance_at(session: Session, numbers: list[int]) -> dict[int, GlanceRow]:
    """The lines of a list for these row numbers."""
    marks = ",".join("?" * len(numbers))
    rows = session.connection().exec_driver_sql(
        f"SELECT n, {COLUMNS} FROM trial WHERE n IN ({marks})", tuple(numbers)
    )
    return {number: glance_row(tuple(row)) for number, *row in rows.all()}


def _quoted(phrase: str, unfinished: bool) -> str:
    words = " ".join(re.findall(r"\w+", phrase.replace("_", " ")))
    if not words:
        return ""
    return f'"{words}"*' if unfinished else f'"{words}"'
