"""What the first paint shows, read before Qt is imported. Imports no Qt, and nothing heavy.

How many trials there are is counted after the paint: among 100,000 that takes 8 ms.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from journal.logbook.glance import COLUMNS, GlanceRow, glance_row
from journal.paths import find_home
from ui.preferences import read_preferences

ROWS = 16  # as many as fit a tall window; the rest follows


class FirstLook:
    """Where the data folder is, how the window looked last, and the newest trials."""

    def __init__(self, home_argument: str | None) -> None:
        self.home = find_home(home_argument)
        self.preferences = read_preferences(self.home.root)
        self.rows = _newest(self.home.database)


def _newest(database: Path) -> list[GlanceRow]:
    if not database.exists():
        return []
    try:
        with closing(sqlite3.connect(f"file:{database.as_posix()}?mode=ro", uri=True)) as opened:
            found = opened.execute(
                f"""SELECT {COLUMNS} FROM trial WHERE deleted_at IS NULL
                ORDER BY tried_on DESC, n DESC LIMIT ?""",
                (ROWS,),
            ).fetchall()
    except sqlite3.Error:  # a damaged or foreign file is reported when it is opened
        return []
    return [glance_row(row) for row in found]
