"""The first list, read before anything heavy is imported: the standard library's sqlite3 alone."""

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journal import vocabulary
from journal.render.bare import bare

EXCERPT = 160


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """One line of the list: labels and an excerpt, ready to paint."""

    id: str
    tried_on: str
    task: str
    tool: str
    outcome: str
    excerpt: str


COLUMNS = f"""id, tried_on, task, tool, outcome,
    substr(coalesce(nullif(worked, ''), didnt, ''), 1, {EXCERPT}), kind, reason_not_used"""
UNTOLD, USUAL_KIND = "not-stated", "tried-it"


def glance(path: Path, limit: int) -> tuple[int, list[GlanceRow]]:
    """How many trials the journal at `path` holds, and the `limit` newest; none without a file."""
    (total,) = next(iter(_read(path, "SELECT count(*) FROM trial WHERE deleted_at IS NULL")), (0,))
    return total, newest(path, limit)


def newest(path: Path, limit: int) -> list[GlanceRow]:
    """The `limit` newest trials of the journal at `path`, without counting it; none without a
    file."""
    rows = _read(
        path,
        f"""SELECT {COLUMNS} FROM trial WHERE deleted_at IS NULL
        ORDER BY tried_on DESC, n DESC LIMIT ?""",
        (limit,),
    )
    return [glance_row(row) for row in rows]


def _read(path: Path, question: str, values: tuple[int, ...] = ()) -> list[Any]:
    if not path.exists():
        return []
    try:
        with closing(sqlite3.connect(f"file:{path.as_posix()}?mode=ro", uri=True)) as connection:
            return connection.execute(question, values).fetchall()
    except sqlite3.Error:  # a damaged or foreign file is reported when it is opened
        return []


def glance_row(row: tuple[str, str, str, str, str | None, str, str, str | None]) -> GlanceRow:
    """A row of COLUMNS with the labels that people read.

    Where no outcome is told, what sort of entry it is stands in its place, unless it is the usual
    sort; and the reasons where there are no words.
    """
    identity, tried_on, task, tool, outcome, excerpt, kind, reasons = row
    told = ""
    if outcome and outcome != UNTOLD:
        told = vocabulary.label("outcome", outcome)
    elif kind != USUAL_KIND:
        told = vocabulary.label("kind", kind)
    return GlanceRow(
        identity,
        tried_on,
        vocabulary.labels("task", json.loads(task)),
        vocabulary.labels("tool", json.loads(tool)),
        told,
        bare(excerpt) or vocabulary.labels("reason_not_used", json.loads(reasons or "[]")),
    )
