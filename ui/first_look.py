"""What the first paint shows, read in a thread while Qt is being imported. Imports no Qt itself,
and is imported before it: Qt's import hook makes later imports slower.
"""

from __future__ import annotations

import threading

from journal import settings
from journal.errors import UserError
from journal.logbook.glance import GlanceRow, glance
from journal.paths import Home, find_home
from ui.preferences import Preferences, read_preferences

ROWS = 40  # more than fit


class FirstLook:
    """Where the data folder is, what was chosen, and the newest trials."""

    home: Home
    settings: settings.Settings
    preferences: Preferences
    total: int
    rows: list[GlanceRow]

    def __init__(self, home_argument: str | None) -> None:
        self._argument = home_argument
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._read, name="first look")
        self._thread.start()

    def wait(self) -> FirstLook:
        """Everything read; raises what went wrong meanwhile."""
        self._thread.join()
        if self._error:
            raise self._error
        return self

    def _read(self) -> None:
        try:
            self.home = find_home(self._argument)
            self.preferences = read_preferences(self.home.root)
            try:
                self.settings = settings.load(self.home.settings_file)
            except (UserError, OSError):  # unreadable: the defaults serve, the file stays
                self.settings = settings.Settings()
            self.total, self.rows = glance(self.home.database, ROWS)
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            self._error = error
