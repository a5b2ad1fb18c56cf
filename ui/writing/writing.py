"""What every box to write in shares with the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton

from ui.style import in_role
from ui.writing.documents import Documents
from ui.writing.spelling import Spelling

if TYPE_CHECKING:
    from ui.actions import Actions
    from ui.changes import Changes
    from ui.notices import Notices
    from ui.owner_settings import OwnerSettings
    from ui.style import Style
    from ui.worker import Worker
    from ui.writing.box import WritingBox


class Writing(QObject):
    """Made once for the window: the texts with their undo, the spelling, and the services."""

    prompt_wanted = Signal(object)  # for this box

    def __init__(
        self,
        style: Style,
        actions: Actions,
        worker: Worker,
        notices: Notices,
        changes: Changes,
        settings: OwnerSettings,
    ) -> None:
        super().__init__()
        self.style, self.actions = style, actions
        self.worker, self.notices = worker, notices
        self.documents = Documents()
        self.spelling = Spelling(worker, settings)
        changes.trials_removed.connect(self.documents.drop)

    def prompt_button(self, box: WritingBox) -> QPushButton:
        """What leads from the field of a prompt to those that were used before."""
        button = in_role("aside", QPushButton(self.tr("Use an earlier prompt…")))
        button.setToolTip(self.actions.with_keys("prompts"))
        button.clicked.connect(lambda: self.prompt_wanted.emit(box))
        return button

    def when_spelling_is_ready(self, then: Callable[[], object]) -> None:
        """Do `then` once words can be judged, or say why they are not."""
        spelling = self.spelling
        if spelling.is_ready:
            then()
        elif spelling.is_on:
            spelling.changed.connect(then, Qt.ConnectionType.SingleShotConnection)
            spelling.wake()
        else:
            self.notices.say(spelling.why_off())
