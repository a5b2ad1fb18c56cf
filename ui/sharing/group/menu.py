"""What one rarely does in a group, behind one quiet button."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from ui.style import set_role
from ui.work.groups import Group


class GroupMenu(QPushButton):
    """Signals tell what is wanted; a facilitator may want more."""

    change_wanted = Signal()
    round_wanted = Signal()
    people_wanted = Signal()
    history_wanted = Signal()
    passing_on_wanted = Signal()
    code_wanted = Signal()
    withdrawal_wanted = Signal()
    hand_over_wanted = Signal()
    take_on_wanted = Signal()
    leaving_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setText(self.tr("More"))
        set_role(self, "quiet")
        menu = QMenu(self)
        self.people = _item(menu, self.tr("People"), self.people_wanted)
        self.history = _item(menu, self.tr("History of merges"), self.history_wanted)
        self.passing_on = _item(
            menu, self.tr("Pass on to a school or trust…"), self.passing_on_wanted
        )
        self.round = _item(menu, self.tr("Open the next round…"), self.round_wanted)
        self.change = _item(menu, self.tr("Change the group…"), self.change_wanted)
        menu.addSeparator()
        self.code = _item(menu, self.tr("My withdrawal code…"), self.code_wanted)
        self.withdrawal = _item(
            menu, self.tr("Carry out a withdrawal code…"), self.withdrawal_wanted
        )
        menu.addSeparator()
        self.hand_over = _item(
            menu, self.tr("Hand over the facilitator's role…"), self.hand_over_wanted
        )
        self.take_on = _item(menu, self.tr("I was handed the role…"), self.take_on_wanted)
        self.leaving = _item(menu, self.tr("Leave this group…"), self.leaving_wanted)
        self.setMenu(menu)

    def show_group(self, group: Group) -> None:
        """Offer what may be done in this group."""
        for action in (
            self.people, self.passing_on, self.round, self.change, self.withdrawal, self.hand_over,
        ):  # fmt: skip
            action.setVisible(group.is_facilitator)
        self.take_on.setVisible(not group.is_facilitator)


def _item(menu: QMenu, text: str, wanted: Signal) -> QAction:
    action = menu.addAction(text)
    action.triggered.connect(lambda: wanted.emit())
    return action
