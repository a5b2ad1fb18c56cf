"""Keeping what is typed: within a second on the disk, whatever happens to the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from journal.errors import UserError
from journal.ids import new_id
from ui.context import Context
from ui.log.doors import work

KEEP_AFTER_MILLISECONDS = 700


class Keeper(QObject):
    """Knows which draft the form is, which trial it changes, and whether words are unkept.

    `said` tells how the draft stands, in words for the foot of the page.
    """

    said = Signal(str)

    def __init__(
        self, context: Context, values: Callable[[], dict[str, Any]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._values = values
        self.draft_id: str | None = None
        self.trial: str | None = None
        self.key = new_id()  # of the texts on show, for their undo
        self.touched = False
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER_MILLISECONDS)
        self._timer.timeout.connect(self.keep_now)

    def take_up(self, draft_id: str | None, trial: str | None) -> None:
        """From now on keep the form as this draft, as a change of this trial."""
        self.draft_id, self.trial, self.touched = draft_id, trial, False
        self.key = trial or draft_id or new_id()
        self.said.emit("")

    def touch(self) -> None:
        """Something was typed: keep it soon."""
        self.touched = True
        if not self._timer.isActive():
            self._timer.start()

    def rest(self) -> None:
        """Do not keep what is waiting to be kept: it is being saved, or thrown away."""
        self._timer.stop()

    def keep_now(self) -> None:
        """Keep what is typed, at once."""
        self._timer.stop()
        if not self.touched:
            return
        self.touched = False
        self.draft_id = self.draft_id or (new_id() if self.trial else self.key)
        values, now = self._values(), self._context.now()
        draft, trial = self.draft_id, self.trial
        self._context.worker.ask(
            lambda session: work().keep(session, values, now, draft, trial),
            lambda _: self.said.emit(self.tr("Draft kept")),
            self._not_kept,
        )

    def _not_kept(self, error: Exception) -> None:
        self.touched = True
        self.said.emit(self.tr("This draft is not kept on disk"))
        if not isinstance(error, UserError):
            self._context.notices.trouble(error)
