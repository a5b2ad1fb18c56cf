"""What a facilitator changes in a group: what it says of itself, and its keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton

from journal.group.announcement import LONGEST_NAME, MOST_INVITED
from ui.sharing.group.start import FORM_WIDTH
from ui.sharing.group.terms import GroupTerms, number_box
from ui.style import set_role
from ui.widgets.field import Field
from ui.widgets.may_leave import may_leave
from ui.widgets.sheet import Card, Footed, button_row, words
from ui.work.groups import Group


class ChangeView(Footed):
    """`wanted` carries what the group is to say, by the names of its announcement."""

    wanted = Signal(dict)
    keys_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(FORM_WIDTH)
        self._known: dict[str, object] = {}
        self.name = may_leave(QLineEdit())
        self.name.setMaxLength(LONGEST_NAME)
        self.name_field = Field(self.tr("What is the group called?"), self.name)
        self.invited = number_box(1, MOST_INVITED, 1)
        self.terms = GroupTerms()
        self.save_button = QPushButton(self.tr("Save"))
        set_role(self.save_button, "primary")
        self.save_button.clicked.connect(self._save)
        self.name.returnPressed.connect(self.save_button.click)
        back = QPushButton(self.tr("Back to the group"))
        set_role(back, "quiet")
        back.clicked.connect(self.left)
        self.column.addWidget(words(self.tr("Change the group"), "title"))
        self.column.addWidget(
            words(self.tr("Members learn of it with the next file that you send them."), "lead")
        )
        self.column.addWidget(self.name_field)
        self.column.addWidget(Field(self.tr("How many people are invited?"), self.invited))
        self.column.addWidget(self.terms)
        self.column.addWidget(self._keys_card())
        self.column.addStretch(1)
        self.set_foot(self.save_button, back)
        self.setFocusProxy(self.name)
        for changed in (self.name.textChanged, self.invited.valueChanged, self.terms.changed):
            changed.connect(self._show_state)

    def show_group(self, group: Group) -> None:
        """What the group says now."""
        self._known = {}
        self.name.setText(group.name)
        self.name_field.show_trouble("")
        self.invited.setMinimum(1 if group.invited else 0)
        self.invited.setSpecialValueText("" if group.invited else self.tr("not said"))
        self.invited.setValue(group.invited or 0)
        self.terms.show_terms(group.purpose, group.threshold, group.context)
        self._known = self._answers()
        self._show_state()
        self.to_top()

    def refuse(self, sentence: str) -> None:
        """Say why this will not do."""
        self.name_field.show_trouble(sentence)
        self.to_top()

    def _save(self) -> None:
        if not self.name.text().strip():
            self.refuse(self.tr("A group needs a name."))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.name_field.show_trouble("")
        self.wanted.emit(self._answers())

    def _answers(self) -> dict[str, object]:
        invited = self.invited.value() or None
        return {"name": self.name.text(), "invited": invited, **self.terms.terms()}

    def _show_state(self) -> None:
        """Keys are renewed once what was typed is saved, so that none of it is lost."""
        is_new = self._answers() != self._known
        self.save_button.setEnabled(is_new)
        self.keys_button.setEnabled(not is_new)

    def _keys_card(self) -> Card:
        card = Card(self.tr("Start afresh with new keys"))
        self.keys_button = QPushButton(self.tr("Start afresh…"))
        self.keys_button.setAccessibleName(self.tr("Start afresh with new keys…"))
        self.keys_button.clicked.connect(self.keys_wanted)
        card.body.addWidget(
            words(
                self.tr(
                    "Who left cannot read what is sent from then on. Everyone who stays needs the "
                    "new invitation."
                )
            )
        )
        card.body.addLayout(button_row(self.keys_button))
        return card
