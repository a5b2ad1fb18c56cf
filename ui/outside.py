"""Changes that came from outside the window: the command line may work in the same journal."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject

from ui.context import Context
from ui.frame import Frame


class Outside(QObject):
    """Looks whenever the window is turned to; SQLite counts what other connections changed."""

    def __init__(self, context: Context, frame: Frame) -> None:
        super().__init__(frame)
        self._context = context
        self._seen: int | None = None
        frame.installEventFilter(self)
        context.worker.journal_opened.connect(lambda journal: self.look())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.look()
        return False

    def look(self) -> None:
        """Ask whether the journal is as this window left it; tell everybody if it is not."""
        if self._context.worker.has_journal:
            self._context.worker.ask_journal(_data_version, self._compare, lambda error: None)

    def _compare(self, version: int) -> None:
        before, self._seen = self._seen, version
        if before not in (None, version):
            self._context.changes.drafts_changed.emit()
            self._context.changes.trials_brought_in.emit()


def _data_version(journal: Any) -> int:
    with journal.reading() as session:
        return int(session.connection().exec_driver_sql("PRAGMA data_version").scalar_one())
