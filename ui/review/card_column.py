"""Records one under another as cards that open, the first of them at once."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.context import Context
from ui.review.going_card import GoingCard
from ui.style import set_role
from ui.widgets.in_turns import InTurns
from ui.work.leaving import Going

AT_ONCE = 40
NOW = 6
OPEN_AT_ONCE = 3


class CardColumn(QWidget):
    """`answered` and `left_out` are those of the cards; `laid_out` tells that all are there."""

    answered = Signal(object, object)
    left_out = Signal(str, str, bool)
    laid_out = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.cards: dict[str, GoingCard] = {}
        self._actions, self._style = context.actions, context.style
        self._records: Sequence[Going] = ()
        self._contributors = self._least = self._turn = 0
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self.more = QPushButton(self.tr("Show more"))
        set_role(self.more, "quiet")
        self.more.clicked.connect(self._show_more)
        self.more.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._column)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def show_records(self, records: Sequence[Going], contributors: int, least: int) -> None:
        """Show these; cards of those that stay are kept as they stand."""
        known = [one.id for one in self._records]
        is_same = known == [one.id for one in records] and self._contributors == contributors
        self._records = list(records)
        self._contributors, self._least = contributors, least
        if is_same:
            for going in records:
                if going.id in self.cards:
                    self.cards[going.id].show_going(going)
            return
        for card in self.cards.values():
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {}
        self._show_more()

    def open_first(self) -> None:
        """Open the first few, so that one can begin to read: one now, the others in turn."""
        first, *others = [*self.cards.values()][:OPEN_AT_ONCE] or [None]
        if first is not None:
            first.disclosure.set_open(True)
        InTurns(self._open(others, self._turn), self._count, self)

    def _open(self, cards: Sequence[GoingCard], turn: int) -> Iterator[None]:
        for card in cards:
            if turn != self._turn:
                return  # those cards are gone
            card.disclosure.set_open(True)
            yield

    def _show_more(self) -> None:
        """The first few now, the others in short turns: a card takes some milliseconds."""
        self._turn += 1
        shown = len(self.cards)
        wanted = range(shown, min(shown + AT_ONCE, len(self._records)))
        for place in wanted[:NOW]:
            self._add(self._records[place])
        InTurns(self._add_others(wanted[NOW:], self._turn), self._count, self)

    def _add_others(self, wanted: Sequence[int], turn: int) -> Iterator[None]:
        for place in wanted:
            if turn != self._turn:
                return  # others are shown by now
            self._add(self._records[place])
            yield

    def _count(self) -> None:
        self.more.setVisible(len(self.cards) < len(self._records))
        self.more.raise_()  # to the end, for the Tab key
        self.laid_out.emit()

    def _add(self, going: Going) -> None:
        card = GoingCard(going, self._actions, self._style, self._contributors, self._least)
        card.answered.connect(self.answered)
        card.left_out.connect(self.left_out)
        self.cards[going.id] = card
        self._column.addWidget(card)
