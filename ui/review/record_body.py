"""All that leaves of one record: its texts side by side, leaders' card, what goes along."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import Actions
from ui.review.along_card import AlongCard
from ui.review.change_row import ChangeRow
from ui.review.leaders_card import LeadersCard
from ui.review.text_row import TextRow
from ui.widgets.sheet import Card, words
from ui.work.leaving import OPEN, Going


class RecordBody(QWidget):
    """`answered` carries what was found and the answer, `reached` the row that has the focus.

    `left_out` carries the record, a field, and whether that is to stay here. The same record shown
    again redraws only what is another now, and keeps the focus; `remade` tells that there are other
    rows or buttons, for the order of the Tab key.
    """

    answered = Signal(object, object)
    reached = Signal(object)
    left_out = Signal(str, str, bool)
    remade = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.going: Going | None = None
        self.texts: list[TextRow] = []
        self.current: ChangeRow | None = None
        self._actions = actions
        self._column = QVBoxLayout()
        self._column.setSpacing(16)
        self.along, self.leaders = AlongCard(), LeadersCard()
        self.along.left_out.connect(self._leave_out)
        heads = QHBoxLayout()
        heads.setSpacing(24)
        heads.addWidget(words(self.tr("In your journal"), "question"), 1)
        heads.addWidget(words(self.tr("As it leaves, names and details removed"), "question"), 1)
        self._card = Card()
        self._card.body.addLayout(heads)
        self._card.body.addLayout(self._column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for card in (self._card, self.leaders, self.along):
            layout.addWidget(card)

    @property
    def rows(self) -> list[ChangeRow]:
        """Every change in the order of reading."""
        return [row for text in self.texts for row in text.rows]

    def show_going(self, going: Going, contributors: int, least: int) -> None:
        """Show this record; `contributors` share in the group, leaders get figures from `least`."""
        is_same, before = self.going is not None and self.going.id == going.id, self.rows
        if not is_same or [row.text.field for row in self.texts] != [t.field for t in going.texts]:
            self._make_rows(going)
        for row, text in zip(self.texts, going.texts, strict=True):
            if row.text != text:
                row.show_text(text)
        self._card.setVisible(bool(going.texts))
        is_as_it_was = is_same and self.going == going
        if not is_as_it_was:
            self.along.show_going(going)
            self.leaders.show_going(going, contributors, least)
        self.going = going
        if self.current not in self.rows:
            self.current = None
        if not is_as_it_was or self.rows != before:
            self.remade.emit()

    def attach(self, owner: QWidget) -> None:
        """Let the keys that answer, and those that walk through the changes, work in `owner`."""
        for name, act in (
            ("review-hide", lambda: self._answer("hide")),
            ("review-keep", lambda: self._answer("keep")),
            ("review-reword", self._reword),
            ("review-next", lambda: self.step(1)),
            ("review-previous", lambda: self.step(-1)),
        ):
            self._actions.attach(name, owner, act)

    def step(self, by: int) -> None:
        """To the next change, or the one before."""
        rows = self.rows
        if rows:
            at = rows.index(self.current) if self.current in rows else (-1 if by > 0 else 0)
            self.reach(rows[(at + by) % len(rows)])

    def reach(self, row: ChangeRow) -> None:
        """Put the keyboard into a row, and it in sight."""
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._reached(row)

    def next_open(self) -> ChangeRow | None:
        """The next row after this one that waits for an answer, from the top again at the end."""
        rows = self.rows
        at = rows.index(self.current) + 1 if self.current in rows else 0
        in_turn = [*rows[at:], *rows[:at]]
        return next((row for row in in_turn if row.change and row.change.state == OPEN), None)

    def _make_rows(self, going: Going) -> None:
        for row in self.texts:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.texts = [TextRow(text, self._actions) for text in going.texts]
        for row in self.texts:
            row.answered.connect(self.answered)
            row.reached.connect(self._reached)
            self._column.addWidget(row)

    def _answer(self, answer: object) -> None:
        row = self.current or next(iter(self.rows), None)
        if row is not None:
            row.answer(answer)

    def _reword(self) -> None:
        row = self.current or next(iter(self.rows), None)
        if row is not None:
            row.reword()

    def _reached(self, row: ChangeRow) -> None:
        self.current = row
        question = row.change.item.id if row.change else ""
        for text in self.texts:
            text.point_out(question)
        self.reached.emit(row)

    def _leave_out(self, field: str, stays: bool) -> None:
        if self.going is not None:
            self.left_out.emit(self.going.id, field, stays)
