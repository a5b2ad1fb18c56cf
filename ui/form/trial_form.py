"""The form of one trial: what is required at first, everything else behind headings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journal.ids import new_id
from journal.logbook.suggesting import Entry, entries, suggestions
from journal.model import fields
from ui.form import questions as ask
from ui.form.editors import Editor, make_editor
from ui.form.kinds import Kinds
from ui.form.questions import Question, Section, said
from ui.style import Style, set_role
from ui.widgets.disclosure import Disclosure
from ui.widgets.field import Field
from ui.widgets.text_box import TextBox
from ui.writing.writing import Writing

if TYPE_CHECKING:
    from journal.model.draft import Problem

ROWS = (
    (ask.TASK,),
    (ask.AIM,),
    (ask.REASON,),
    (ask.TOOL,),
    (ask.WORKED, ask.DIDNT),
    (ask.NEXT,),
    (ask.OUTCOME,),
    (ask.VISIBILITY,),
    (ask.LINE,),
    (ask.AGREED,),
)
# What a kind of entry does not ask at first.
NOT_ASKED = {
    "decided-not-to-use-it": ("aim", "tool", "worked", "didnt", "next", "outcome"),
    "usual-way-timed": ("aim", "tool", "worked", "didnt", "next", "outcome"),
}
# What somebody who decided not to may add after all.
MAY_ADD = ("tool", "didnt")
DEFAULT_KIND = "tried-it"
DECIDED_NOT = "decided-not-to-use-it"
SUGGESTED = 3


class TrialForm(QWidget):
    """Values go in and come out as a mapping by field name; nothing is checked here.

    `kinds` asks for the kind of entry; the page puts it beside its title.
    """

    changed = Signal()
    section_opened = Signal(QWidget)  # by a press, once it is laid out

    def __init__(
        self,
        style: Style,
        writing: Writing,
        role_band: str | None,
        left_out: Collection[str] = (),
    ) -> None:
        super().__init__()
        self._left_out = left_out
        self._style = style
        self._writing = writing
        self._key = new_id()
        self._role_band = role_band
        self._kept: dict[str, Any] = {}
        self._offered = {name: entries(name, ()) for name in ("tool", "task")}
        self.behind: dict[str, Callable[[], QWidget]] = {}  # makes what stands behind a control
        self._filling = False
        self._adding = False  # whether more is asked of somebody who decided not to
        self.editors: dict[str, Editor] = {}
        self.fields: dict[str, Field] = {}
        self.sections: dict[str, Disclosure] = {}
        self.kinds = Kinds()
        self.kinds.changed.connect(self._on_kind)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self.add_more = QPushButton(self.tr("Add the tool, your own words or more detail"))
        set_role(self.add_more, "quiet")
        self.add_more.clicked.connect(self._add_more)
        self._detail = QWidget()

    def build(self) -> Iterator[None]:
        """Make the questions, a row at each step; nothing else works before the last step."""
        for row in ROWS:
            self._layout.addLayout(self._row(row))
            yield
        self._layout.addWidget(self.add_more, 0, Qt.AlignmentFlag.AlignLeft)
        self._fill_detail()
        self._layout.addWidget(self._detail)
        self._show_what_fits()
        yield

    def values(self) -> dict[str, Any]:
        """Every value, also of what is not open; blank ones are left out."""
        found = dict(self._kept) | {"kind": self.kinds.value()}
        found |= {name: editor.read() for name, editor in self.editors.items()}
        return {
            name: value
            for name, value in found.items()
            if value or (value == 0 and value is not False)
        }

    def set_values(self, values: Mapping[str, Any], key: str | None = None) -> None:
        """Show these and forget what was there.

        `key` names the trial or draft that they are of: undo in its texts goes on where it stopped.
        Without one they are other values of the record on show.
        """
        self._filling = True
        self._key = key or self._key
        self._kept = dict(values)
        self._adding = any(values.get(name) for name in MAY_ADD)
        self.kinds.set_values([values.get("kind") or DEFAULT_KIND])
        for name, editor in self.editors.items():
            if editor.turn_to:
                editor.turn_to(self._key)
            editor.write(values.get(name))
        self._filling = False
        self.show_problems([])
        self._show_what_fits()
        self._note_sections()
        if values.get("did") and not (values.get("worked") or values.get("didnt")):
            self.sections["did"].set_open(True)  # a line of quick capture is all that was written

    def choose_kind(self, kind: str) -> None:
        """Make it this kind of entry, as if by a press."""
        self.kinds.set_values([kind])
        self._on_kind()

    def show_problems(self, problems: Iterable[Problem]) -> Field | None:
        """Put each sentence beside its field; the first such field comes back."""
        for field in self.fields.values():
            field.show_trouble("")
        first = None
        for problem in problems:
            field = self.field(problem.field)
            if field is not None:
                field.show_trouble(problem.sentence)
                first = first or field
        return first

    def field(self, name: str) -> Field | None:
        """The field `name`, its section opened if it lies in one."""
        for section in ask.SECTIONS:
            if name in section.fields:
                self.sections[section.id].set_open(True)
                self._detail.show()
        return self.fields.get(name)

    def propose(self, offered: Mapping[str, Sequence[Entry]]) -> None:
        """What type-ahead proposes, by field."""
        self._offered = {**self._offered, **offered}

    def value(self, name: str) -> Any:
        """What the field `name` holds, whether its section was opened or not."""
        return self.editors[name].read() if name in self.editors else self._kept.get(name)

    def put(self, values: Mapping[str, Any]) -> None:
        """Answer these fields as if by hand; the others stay."""
        for name, value in values.items():
            if name in self.editors:
                self.editors[name].write(value)
            else:
                self._kept[name] = value
        self._note_sections()
        self.changed.emit()

    def offer_jobs_of(self, role_band: str | None) -> None:
        """Begin with the jobs of this role."""
        self.editors["task"].control.offer_for(role_band)  # type: ignore[attr-defined]

    def add_last(self, widget: QWidget) -> None:
        """Put something at the end of the detail."""
        self._detail.layout().addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)

    def suggest_tools(self, tools: Sequence[str]) -> None:
        """Offer the tools of the latest trials, each one press away."""
        self.editors["tool"].control.suggest(tools[:SUGGESTED])  # type: ignore[attr-defined]

    def _row(self, row: tuple[Question, ...]) -> QHBoxLayout:
        layout = QHBoxLayout()
        layout.setSpacing(20)
        for question in row:
            if question.field not in self._left_out:
                layout.addWidget(self._field(question), 1)
        return layout

    def _field(self, question: Question) -> QWidget:
        editor = make_editor(question, self._writing, self._role_band)
        name = question.field
        words = "" if name in fields.FLAGS else said(question.words)
        behind = self.behind[name]() if name in self.behind else None
        field = Field(words, editor.control, said(question.hint), question.beside, behind)
        self.editors[name], self.fields[name] = editor, field
        if editor.turn_to:
            editor.turn_to(self._key)
        editor.write(self._kept.get(name))
        editor.changed.connect(lambda *_: self._on_change(name))
        if editor.propose_with:
            editor.propose_with(lambda typed: suggestions(typed, self._offered.get(name, ())))
        if name == "prompt":
            field.add_to_question(self._writing.prompt_button(editor.control))  # type: ignore[arg-type]
        if isinstance(editor.control, TextBox):
            editor.control.refused.connect(lambda length: self._refuse(field, length))
        return field

    def _fill_detail(self) -> None:
        layout = QVBoxLayout(self._detail)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        heading = QLabel(self.tr("More detail, as much as you like"))
        set_role(heading, "hint")
        layout.addWidget(heading)
        for section in ask.SECTIONS:
            opener = Disclosure(
                said(section.title), lambda section=section: self._content(section), self._style
            )
            opener.pressed_open.connect(lambda opener=opener: self.section_opened.emit(opener))
            self.sections[section.id] = opener
            layout.addWidget(opener)

    def _content(self, section: Section) -> QWidget:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for row in section.rows:
            layout.addLayout(self._row(row))
        return content

    def _add_more(self) -> None:
        self._adding = True
        self._show_what_fits()
        self.editors["tool"].control.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_kind(self) -> None:
        self._show_what_fits()
        if self.kinds.value() == "usual-way-timed":
            self.sections["time"].set_open(True)
        self._on_change("kind")

    def _on_change(self, name: str) -> None:
        if self._filling:
            return
        if name in self.fields and self.fields[name].trouble:
            self.fields[name].show_trouble("")
        if name == "visibility":
            self._show_what_fits()
        self._note_sections()
        self.changed.emit()

    def _show_what_fits(self) -> None:
        kind = self.kinds.value() or DEFAULT_KIND
        decided_not = kind == DECIDED_NOT
        briefly = decided_not and not self._adding
        left_out = [n for n in NOT_ASKED.get(kind, ()) if briefly or n not in MAY_ADD]
        for name in ("aim", "tool", "worked", "didnt", "next", "outcome"):
            self.fields[name].setVisible(name not in left_out)
        self.add_more.setVisible(briefly)
        self._detail.setVisible(not briefly)
        self.fields["reason_not_used"].setVisible(decided_not)
        didnt = ask.WHY_NOT if decided_not else ask.DIDNT
        self.fields["didnt"].ask(said(didnt.words), said(didnt.hint))
        self.editors["didnt"].control.setPlaceholderText(said(didnt.starter))  # type: ignore[attr-defined]
        for name, shown in (
            ("colleague_agreed", kind == "watched-a-colleague"),
            ("line_for_leaders", self.value("visibility") == "leaders"),
        ):
            if name in self.fields:
                self.fields[name].setVisible(shown)

    def _note_sections(self) -> None:
        values = self.values()
        for section in ask.SECTIONS:
            shown = [n for n in section.fields if n in values and n != "tried_on" and values[n]]
            note = self.tr("%n filled in", "", len(shown)) if shown else ""
            self.sections[section.id].note(note)

    def _refuse(self, field: Field, length: int) -> None:
        field.show_trouble(
            self.tr(
                "That text has {length} characters; the journal keeps up to {limit} in one field, "
                "so it was not put in. It is still where you copied it from."
            ).format(length=f"{length:,}", limit=f"{fields.TEXT_LIMIT:,}")
        )
