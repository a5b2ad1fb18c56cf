"""What happens when people part: somebody leaves, is removed, or has a withdrawal code used."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog
from sqlmodel import Session

from journal.errors import UserError
from ui.sharing.coming_home import ComingHome
from ui.sharing.desk import Desk, Where
from ui.sharing.group.code_dialogs import TypeCode
from ui.widgets.confirm import ask_first
from ui.work import parting
from ui.work.people import Person
from ui.worker import Task


class Parting(QObject):
    """`parted` tells that somebody is gone, `send_wanted` that the others should hear of it."""

    parted = Signal()
    send_wanted = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = desk.context
        self._coming_home = ComingHome(desk, self)

    def ask_for_code(self) -> None:
        """Ask for somebody's withdrawal code and carry it out."""
        dialog = TypeCode(self._desk.page)
        dialog.wanted.connect(lambda code: self._carry_out(dialog, code))
        self._open(dialog)

    def ask_to_remove(self, person: Person) -> None:
        """Remove somebody, if that is meant."""
        group, home = self._desk.here.id, self._context.home
        ask_first(
            self._desk.page,
            self.tr("Remove {code}?").format(code=person.code),
            self.tr(
                "All that this person shared is deleted here, and wherever your next file is "
                "merged; later files of theirs are not taken in. A printed digest cannot be "
                "recalled."
            ),
            self.tr("Remove"),
            lambda: self._take_away(
                lambda session: parting.remove(session, home, group, [person.key])
            ),
        )

    def ask_to_leave(self) -> None:
        """Leave the group, with a file that takes everything back."""
        here = self._desk.here
        goes = self.tr(
            "All that you shared goes from wherever it is merged. A printed digest cannot be "
            "recalled."
        )
        if here.is_facilitator:
            goes += " " + self.tr(
                "You are the facilitator: without you nobody can let people in, or write what "
                "leaders read."
            )
        self._desk.ask_and_send(
            self.tr("Leave {name}?").format(name=here.name),
            {
                False: self.tr("You save one last file; send it like the others.") + " " + goes,
                True: self.tr("Your file in the group's folder is written once more, empty.")
                + " "
                + goes,
            },
            self.tr("Leave it"),
            self.tr("Save the file that takes everything back"),
            self.leave,
        )

    def leave(self, where: Where) -> None:
        """Leave, with a last file that takes everything back."""
        group, home, now = self._desk.here.id, self._context.home, self._context.now()
        folder, agreed = self._desk.here.folder, self._desk.agreed()

        def failed(error: Exception) -> None:
            if not self._coming_home.asks(error, lambda: self.leave(where)):
                self._context.notices.trouble(error)

        def done(path: Path) -> None:
            self._context.notices.say(
                self.tr(
                    "You have left. {name} in the group's folder takes back what you shared."
                ).format(name=path.name)
                if path.parent == folder
                else self.tr("You have left. Send {name}, or what you shared stays there.").format(
                    name=path.name
                ),
                stays=True,
            )
            self._context.changes.groups_changed.emit()
            self.parted.emit()

        self._context.worker.ask(
            lambda session: parting.leave(session, home, group, now, where(session), agreed),
            done,
            failed,
            task=Task(self.tr("Leaving the group")),
        )

    def _carry_out(self, dialog: TypeCode, code: str) -> None:
        group, home, page = self._desk.here.id, self._context.home, self._desk.page

        def failed(error: Exception) -> None:
            is_open = page.findChild(TypeCode) is dialog and dialog.isVisible()
            if is_open and isinstance(error, UserError):
                dialog.refuse(error.sentence)
            else:
                self._context.notices.trouble(error)
                if is_open:
                    dialog.reject()

        task = self._take_away(
            lambda session: parting.carry_out(session, home, group, code), failed
        )
        task.finished.connect(dialog.accept)

    def _take_away(
        self, work: Callable[[Session], None], failed: Callable[[Exception], object] | None = None
    ) -> Task:
        group = self._desk.here.id

        def done(_: object) -> None:
            self._context.changes.libraries_merged.emit(group)
            self.parted.emit()
            self._context.notices.say(
                self.tr("Gone from here. It goes from the others once they merge your next file."),
                self.tr("Save that file…")
                if self._desk.here.folder is None
                else self.tr("Put it into the folder"),
                self.send_wanted.emit,
            )

        return self._context.worker.ask(work, done, failed, Task(self.tr("Taking it away")))

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
