"""What looks after the journal by itself, at the start and every hour that the window is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from journal.errors import UserError
from ui.context import Context

if TYPE_CHECKING:
    from journal.store.journal_file import Journal

HOUR = 3_600_000  # milliseconds


class Upkeep(QObject):
    """A backup a day, the second place, the trash. What fails is said once, and tried again."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._said: set[str] = set()
        self._timer = QTimer(self, interval=HOUR)
        self._timer.timeout.connect(self.look_after)

    def begin(self) -> None:
        """Do it now and from now on."""
        self.look_after()
        self._advise()
        self._timer.start()

    def look_after(self) -> None:
        """One round."""
        now, worker = self._context.now(), self._context.worker
        chosen = self._context.settings.now

        def daily(journal: Journal) -> None:
            # Deferred, as all below: imported in the lane.
            from ui.work import keeping

            keeping.daily(journal, now)

        def daily_there(journal: Journal) -> None:
            from ui.work import keeping

            place = keeping.second_place(chosen)
            if place:
                keeping.daily_there(journal, place, now)

        def empty_old_trash(journal: Journal) -> int:
            from ui.work import keeping

            return keeping.empty_old_trash(journal, now)

        for work in (daily, daily_there):
            worker.ask_journal(work, failed=self._on_failure)
        worker.ask_journal(empty_old_trash, self._on_emptied, failed=self._on_failure)

    def _on_emptied(self, count: int) -> None:
        if count:
            self._context.changes.trials_removed.emit([])

    def _on_failure(self, error: Exception) -> None:
        if not self._context.worker.has_journal:
            return  # the window says so already
        sentence = error.sentence if isinstance(error, UserError) else ""
        if not sentence or sentence not in self._said:
            self._said.add(sentence)
            self._context.notices.trouble(error)

    def _advise(self) -> None:
        """Say once of a data folder that it lies where another program syncs it."""
        root, preferences = self._context.home.root, self._context.preferences
        if preferences.advised_about == str(root):
            return

        def look() -> str | None:
            from journal.store.synced import synced_by

            return synced_by(root)

        def say(service: str | None) -> None:
            if service:
                preferences.advised_about = str(root)
                self._context.notices.say(
                    self.tr(
                        "The journal lies in a folder that {service} syncs, which can damage it. "
                        "Settings, Keeping, says what to do instead."
                    ).format(service=service),
                    stays=True,
                )

        self._context.worker.compute(look, say)
