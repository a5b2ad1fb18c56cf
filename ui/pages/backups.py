"""Backups: made now, looked into and put back, taken to a second place; is the journal sound?"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.context import Context
from ui.keeping.restoring import Restoring
from ui.keeping.second_place import SecondPlaceRows
from ui.style import set_role
from ui.widgets.ask_files import ask_files
from ui.widgets.sheet import Card, button_row, words
from ui.work import keeping
from ui.work.keeping import Standing
from ui.worker import Task

SHOWN = 5


class BackupsCard(Card):
    """The newest backups, each of which can be looked into."""

    def __init__(self, context: Context) -> None:
        super().__init__(QCoreApplication.translate("BackupsCard", "Backups"))
        self._context = context
        self.restoring = Restoring(context, self)
        self.restoring.restored.connect(self.refresh)
        self.second = SecondPlaceRows(context)
        self.advice = words("", "trouble")
        self._rows = QVBoxLayout()
        self.now_button = QPushButton(self.tr("Back up now"))
        self.now_button.clicked.connect(self.back_up)
        self.check_button = QPushButton(self.tr("Check the journal"))
        self.check_button.clicked.connect(self.check)
        other = QPushButton(self.tr("Look into another file…"))
        set_role(other, "quiet")
        other.clicked.connect(self._ask_for_file)
        about = self.tr(
            "One is made each day by itself, and checked by reading it back. "
            "The older they are, the fewer stay."
        )
        for widget in (self.advice, words(about, "hint")):
            self.body.addWidget(widget)
        self.body.addLayout(self._rows)
        self.body.addLayout(button_row(self.now_button, self.check_button, other))
        self.body.addWidget(self.second)
        context.settings.changed.connect(self.refresh)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Say anew how they stand."""
        home, chosen = self._context.home, self._context.settings.now
        self._context.worker.compute(lambda: keeping.standing(home, chosen), self._show)

    def back_up(self) -> Task:
        """Make one."""
        now, place = self._context.now(), keeping.second_place(self._context.settings.now)

        def done(path: str) -> None:
            self.refresh()
            self._context.notices.say(self.tr("Backed up to {path}").format(path=path))

        task = Task(self.tr("Backing up"))
        return self._context.worker.ask_journal(
            lambda journal: keeping.back_up(journal, place, now), done, task=task
        )

    def check(self) -> Task:
        """Look for damage."""

        def done(found: list[str]) -> None:
            sound = self.tr("The journal is sound.")
            self._context.notices.say(" ".join(found) or sound, stays=bool(found))

        task = Task(self.tr("Checking the journal"))
        return self._context.worker.ask_journal(keeping.check, done, task=task)

    def _show(self, found: Standing) -> None:
        self.second.show_standing(found)
        self.advice.setVisible(found.synced_by is not None)
        self.advice.setText(
            self.tr(
                "The journal lies in a folder that {service} syncs. Syncing an open journal can "
                "damage it, and what is private leaves this computer. Close the app, move the "
                "folder elsewhere and open it from there; for a copy in the cloud, choose the "
                "synced folder as the second place, sealed."
            ).format(service=found.synced_by)
        )
        while item := self._rows.takeAt(0):
            item.widget().deleteLater()
        for path, made in found.here[:SHOWN]:
            self._rows.addWidget(self._row(path, made))
        if len(found.here) > SHOWN:
            more = self.tr("{n} older ones are in the same folder.")
            self._rows.addWidget(words(more.format(n=len(found.here) - SHOWN), "hint"))
        if not found.here:
            self._rows.addWidget(words(self.tr("No backup yet."), "hint"))

    def _row(self, path: Path, made: datetime) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        when = QLocale().toString(made.astimezone(), "d MMM yyyy, HH:mm")
        layout.addWidget(words(when), 1)
        button = QPushButton(self.tr("Look inside…"))
        set_role(button, "quiet")
        button.setAccessibleName(self.tr("Look into the backup of {when}").format(when=when))
        button.clicked.connect(lambda: self.restoring.look(path, when))
        layout.addWidget(button)
        return row

    def _ask_for_file(self) -> None:
        ask_files(
            self,
            self.tr("Which backup?"),
            self._context.home.backups,
            self.tr("Backups (*.db *.age);;All files (*)"),
            lambda paths: self.restoring.look(paths[0], paths[0].name),
        )
