"""Where a place in a group begins: one is made, or joined by an invitation."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from journal.errors import UserError
from ui.sharing.desk import Desk
from ui.sharing.group.making import MakeGroup
from ui.sharing.group.start import JoinGroup, Welcome
from ui.work import making_groups

# Where an invitation lies that came by mail: no folder of a group's.
_OF_ONE_PERSON = {
    Path(QStandardPaths.writableLocation(one))
    for one in (
        QStandardPaths.StandardLocation.HomeLocation,
        QStandardPaths.StandardLocation.DesktopLocation,
        QStandardPaths.StandardLocation.DocumentsLocation,
        QStandardPaths.StandardLocation.DownloadLocation,
        QStandardPaths.StandardLocation.TempLocation,
    )
}


class Beginning(QObject):
    """`settled` carries the id of the group that one is in by now; `made` tells it is a new one."""

    settled = Signal(str)
    made = Signal()
    folder_wanted = Signal()  # the group exchanges its files in one; which is to be chosen
    folder_found = Signal(object)  # the one in which the invitation lay

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
            lambda group: self._joined(group, path.parent),
            self._not_joined,
        )

    def _begin_to_join(self) -> None:
        self.join.begin()
        self._desk.show(self.join)

    def _make(self, answers: dict[str, Any]) -> None:
        home, now = self._context.home, self._context.now()
        self.make.make_button.setEnabled(False)
        in_folder = answers.pop("in_folder")

        def done(group: str) -> None:
            self.settled.emit(group)
            self.made.emit()
            if in_folder:  # behind the reading of the group, which the lane keeps in order
                self._context.worker.ask(lambda session: None, lambda _: self.folder_wanted.emit())

        task = self._context.worker.ask(
            lambda session: making_groups.make(session, home, now, **answers), done
        )
        task.ended.connect(lambda: self.make.make_button.setEnabled(True))

    def _join_by_text(self, text: str) -> None:
        now = self._context.now()
        self._context.worker.ask(
            lambda session: making_groups.join(session, text, now), self._joined, self._not_joined
        )

    def _joined(self, group: str, folder: Path | None = None) -> None:
        self.settled.emit(group)
        said = self.tr("You are in. Nothing has been sent.")
        if folder is None or folder in _OF_ONE_PERSON:
            self._context.notices.say(said)
            return
        asked = self.tr(
            "Does your group exchange its files in “{folder}”, where the invitation lay?"
        )
        self._context.notices.say(
            f"{said} {asked.format(folder=folder.name)}",
            self.tr("Use that folder"),
            lambda: self.folder_found.emit(folder),
        )

    def _not_joined(self, error: Exception) -> None:
        if isinstance(error, UserError) and self.join.isVisible():
            self.join.refuse(error.sentence)
        else:
            self._context.notices.trouble(error)
