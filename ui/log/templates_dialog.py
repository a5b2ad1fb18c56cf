"""My templates: what a fresh form begins with for a job, to be read, changed and removed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journal import vocabulary
from ui.context import Context
from ui.form.trial_form import TrialForm
from ui.log.doors import beginning
from ui.log.doors import templates as work
from ui.style import set_role
from ui.widgets.in_turns import InTurns
from ui.widgets.sheet import Sheet, button_row, words

SIZE = (1040, 680)
LIST_WIDTH = 240
# Not for a template to decide: who may see it, what concerns others, a single day.
LEFT_OUT = (
    "task", "visibility", "prompt_released", "colleague_agreed", "pupil_at_risk", "open_name",
    "tried_on", "based_on",
)  # fmt: skip


class TemplatesDialog(QDialog):
    """A list of jobs, and the form of the one that is chosen."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("My templates"))
        self.resize(*SIZE)
        self._context = context
        self._templates: dict[str, dict[str, Any]] = {}
        self._shown, self._touched = "", False
        self.jobs = QListWidget()
        self.jobs.setAccessibleName(self.tr("Jobs with a template"))
        self.jobs.setFixedWidth(LIST_WIDTH)
        set_role(self.jobs, "framed")
        self.form = TrialForm(context.style, context.writing, None, left_out=LEFT_OUT)
        self.form.kinds.setParent(self)  # not asked here
        self.form.kinds.hide()
        self.kept = words("", "hint")
        self.nothing = words(
            self.tr(
                "No templates yet. Fill in the Log page as you often do for a job, then press "
                "“Keep this as my template” at its end."
            )
        )
        self.keep, self.remove = (
            QPushButton(self.tr("Keep the changes")),
            QPushButton(self.tr("Remove this template")),
        )
        set_role(self.keep, "primary")
        set_role(self.remove, "quiet")
        self._lay_out()
        InTurns(self.form.build(), self._ready, self)

    def _ready(self) -> None:
        self.keep.clicked.connect(self._keep)
        self.form.changed.connect(self._touch)
        self.remove.clicked.connect(self._remove)
        self.jobs.currentItemChanged.connect(lambda now, before: self._show())
        self._context.changes.templates_changed.connect(self._read)
        self._read()

    def _read(self) -> None:
        def read(session: Any) -> Any:
            return work().templates(session), beginning().beginning(session).offered

        self._context.worker.ask(read, lambda found: self._list(*found))

    def _list(self, templates: dict[str, dict[str, Any]], offered: Any) -> None:
        self.form.propose(offered)
        chosen, self._templates = self.job(), templates
        tasks = list(templates)
        with QSignalBlocker(self.jobs):
            self.jobs.clear()
            for task in tasks:
                item = QListWidgetItem(vocabulary.label("task", task), self.jobs)
                item.setData(Qt.ItemDataRole.UserRole, task)
            if tasks:
                self.jobs.setCurrentRow(tasks.index(chosen) if chosen in tasks else 0)
        if self.job() != self._shown:
            self._show()
        self.nothing.setVisible(not tasks)
        self.jobs.setVisible(bool(tasks))
        self._room.setVisible(bool(tasks))

    def job(self) -> str:
        """The job on show, empty for none."""
        item = self.jobs.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else ""

    def done(self, result: int) -> None:
        """Close; what was changed is kept."""
        self._keep_changes()
        super().done(result)

    def _show(self) -> None:
        self._keep_changes()
        self._shown = self.job()
        if self._shown:
            self.form.set_values(self._templates[self._shown], f"template {self._shown}")
            self.kept.setText("")

    def _touch(self) -> None:
        self._touched = True
        self.kept.setText("")

    def _keep_changes(self) -> None:
        if self._touched and self._shown in self._templates:
            self._keep()
        self._touched = False

    def _keep(self) -> None:
        job, values, now = self._shown, self.form.values(), self._context.now()
        self._touched = False
        changes = self._context.changes
        self._context.worker.ask(
            lambda session: work().keep_template(session, job, values, now),
            lambda _: changes.templates_changed.emit(),
            self._context.notices.trouble,
        )
        self._templates[job] = values
        self.kept.setText(self.tr("Kept"))

    def _remove(self) -> None:
        job, values, now = self.job(), self._templates[self.job()], self._context.now()
        self._touched = False
        changes, worker = self._context.changes, self._context.worker

        def put_back() -> None:
            worker.ask(
                lambda session: work().keep_template(session, job, values, now),
                lambda _: changes.templates_changed.emit(),
            )

        def removed(_: object) -> None:
            changes.templates_changed.emit()
            self._offer_back(vocabulary.label("task", job), put_back)

        worker.ask(lambda session: work().forget_template(session, job), removed)

    def _offer_back(self, job: str, put_back: Callable[[], object]) -> None:
        self._put_back = put_back
        self.undo.setText(self.tr("Undo: bring back {job}").format(job=job))
        self.undo.show()
        self.undo.setFocus()

    def _undo(self) -> None:
        self.undo.hide()
        self._put_back()

    def _lay_out(self) -> None:
        self.undo = QPushButton()
        set_role(self.undo, "quiet")
        self.undo.clicked.connect(self._undo)
        self.undo.hide()
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        sheet = Sheet()
        sheet.column.addWidget(self.form)
        sheet.column.addStretch(1)
        self._room = QWidget()
        right = QVBoxLayout(self._room)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(sheet, 1)
        foot = button_row(self.keep, self.remove)
        foot.addWidget(self.kept)
        right.addLayout(foot)
        for widget in (self.jobs, self.nothing, self._room):
            widget.hide()  # until it is known whether there are any
        row = QHBoxLayout()
        row.addWidget(self.jobs)
        row.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._room, 1)
        last = button_row(self.undo)
        last.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.addWidget(words(self.tr("What a fresh form begins with, job by job."), "hint"))
        layout.addLayout(row, 1)
        layout.addLayout(last)
