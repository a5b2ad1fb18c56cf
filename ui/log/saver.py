"""Saving what is in the form, and what is said when it cannot be saved yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.context import Context
from ui.log.doors import work
from ui.log.keeper import Keeper


class Saver(QObject):
    """`saved` tells the trial, whether it was a new one, and what was sent; `missing` the problems.

    `deleted` tells that the trial to be changed is there no longer.
    """

    started = Signal()
    ended = Signal()
    saved = Signal(str, bool, object)
    missing = Signal(object)
    deleted = Signal()

    def __init__(
        self,
        context: Context,
        keeper: Keeper,
        values: Callable[[], dict[str, Any]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context, self._keeper, self._values = context, keeper, values
        self._under_way = False

    def save(self) -> None:
        """Store it, once however often it is asked."""
        if self._under_way:
            return
        self._under_way = True
        self._keeper.wait_for_save(True)
        values, now = self._values(), self._context.now()
        draft, trial = self._keeper.draft_id, self._keeper.trial
        self.started.emit()
        task = self._context.worker.ask(
            lambda session: work().save(session, values, now, draft, trial),
            lambda saved: self.saved.emit(saved, trial is None, values),
            self._not_saved,
        )
        task.ended.connect(self._end)

    def _end(self) -> None:
        self._under_way = False
        self._keeper.wait_for_save(False)
        self.ended.emit()

    def _not_saved(self, error: Exception) -> None:
        problems: Iterable[Any] | None = getattr(error, "problems", None)
        if isinstance(error, work().TrialGone):
            self.deleted.emit()
        self._keeper.keep_now()
        if problems is None:
            self._context.notices.trouble(error)
        else:
            self.missing.emit(error)
