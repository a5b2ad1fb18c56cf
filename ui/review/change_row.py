"""One change of a text with its reason: a stop of the Tab key, answered by one key or a press."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ui.actions import Actions
from ui.review.marks import in_words
from ui.review.question_words import CASE, answers
from ui.review.rewording import Rewording
from ui.review.tools import KEYS, with_key
from ui.style import set_role
from ui.widgets.sheet import words
from ui.work.leaving import HIDDEN, KEPT, OPEN, Change


class ChangeRow(QFrame):
    """`answered` carries the answer, `reached` comes when it gets the focus.

    The buttons are for the mouse: whoever is in the row has the keys, and Tab goes to the next.
    """

    answered = Signal(object)
    reached = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        set_role(self, "change")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.change: Change | None = None
        self._said = words("")
        self._actions = actions
        self.hide_button = self._button(lambda: self.answer("hide"))
        self.keep_button = self._button(lambda: self.answer("keep"))
        self.reword_button = self._button(self.reword)
        self._buttons = (self.hide_button, self.keep_button, self.reword_button)
        self._rewording: Rewording | None = None  # made when it is wanted: a page holds hundreds
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._said, 1)
        for button in self._buttons:
            row.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 2, 4, 2)
        self._column.setSpacing(4)
        self._column.addLayout(row)

    def show_change(self, change: Change, count: int, place: int, of: int) -> None:
        """Say `change`, found `count` times in its text, the `place`th `of` so many."""
        self.change = change
        said = in_words(change, count)
        self._said.setText(said)
        set_role(self._said, "question" if change.state == OPEN else "hint")
        set_role(self, "change-open" if change.state == OPEN else "change")
        is_hidden, is_kept = change.state == HIDDEN, change.state == KEPT
        labels = answers(change.item)
        for button, name, label in zip(self._buttons, KEYS, labels, strict=True):
            button.setText(with_key(self._actions, name, label))
        self.hide_button.setVisible(not is_hidden)
        self.keep_button.setVisible(not is_kept)
        self.setAccessibleName(said)
        self.setAccessibleDescription(
            self.tr("Change {n} of {total}. {keys}").format(
                n=place, total=of, keys=", ".join(button.text() for button in self._buttons)
            )
        )

    def answer(self, answer: object) -> None:
        """Decide on it."""
        if self._rewording:
            self._rewording.hide()
        if self.change is not None:
            self.answered.emit(answer)

    def reword(self) -> None:
        """Ask for other words; once they are there, take them."""
        if self._rewording and self._rewording.isVisible():
            self._rewording.take()
        elif self.change is not None:
            is_whole = self.change.item.kind == CASE
            begin = self.change.words if is_whole else self.change.became
            self._made_rewording().begin(begin or self.change.words)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def _made_rewording(self) -> Rewording:
        if self._rewording is None:
            self._rewording = Rewording()
            self._rewording.reworded.connect(self._reworded)
            self._rewording.closed.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
            self._column.addWidget(self._rewording)
            self.setTabOrder(self, self._rewording)
        return self._rewording

    def _reworded(self, said: str) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.answer({"reword": said})

    def _button(self, act: Callable[[], object]) -> QPushButton:
        button = QPushButton()
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(button, "aside")
        button.clicked.connect(act)
        return button
