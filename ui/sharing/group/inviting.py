"""Passing on an invitation: shown, copied, saved as a file or as a sheet of paper."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.sharing.desk import Desk
from ui.sharing.group.invite_view import InviteView
from ui.work import inviting


class Inviting(QObject):
    """What the Invite card and its view do."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = desk.context
        self.view = InviteView()
        self.view.left.connect(desk.go_home)
        self.view.copy_wanted.connect(self.copy)
        self.view.file_wanted.connect(self.ask_for_file)
        self.view.sheet_wanted.connect(self.ask_for_sheet)

    def views(self) -> list[QWidget]:
        """Every view of this part."""
        return [self.view]

    def show(self, news: str = "") -> None:
        """Show the invitation; `news` is why it is to be sent now."""
        here = self._desk.here

        def read(shown: inviting.Shown) -> None:
            self.view.show_invitation(shown, here, news)
            self._desk.show(self.view)

        self._context.worker.ask(lambda session: inviting.shown(session, here.id), read)

    def copy(self) -> None:
        """Put the invitation's text on the clipboard."""
        group = self._desk.here.id

        def read(shown: inviting.Shown) -> None:
            QGuiApplication.clipboard().setText(shown.text)
            self._context.notices.say(
                self.tr("Copied. Paste it into a message to the people you invite, nobody else.")
            )

        self._context.worker.ask(lambda session: inviting.shown(session, group), read)

    def ask_for_file(self) -> None:
        """Ask for a file and write the invitation to it."""
        self._desk.ask_where(
            self.tr("Save the invitation"),
            self._desk.file_name("trialinvitation"),
            self.tr("Invitations ({ending})").format(ending="*.trialinvitation"),
            self.save_file,
        )

    def ask_for_sheet(self) -> None:
        """Ask for a file and write the sheet to be printed to it."""
        self._desk.ask_where(
            self.tr("Save the sheet"),
            self._desk.file_name("pdf"),
            self.tr("PDF ({ending})").format(ending="*.pdf"),
            self.save_sheet,
        )

    def save_file(self, path: Path) -> None:
        """Write the invitation to `path`."""
        group = self._desk.here.id
        self._context.worker.ask(
            lambda session: inviting.save_file(session, group, path), self._told
        )

    def save_sheet(self, path: Path) -> None:
        """Write the sheet to `path`."""
        group, today = self._desk.here.id, self._context.now().astimezone().date()
        self._context.worker.ask(
            lambda session: inviting.save_sheet(session, group, today, path), self._told
        )

    def _told(self, path: Path) -> None:
        self._context.notices.say(
            self.tr("Saved {name}. It is for the people you invite, and for nobody else.").format(
                name=path.name
            )
        )
