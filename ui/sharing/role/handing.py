"""The facilitator's role on its way: handed over, taken on, taken back, forgotten."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from journal.errors import UserError
from journal.language import plural
from ui.sharing.desk import Desk
from ui.sharing.role.dialogs import ENDING, HandOver, TakenOver, TakeOn, TellCode
from ui.widgets.confirm import ask_first
from ui.work import roles
from ui.work.roles import TakenOn
from ui.worker import Task


class RoleHanding(QObject):
    """`changed` tells that the role rests or counts here by now.

    `settled` carries the group whose role was taken on; `keys_wanted` tells of new keys for it.
    """

    changed = Signal()
    settled = Signal(str)
    keys_wanted = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = desk.context

    def begin_to_hand_over(self) -> None:
        """Say what is going to happen, then ask for the file."""
        dialog = HandOver(self._desk.here, self._desk.page)
        dialog.accepted.connect(self._ask_where)
        self._open(dialog)

    def hand_over_to(self, path: Path) -> None:
        """Write the role to `path` and show the code that opens it."""
        group, home, now = self._desk.here.id, self._context.home, self._context.now()

        def done(code: str) -> None:
            self._tell_change()
            self._open(TellCode(code, path.name, self._desk.page))

        self._context.worker.ask(
            lambda session: roles.hand_over(session, home, group, now, path),
            done,
            task=Task(self.tr("Handing over the role")),
        )

    def begin_to_take_on(self, path: Path | None = None) -> None:
        """Ask for the file and its code."""
        dialog = TakeOn(self._desk.folder, self._desk.page, path)
        dialog.wanted.connect(lambda file, code: self._take_on(dialog, file, code))
        self._open(dialog)

    def ask_to_take_back(self) -> None:
        """Be the facilitator again, if nobody else is."""
        group = self._desk.here.id

        def done(_: object) -> None:
            self._tell_change()
            self._context.notices.say(self.tr("You are the facilitator again."))

        ask_first(
            self._desk.page,
            self.tr("Take the role back?"),
            self.tr(
                "Do this only if nobody has taken it on: with two facilitators figures would be "
                "released twice, and people could be counted out of the difference. The file that "
                "you saved is refused wherever your next file has arrived."
            ),
            self.tr("Take it back"),
            lambda: self._context.worker.ask(lambda session: roles.take_back(session, group), done),
        )

    def ask_to_forget(self) -> None:
        """Forget the role for good, if somebody else has it."""
        group = self._desk.here.id

        def done(_: object) -> None:
            self._tell_change()
            self._context.notices.say(self.tr("Forgotten. You are a member like the others."))
            self._context.worker.ask_journal(lambda journal: journal.forget_for_good())

        more = self.tr(
            "Be sure that your colleague has taken it on: without it nobody could go on. It cannot "
            "be taken back here afterwards."
        )
        if not self._desk.here.is_open:
            more += " " + self.tr("You then no longer open what members send.")
        ask_first(
            self._desk.page,
            self.tr("Forget the role here?"),
            more,
            self.tr("Forget it"),
            lambda: self._context.worker.ask(lambda session: roles.forget(session, group), done),
        )

    def _ask_where(self) -> None:
        self._desk.ask_where(
            self.tr("Save the file for the one who follows you"),
            self._desk.file_name(ENDING.lstrip(".")),
            self.tr("A role handed over ({ending})").format(ending=f"*{ENDING}"),
            self.hand_over_to,
        )

    def _take_on(self, dialog: TakeOn, path: Path, code: str) -> None:
        home = self._context.home
        opening = Task()
        dialog.rejected.connect(opening.cancel)

        def failed(error: Exception) -> None:
            if isinstance(error, UserError):
                dialog.refuse(error.sentence)
            else:
                dialog.reject()
                self._context.notices.trouble(error)

        def done(taken: TakenOn) -> None:
            self._context.changes.libraries_merged.emit(taken.group)
            self.settled.emit(taken.group)
            self._show_taken(taken)

        def opened(role: object) -> None:
            dialog.accept()
            self._context.worker.ask(lambda session: roles.take_on(session, home, role), done)

        dialog.wait()
        self._context.worker.compute(lambda: roles.read(path, code), opened, failed, opening)

    def _show_taken(self, taken: TakenOn) -> None:
        came = [
            plural(
                "{n} person is let in, as before.",
                "{n} people are let in, as before.",
                taken.people,
            ),
            self.tr("Rounds up to {n} were released to leaders.").format(n=taken.released)
            if taken.released
            else self.tr("Nothing was released to leaders yet."),
        ]
        if taken.hidden:
            came.append(
                plural(
                    "{n} trial is left out of the digest, as decided.",
                    "{n} trials are left out of the digest, as decided.",
                    taken.hidden,
                )
            )
        dialog = TakenOver(taken.name, came, self._desk.page)
        dialog.accepted.connect(self.keys_wanted)
        self._open(dialog)

    def _tell_change(self) -> None:
        self._context.changes.groups_changed.emit()
        self.changed.emit()

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
