"""Turning the form to a stored trial, to a trial tried again, to a draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from ui.context import Context
from ui.log.doors import work
from ui.log.keeper import Keeper

Begin = Callable[[dict[str, Any], str | None, str | None], None]  # values, draft, trial


class Turning(QObject):
    """Reads what is wanted, then has the form begin with it."""

    def __init__(self, context: Context, keeper: Keeper, begin: Begin, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._keeper, self._begin = context, keeper, begin

    def edit(self, trial: str) -> None:
        """Change a stored trial; changes to it that were begun are not lost, and told of."""
        if self._keeper.trial == trial and (self._keeper.touched or self._keeper.draft_id):
            return

        def found(values: dict[str, Any], begun: Any) -> None:
            self._begin(values, None, trial)
            if begun:
                self._context.notices.say(
                    self.tr("Changes to this trial were begun earlier and not saved."),
                    self.tr("Go on with those"),
                    lambda: self.go_on(begun.id),
                )

        self._context.worker.ask(
            lambda session: (work().content_of(session, trial), work().draft_of(session, trial)),
            lambda both: found(*both),
        )

    def try_again(self, trial: str) -> None:
        """A new trial that repeats this one with one change."""
        self._context.worker.ask(
            lambda session: work().repeated(session, trial),
            lambda values: self._begin(values, None, None),
        )

    def go_on(self, draft_id: str) -> None:
        """Take up an unfinished one; one that is in the form already stays as it is."""

        def found(drafts: list[Any]) -> None:
            for draft in drafts:
                if draft.id == draft_id and draft_id != self._keeper.draft_id:
                    trial = None if draft.standing == "gone" else draft.trial
                    self._begin(draft.values, draft.id, trial)

        self._context.worker.ask(lambda session: work().unfinished(session), found)
