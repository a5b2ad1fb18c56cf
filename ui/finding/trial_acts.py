"""What happens to a trial from the Journal page: the trash and back, gone for good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.widgets.confirm import ask_first
from ui.work import trial_acts
from ui.worker import Task


class TrialActs(QObject):
    """`left` tells the id of a trial that is not in its list any more, `came_back` one that is."""

    left = Signal(str)
    came_back = Signal(str)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def read(self, trial: str, done: Callable[[trial_acts.Shown], object]) -> Task:
        """Hand a trial, as it is to be read, to `done`."""
        return self._context.worker.ask(lambda session: trial_acts.shown(session, trial), done)

    def throw_away(self, trial: str) -> None:
        """Into the trash; the notice offers it back."""
        now = self._context.now()

        def done(_: object) -> None:
            self._tell_removed(trial)
            self._context.notices.say(
                self.tr("In the trash for 30 days."),
                self.tr("Undo"),
                lambda: (self.came_back.emit(trial), self.bring_back(trial)),
            )

        self._context.worker.ask(lambda session: trial_acts.throw_away(session, trial, now), done)

    def bring_back(self, trial: str) -> None:
        """Out of the trash."""
        self._context.worker.ask(
            lambda session: trial_acts.take_back(session, trial),
            lambda _: self._context.changes.trial_saved.emit(trial),
        )

    def delete(self, trial: str) -> None:
        """Ask, then delete for good."""
        ask_first(
            self._page,
            self.tr("Delete this trial for good?"),
            self.tr("Its text, history and drafts go, and cannot be brought back."),
            self.tr("Delete for good"),
            lambda: self._delete_now(trial),
        )

    def _delete_now(self, trial: str) -> None:
        worker = self._context.worker
        worker.ask(lambda session: trial_acts.delete_for_good(session, trial))
        worker.ask_journal(
            lambda journal: journal.forget_for_good(),
            lambda _: self._context.notices.say(
                self.tr("Deleted for good here. Older backups hold it until they rotate.")
            ),
            task=Task(self.tr("Deleting for good")),
        )
        self._tell_removed(trial)

    def _tell_removed(self, trial: str) -> None:
        self.left.emit(trial)
        self._context.changes.trials_removed.emit([trial])
