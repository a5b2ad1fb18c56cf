"""What happens to a trial from the Journal page: the trash and back, gone for good."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.keeping.forgetting import Forgetting
from ui.work import trial_acts


class TrialActs(QObject):
    """`left` tells the id of a trial that is not in its list any more, `came_back` one that is."""

    left = Signal(str)
    came_back = Signal(str)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._forgetting = Forgetting(context, page)
        self._forgetting.forgotten.connect(self.left)

    def throw_away(self, trial: str) -> None:
        """Into the trash; the notice offers it back."""
        now = self._context.now()

        def done(_: object) -> None:
            self._tell_removed(trial)
            self._context.notices.say(
                self.tr("In the trash for 30 days."),
                self.tr("Undo"),
                lambda: (self.came_back.emit(trial), self.bring_back(trial)),
                also=[(self.tr("Delete for good…"), lambda: self.delete(trial))],
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
        self._forgetting.ask_about_trial(trial)

    def _tell_removed(self, trial: str) -> None:
        self.left.emit(trial)
        self._context.changes.trials_removed.emit([trial])
