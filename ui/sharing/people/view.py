"""The people of a group, by code: who is let in, waits, or is set aside; for its facilitator."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton

from journal.language import plural
from ui.actions import Actions
from ui.sharing.people.card import PersonCard
from ui.sharing.people.table import PeopleTable
from ui.style import set_role
from ui.widgets.sheet import words
from ui.widgets.table_page import TablePage
from ui.work.people import WAITING, People

CARD_WIDTH = 280


class PeopleView(TablePage):
    """`let_in_wanted` carries keys; what is wanted of one person, `card` tells."""

    let_in_wanted = Signal(list)
    left = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._waiting: list[str] = []
        self.counted = words("", "lead")
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a code"))
        self.search.setAccessibleName(self.tr("Find a code"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(CARD_WIDTH)
        self.found = words("", "hint")
        self.everybody_button = QPushButton()
        self.table = PeopleTable()
        self.card = PersonCard()
        self.card.setFixedWidth(CARD_WIDTH)
        self.back_button = QPushButton(self.tr("Back to the group"))
        set_role(self.back_button, "quiet")
        self._lay_out()
        self.search.textChanged.connect(self._seek)
        self.table.chosen_changed.connect(self._show_chosen)
        self.everybody_button.clicked.connect(lambda: self.let_in_wanted.emit(self._waiting))
        self.back_button.clicked.connect(self.left)
        actions.attach("find-here", self.table, self.search.setFocus)
        actions.attach("into-list", self.search, self.table.setFocus)
        self.setFocusProxy(self.table)

    def show_people(self, read: People) -> None:
        """Show everybody; who was chosen stays so."""
        self.counted.setText(self._count(read))
        self._waiting = [
            one.key for one in read.people if one.standing == WAITING and not one.through
        ]
        self.everybody_button.setText(
            self.tr("Let all {n} in who wait").format(n=len(self._waiting))
        )
        self.everybody_button.setVisible(len(self._waiting) > 1)
        self.table.show_people(read.people)
        self._say_found()

    def _count(self, read: People) -> str:
        if read.invited:
            return self.tr("{n} of {invited} invited let in.").format(
                n=read.let_in, invited=read.invited
            )
        return plural("{n} person is let in.", "{n} people are let in.", read.let_in)

    def _seek(self, typed: str) -> None:
        self.table.seek(typed)
        self._say_found()

    def _say_found(self) -> None:
        count = len(self.table.shown)
        said = self.tr("Nobody has this code.") if not count and self.search.text() else ""
        if count:
            said = plural("{n} person", "{n} people", count)
        self.found.setText(said)

    def _show_chosen(self) -> None:
        person = self.table.chosen
        self.card.setVisible(person is not None)
        if person is not None:
            self.card.show_person(person)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.search, 1)
        top.addWidget(self.found, 1)
        top.addWidget(self.everybody_button)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.card)
        column = self.column
        column.addWidget(words(self.tr("People"), "title"))
        column.addWidget(self.counted)
        column.addWidget(
            words(
                self.tr(
                    "People are known here by codes only. Everybody finds their own code on the "
                    "Share page under Details."
                ),
                "hint",
            )
        )
        column.addLayout(top)
        column.addLayout(middle, 1)
        self.set_foot(self.back_button)
