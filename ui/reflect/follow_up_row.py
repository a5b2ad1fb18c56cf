"""One trial to come back to: asked, answered with one key, and then what else may be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from journal import vocabulary
from journal.logbook.remembered import Remembered
from ui.style import set_role
from ui.widgets.chips import ChipGroup
from ui.widgets.field import Field
from ui.widgets.flow import FlowLayout
from ui.widgets.sheet import words

NOT_NOW, DO_NOT_ASK = "not-now", "do-not-ask"
_KEYS = {Qt.Key.Key_N: NOT_NOW, Qt.Key.Key_X: DO_NOT_ASK}
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_MINUTES_WIDE = 90


class FollowUpRow(QFrame):
    """`chosen` carries an answer, `NOT_NOW` or `DO_NOT_ASK`; `details_given` minutes as typed and
    a quality. The keys work while the row itself has the focus.
    """

    chosen = Signal(str)
    details_given = Signal(str, object)
    undo_wanted = Signal()
    look_wanted = Signal()
    step_wanted = Signal(int)
    entered = Signal()

    def __init__(self, trial: Remembered, answers: Sequence[vocabulary.Term]) -> None:
        super().__init__()
        self.trial = trial
        self._answers = answers
        self.is_answered = False
        set_role(self, "follow-up")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = words(trial.title, "question")
        self._day = words(self._told(), "hint")
        self._buttons: dict[str, QPushButton] = {}
        self.choices = QWidget()
        self._details: QWidget | None = None
        self.undo = QPushButton(self.tr("Undo"))
        self._lay_out()
        self.open(False)

    def open(self, is_open: bool) -> None:
        """Show the answers to choose from, unless one is given."""
        self.choices.setVisible(is_open and not self.is_answered)

    def show_answer(self, said: str, with_details: bool) -> None:
        """Say what was chosen in its place; ask for minutes and quality where that makes sense."""
        self.is_answered = True
        self.open(False)
        self._day.setText(said)
        self.setAccessibleDescription(said)
        self.undo.show()
        if with_details:
            self._details = self._further()
            self._layout.addWidget(self._details)

    def button(self, value: str) -> QPushButton:
        """The button of an answer."""
        return self._buttons[value]

    @property
    def trouble(self) -> str:
        """What is wrong with the minutes, empty where all is well."""
        return self._asked.trouble

    def say_trouble(self, sentence: str) -> None:
        """Say beside the minutes what is wrong with them; empty where all is well."""
        self._asked.show_trouble(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        place = event.key() - Qt.Key.Key_1.value
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.step_wanted.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.hasFocus():
                self.look_wanted.emit()
            else:  # at the end of the minutes
                self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.is_answered and key == Qt.Key.Key_M and self._details is not None:
            self.minutes.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif not self.is_answered and 0 <= place < len(self._answers):
            self.chosen.emit(self._answers[place].id)
        elif not self.is_answered and key in _KEYS:
            self.chosen.emit(_KEYS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def _told(self) -> str:
        day = QLocale().toString(self.trial.tried_on, QLocale.FormatType.LongFormat)
        outcome = vocabulary.label("outcome", self.trial.outcome)
        return f"{day} · {outcome}" if self.trial.outcome != "not-stated" else day

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(1)
        said.addWidget(self.title)
        said.addWidget(self._day)
        look = QPushButton(self.tr("Look"))
        set_role(look, "quiet")
        look.setAccessibleName(self.tr("Look at {title}").format(title=self.trial.title))
        look.clicked.connect(self.look_wanted)
        top = QHBoxLayout()
        top.addLayout(said, 1)
        self.undo.setAccessibleName(self.tr("Undo: {title}").format(title=self.trial.title))
        self.undo.clicked.connect(self.undo_wanted)
        set_role(self.undo, "quiet")
        self.undo.hide()
        top.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(look, 0, Qt.AlignmentFlag.AlignTop)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 10, 10, 10)
        self._layout.setSpacing(8)
        self._layout.addLayout(top)
        self._fill_choices()
        self._layout.addWidget(self.choices)
        self.setAccessibleName(self.tr("Still using it? {title}").format(title=self.trial.title))
        self.setAccessibleDescription(self._told())

    def _fill_choices(self) -> None:
        flow = FlowLayout(self.choices, gap=6, line_gap=6)
        keyed = [
            (str(n), term.id, vocabulary.label("still_using", term.id))
            for n, term in enumerate(self._answers, 1)
        ]
        keyed.append(("N", NOT_NOW, self.tr("Not now")))
        keyed.append(("X", DO_NOT_ASK, self.tr("Don't ask about this one")))
        for key, value, label in keyed:
            button = QPushButton(f"{key}   {label}")
            button.setAccessibleName(self.tr("{label}, key {key}").format(label=label, key=key))
            set_role(button, "aside" if value in (NOT_NOW, DO_NOT_ASK) else "suggestion")
            button.clicked.connect(lambda _=False, value=value: self.chosen.emit(value))
            flow.addWidget(button)
            self._buttons[value] = button

    def _further(self) -> QWidget:
        """Minutes and quality, each in a line of its own."""
        further = QWidget()
        column = QVBoxLayout(further)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.minutes = QLineEdit()
        self.quality = ChipGroup(_choices("quality_vs_usual"), 1, self.tr("Quality now"))
        self.minutes.setFixedWidth(_MINUTES_WIDE)
        self.minutes.setPlaceholderText(self.tr("key M"))
        self.minutes.editingFinished.connect(self._tell_details)
        self.quality.changed.connect(self._tell_details)
        self._asked = Field(self.tr("Minutes with AI now"), self.minutes, beside=True)
        first = QHBoxLayout()
        first.addWidget(self._asked)
        first.addStretch(1)
        column.addLayout(first)
        column.addWidget(Field(self.tr("Quality now"), self.quality, beside=True))
        return further

    def _tell_details(self) -> None:
        self.details_given.emit(self.minutes.text().strip(), self.quality.value())


def _choices(name: str) -> list[tuple[str, Any]]:
    return [(term.id, vocabulary.label(name, term.id)) for term in vocabulary.terms(name)]
