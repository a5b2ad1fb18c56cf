"""What the first paint shows, read before Qt is imported. Imports no Qt, and nothing heavy.

How many trials there are is counted after the paint: among 100,000 that takes 8 ms.
"""

from __future__ import annotations

from journal.logbook.glance import newest
from journal.paths import find_home
from ui.preferences import read_preferences

ROWS = 16  # as many as fit a tall window; the rest follows


class FirstLook:
    """Where the data folder is, how the window looked last, and the newest trials."""

    def __init__(self, home_argument: str | None) -> None:
        self.home = find_home(home_argument)
        self.preferences = read_preferences(self.home.root)
        self.rows = newest(self.home.database, ROWS)
