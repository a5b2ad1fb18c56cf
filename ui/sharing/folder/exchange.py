"""The group's folder: chosen once, what is in it now, merging it, asking for what is missing."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from ui.sharing.desk import Desk
from ui.sharing.folder.message import FolderMessage, OpenAddress
from ui.sharing.folder.view import FolderView
from ui.widgets.ask_files import ask_folder
from ui.widgets.confirm import ask_first
from ui.work import folders
from ui.work.folders import FolderLook


class FolderExchange(QObject):
    """`seen` tells what is in the folder of the group that is open."""

    seen = Signal(object)  # FolderLook
    merge_wanted = Signal(list)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = desk.context
        self._look: FolderLook | None = None
        self.open_address: OpenAddress = QDesktopServices.openUrl
        self.message: FolderMessage | None = None
        self.view = FolderView(desk.context.style)
        self.view.left.connect(desk.go_home)
        self.view.merge_wanted.connect(self.merge)
        self.view.ask_wanted.connect(self.ask_everyone)
        self.view.file_again_wanted.connect(self.ask_for_file)
        self.view.stop_wanted.connect(self.ask_to_stop)
        self.view.open_wanted.connect(self._open_folder)
        self._context.changes.folder_seen.connect(self._see)

    def views(self) -> list[QWidget]:
        """Every view of this part."""
        return [self.view]

    def look(self) -> None:
        """Hear what is in the folder of the group that is open, if it has one."""
        self._look = None
        if self._desk.here.folder is not None:
            self._context.navigation.folder_look_wanted.emit(self._desk.here.id)

    def choose(self) -> None:
        """Ask for the folder."""
        ask_folder(self._desk.page, self.tr("The folder of the group"), self._desk.folder, self.use)

    def use(self, folder: Path) -> None:
        """Exchange files in this folder from now on."""
        self._desk.remember(folder)
        self._set(folder, self._desk.here.merges_itself)

    def merge_by_itself(self, wanted: bool) -> None:
        """Merge unasked what comes, or ask from now on."""
        if self._desk.here.folder is not None:
            self._set(self._desk.here.folder, wanted)

    def ask_to_stop(self) -> None:
        """Use this folder no longer; what lies in it stays."""
        ask_first(
            self._desk.page,
            self.tr("Stop using this folder?"),
            self.tr(
                "It is watched no longer, and you save and choose files yourself. What lies in "
                "it stays there, and what was merged stays here."
            ),
            self.tr("Stop using it"),
            lambda: self._set(None, False),
        )

    def show_files(self) -> None:
        """Show each contribution and each file."""
        if self._look is not None:
            self.view.show_look(self._look, self._desk.here)
            self.view.to_top()
            self._desk.show(self.view)

    def merge(self) -> None:
        """Show what merging the new files would do."""
        if self._look is not None and self._look.state is not None:
            self.merge_wanted.emit(list(self._look.state.to_merge))

    def ask_everyone(self) -> None:
        """Show the message that asks for what is missing."""
        if self._look is None or self._look.state is None:
            return
        group, state = self._desk.here, self._look.state
        heading = self.tr("Ask everyone to share again")
        subject = self.tr("{name}: please share again").format(name=group.name)
        self._context.worker.ask(
            lambda session: folders.message(session, group.id, state),
            lambda text: self._show_message(heading, subject, text),
        )

    def ask_for_file(self, name: str) -> None:
        """Show the message that asks for a file which cannot be read."""
        if self._look is None or self._look.state is None:
            return
        group, state = self._desk.here, self._look.state
        heading = self.tr("Ask for this file again")
        subject = self.tr("{name}: please save your file again").format(name=group.name)
        self._context.worker.ask(
            lambda session: folders.message(session, group.id, state, name),
            lambda text: self._show_message(heading, subject, text),
        )

    def _show_message(self, heading: str, subject: str, text: str) -> None:
        self.message = FolderMessage(heading, subject, text, self.open_address, self._desk.page)
        self.message.finished.connect(self.message.deleteLater)
        self.message.open()

    def _set(self, folder: Path | None, merges_itself: bool) -> None:
        group, home = self._desk.here.id, self._context.home

        def done(_: object) -> None:
            self._context.changes.groups_changed.emit()
            self._desk.go_home()

        task = self._context.worker.ask(
            lambda session: folders.use(session, home, group, folder, merges_itself), done
        )
        task.failed.connect(lambda error: self._desk.go_home())

    def _see(self, look: FolderLook) -> None:
        group = self._desk.group
        if group is None or look.group != group.id or look.folder != group.folder:
            return
        self._look = look
        self.seen.emit(look)
        if self._desk.page.view is self.view:  # type: ignore[attr-defined]
            self.view.show_look(look, group)

    def _open_folder(self) -> None:
        if self._desk.here.folder is not None:
            self.open_address(QUrl.fromLocalFile(str(self._desk.here.folder)))
