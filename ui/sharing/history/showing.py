"""Shows what was merged into the library of the group that is open."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal.group.merge.history import MergeRecord
from ui.sharing.desk import Desk
from ui.sharing.history.view import HistoryView
from ui.work import merge_history


class MergeHistory(QObject):
    """`shown` tells that the history is read."""

    shown = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.view = HistoryView()
        self.view.left.connect(desk.go_home)

    def views(self) -> list[QWidget]:
        """Every view of this part."""
        return [self.view]

    def open(self) -> None:
        """Read the history and show it."""
        group, home = self._desk.here.id, self._desk.context.home

        def read(found: list[MergeRecord]) -> None:
            self.view.show_merges(found)
            self._desk.show(self.view)
            self.shown.emit()

        self._desk.context.worker.ask(
            lambda session: merge_history.read(session, home, group), read
        )
