"""One line of the tool register, to be filled in; what is left out is "not known"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from journal import vocabulary
from ui.actions import Actions
from ui.register.in_words import name_of
from ui.style import set_role
from ui.widgets.chips import ChipGroup
from ui.widgets.field import Field
from ui.widgets.may_leave import may_leave
from ui.widgets.sheet import Card, Footed, words
from ui.widgets.text_box import TextBox

WIDTH = 820
TEXT_LIMIT = 4_000
LINE_LIMIT = 120
_CODED = {"status": "tool_status", "owner_role": "owner_role", "dpia_status": "dpia_status"}


class EditorView(Footed):
    """`agreed` carries the values by field; `left` changes nothing."""

    agreed = Signal(object)
    left = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__(WIDTH)
        self.title = words("", "title")
        self.trouble = words("", "trouble")
        self.lines = {name: QLineEdit() for name in
                      ("tool", "version", "age_limit", "approved_on", "review_on")}  # fmt: skip
        self.texts = {name: may_leave(TextBox(TEXT_LIMIT, least=2, most=6)) for name in
                      ("approved_uses", "data_limits")}  # fmt: skip
        for name in ("tool", "version"):
            may_leave(self.lines[name])
        self.chips = {name: _chips(name) for name in _CODED}
        self.save = QPushButton(self.tr("Keep this line"))
        set_role(self.save, "primary")
        leave = QPushButton(self.tr("Leave it"))
        set_role(leave, "quiet")
        self._lay_out()
        self.set_foot(self.save, leave)
        self.set_foot_end(self.trouble)
        self.save.clicked.connect(lambda: self.agreed.emit(self.values()))
        leave.clicked.connect(self.left)
        actions.attach("save", self, lambda: self.agreed.emit(self.values()))
        actions.attach("dismiss", self, self.left.emit)
        self.setFocusProxy(self.lines["tool"])

    def show_line(self, values: Mapping[str, Any] | None) -> None:
        """The line to be changed, None for a new one."""
        line = values or {}
        self.title.setText(name_of(line) if line else self.tr("Add a tool"))
        for name, box in self.lines.items():
            shown = line.get(name)
            text = vocabulary.label("tool", shown) if name == "tool" and shown else shown
            box.setText("" if text is None else str(text))
        for name, text_box in self.texts.items():
            text_box.setPlainText(line.get(name) or "")
        for name, chips in self.chips.items():
            chips.set_values([line.get(name) or "not-known"])
        self.say("")
        self.to_top()

    def values(self) -> dict[str, str]:
        """What is filled in; "" where nothing is."""
        values = {name: box.text().strip() for name, box in self.lines.items()}
        values |= {name: box.toPlainText().strip() for name, box in self.texts.items()}
        return values | {name: chips.value() or "" for name, chips in self.chips.items()}

    def say(self, sentence: str) -> None:
        """What has to be mended before it can be kept."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        for box in self.lines.values():
            box.setMaxLength(LINE_LIMIT)
        for name in ("approved_on", "review_on"):
            self.lines[name].setPlaceholderText(self.tr("A month, as 2027-03"))
        self.lines["age_limit"].setPlaceholderText(self.tr("In years"))
        card = Card()
        card.body.setSpacing(14)
        fields = (
            (self._field("tool"), self._field("version")),
            (Field(self.tr("Status"), self.chips["status"]),),
            (Field(self.tr("Approved uses"), self.texts["approved_uses"]),),
            (Field(self.tr("Data limits"), self.texts["data_limits"],
                   self.tr("What must not be put in")),),
            (Field(self.tr("Data protection assessment (DPIA)"), self.chips["dpia_status"]),),
            (self._field("age_limit"), self._field("approved_on"), self._field("review_on")),
            (Field(self.tr("Owner"), self.chips["owner_role"], self.tr("Who looks after it")),),
        )  # fmt: skip
        for row in fields:
            card.body.addWidget(_beside(row))
        self.column.addWidget(self.title)
        self.column.addWidget(card)
        self.column.addStretch(1)

    def _field(self, name: str) -> Field:
        asked = {
            "tool": self.tr("Tool"),
            "version": self.tr("Version or tier"),
            "age_limit": self.tr("Age limit"),
            "approved_on": self.tr("Approved on"),
            "review_on": self.tr("Review by"),
        }
        return Field(asked[name], self.lines[name])


def _chips(name: str) -> ChipGroup:
    listed = _CODED[name]
    return ChipGroup(
        [(term.id, vocabulary.label(listed, term.id)) for term in vocabulary.terms(listed)], 1
    )


def _beside(fields: tuple[Field, ...]) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(16)
    for field in fields:
        layout.addWidget(field, 1)
    return row
