"""What can be done with several chosen trials at once; each change can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journal import vocabulary
from journal.language import _
from journal.model.fields import LABELS, SEVERAL_CODED
from ui.context import Context
from ui.style import in_role
from ui.widgets.sheet import Card, Sheet, button_row, words
from ui.widgets.tokens import Tokens

FIELDS = ("decision", "outcome", "phase", "subject", "work_area")
NOT_RECORDED = ""


class SeveralView(QWidget):
    """`change_wanted` tells the values, the tags to add and those to take away."""

    change_wanted = Signal(object, object, object)
    trash_wanted = Signal()
    back_wanted = Signal()
    undo_wanted = Signal()
    one_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.heading = words("", "title")
        self.add_tags = Tokens(self.tr("Tags to add"), self.tr("Add tags"))
        self.take_tags = Tokens(self.tr("Tags to take away"), self.tr("Take tags away"))
        self.field, self.value, self.visibility = _combo(), _combo(), _combo()
        self._meaning = words("", "hint")
        sheet = Sheet(620)
        sheet.column.addWidget(self.heading)
        sheet.column.addWidget(words(self.tr("What you do here is done to all of them."), "lead"))
        self._cards = (self._tags_card(), self._field_card(), self._visibility_card())
        for card in self._cards:
            sheet.column.addWidget(card)
        self.bring_back = QPushButton(self.tr("Bring them back"))
        self.bring_back.clicked.connect(self.back_wanted)
        self.bring_back.hide()
        self.trash = QPushButton(context.actions.text("delete"))
        self.trash.clicked.connect(self.trash_wanted)
        back = in_role("quiet", QPushButton(self.tr("Choose one again")))
        back.clicked.connect(self.one_wanted)
        self.undo = in_role("quiet", QPushButton(self.tr("Undo the last change")))
        self.undo.clicked.connect(self.undo_wanted)
        self.undo.hide()
        sheet.column.addLayout(button_row(self.trash, self.bring_back, self.undo, back))
        sheet.column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(sheet)

    def show_count(self, count: int) -> None:
        """How many are chosen."""
        n = QLocale().toString(count)
        self.heading.setText(self.tr("{n} trials chosen").format(n=n))

    def show_in_trash(self, in_trash: bool) -> None:
        """Offer what can be done in the trash, or outside it."""
        for widget in (*self._cards, self.trash):
            widget.setVisible(not in_trash)
        self.bring_back.setVisible(in_trash)

    def offer_tags(self, all_tags: Sequence[str], of_these: Sequence[str]) -> None:
        """What type-ahead proposes: any tag to add, and those that the chosen have to take away."""
        self.add_tags.offer(all_tags)
        self.take_tags.offer(of_these)

    def _tags_card(self) -> Card:
        card = Card(self.tr("Tags"))
        add = QPushButton(self.tr("Add"))
        add.setAccessibleName(self.tr("Add these tags"))
        add.clicked.connect(lambda: self._with_tags(self.add_tags, lambda t: ({}, t, [])))
        take = QPushButton(self.tr("Take away"))
        take.setAccessibleName(self.tr("Take these tags away"))
        take.clicked.connect(lambda: self._with_tags(self.take_tags, lambda t: ({}, [], t)))
        card.body.addLayout(_row(self.add_tags, add))
        card.body.addLayout(_row(self.take_tags, take))
        return card

    def _with_tags(self, tokens: Tokens, wish: Callable[[list[str]], tuple[Any, Any, Any]]) -> None:
        tags = tokens.values()
        tokens.set_values([])
        if tags:
            self.change_wanted.emit(*wish(tags))

    def _field_card(self) -> Card:
        card = Card(self.tr("One field"))
        self.field.setAccessibleName(self.tr("Which field"))
        self.value.setAccessibleName(self.tr("Its new value"))
        for name in FIELDS:
            self.field.addItem(_(LABELS[name]), name)
        self.field.currentIndexChanged.connect(self._offer_values)
        self._offer_values()
        put = QPushButton(self.tr("Set"))
        put.setAccessibleName(self.tr("Set this field"))
        put.clicked.connect(self._set_field)
        card.body.addLayout(_row(self.field, self.value, put))
        card.body.addWidget(words(self.tr("It replaces what stands there now."), "hint"))
        return card

    def _offer_values(self) -> None:
        name = self.field.currentData()
        self.value.clear()
        for term in vocabulary.terms(name):
            self.value.addItem(vocabulary.label(name, term.id), term.id)
        self.value.addItem(self.tr("Not recorded"), NOT_RECORDED)

    def _set_field(self) -> None:
        name, value = self.field.currentData(), self.value.currentData()
        if name in SEVERAL_CODED:
            wanted: object = [value] if value else []
        else:
            wanted = value or None
        self.change_wanted.emit({name: wanted}, [], [])

    def _visibility_card(self) -> Card:
        card = Card(_(LABELS["visibility"]))
        self.visibility.setAccessibleName(_(LABELS["visibility"]))
        for term in vocabulary.terms("visibility"):
            self.visibility.addItem(vocabulary.label("visibility", term.id), term.id)
        self.visibility.currentIndexChanged.connect(self._say_meaning)
        self._say_meaning()
        put = QPushButton(self.tr("Set"))
        put.setAccessibleName(self.tr("Set who may see them"))
        put.clicked.connect(
            lambda: self.change_wanted.emit({"visibility": self.visibility.currentData()}, [], [])
        )
        card.body.addLayout(_row(self.visibility, put))
        card.body.addWidget(self._meaning)
        return card

    def _say_meaning(self) -> None:
        self._meaning.setText(meaning(self.visibility.currentData()))


def meaning(visibility: str) -> str:
    """What follows from showing several trials to these readers."""
    return {
        "me": QCoreApplication.translate(
            "SeveralView",
            "None of them goes along from now on. What your group has already is taken back when "
            "you share next.",
        ),
        "group": QCoreApplication.translate(
            "SeveralView",
            "Nothing leaves now. When you share next, all of them can go along to your group, "
            "after you have gone through what in them could tell who you are.",
        ),
        "leaders": QCoreApplication.translate(
            "SeveralView",
            "Nothing leaves now. When you share next, all of them can go along to your group, and "
            "count in what leaders read: figures, and each trial's line for leaders.",
        ),
    }[visibility]


def _combo() -> QComboBox:
    """One that may be narrower than its longest words."""
    combo = QComboBox()
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(6)
    return combo


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for place, widget in enumerate(widgets):
        row.addWidget(widget, 1 if place < len(widgets) - 1 else 0)
    return row
