"""What every box to write in shares with the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.writing.documents import Documents

if TYPE_CHECKING:
    from ui.actions import Actions
    from ui.changes import Changes
    from ui.notices import Notices
    from ui.owner_settings import OwnerSettings
    from ui.style import Style
    from ui.worker import Worker


class Writing(QObject):
    """Made once for the window: the documents with their undo, and the services of the boxes."""

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
        changes.trials_removed.connect(self.documents.drop)
