"""The cards of the sheets that a trial calls for, one under the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal.logbook.staying import HANDOVER, NOTE
from ui.context import Context
from ui.safeguarding.cards import HandoverCard, NoteCard, PaperCard
from ui.style import set_role
from ui.widgets.sheet import button_row, words

CARDS: dict[str, type[HandoverCard | NoteCard]] = {HANDOVER: HandoverCard, NOTE: NoteCard}


class Staying(QWidget):
    """`can_be_put_away`: after a save the cards go when one is done; the trial keeps them."""

    def __init__(self, context: Context, can_be_put_away: bool = False) -> None:
        super().__init__()
        self._context = context
        self.cards: dict[str, PaperCard] = {}
        self.away = QPushButton(self.tr("Put this away"))
        set_role(self.away, "quiet")
        self.away.clicked.connect(self.hide)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._cards)
        self._foot = QWidget()
        foot = button_row(self.away)
        foot.insertWidget(1, words(self.tr("It stays on the trial in your journal."), "hint"), 1)
        self._foot.setLayout(foot)
        layout.addWidget(self._foot)
        self._foot.setVisible(can_be_put_away)
        self.hide()

    def show_for(self, trial: str, kinds: Sequence[str]) -> None:
        """Show the cards of these kinds for a trial, none of another trial."""
        for kind in kinds:
            if kind not in self.cards:
                self.cards[kind] = CARDS[kind](self._context)
                self._cards.addWidget(self.cards[kind])
        for kind, card in self.cards.items():
            card.show_for(trial)
            card.setVisible(kind in kinds)
        self.setVisible(bool(kinds))
