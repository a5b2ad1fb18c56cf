"""All answers: what did not work beside what did, neither side larger; the rest below."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal.bundle.codes import usual
from journal.digest.asking.answers import Answers, Column, column_title
from ui.asking.answer_card import AnswerCard
from ui.widgets.sheet import Sheet, words

WIDTH = 1180
SIDES = ("not", "worked")


class AnswersSheet(Sheet):
    """`try_wanted` carries the Answer that its reader wants to try too."""

    try_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(WIDTH)
        self.cards: list[AnswerCard] = []
        self._own: Mapping[str, frozenset[str]] = {}
        self._inner = QWidget()
        self.column.setContentsMargins(20, 10, 28, 24)  # in line with the question above
        self.column.addWidget(self._inner)
        self.column.addStretch(1)

    def show_answers(
        self, answers: Answers, names_group: bool, own: Mapping[str, frozenset[str]]
    ) -> None:
        """Show these instead; `own` are the codes of the owner's own trials, by group."""
        self.cards = []
        self._own = own
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        sides = QHBoxLayout()
        sides.setSpacing(16)
        for one in answers.columns:
            if one.id in SIDES:
                sides.addLayout(self._stack(one, names_group), 1)
        column.addLayout(sides)
        for one in answers.columns:
            if one.id not in SIDES and one.answers:
                column.addLayout(self._stack(one, names_group))
        self.column.replaceWidget(self._inner, inner)
        self._inner.deleteLater()
        self._inner = inner
        self.verticalScrollBar().setValue(0)

    def enter(self) -> None:
        """The focus to the first answer that has a button."""
        for card in self.cards:
            if (button := card.first_button()) is not None:
                button.setFocus()
                return

    def _stack(self, column: Column, names_group: bool) -> QVBoxLayout:
        stack = QVBoxLayout()
        stack.setSpacing(10)
        stack.addWidget(words(column_title(column.id), "question"))
        for answer in column.answers:
            is_own = usual(answer.code) in self._own.get(answer.group, frozenset())
            card = AnswerCard(answer, names_group, is_own)
            card.try_pressed.connect(lambda answer=answer: self.try_wanted.emit(answer))
            self.cards.append(card)
            stack.addWidget(card)
        if not column.answers:
            stack.addWidget(words(self.tr("Nothing of this sort was shared."), "hint"))
        if column.more:
            stack.addWidget(words(self.tr("There are more; ask for something narrower."), "hint"))
        stack.addStretch(1)
        return stack
