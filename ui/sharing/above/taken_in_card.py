"""The groups further down that a group takes in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journal.group.taking_in import TakenIn
from journal.language import plural
from ui.style import set_role
from ui.widgets.sheet import Card, words
from ui.work.groups import Group


class TakenInCard(Card):
    """`stop_wanted` carries a group that is taken in."""

    stop_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("Groups taken in"))
        self.buttons: dict[str, QPushButton] = {}
        self._said = words("", "hint")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self.body.addWidget(self._said)
        self.body.addLayout(self._list)
        self.body.addStretch(1)

    def show_group(self, group: Group) -> None:
        """Which ones, and what is here of each; nothing where the group takes none in."""
        self._said.setText(
            self.tr(
                "As one person may be in two of them, a figure stands for at least {n} people "
                "here, twice the group's threshold."
            ).format(n=2 * group.threshold)
        )
        while item := self._list.takeAt(0):
            item.widget().deleteLater()
        self.buttons = {}
        for one in group.takes_in:
            self._list.addWidget(self._line(one, group.is_facilitator))

    def _line(self, one: TakenIn, may_stop: bool) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words(f"{called(one)} · {here_of(one)}"), 1)
        if may_stop:
            button = QPushButton(self.tr("Stop…"))
            set_role(button, "quiet")
            name = self.tr("Stop taking in {name}").format(name=called(one))
            button.setAccessibleName(name)
            button.clicked.connect(lambda: self.stop_wanted.emit(one))
            self.buttons[one.group] = button
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder


def called(one: TakenIn) -> str:
    """Its name, or the beginning of its id where no file of it came yet."""
    return one.name or one.group[:8]


def here_of(one: TakenIn) -> str:
    """How much is here of it."""
    trials = plural("{n} trial", "{n} trials", one.trials)
    people = plural("from {n} person", "from {n} people", one.contributors)
    return f"{trials} {people}"
