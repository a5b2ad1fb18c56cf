"""Backups: made now, put back, and whether the journal is sound."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.context import Context
from ui.style import set_role
from ui.widgets.ask_files import ask_files
from ui.widgets.confirm import ask_first
from ui.widgets.sheet import Card, button_row, words
from ui.work import keeping
from ui.worker import Task

SHOWN = 5


class BackupsCard(Card):
    """The newest backups, each of which can be put back."""

    def __init__(self, context: Context) -> None:
        super().__init__(QCoreApplication.translate("BackupsCard", "Backups"))
        self._context = context
        self._rows = QVBoxLayout()
        self.now_button = QPushButton(self.tr("Back up now"))
        self.now_button.clicked.connect(self.back_up)
        self.check_button = QPushButton(self.tr("Check the journal"))
        self.check_button.clicked.connect(self.check)
        other = QPushButton(self.tr("Put back another file"))
        set_role(other, "quiet")
        other.clicked.connect(self._ask_for_file)
        self.body.addWidget(
            words(
                self.tr("Each is checked by reading it back. The older they are, the fewer stay."),
                "hint",
            )
        )
        self.body.addLayout(self._rows)
        self.body.addLayout(button_row(self.now_button, self.check_button, other))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """List them again."""
        home = self._context.home
        self._context.worker.compute(lambda: keeping.backups(home), self._show_backups)

    def back_up(self) -> Task:
        """Make one."""
        now = self._context.now()

        def done(path: str) -> None:
            self.refresh()
            self._context.notices.say(self.tr("Backed up to {path}").format(path=path))

        task = Task(self.tr("Backing up"))
        return self._context.worker.ask_journal(
            lambda journal: keeping.back_up(journal, now), done, task=task
        )

    def check(self) -> Task:
        """Look for damage."""

        def done(found: list[str]) -> None:
            sound = self.tr("The journal is sound.")
            self._context.notices.say(" ".join(found) or sound, stays=bool(found))

        task = Task(self.tr("Checking the journal"))
        return self._context.worker.ask_journal(keeping.check, done, task=task)

    def restore(self, path: Path) -> Task:
        """Put a backup in the journal's place."""
        now = self._context.now()

        def done(before: Path) -> None:
            self.refresh()
            self._context.changes.trials_brought_in.emit()
            self._context.notices.say(
                self.tr("Put back. What was there before is in {path}").format(path=before),
                stays=True,
            )

        task = Task(self.tr("Putting the backup back"))
        return self._context.worker.ask_journal(
            lambda journal: keeping.restore(journal, path, now), done, task=task
        )

    def _show_backups(self, found: list[tuple[Path, datetime]]) -> None:
        while item := self._rows.takeAt(0):
            item.widget().deleteLater()
        for path, made in found[:SHOWN]:
            self._rows.addWidget(self._row(path, made))
        if not found:
            self._rows.addWidget(words(self.tr("No backup yet."), "hint"))

    def _row(self, path: Path, made: datetime) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        when = QLocale().toString(made.astimezone(), "d MMM yyyy, HH:mm")
        layout.addWidget(words(when), 1)
        button = QPushButton(self.tr("Put back"))
        set_role(button, "quiet")
        button.setAccessibleName(self.tr("Put back the backup of {when}").format(when=when))
        button.clicked.connect(lambda: self._ask(path, when))
        layout.addWidget(button)
        return row

    def _ask(self, path: Path, when: str) -> Any:
        return ask_first(
            self,
            self.tr("Put back the backup of {when}?").format(when=when),
            self.tr("The journal as it is now is backed up first, so you can return to it."),
            self.tr("Put it back"),
            lambda: self.restore(path),
        )

    def _ask_for_file(self) -> None:
        ask_files(
            self,
            self.tr("Which backup?"),
            self._context.home.backups,
            self.tr("Backups (*.db);;All files (*)"),
            lambda paths: self._ask(paths[0], paths[0].name),
        )
