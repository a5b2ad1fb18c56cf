"""The owner's settings as the window holds them: changed in one place."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from journal import settings
from journal.errors import UserError
from journal.paths import Home
from ui.worker import Worker


class OwnerSettings(QObject):
    """`changed` carries the new settings."""

    changed = Signal(object)

    def __init__(self, home: Home, worker: Worker) -> None:
        super().__init__(worker)
        self._file = home.settings_file
        self._worker = worker
        try:
            self.now = settings.load(self._file)
        except (UserError, OSError):  # unreadable: the defaults serve, the file stays
            self.now = settings.Settings()

    def change(self, **fields: Any) -> None:
        """Set these fields and keep them."""
        self.now = replace(self.now, **fields)
        wanted, file = self.now, self._file
        self._worker.ask_journal(lambda journal: settings.save(file, wanted))
        self.changed.emit(wanted)
