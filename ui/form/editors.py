"""What answers each sort of question: chips, texts, minutes, dates, checks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QDate, Qt, SignalInstance
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLineEdit, QWidget

from journal import vocabulary
from journal.model import fields
from ui.form.grids import GrowthGrid, SafeUseGrid
from ui.form.questions import Question, said
from ui.form.tasks import TaskChips
from ui.widgets.chips import ChipGroup
from ui.widgets.folded_chips import FoldedChips
from ui.widgets.may_leave import may_leave
from ui.widgets.segmented import Segmented
from ui.widgets.suggestions import SuggestedTokens
from ui.widgets.tokens import Tokens
from ui.widgets.type_ahead import Propose, TypeAhead
from ui.writing.box import WritingBox
from ui.writing.writing import Writing

ONE_LINE = ("tool_version", "year_label", "priority", "open_name", "based_on")
NUMBERS = (*fields.MINUTES, "items")
NOT_OFFERED = {"outcome": ("not-stated",), "subject": ("not-stated",), "phase": ("not-stated",)}


@dataclass(frozen=True, slots=True)
class Editor:
    """A control and how to read and write the value of its field."""

    question: Question
    control: QWidget
    read: Callable[[], Any]
    write: Callable[[Any], None]
    changed: SignalInstance
    turn_to: Callable[[str], None] | None = None  # which record is shown, where undo depends on it
    propose_with: Callable[[Propose], None] | None = None  # where type-ahead takes its words from


def make_editor(question: Question, writing: Writing, role_band: str | None = None) -> Editor:
    """The control that suits a field."""
    name = question.field
    if name == "task":
        tasks = TaskChips(role_band)
        return Editor(
            question, tasks, tasks.values, lambda v: tasks.set_values(v or []), tasks.changed,
            propose_with=tasks.propose_with,
        )  # fmt: skip
    if name == "visibility":
        return _one_of_row(question)
    if name in ("tool", "tag"):
        return _tokens(question)
    if name in fields.SINGLE_CODED or name in fields.SEVERAL_CODED:
        return _chips(question)
    if name in fields.FLAGS:
        return _flag(question)
    if name in NUMBERS or name in ONE_LINE:
        return _line(question)
    special = {"safe_use": _checks, "growth": _growth, "tried_on": _day}
    return special[name](question) if name in special else _text(question, writing)


def choices(name: str) -> list[tuple[str, str]]:
    """The terms that a form offers for the field `name`."""
    left_out = NOT_OFFERED.get(name, ())
    return [
        (term.id, vocabulary.label(name, term.id))
        for term in vocabulary.terms(name)
        if term.id not in left_out
    ]


def _chips(question: Question) -> Editor:
    name = question.field
    single = name in fields.SINGLE_CODED
    most, words = 1 if single else vocabulary.most(name), said(question.words)
    group = (
        FoldedChips(choices(name), most, words, question.few)
        if question.few
        else ChipGroup(choices(name), most, words)
    )

    def write(value: Any) -> None:
        group.set_values(([value] if value else []) if single else value or [])

    return Editor(question, group, group.value if single else group.values, write, group.changed)


def _one_of_row(question: Question) -> Editor:
    row = Segmented(choices(question.field), said(question.words))
    return Editor(
        question, row, row.value, lambda value: row.set_values([value or "me"]), row.changed
    )


def _tokens(question: Question) -> Editor:
    name = question.field
    known = name in fields.SEVERAL_CODED
    sort = SuggestedTokens if name == "tool" else Tokens
    tokens = sort(
        said(question.words),
        said(question.starter),
        (lambda text: vocabulary.resolve(name, text)) if known else str,
        (lambda value: vocabulary.label(name, value)) if known else str,
    )
    may_leave(tokens.ahead.line)
    return Editor(
        question, tokens, tokens.values, lambda v: tokens.set_values(v or []), tokens.changed,
        propose_with=tokens.ahead.propose_with,
    )  # fmt: skip


def _flag(question: Question) -> Editor:
    box = QCheckBox(said(question.words))
    return Editor(
        question, box, box.isChecked, lambda value: box.setChecked(bool(value)), box.toggled
    )


def _line(question: Question) -> Editor:
    line = QLineEdit()
    line.setPlaceholderText(said(question.starter))
    line.setMaxLength(fields.TEXT_LIMIT)
    if question.field in fields.SHARED_TEXTS:
        may_leave(line)
    numeric = question.field in NUMBERS
    if numeric:
        line.setMaximumWidth(130)
        line.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)

    def read() -> str | None:
        text = line.text().strip()
        return (text.replace(",", ".") if numeric else text) or None

    def write(value: Any) -> None:
        line.setText(f"{value:g}" if isinstance(value, float) else str(value or ""))

    ahead = None if numeric else TypeAhead(line).propose_with
    return Editor(question, line, read, write, line.textChanged, propose_with=ahead)


def _text(question: Question, writing: Writing) -> Editor:
    box = WritingBox(writing, question.field, fields.TEXT_LIMIT, question.lines)
    box.setPlaceholderText(said(question.starter))
    return Editor(
        question,
        box,
        lambda: box.toPlainText() or None,
        lambda value: box.write(value or ""),
        box.textChanged,
        box.turn_to,
    )


def _day(question: Question) -> Editor:
    edit = QDateEdit()
    edit.setCalendarPopup(True)
    edit.setDisplayFormat("d MMMM yyyy")
    edit.setMaximumWidth(200)
    edit.setDate(QDate.currentDate())

    def write(value: Any) -> None:
        day = QDate.fromString(str(value), Qt.DateFormat.ISODate) if value else QDate()
        edit.setDate(day if day.isValid() else QDate.currentDate())

    def read() -> str:
        return edit.date().toString(Qt.DateFormat.ISODate)

    return Editor(question, edit, read, write, edit.dateChanged)


def _checks(question: Question) -> Editor:
    grid = SafeUseGrid()
    return Editor(question, grid, grid.value, lambda v: grid.set_value(v or {}), grid.changed)


def _growth(question: Question) -> Editor:
    grid = GrowthGrid()
    return Editor(question, grid, grid.values, lambda v: grid.set_values(v or []), grid.changed)
