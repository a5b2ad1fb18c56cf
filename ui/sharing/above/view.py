"""Passing on to a school or trust: to which group further up, and what goes there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout

from journal.language import plural
from ui.sharing.radio_cards import RadioCards
from ui.style import set_role
from ui.widgets.sheet import Card, Footed, words
from ui.work.upwards import Above, Offer


class UpwardsView(Footed):
    """`save_wanted` carries the id of the group further up."""

    save_wanted = Signal(str)
    join_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(820)
        self.groups: RadioCards | None = None
        self.column.addWidget(words(self.tr("Pass on to a school or trust"), "title"))
        self.goes = words("", "lead")
        self.column.addWidget(self.goes)
        self._choice = Card(self.tr("To which group?"))
        self._holder = QVBoxLayout()
        self._choice.body.addLayout(self._holder)
        self.column.addWidget(self._choice)
        self.column.addStretch(1)
        self.save_button = QPushButton(self.tr("Save the file…"))
        set_role(self.save_button, "primary")
        self.save_button.clicked.connect(self._save)
        self.join_button = QPushButton(self.tr("Join a group…"))
        self.join_button.clicked.connect(self.join_wanted)
        back = QPushButton(self.tr("Back to the group"))
        set_role(back, "quiet")
        back.clicked.connect(self.left)
        self.set_foot(self.save_button, self.join_button, back)

    def show_offer(self, offer: Offer) -> None:
        """What would go, and where it could go."""
        self.goes.setText(self._said(offer))
        while item := self._holder.takeAt(0):
            item.widget().deleteLater()
        self.groups = self._choices(offer.above) if offer.above else None
        self._holder.addWidget(self.groups or self._nowhere())
        self.save_button.setVisible(bool(offer.above))
        self.save_button.setEnabled(bool(offer.people))
        self.join_button.setVisible(not offer.above)
        self.setFocusProxy(self.groups or self.join_button)
        self.to_top()

    def _said(self, offer: Offer) -> str:
        if not offer.people:
            return self.tr(
                "Nothing here was released to leaders yet, so there is nothing to pass on."
            )
        trials = plural("{n} trial", "{n} trials", offer.trials)
        lines = plural("{n} line for leaders", "{n} lines for leaders", offer.lines)
        check_ins = plural("{n} check-in", "{n} check-ins", offer.check_ins)
        people = plural("{n} person", "{n} people", offer.people)
        said = self.tr(
            "What {people} released to leaders goes: the coded fields of {trials}, {lines} and the "
            "choices in {check_ins}, and none of the group's texts."
        ).format(people=people, trials=trials, lines=lines, check_ins=check_ins)
        if offer.tools:
            said += " " + plural(
                "{n} line of the tool register goes along.",
                "{n} lines of the tool register go along.",
                offer.tools,
            )
        if offer.named:
            said += " " + plural(
                "{n} leader chose to be named.", "{n} leaders chose to be named.", offer.named
            )
        return said

    def _choices(self, above: tuple[Above, ...]) -> RadioCards:
        takes = self.tr("It takes this group in.")
        asks = self.tr("Its facilitator is asked whether to take this group in.")
        return RadioCards(
            self.tr("To which group?"),
            [(one.id, one.name, takes if one.takes_in else asks) for one in above],
        )

    def _nowhere(self) -> QLabel:
        return words(
            self.tr(
                "Join the group of your school or trust first, by the invitation that its "
                "facilitator sends you."
            )
        )

    def _save(self) -> None:
        if self.groups is not None:
            self.save_wanted.emit(self.groups.value())
