"""One person of a group, by the code: how things stand, and what a facilitator may do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from journal.language import plural
from ui.sharing.people.table import last_shared
from ui.style import set_role
from ui.widgets.sheet import Card, selectable, words
from ui.work.people import ASIDE, IN, KEEPER, WAITING, Person

SLIPS = "slips"


class PersonCard(Card):
    """Signals carry the person; `roles_wanted` also the roles that are ticked by now."""

    let_in_wanted = Signal(object)
    aside_wanted = Signal(object)
    again_wanted = Signal(object)
    remove_wanted = Signal(object)
    roles_wanted = Signal(object, list)

    def __init__(self) -> None:
        super().__init__()
        self._person: Person | None = None
        self._code = selectable("", "heading")
        self._said, self._more = words(""), words("", "hint")
        self.keeper = QCheckBox(self.tr("Keeps the tool register"))
        self.slips = QCheckBox(self.tr("Brings in paper slips"))
        for box in (self.keeper, self.slips):
            box.clicked.connect(self._on_role)
        self.let_in_button = self._button(self.tr("Let in"), self.let_in_wanted, "primary")
        self.aside_button = self._button(self.tr("Set aside…"), self.aside_wanted)
        self.again_button = self._button(self.tr("Count again"), self.again_wanted)
        self.remove_button = self._button(self.tr("Remove…"), self.remove_wanted)
        self.body.addWidget(self._code)
        self.body.addWidget(self._said)
        self.body.addWidget(self._more)
        self.body.addWidget(self._lines(self.keeper, self.slips))
        for button in self._buttons:
            self.body.addWidget(button)
        self.body.addStretch(1)

    def show_person(self, person: Person) -> None:
        """Show this one."""
        self._person = person
        self._code.setText(person.code)
        self._said.setText(self._told(person))
        self._more.setText(self._what_follows(person))
        self._more.setVisible(bool(self._more.text()))
        ours = not person.through and person.standing != WAITING
        for box, role in ((self.keeper, KEEPER), (self.slips, SLIPS)):
            box.setVisible(ours)
            box.setChecked(role in person.roles)
        self.let_in_button.setVisible(person.standing == WAITING and not person.through)
        self.aside_button.setVisible(person.standing == IN and person.round is not None)
        self.again_button.setVisible(person.standing == ASIDE)
        self.remove_button.setVisible(not person.is_own and not person.through)
        for button in self._buttons:
            name = self.tr("{act}: {code}").format(act=button.text(), code=person.code)
            button.setAccessibleName(name)

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.let_in_button, self.aside_button, self.again_button, self.remove_button

    def _told(self, person: Person) -> str:
        here = plural("{n} trial", "{n} trials", person.trials)
        parts = [last_shared(person)] if person.round is None or person.is_empty else []
        parts = parts or [here, last_shared(person)]
        if person.is_own:
            parts.insert(0, self.tr("you"))
        return " · ".join(parts)

    def _what_follows(self, person: Person) -> str:
        if person.standing == ASIDE:
            return self.tr(
                "Set aside: {why}. It stays here and counts in no digest that is written on this "
                "computer."
            ).format(why=person.why.rstrip("."))
        if person.through:
            return self.tr(
                "Comes through {group}, whose facilitator lets people in and removes them."
            ).format(group=person.through)
        if person.standing == WAITING:
            return self.tr("If in doubt who sent the file, ask for the code.")
        if person.refreshed == "lapsed" and not person.is_empty:
            return self.tr("Not shared anew for two rounds, so it counts in no digest until it is.")
        return ""

    def _on_role(self) -> None:
        ticked = ((self.keeper, KEEPER), (self.slips, SLIPS))
        self.roles_wanted.emit(self._person, [role for box, role in ticked if box.isChecked()])

    def _button(self, text: str, wanted: Signal, role: str = "") -> QPushButton:
        button = QPushButton(text)
        set_role(button, role)
        button.clicked.connect(lambda: wanted.emit(self._person))
        return button

    def _lines(self, *boxes: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        for box in boxes:
            column.addWidget(box)
        return holder
