"""Beside the job in the form: the way to what colleagues tried, before one plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from journal.logbook.query.tokens import quoted
from ui.context import Context
from ui.frame import Frame
from ui.style import in_role

if TYPE_CHECKING:
    from ui.form.trial_form import TrialForm


class AskLink(QObject):
    """A quiet button, there once a job is chosen, for somebody who is in a group."""

    def __init__(self, context: Context, frame: Frame) -> None:
        super().__init__(frame)
        self._context = context
        self._has_group = False
        self._form: TrialForm | None = None
        self.button = in_role("aside", QPushButton(self.tr("Has anyone here tried this?")))
        self.button.hide()
        self.button.clicked.connect(self._ask)
        self._log = frame.page("log")
        self._log.when_ready(self._take_place)
        context.worker.journal_opened.connect(self._look_for_groups)
        context.changes.groups_changed.connect(self._look_for_groups)

    def _take_place(self) -> None:
        self._form = self._log.desk.form
        self._form.fields["task"].add_to_question(self.button)
        self._form.changed.connect(self._show_if_it_helps)
        self._show_if_it_helps()

    def _look_for_groups(self, *_: object) -> None:
        self._context.worker.ask(_has_group, self._take_answer, lambda error: None)

    def _take_answer(self, has_group: bool) -> None:
        self._has_group = has_group
        self._show_if_it_helps()

    def _show_if_it_helps(self) -> None:
        self.button.setVisible(self._has_group and bool(self._jobs()))

    def _jobs(self) -> list[str]:
        if self._form is None:
            return []
        jobs: list[str] = self._form.editors["task"].read() or []
        return jobs

    def _ask(self) -> None:
        jobs = ",".join(quoted(job) for job in self._jobs())
        self._context.navigation.asking_wanted.emit(f"task:{jobs} ")


def _has_group(session: Any) -> bool:
    # Deferred: imports SQLModel; runs in the lane.
    from journal.logbook.sharings import is_in_a_group

    return is_in_a_group(session)
