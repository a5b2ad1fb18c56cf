"""Changes that came from outside the window: the command line may work in the same journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject

from journal.paths import Home
from ui.context import Context
from ui.frame import Frame

if TYPE_CHECKING:
    from ui.work.outside import Stamp


class Outside(QObject):
    """Looks whenever the window is turned to, and tells everybody what is not as it was left."""

    def __init__(self, context: Context, frame: Frame) -> None:
        super().__init__(frame)
        self._context = context
        self._seen: Stamp | None = None
        frame.installEventFilter(self)
        changes = context.changes
        for own in (
            changes.trial_saved,
            changes.trials_removed,
            changes.trials_brought_in,
            changes.own_names_changed,
            changes.groups_changed,
            changes.libraries_merged,
        ):
            own.connect(lambda *_: self._ask(self._remember))
        context.worker.journal_opened.connect(lambda journal: self._ask(self._remember))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self._ask(self._compare)
        return False

    def _ask(self, then: Any) -> None:
        if self._context.worker.has_journal:
            home = self._context.home
            self._context.worker.ask_beside(
                lambda session: _stamp(session, home), then, lambda error: None
            )

    def _remember(self, now: Stamp) -> None:
        self._seen = now

    def _compare(self, now: Stamp) -> None:
        before, self._seen = self._seen, now
        if before is None:
            return
        if now.drafts != before.drafts:
            self._context.changes.drafts_changed.emit()
        if now.trials != before.trials:
            self._context.changes.trials_brought_in.emit()
        if now.names != before.names:
            self._context.changes.own_names_changed.emit()
        for group, held in now.libraries.items():
            if group in before.libraries and held != before.libraries[group]:
                self._context.changes.libraries_merged.emit(group)


def _stamp(session: Any, home: Home) -> Stamp:
    # Deferred: imports SQLModel, which the first paint must not wait for.
    from ui.work.outside import stamp

    return stamp(session, home)
