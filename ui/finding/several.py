"""Changes of several trials: asked of the worker, told in a notice, taken back from there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QLocale, QObject

from journal.logbook.bulk import Undo, Undone
from ui.context import Context
from ui.finding.several_view import SeveralView, meaning
from ui.keeping.before_change import back_up_first
from ui.work import several
from ui.worker import Task


class Several(QObject):
    """`numbers` tells which trials are chosen, by their row numbers."""

    def __init__(self, context: Context, numbers: Callable[[], list[int]], parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._numbers = numbers
        self._tags: Sequence[str] = ()
        self._last: Undo | None = None
        self.view = SeveralView(context)
        self.view.change_wanted.connect(self.change)
        self.view.trash_wanted.connect(self.throw_away)
        self.view.back_wanted.connect(self.bring_back)
        self.view.undo_wanted.connect(self._take_back_last)

    def know_tags(self, tags: Sequence[str]) -> None:
        """All tags of the owner's, to be offered."""
        self._tags = tags

    def begin(self, count: int) -> None:
        """So many are chosen now."""
        self.view.show_count(count)
        chosen = self._numbers()

        def show(state: tuple[list[str], bool]) -> None:
            tags, in_trash = state
            self.view.offer_tags(self._tags, tags)
            self.view.show_in_trash(in_trash)

        self._context.worker.ask_beside(lambda session: several.state_of(session, chosen), show)

    def change(
        self, changes: dict[str, Any], add_tags: Sequence[str], remove_tags: Sequence[str]
    ) -> None:
        """Give the chosen trials these values and tags."""
        chosen, now = self._numbers(), self._context.now()
        wide = meaning(changes["visibility"]) if "visibility" in changes else ""
        back_up_first(self._context, len(chosen))
        self._context.worker.ask(
            lambda session: several.change(session, chosen, changes, add_tags, remove_tags, now),
            lambda undo: self._changed(undo, wide),
            task=Task(self.tr("Changing several trials")),
        )

    def throw_away(self) -> None:
        """Move the chosen trials to the trash."""
        chosen, now = self._numbers(), self._context.now()
        self._context.worker.ask(
            lambda session: several.throw_away(session, chosen, now),
            lambda undo: self._changed(undo, ""),
            task=Task(self.tr("Moving several trials")),
        )

    def bring_back(self) -> None:
        """Take the chosen trials out of the trash."""
        chosen = self._numbers()

        def done(count: int) -> None:
            self._context.changes.trials_brought_in.emit()
            said = (self.tr("1 trial is back."), self.tr("{n} trials are back."))
            self._context.notices.say(self._counted(count, said))

        self._context.worker.ask(lambda session: several.bring_back(session, chosen), done)

    def _changed(self, undo: Undo, what_follows: str) -> None:
        self._context.changes.trials_brought_in.emit()
        if not undo.count:
            self._context.notices.say(self.tr("They are so already."))
            return
        self._remember(undo)
        said = self._counted(
            undo.count,
            (self.tr("1 trial is in the trash for 30 days."),
             self.tr("{n} trials are in the trash for 30 days."))
            if undo.trash
            else (self.tr("1 trial is changed."), self.tr("{n} trials are changed.")),
        )  # fmt: skip
        sentence = f"{said} {what_follows}".strip()
        self._context.notices.say(sentence, self.tr("Undo"), lambda: self._take_back(undo))

    def _remember(self, change: Undo | None) -> None:
        """What can be taken back for as long as the app runs; the notice is gone in a moment."""
        self._last = change
        self.view.undo.setVisible(change is not None)

    def _take_back_last(self) -> None:
        if self._last:
            self._take_back(self._last)

    def _take_back(self, undo: Undo) -> None:
        now = self._context.now()
        if undo is self._last:
            self._remember(None)
        self._context.worker.ask(
            lambda session: several.take_back(session, undo, now),
            self._taken_back,
            task=Task(self.tr("Taking it back")),
        )

    def _taken_back(self, undone: Undone) -> None:
        self._context.changes.trials_brought_in.emit()
        said = self._counted(
            len(undone.restored),
            (self.tr("1 trial is as it was."), self.tr("{n} trials are as they were.")),
        )
        if undone.left_alone:
            alone = self._counted(
                len(undone.left_alone),
                (
                    self.tr("1 was changed again since then and stays as it is."),
                    self.tr("{n} were changed again since then and stay as they are."),
                ),
            )
            said = f"{said} {alone}"
        self._context.notices.say(said)

    def _counted(self, count: int, forms: tuple[str, str]) -> str:
        return forms[0] if count == 1 else forms[1].format(n=QLocale().toString(count))
