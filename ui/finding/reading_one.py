"""The one trial that the Journal page reads: what is asked for last is what is shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.context import Context
from ui.work import trial_acts
from ui.work.trial_acts import Shown
from ui.worker import Task


class ReadingOne(QObject):
    """`came` tells a trial as it is to be read, `gone` that it is in the journal no longer."""

    came = Signal(object)  # Shown
    gone = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        self.asked: str | None = None  # on its way to be shown

    def read(self, trial: str, is_listed: bool = True) -> None:
        """Ask for this one, whatever was asked for before; where it is not listed, say if it is
        missing."""
        self.call_off()
        today = self._context.now().astimezone().date()
        work = trial_acts.shown_if_there if is_listed else trial_acts.shown
        task = self._task = Task()
        self.asked = trial
        task.ended.connect(lambda: self._end(task))
        self._context.worker.ask(
            lambda session: work(session, trial, today),
            lambda shown: None if task.called_off else self._tell(shown),
            task=task,
        )

    def call_off(self) -> None:
        """Nothing that was asked for is to be shown any more."""
        if self._task:
            self._task.cancel()
        self._task = self.asked = None

    def _tell(self, shown: Shown | None) -> None:
        self._task = self.asked = None
        if shown is None:
            self.gone.emit()
        else:
            self.came.emit(shown)

    def _end(self, task: Task) -> None:
        if task is self._task:
            self._task = self.asked = None
