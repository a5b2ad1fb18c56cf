"""The round that a digest is of, and the way to the next one."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QPushButton

from journal.language import plural
from ui.digest.prepare.part import Part
from ui.widgets.sheet import button_row, words
from ui.work.groups import Group


class RoundPart(Part):
    """`round_wanted` asks for the next one."""

    round_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.describe(
            self.tr("Round"),
            self.tr("Round"),
            self.tr(
                "Each trial belongs to the round in which it was first shared. Leaders get one "
                "release a round: its first file fixes the figures, later files print the same."
            ),
        )
        self._number = 0
        self._said, self._invited = words(""), words("")
        self.round_button = QPushButton()
        self.round_button.clicked.connect(self.round_wanted)
        self.column.addWidget(self._said)
        self.column.addWidget(self._invited)
        self.column.addLayout(button_row(self.round_button))
        self.column.addStretch(1)
        self.setFocusProxy(self.round_button)

    def state(self) -> str:
        """Which one it is."""
        return str(self._number)

    def show_group(self, group: Group) -> None:
        """The round of a group."""
        self._number = group.round
        self._said.setText(
            self.tr("Round {n}, opened on {day}.").format(
                n=group.round, day=QLocale().toString(group.round_opened_on, "d MMMM yyyy")
            )
        )
        self._invited.setText(
            plural(
                "{n} person is invited; the digest says how many of them shared something.",
                "{n} people are invited; the digest says how many of them shared something.",
                group.invited,
            )
            if group.invited
            else self.tr("How many are invited is not said; the Share page can change that.")
        )
        self.round_button.setText(self.tr("Open round {n}…").format(n=group.round + 1))
