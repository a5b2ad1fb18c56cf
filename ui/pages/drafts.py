"""What is unfinished: each draft with its age, to go on with or to throw away. Nothing is restored
unasked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.style import in_role

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Card:
    """What is said of one draft: what it is about, and sentences under that, its age first."""

    id: str
    about: str
    said: list[str]


class Drafts(QWidget):
    """`draft_chosen` tells the id of one to go on with, `draft_thrown` of one to be forgotten,
    `all_wanted` that those not shown here are asked for.
    """

    draft_chosen = Signal(str)
    draft_thrown = Signal(str)
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[Card] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 0, 12, 8)
        self._layout.setSpacing(8)
        self.hide()

    def show_drafts(self, drafts: Sequence[Card]) -> None:
        """Offer these; what is drawn already is left alone, and with it where the keyboard is."""
        if list(drafts) == self._shown:
            return
        self._shown = list(drafts)
        while item := self._layout.takeAt(0):
            item.widget().deleteLater()
        heading = in_role("heading", QLabel(self.tr("Unfinished")))
        heading.setContentsMargins(4, 0, 4, 0)  # in line with the heading below
        self._layout.addWidget(heading)
        for draft in drafts[:SHOWN]:
            self._layout.addWidget(self._card(draft))
        if len(drafts) > SHOWN:
            more = QPushButton(self.tr("and %n more", "", len(drafts) - SHOWN))
            more.clicked.connect(self.all_wanted)
            self._layout.addWidget(in_role("quiet", more))
        self.setVisible(bool(drafts))

    def _card(self, draft: Card) -> QFrame:
        card = in_role("card", QFrame())
        title = QLabel(draft.about)
        title.setWordWrap(True)
        said = QLabel("\n".join(draft.said))
        said.setWordWrap(True)
        in_role("hint", said)
        go_on = QPushButton(self.tr("Go on"))
        go_on.setAccessibleName(self.tr("Go on: {draft}").format(draft=draft.about))
        go_on.clicked.connect(lambda: self.draft_chosen.emit(draft.id))
        throw = in_role("quiet", QPushButton(self.tr("Throw away")))
        throw.setAccessibleName(self.tr("Throw away: {draft}").format(draft=draft.about))
        throw.clicked.connect(lambda: self.draft_thrown.emit(draft.id))
        buttons = QHBoxLayout()
        buttons.addWidget(go_on)
        buttons.addWidget(throw)
        buttons.addStretch(1)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(4)
        layout.addWidget(title)
        layout.addWidget(said)
        layout.addLayout(buttons)
        return card
