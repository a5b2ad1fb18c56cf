"""What a facilitator does with the group itself: change it, open its next round, renew its keys."""

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal.errors import UserError
from ui.sharing.desk import Desk
from ui.sharing.group.change_view import ChangeView
from ui.sharing.group.opening_round import ask_for_round
from ui.widgets.confirm import ask_first
from ui.work import changing


class Changing(QObject):
    """`send_wanted` tells that members should hear of it, `renewed` that they need an invitation.

    `changed` tells that the group is another one by now.
    """

    changed = Signal()
    send_wanted = Signal()
    renewed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = desk.context
        self.view = ChangeView()
        self.view.left.connect(desk.go_home)
        self.view.wanted.connect(self._ask_to_raise)
        self.view.keys_wanted.connect(self.ask_for_keys)

    def views(self) -> list[QWidget]:
        """Every view of this part."""
        return [self.view]

    def begin(self) -> None:
        """Show what can be changed."""
        self.view.show_group(self._desk.here)
        self._desk.show(self.view)

    def ask_for_round(self) -> None:
        """Open the next round, if that is meant."""
        ask_for_round(
            self._desk, lambda number: self._tell(self.tr("Round {n} is open.").format(n=number))
        )

    def ask_for_keys(self) -> None:
        """Start new keys, if that is meant."""
        group = self._desk.here.id

        def renewed(_: object) -> None:
            self._context.changes.groups_changed.emit()
            self.renewed.emit()

        ask_first(
            self._desk.page,
            self.tr("Start afresh with new keys?"),
            self.tr(
                "Who left cannot read what is sent from now on; what they could read, they keep. "
                "Everyone who stays needs the new invitation. Who is let in stays let in, and "
                "files that were written before still open."
            ),
            self.tr("Start afresh"),
            lambda: self._context.worker.ask(
                lambda session: changing.renew_keys(session, group), renewed
            ),
        )

    def _ask_to_raise(self, values: dict[str, Any]) -> None:
        if values["threshold"] == self._desk.here.threshold:
            self._change(values)
            return
        ask_first(
            self._desk.page,
            self.tr("Let a figure stand for {n} people at the least?").format(
                n=values["threshold"]
            ),
            self.tr("That hides more in every digest, and can never be lowered again."),
            self.tr("Raise it"),
            lambda: self._change(values),
        )

    def _change(self, values: dict[str, Any]) -> None:
        group = self._desk.here.id

        def done(is_new: bool) -> None:
            if is_new:
                self._tell(self.tr("The group is changed here."))
            else:
                self._desk.go_home()

        def failed(error: Exception) -> None:
            if isinstance(error, UserError):
                self.view.refuse(error.sentence)
            else:
                self._context.notices.trouble(error)

        self._context.worker.ask(
            lambda session: changing.change(session, group, **values), done, failed
        )

    def _tell(self, sentence: str) -> None:
        self._context.changes.groups_changed.emit()
        self.changed.emit()
        self._context.notices.say(
            f"{sentence} " + self.tr("Members learn of it with your next file."),
            self.tr("Save that file…"),
            self.send_wanted.emit,
        )
