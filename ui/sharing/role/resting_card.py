"""Where the facilitator's role was handed over: why its buttons are gone, and the way on."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QPushButton

from ui.style import set_role
from ui.widgets.sheet import Card, button_row, words
from ui.work.groups import Group


class RestingCard(Card):
    """There while the role rests here; out of sight otherwise."""

    forget_wanted = Signal()
    take_back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("The facilitator's role rests here"))
        self._said = words("")
        self.forget_button = QPushButton(self.tr("Forget it here…"))
        self.forget_button.clicked.connect(self.forget_wanted)
        self.back_button = QPushButton(self.tr("Take it back…"))
        set_role(self.back_button, "quiet")
        self.back_button.clicked.connect(self.take_back_wanted)
        self.body.addWidget(self._said)
        self.body.addStretch(1)
        self.body.addLayout(button_row(self.forget_button, self.back_button))

    def show_group(self, group: Group) -> None:
        """Say it of this group, where it is so."""
        if group.handed_over_on is None:
            return
        day = QLocale().toString(group.handed_over_on, "d MMMM yyyy")
        self._said.setText(
            self.tr(
                "You handed it over on {day}. Inviting, letting people in, sending to members and "
                "the leaders' edition are now for whoever took it on, so their buttons are gone. "
                "Once you hear that it worked, forget it here."
            ).format(day=day)
        )
