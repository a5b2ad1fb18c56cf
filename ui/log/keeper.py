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
AGAIN_AFTER_MILLISECONDS = 5_000  # where it could not be kept

Then = Callable[[], object]


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
        self._is_saving = False
        self._on_the_way = 0  # to the disk, not known yet to be there
        self._is_told = False  # why nothing can be kept
        self._complaint = ""  # what was said of it last
        self._leaving: list[tuple[Then, Then]] = []  # until that is known
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.keep_now)

    @property
    def is_fresh(self) -> bool:
        """Whether nobody has put anything into the form yet."""
        return not (self.touched or self.draft_id or self.trial)

    @property
    def has_unkept_words(self) -> bool:
        """Whether something was typed that is not known to be on the disk."""
        return self.touched or self._on_the_way > 0

    def take_up(self, draft_id: str | None, trial: str | None) -> None:
        """From now on keep the form as this draft, as a change of this trial."""
        self.draft_id, self.trial, self.touched = draft_id, trial, False
        self.key = trial or draft_id or new_id()
        self.said.emit("")

    def touch(self) -> None:
        """Something was typed: keep it soon."""
        self.touched = True
        if not (self._timer.isActive() or self._is_saving):
            self._timer.start(KEEP_AFTER_MILLISECONDS)

    def rest(self) -> None:
        """Do not keep what is waiting to be kept: it is thrown away."""
        self._timer.stop()

    def wait_for_save(self, is_saving: bool) -> None:
        """Keep nothing while it is being saved, else the draft would outlive the save."""
        self._is_saving = is_saving
        self._timer.stop()
        if self.touched and not is_saving:
            self.touch()

    def keep_now(self) -> None:
        """Keep what is typed, at once."""
        self._timer.stop()
        if self.touched:
            self._keep(is_open=True, then=lambda: None, failed=lambda: None)

    def leave(self, then: Then, failed: Then = lambda: None) -> None:
        """Keep what is typed, then do `then`: turn the form to something else, or close.

        Where it cannot be kept the form stays as it is, `failed` is done, and it is said.
        """
        self._timer.stop()
        if self.touched:
            self._keep(is_open=False, then=lambda: self.leave(then, failed), failed=failed)
            return
        if self._on_the_way:
            self._leaving.append((then, failed))
            return
        draft = self.draft_id
        if draft:
            self._context.worker.ask(lambda session: work().leave(session, draft))
        then()

    def refuse(self) -> None:
        """Say that the form is not turned to something else, since its words cannot be kept."""
        self._complaint = self.tr(
            "What you typed could not be kept on disk, so it stays in the form. Try again, or "
            "copy it somewhere first."
        )
        self._context.notices.say(self._complaint)

    def _keep(self, is_open: bool, then: Then, failed: Then) -> None:
        self.touched = False
        self.draft_id = self.draft_id or (new_id() if self.trial else self.key)
        values, now = self._values(), self._context.now()
        draft, trial = self.draft_id, self.trial
        self._on_the_way += 1

        def kept(is_kept: bool) -> None:
            self._on_the_way -= 1
            self._is_told = False
            self._context.notices.take_back(self._complaint)
            self._complaint = ""
            if draft == self.draft_id:
                self.said.emit(self.tr("Draft kept") if is_kept else "")
                if not (is_kept or self._on_the_way):
                    self.draft_id = None
            then()
            self._go_on_leaving()

        def not_kept(error: Exception) -> None:
            self._on_the_way -= 1
            if draft == self.draft_id:  # else it was saved or thrown away meanwhile
                self._not_kept(error)
            failed()
            self._stop_leaving()

        self._context.worker.ask(
            lambda session: work().keep(session, values, now, draft, trial, is_open),
            kept,
            not_kept,
        )

    def _go_on_leaving(self) -> None:
        if not self._on_the_way:
            waiting, self._leaving = self._leaving, []
            for then, failed in waiting:
                self.leave(then, failed)

    def _stop_leaving(self) -> None:
        waiting, self._leaving = self._leaving, []
        for _, failed in waiting:
            failed()

    def _not_kept(self, error: Exception) -> None:
        self.touched = True
        self._timer.start(AGAIN_AFTER_MILLISECONDS)
        self.said.emit(self.tr("This draft is not kept on disk"))
        if not (isinstance(error, UserError) and self._is_told):
            self._is_told = True
            self._complaint = error.sentence if isinstance(error, UserError) else ""
            self._context.notices.trouble(error)
