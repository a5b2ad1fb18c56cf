"""The trials behind a figure, in the place of the page that the figure stands on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import isValid

from journal.digest.document import Data
from journal.language import plural
from ui.digest.page.cards import TrialCard
from ui.digest.page.column import Column, Columns
from ui.digest.page.parts import stacked
from ui.digest.page.ways import Ways
from ui.style import set_role
from ui.widgets.sheet import Sheet, button_row, words
from ui.widgets.tab_order import come_after

WIDTH = 1100
ACROSS = 2


class BehindView(Sheet):
    """`more_wanted` asks for the next of them, `left` to go back to the figure."""

    more_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(WIDTH)
        self.cards: dict[str, TrialCard] = {}
        self._from: QWidget | None = None
        self._ways = Ways(lambda code: None)
        self._coming: list[Data] = []  # what is to be made still, so many at a time
        self._total = 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._add_row)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrow keys scroll it
        self.back_button = QPushButton(self.tr("Back to the digest"))
        self.back_button.clicked.connect(self.left)
        self.title = words("", "title")
        self.said = words("", "hint")
        self._cards = QWidget()
        self._cards.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a place in the order of the Tab key
        self._column = Column(10, self._cards)
        self.more_button = QPushButton(self.tr("Show more"))
        set_role(self.more_button, "quiet")
        self.more_button.clicked.connect(self.more_wanted)
        self.column.setContentsMargins(32, 22, 32, 40)
        self.column.addLayout(button_row(self.back_button))
        for widget in (self.title, self.said, self._cards):
            self.column.addWidget(widget)
        self.column.addLayout(button_row(self.more_button))
        self.column.addStretch(1)

    def come_from(self, figure: QWidget | None) -> None:
        """Remember where the focus goes back to."""
        self._from = figure

    def give_focus_back(self) -> bool:
        """The focus to the figure that led here; False where its page was replaced meanwhile."""
        figure, self._from = self._from, None
        if figure is None or not isValid(figure) or not figure.isVisible():
            return False
        figure.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def begin(self, name: str, ways: Ways) -> None:
        """Say what is being read; the trials come with `add`."""
        self._ways = ways
        self._timer.stop()
        self.cards = {}
        while item := self._column.takeAt(0):
            item.widget().hide()
            item.widget().deleteLater()
        self.title.setText(name)
        self.said.setText(self.tr("Reading these trials"))
        self.more_button.hide()
        self.to_top()

    def add(self, title: str, total: int, cards: Sequence[Data]) -> None:
        """Show these after those that are shown, out of so many, under what they are.

        They are made in their turn: thirty at once would stop the window.
        """
        self.title.setText(title)
        self._coming, self._total = list(cards), total
        holder = QWidget()
        columns = Columns(ACROSS, 16, holder)
        self._stacks = [stacked([], gap=10) for _ in range(ACROSS)]
        for stack in self._stacks:
            columns.addWidget(stack)
        self._column.addWidget(holder)
        holder.show()
        self.said.setText(self._how_many(len(self.cards) + len(cards)))
        self.more_button.hide()
        self._timer.start()

    def _add_row(self) -> None:
        row, self._coming = self._coming[:ACROSS], self._coming[ACROSS:]
        for stack, card in zip(self._stacks, row, strict=False):
            made = self.cards[card["code"]] = TrialCard(card, self._ways)
            stack.layout().addWidget(made)
            made.show()
        if not self._coming:
            self._timer.stop()
            come_after(self._cards, self._cards)
            self.more_button.setVisible(len(self.cards) < self._total)

    def say_trouble(self, sentence: str) -> None:
        """Say why there is nothing to be read."""
        self.said.setText(sentence)

    def _how_many(self, shown: int) -> str:
        total = self._total
        if not total:
            return self.tr("None of these trials is printed here.")
        said = plural("{n} trial", "{n} trials", total)
        if total > 1:
            said = self.tr("{trials}, those that failed or were mixed first").format(trials=said)
        if shown < total:
            beside = self.tr("{n} of them are shown").format(n=shown)
            said = f"{said}. {beside}."
        return said
