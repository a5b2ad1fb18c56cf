"""Changes of the owner's lists: done, told to everybody, and undone where that is offered.

What is removed leaves the journal's file at once; until the notice goes, the names to put back are
held in memory only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject

from journal.language import in_full, plural
from journal.logbook.own_names import NameList, Removed
from ui.context import Context
from ui.names.in_words import called, several
from ui.work import own_names as work
from ui.worker import Task


class Changing(QObject):
    """One operation a method; pages hear `changes.own_names_changed`."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def remove(self, one: NameList) -> Task:
        """Remove a list."""

        def done(gone: Removed) -> None:
            self._gone(self.tr("“{name}” is removed.").format(name=called(one)), gone)

        return self._ask_journal(lambda journal: work.remove(journal, one), done)

    def clear(self) -> Task:
        """Forget every listed name; nothing is held to put back."""

        def done(gone: Removed) -> None:
            self._context.changes.own_names_changed.emit()
            self._context.notices.say(
                plural("{n} name forgotten.", "{n} names forgotten.", len(gone)),
                also=[(self.tr("From the backups too"), lambda: self.clean_backups(gone))],
            )

        return self._ask_journal(work.clear, done)

    def keep(self, lists: Sequence[NameList]) -> Task:
        """Keep lists for another year."""
        today = self._context.now().astimezone().date()

        def done(until: Any) -> None:
            self._context.changes.own_names_changed.emit()
            self._context.notices.say(
                self.tr("{lists}: kept until {day}.").format(
                    lists=several(lists), day=in_full(until)
                )
            )

        return self._context.worker.ask(lambda session: work.keep(session, lists, today), done)

    def changed(self, sentence: str, undo: Callable[[Any], object]) -> None:
        """Tell of a change that `undo` takes back, given the open journal."""
        self._context.changes.own_names_changed.emit()
        self._context.notices.say(
            sentence, self.tr("Undo"), lambda: self._ask_journal(undo, self._tell)
        )

    def put_back(self, gone: Removed, until: Any = None) -> Task:
        """Put back what was removed, to stay for as long as before or to `until`."""

        def done(back: int) -> None:
            self._tell(back)
            if until:
                kept = plural("{n} name is kept", "{n} names are kept", back)
                said = self.tr("{names} until {day}.").format(names=kept, day=in_full(until))
                self._context.notices.say(said)

        return self._context.worker.ask(lambda session: work.put_back(session, gone, until), done)

    def clean_backups(self, gone: Removed) -> Task:
        """Take what was removed out of the backups too; then it cannot be put back."""
        now, chosen = self._context.now(), self._context.settings.now

        def done(cleaned: Any) -> None:
            said = plural(
                "{n} older backup was cleaned.", "{n} older backups were cleaned.", cleaned.backups
            )
            if cleaned.not_reached:
                said += " " + self.tr("The second place was not there: {folder}").format(
                    folder=cleaned.not_reached
                )
            self._context.notices.say(said, stays=bool(cleaned.not_reached))

        return self._context.worker.ask_journal(
            lambda journal: work.forget_in_backups_too(journal, gone, now, chosen),
            done,
            task=Task(self.tr("Cleaning the backups")),
        )

    def _gone(self, sentence: str, gone: Removed) -> None:
        self._context.changes.own_names_changed.emit()
        self._context.notices.say(
            sentence,
            self.tr("Undo"),
            lambda: self.put_back(gone),
            also=[(self.tr("From the backups too"), lambda: self.clean_backups(gone))],
        )

    def _ask_journal(self, act: Callable[[Any], Any], done: Callable[[Any], object]) -> Task:
        return self._context.worker.ask_journal(act, done, task=Task(self.tr("Changing the lists")))

    def _tell(self, _result: object) -> None:
        self._context.changes.own_names_changed.emit()
