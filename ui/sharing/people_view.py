"""Who is let in, by code, for a facilitator who has to remove somebody."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journal.language import plural
from ui.style import set_role
from ui.widgets.sheet import Card, Footed, words
from ui.work.parting import Person


class PeopleView(Footed):
    """`remove_wanted` carries a person."""

    remove_wanted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(820)
        self.buttons: dict[str, QPushButton] = {}
        self.column.addWidget(words(self.tr("Remove someone"), "title"))
        self.column.addWidget(
            words(
                self.tr(
                    "People are known here by their codes only; each finds the own one on the "
                    "Share page under Details."
                ),
                "lead",
            )
        )
        self._card = Card()
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._card.body.addLayout(self._list)
        self.column.addWidget(self._card)
        back = QPushButton(self.tr("Back to the group"))
        back.clicked.connect(self.left)
        self.column.addStretch(1)
        self.set_foot(back)

    def show_people(self, people: Sequence[Person]) -> None:
        """These may be removed."""
        while item := self._list.takeAt(0):
            item.widget().deleteLater()
        self.buttons = {}
        if not people:
            self._list.addWidget(words(self.tr("Nobody is let in yet.")))
        for person in people:
            self._list.addWidget(self._line(person))
        self.to_top()

    def _line(self, person: Person) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        trials = plural("{n} trial", "{n} trials", person.trials)
        row.addWidget(words(f"{person.code} · {trials}"), 1)
        button = QPushButton(self.tr("Remove…"))
        set_role(button, "quiet")
        button.setAccessibleName(self.tr("Remove {code}").format(code=person.code))
        button.clicked.connect(lambda: self.remove_wanted.emit(person))
        self.buttons[person.key] = button
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return holder
