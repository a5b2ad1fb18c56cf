"""Looking into a backup and bringing back from it, step by step in the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal.logbook.backup_contents import Contents, Taken
from journal.store.sealed import NeedsPassphrase
from ui.context import Context
from ui.keeping.look_dialog import LookDialog
from ui.keeping.passphrase_dialog import PassphraseDialog
from ui.widgets.confirm import ask_first
from ui.work import keeping
from ui.worker import Task


class Restoring(QObject):
    """`restored` comes after the journal is another one."""

    restored = Signal()

    def __init__(self, context: Context, place: QWidget) -> None:
        super().__init__(place)
        self._context = context
        self._place = place

    def look(self, file: Path, when: str, passphrase: str = "") -> Task:
        """Open a backup as a copy and show what it holds."""
        worker, home = self._context.worker, self._context.home
        task = Task(self.tr("Looking into the backup"))

        def done(found: Contents) -> None:
            self._show(file, when, passphrase, found)

        def failed(error: Exception) -> None:
            if isinstance(error, NeedsPassphrase):
                self._ask_passphrase(error.sentence, lambda typed: self.look(file, when, typed))
            else:
                self._context.notices.trouble(error)

        if not worker.has_journal:
            return worker.compute(
                lambda: keeping.look_alone(home, file, passphrase), done, failed, task
            )
        return worker.ask_journal(
            lambda journal: keeping.look(journal, file, passphrase), done, failed, task
        )

    def restore(self, file: Path, passphrase: str = "") -> Task:
        """Put a backup in the journal's place."""
        worker, home, now = self._context.worker, self._context.home, self._context.now()
        task = Task(self.tr("Putting the backup back"))

        def done(before: Path) -> None:
            worker.open_again()
            self._context.changes.tell_everything_changed()
            self.restored.emit()
            self._context.notices.say(
                self.tr("Put back. What was there before is in {path}").format(path=before),
                stays=True,
            )

        if not worker.has_journal:  # it is damaged: what is left of it is put aside
            return worker.compute(
                lambda: keeping.replace_damaged(home, file, now, passphrase), done, task=task
            )
        return worker.ask_journal(
            lambda journal: keeping.restore(journal, file, now, passphrase), done, task=task
        )

    def take(self, file: Path, passphrase: str, ids: Sequence[str]) -> Task:
        """Bring single trials back."""
        now = self._context.now()

        def done(taken: Taken) -> None:
            self._context.changes.trials_brought_in.emit()
            self._context.notices.say(self._told(taken), stays=bool(taken.closed))

        return self._context.worker.ask_journal(
            lambda journal: keeping.take(journal, file, passphrase, ids, now),
            done,
            task=Task(self.tr("Bringing trials back")),
        )

    def _show(self, file: Path, when: str, passphrase: str, found: Contents) -> None:
        dialog = LookDialog(when, found, self._place)
        dialog.some_wanted.connect(lambda ids: self.take(file, passphrase, ids))
        dialog.all_wanted.connect(lambda: self._ask(file, when, passphrase, found))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask(self, file: Path, when: str, passphrase: str, found: Contents) -> Any:
        more = self.tr("The journal as it is now is backed up first, so you can return to it.")
        if found.only_here:
            gone = self.tr("What the backup lacks leaves the journal: {n} of its trials.")
            more = f"{gone.format(n=found.only_here)} {more}"
        return ask_first(
            self._place,
            self.tr("Put back the backup of {when}?").format(when=when),
            more,
            self.tr("Put it back"),
            lambda: self.restore(file, passphrase),
        )

    def _ask_passphrase(self, sentence: str, go_on: Callable[[str], object]) -> None:
        dialog = PassphraseDialog(
            self.tr("A sealed backup"), sentence, self.tr("Open"), False, self._place
        )
        dialog.accepted.connect(lambda: go_on(dialog.passphrase))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _told(self, taken: Taken) -> str:
        said = self.tr("Brought back: {n}.").format(n=len(taken.ids))
        if taken.closed:
            more = self.tr("What was gone is for your eyes only now; share it anew if you wish.")
            said = f"{said} {more}"
        return said
