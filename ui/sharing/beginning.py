"""Where a place in a group begins: one is made, or joined by an invitation."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal.errors import UserError
from ui.sharing.desk import Desk
from ui.sharing.making import MakeGroup
from ui.sharing.start import JoinGroup, Welcome
from ui.work import making_groups


class Beginning(QObject):
    """`settled` carries the id of the group that one is in by now; `made` tells it is a new one."""

    settled = Signal(str)
    made = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = desk.context
        self.welcome = Welcome()
        self.make = MakeGroup(desk.context.style)
        self.join = JoinGroup()
        self.welcome.make_wanted.connect(lambda: desk.show(self.make))
        self.welcome.join_wanted.connect(self._begin_to_join)
        self.make.wanted.connect(self._make)
        self.join.text_given.connect(self._join_by_text)
        self.join.file_given.connect(self.join_by_file)
        for view in (self.welcome, self.make, self.join):
            view.left.connect(desk.go_home)

    def views(self) -> list[QWidget]:
        """Every view of this part."""
        return [self.welcome, self.make, self.join]

    def begin(self) -> None:
        """Show the two choices."""
        self.welcome.begin(self._desk.group is not None)
        self._desk.show(self.welcome)

    def join_by_file(self, path: Path) -> None:
        """Join by an invitation in a file."""
        now = self._context.now()
        self._context.worker.ask(
            lambda session: making_groups.join_by_file(session, path, now),
            self._joined,
            self._not_joined,
        )

    def _begin_to_join(self) -> None:
        self.join.begin()
        self._desk.show(self.join)

    def _make(self, answers: dict[str, Any]) -> None:
        home, now = self._context.home, self._context.now()
        self.make.make_button.setEnabled(False)

        def done(group: str) -> None:
            self.settled.emit(group)
            self.made.emit()

        task = self._context.worker.ask(
            lambda session: making_groups.make(session, home, now, **answers), done
        )
        task.ended.connect(lambda: self.make.make_button.setEnabled(True))

    def _join_by_text(self, text: str) -> None:
        now = self._context.now()
        self._context.worker.ask(
            lambda session: making_groups.join(session, text, now), self._joined, self._not_joined
        )

    def _joined(self, group: str) -> None:
        self.settled.emit(group)
        self._context.notices.say(self.tr("You are in. Nothing has been sent."))

    def _not_joined(self, error: Exception) -> None:
        if isinstance(error, UserError) and self.join.isVisible():
            self.join.refuse(error.sentence)
        else:
            self._context.notices.trouble(error)
