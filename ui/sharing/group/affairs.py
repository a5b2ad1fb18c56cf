"""What concerns the group itself and no trial: inviting, changing it, its role, one's own code."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.sharing.desk import Desk
from ui.sharing.group.changing import Changing
from ui.sharing.group.code_dialogs import ShowCode
from ui.sharing.group.home import GroupHome
from ui.sharing.group.inviting import Inviting
from ui.sharing.role.handing import RoleHanding
from ui.widgets.confirm import ask_first
from ui.work import inviting


class GroupAffairs(QObject):
    """`changed` tells that the group is another one, `settled` whose facilitator one is by now.

    `send_wanted` tells that the members should hear of it, `leaving_agreed` that one wants to go.
    """

    changed = Signal()
    settled = Signal(str)
    send_wanted = Signal()
    leaving_agreed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = desk.context
        self.inviting = Inviting(desk, self)
        self.changing = Changing(desk, self)
        self.roles = RoleHanding(desk, self)
        self.changing.changed.connect(self.changed)
        self.changing.send_wanted.connect(self.send_wanted)
        self.changing.renewed.connect(self._invite_anew)
        self.roles.changed.connect(self.changed)
        self.roles.settled.connect(self.settled)
        self.roles.keys_wanted.connect(self.changing.ask_for_keys)

    def views(self) -> list[QWidget]:
        """Every view of these parts."""
        return [*self.inviting.views(), *self.changing.views()]

    def connect_home(self, home: GroupHome) -> None:
        """Do what the group's page offers."""
        home.invite_wanted.connect(self.inviting.show)
        home.copy_invitation_wanted.connect(self.inviting.copy)
        home.resting.forget_wanted.connect(self.roles.ask_to_forget)
        home.resting.take_back_wanted.connect(self.roles.ask_to_take_back)
        menu = home.more
        menu.change_wanted.connect(self.changing.begin)
        menu.round_wanted.connect(self.changing.ask_for_round)
        menu.code_wanted.connect(self.show_code)
        menu.hand_over_wanted.connect(self.roles.begin_to_hand_over)
        menu.take_on_wanted.connect(self.roles.begin_to_take_on)
        menu.leaving_wanted.connect(self.ask_to_leave)

    def say_made(self) -> None:
        """A group was made: what to do next."""
        self._context.notices.say(
            self.tr("The group is made. Next: invite the others."),
            self.tr("Invite them"),
            self.inviting.show,
        )

    def ask_to_leave(self) -> None:
        """Let a facilitator hand the role over first; anybody else may go."""
        here = self._desk.here
        if not here.is_facilitator:
            self.leaving_agreed.emit()
            return
        dialog = ask_first(
            self._desk.page,
            self.tr("You are the facilitator of {name}").format(name=here.name),
            self.tr(
                "Without you nobody could let people in, or write what leaders read. Hand the role "
                "over to a colleague first, and leave once they have taken it on."
            ),
            self.tr("Hand it over first…"),
            self.roles.begin_to_hand_over,
        )
        leave = dialog.also(self.tr("Leave all the same…"))
        leave.clicked.connect(dialog.reject)
        leave.clicked.connect(self.leaving_agreed)

    def show_code(self) -> None:
        """Show the owner's withdrawal code."""
        dialog = ShowCode(self._desk.here.withdrawal_code, self._desk.page)
        dialog.sheet_wanted.connect(dialog.accept)
        dialog.sheet_wanted.connect(self._ask_for_sheet)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_sheet(self, path: Path) -> None:
        """Write the withdrawal code to `path`, as a sheet to be printed."""
        group, today = self._desk.here.id, self._context.now().astimezone().date()

        def told(path: Path) -> None:
            self._context.notices.say(
                self.tr("Saved {name}. Print it, keep the paper, and delete the file.").format(
                    name=path.name
                )
            )

        self._context.worker.ask(
            lambda session: inviting.save_withdrawal_sheet(session, group, today, path), told
        )

    def _ask_for_sheet(self) -> None:
        self._desk.ask_where(
            self.tr("Save the sheet with my withdrawal code"),
            self._desk.file_name("pdf", with_code=True),
            self.tr("PDF ({ending})").format(ending="*.pdf"),
            self.save_sheet,
        )

    def _invite_anew(self) -> None:
        self.changed.emit()
        self.inviting.show(
            self.tr("The keys are new. Send this new invitation to everyone who stays.")
        )
