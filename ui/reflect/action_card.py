"""Something that was asked for: read with what came of it, changed in its place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from journal import vocabulary
from journal.logbook.actions import LONGEST
from journal.model.action import Action
from ui.style import set_role
from ui.widgets.field import Field
from ui.widgets.may_leave import may_leave
from ui.widgets.sheet import Card, button_row, words


class ActionCard(Card):
    """`kept` carries the values of the form; `look_wanted` asks for the trial behind it."""

    kept = Signal(object)
    removal_wanted = Signal()
    look_wanted = Signal()

    def __init__(self, action: Action, trial: str) -> None:
        super().__init__()
        self.action = action
        self.body.addWidget(words(action.asked, "question"))
        self.body.addWidget(words(self._of_whom(), "hint"))
        self.body.addWidget(words(self._answer()))
        if action.came_of:
            self.body.addWidget(
                words(self.tr("What came of it: {words}").format(words=action.came_of))
            )
        self.change = QPushButton(self.tr("Answer") if not action.answer else self.tr("Change"))
        self.change.setAccessibleName(f"{self.change.text()}: {action.asked}")
        self.remove = QPushButton(self.tr("Delete"))
        self.remove.setAccessibleName(f"{self.remove.text()}: {action.asked}")
        self.look = QPushButton(self.tr("Look at {title}").format(title=trial))
        for button in (self.change, self.remove, self.look):
            set_role(button, "aside")
        self.look.setVisible(bool(trial))
        self.change.clicked.connect(self.edit)
        self.remove.clicked.connect(self.removal_wanted)
        self.look.clicked.connect(self.look_wanted)
        self._row = QWidget()
        self._row.setLayout(button_row(self.change, self.remove, self.look))
        self.body.addWidget(self._row)
        self.form: ActionForm | None = None

    def edit(self) -> None:
        """Open the form below what it says."""
        if self.form is None:
            self.form = ActionForm(self.action)
            self._connect(self.form)
            self.body.addWidget(self.form)
        self._row.hide()
        self.form.show()
        self.form.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def unfinished(self) -> ActionForm | None:
        """The form that is open, None where none is."""
        return self.form if self.form and not self.form.isHidden() else None

    def go_on(self, form: ActionForm) -> None:
        """Go on in a form that was open before the list was read anew."""
        self.form = form
        form.kept.disconnect()
        form.cancelled.disconnect()
        self._connect(form)
        self.body.addWidget(form)
        self._row.hide()

    def _connect(self, form: ActionForm) -> None:
        form.kept.connect(self.kept)
        form.cancelled.connect(self.close_form)

    def close_form(self) -> None:
        """Leave the form."""
        if self.form is not None:
            self.form.hide()
        self._row.show()
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)

    def _of_whom(self) -> str:
        day = QLocale().toString(self.action.asked_on, "d MMMM yyyy")
        owner = vocabulary.label("owner_role", self.action.owner_role)
        said = self.tr("Asked on {day}. Whose decision: {owner}.").format(day=day, owner=owner)
        if self.action.by_when:
            month = QLocale().toString(date.fromisoformat(f"{self.action.by_when}-01"), "MMMM yyyy")
            said += " " + self.tr("By {month}.").format(month=month)
        return said

    def _answer(self) -> str:
        if not self.action.answer:
            return self.tr("No answer yet.")
        said = vocabulary.label("action_answer", self.action.answer)
        if self.action.because:
            separator = " " if self.action.answer == "not-yet" else ": "
            return self.tr("Answer: {words}").format(
                words=f"{said}{separator}{self.action.because}"
            )
        return self.tr("Answer: {words}").format(words=said)


class ActionForm(QWidget):
    """`kept` carries what stands in it, by field of the model."""

    kept = Signal(object)
    cancelled = Signal()

    def __init__(self, action: Action | None = None) -> None:
        super().__init__()
        self._before: Mapping[str, Any] = action.model_dump() if action else {}
        self.asked = self._line("asked")
        self.owner_role = self._choice("owner_role", [])
        self.by_when = self._line("by_when")
        self.by_when.setPlaceholderText("2027-02")
        self.answer = self._choice("action_answer", [("", self.tr("No answer yet"))], "answer")
        self.because = self._line("because")
        self.came_of = self._line("came_of")
        self.keep = QPushButton(self.tr("Keep"))
        self.cancel = QPushButton(self.tr("Cancel"))
        set_role(self.keep, "primary")
        set_role(self.cancel, "quiet")
        self.keep.clicked.connect(lambda: self.kept.emit(self.values()))
        self.cancel.clicked.connect(self.cancelled)
        for line in (self.asked, self.because, self.came_of):
            may_leave(line)
        for line in (self.asked, self.by_when, self.because, self.came_of):
            line.returnPressed.connect(self.keep.click)
        self._lay_out()

    def values(self) -> dict[str, Any]:
        """What stands here."""
        return {
            "asked": self.asked.text(),
            "owner_role": self.owner_role.currentData(),
            "by_when": self.by_when.text(),
            "answer": self.answer.currentData() or None,
            "because": self.because.text(),
            "came_of": self.came_of.text(),
        }

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(Field(self.tr("What is asked for"), self.asked))
        rows = (
            (
                (Field(self.tr("Whose decision"), self.owner_role), 2),
                (Field(self.tr("By when (a month)"), self.by_when), 1),
            ),
            (
                (Field(self.tr("Answer"), self.answer), 1),
                (Field(self.tr("Because"), self.because), 2),
            ),
            ((Field(self.tr("What came of it"), self.came_of), 1),),
        )
        for fields in rows:
            row = QHBoxLayout()
            row.setSpacing(12)
            for field, share in fields:
                row.addWidget(field, share)
            layout.addLayout(row)
        layout.addLayout(button_row(self.keep, self.cancel))

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setMaxLength(LONGEST)
        line.setText(self._before.get(name) or "")
        line.setCursorPosition(0)
        return line

    def _choice(self, terms: str, first: list[tuple[str, str]], name: str = "") -> QComboBox:
        box = QComboBox()
        known = [(term.id, vocabulary.label(terms, term.id)) for term in vocabulary.terms(terms)]
        for value, label in (*first, *known):
            box.addItem(label, value)
        default = "not-known" if terms == "owner_role" else ""
        box.setCurrentIndex(max(box.findData(self._before.get(name or terms) or default), 0))
        return box
