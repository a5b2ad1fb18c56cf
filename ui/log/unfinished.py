"""What is unfinished, offered beside the form; throwing one away can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from ui.context import Context
from ui.log.doors import work
from ui.pages.drafts import Drafts

BringBack = Callable[[dict[str, Any], str | None], None]


class Unfinished(QObject):
    """Fills the list `drafts`; `here` tells the id of the draft that the form is."""

    def __init__(
        self, context: Context, drafts: Drafts, here: Callable[[], str | None], back: BringBack
    ) -> None:
        super().__init__(drafts)
        self._context = context
        self._drafts, self._here, self._bring_back = drafts, here, back
        drafts.draft_thrown.connect(self._throw_away)
        context.changes.drafts_changed.connect(self.offer)

    def offer(self) -> None:
        """List every draft but the one in the form."""
        if not self._context.worker.has_journal:
            return

        def show(found: list[Any]) -> None:
            others = [draft for draft in found if draft.id != self._here()]
            self._drafts.show_drafts([(d.id, d.values, d.updated_at) for d in others])

        self._context.worker.ask(lambda session: work().unfinished(session), show)

    def _throw_away(self, draft_id: str) -> None:
        def forget(session: Any) -> Any:
            kept = [draft for draft in work().unfinished(session) if draft.id == draft_id]
            work().forget(session, draft_id)
            return kept

        def forgotten(kept: list[Any]) -> None:
            self.offer()
            self._context.notices.say(
                self.tr("The draft is thrown away."),
                self.tr("Undo"),
                lambda: [self._bring_back(draft.values, draft.trial) for draft in kept],
            )

        self._context.worker.ask(forget, forgotten)
