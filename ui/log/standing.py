"""Says of a trial that is being changed when it became another one meanwhile, or was deleted."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ui.context import Context
from ui.log.doors import work
from ui.log.keeper import Keeper
from ui.widgets.sheet import words


class Standing(QObject):
    """`changes` is when the trial had last been saved, `words` the line over the form.

    `deleted` tells that the trial is gone for good, so that its words must go too.
    """

    deleted = Signal()

    def __init__(self, context: Context, keeper: Keeper, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._keeper = context, keeper
        self.changes: str | None = None
        self.words = words("", "hint")
        self.words.hide()
        changed = context.changes
        for signal in (changed.trial_saved, changed.trials_removed, changed.trials_brought_in):
            signal.connect(self.look)

    def take_up(self, changes: str | None) -> None:
        """Another trial is being changed, as it was at the time `changes`; None for a new one."""
        self.changes = changes
        self._say("")
        self.look()

    def look(self, *_: object) -> None:
        """Ask how the trial stands now."""
        trial, changes = self._keeper.trial, self.changes
        if trial is not None:
            self._context.worker.ask(
                lambda session: work().standing_of(session, trial, changes),
                lambda found: self._show(found) if trial == self._keeper.trial else None,
            )

    def _show(self, standing: str) -> None:
        if standing == "gone":
            self.deleted.emit()
            return
        told = {
            "changed": self.tr(
                "This trial was changed after you began. Saving puts these words in its place; "
                "what it says now stays in its history."
            ),
            "trash": self.tr("This trial is in the trash. Saving keeps these words there with it."),
        }
        self._say(told.get(standing, ""))

    def _say(self, sentence: str) -> None:
        self.words.setText(sentence)
        self.words.setVisible(bool(sentence))
