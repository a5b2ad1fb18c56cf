"""Making a group: three questions, and a few more for those who ask."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton

from journal.group.announcement import LONGEST_NAME, MOST_INVITED
from ui.sharing.group.start import FORM_WIDTH
from ui.sharing.group.terms import GroupTerms, number_box
from ui.sharing.radio_cards import RadioCards
from ui.style import Style, set_role
from ui.widgets.disclosure import Disclosure
from ui.widgets.field import Field
from ui.widgets.may_leave import may_leave
from ui.widgets.sheet import Sheet, button_row, words

USUALLY_INVITED = 6


class MakeGroup(Sheet):
    """Three questions, each with a good answer ready; `wanted` carries the answers."""

    wanted = Signal(dict)
    left = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__(FORM_WIDTH)
        self.name = may_leave(QLineEdit(self.tr("Our AI trials")))
        self.name.setMaxLength(LONGEST_NAME)
        self.invited = number_box(1, MOST_INVITED, USUALLY_INVITED)
        self.terms = GroupTerms()
        self.keeper = self._who_keeps_the_register()
        self.terms.layout_.addWidget(
            Field(self.tr("Who keeps the register of tools?"), self.keeper)
        )
        self.who = self._who_may_open()
        self.in_folder = QCheckBox(
            self.tr("We all see one folder, on a synced drive or a stick; I choose it next")
        )
        self.make_button = QPushButton(self.tr("Make the group"))
        set_role(self.make_button, "primary")
        self.make_button.clicked.connect(self._make)
        back = QPushButton(self.tr("Back"))
        set_role(back, "quiet")
        back.clicked.connect(self.left)
        self.name_field = Field(self.tr("What is the group called?"), self.name)
        self.name.returnPressed.connect(self._make)
        self.details = Disclosure(self.tr("Details"), self.terms, style)
        for widget in (
            words(self.tr("Make a group"), "title"),
            self.name_field,
            Field(
                self.tr("How many people are invited?"),
                self.invited,
                self.tr("so that the digest can say “4 of 6”"),
            ),
            Field(self.tr("Who may open what members send?"), self.who),
            self.in_folder,
            self.details,
        ):
            self.column.addWidget(widget)
        self.column.addLayout(button_row(self.make_button, back))
        self.column.addStretch(1)
        self.setFocusProxy(self.name)

    def _who_may_open(self) -> RadioCards:
        only_me = (
            "facilitator",
            self.tr("Only I, as the facilitator"),
            self.tr("Members later read all trials without names, as you pass them on."),
        )
        everyone = (
            "open",
            self.tr("Every member"),
            self.tr("Everyone can merge and read at any time. Suits a few who trust."),
        )
        return RadioCards(self.tr("Who may open what members send?"), [only_me, everyone])

    def _who_keeps_the_register(self) -> RadioCards:
        me = ("me", self.tr("I do"), self.tr("What you wrote in your register goes along."))
        later = (
            "later",
            self.tr("Somebody else, later"),
            self.tr("You say who when you let people in."),
        )
        return RadioCards(self.tr("Who keeps the register of tools?"), [me, later])

    def _make(self) -> None:
        if not self.name.text().strip():
            self.name_field.show_trouble(self.tr("A group needs a name."))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.name_field.show_trouble("")
        self.wanted.emit(
            {
                "name": self.name.text(),
                "invited": self.invited.value(),
                "open_to_all": self.who.value() == "open",
                "in_folder": self.in_folder.isChecked(),
                "keeper": self.keeper.value() == "me",
                **self.terms.terms(),
            }
        )
