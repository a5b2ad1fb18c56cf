"""The check-in: what I use, what I am curious about, where I feel stuck."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton

from journal import vocabulary
from journal.logbook.check_in_slip import questions
from journal.model.fields import TEXT_LIMIT
from ui.style import set_role
from ui.widgets.chips import ChipGroup
from ui.widgets.field import Field
from ui.widgets.may_leave import may_leave
from ui.widgets.segmented import Segmented
from ui.widgets.sheet import Card
from ui.widgets.text_box import TextBox


class CheckInCard(Card):
    """`wanted` carries the answers when they are to be kept."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("CheckInCard", "Check in"))
        self._aside = QLabel(
            self.tr("Two minutes, whether you use AI or not. Leave out whatever you like.")
        )
        set_role(self._aside, "hint")
        self.body.addWidget(self._aside)
        self.texts = {
            "using": self._text(self.tr("What I already use"), self.tr("I use… for…")),
            "curious": self._text(self.tr("What I'm curious about"), self.tr("I wonder whether…")),
            "stuck": self._text(self.tr("Where I feel stuck"), self.tr("I would try it, but…")),
        }
        self.chips = {
            "confidence": self._chips("confidence", self.tr("How confident I feel"), 1),
            "curiosity": self._chips("curiosity", self.tr("How curious I am"), 1),
            "barrier": self._chips("barrier", self.tr("What gets in the way"), None),
            "support_wanted": self._chips("support_wanted", self.tr("What would help me"), None),
        }
        self.visibility = Segmented(_choices("visibility"), self.tr("Who may see it"))
        self.slip = QCheckBox(self.tr("A colleague's answers, read aloud or from a slip of paper"))
        self.slip.hide()
        self.copy = QPushButton(self.tr("Copy the questions, to read aloud or print"))
        set_role(self.copy, "quiet")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(questions()))
        self.keep = QPushButton(self.tr("Keep this check-in"))
        set_role(self.keep, "primary")
        self.keep.clicked.connect(lambda: self.wanted.emit(self.values()))
        self._lay_out()

    def values(self) -> dict[str, Any]:
        """The answers by field."""
        values: dict[str, Any] = {name: box.toPlainText() for name, box in self.texts.items()}
        values |= {name: self.chips[name].value() for name in ("confidence", "curiosity")}
        values |= {name: self.chips[name].values() for name in ("barrier", "support_wanted")}
        values["source"] = "slip" if self.slip.isChecked() else "self"
        return values | {"visibility": self.visibility.value()}

    def clear(self) -> None:
        """An empty card again."""
        for box in self.texts.values():
            box.clear()
        for group in self.chips.values():
            group.set_values([])
        self.visibility.set_values(["me"])
        self.slip.setChecked(False)

    def allow_slips(self, allowed: bool) -> None:
        """Let the owner enter the answers of others, as whoever leads a group does."""
        self.slip.setVisible(allowed)

    def say_last(self, sentence: str) -> None:
        """When the last one was."""
        self._aside.setText(sentence)

    def _text(self, question: str, starter: str) -> TextBox:
        box = may_leave(TextBox(TEXT_LIMIT, least=3))
        box.setPlaceholderText(starter)
        box.setAccessibleName(question)
        return box

    def _chips(self, name: str, question: str, most: int | None) -> ChipGroup:
        return ChipGroup(_choices(name), most, question)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        for box in self.texts.values():
            field = Field(box.accessibleName(), box)
            box.refused.connect(
                lambda length, field=field: field.show_trouble(
                    self.tr("That text is too long for one field, so it was not put in.")
                )
            )
            row.addWidget(field, 1)
        self.body.setSpacing(14)
        self.body.addLayout(row)
        for group in (*self.chips.values(), self.visibility):
            self.body.addWidget(Field(group.accessibleName(), group))
        self.body.addWidget(self.slip)
        foot = QHBoxLayout()
        foot.addWidget(self.keep)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        self.body.addLayout(foot)


def _choices(name: str) -> list[tuple[str, str]]:
    return [(term.id, vocabulary.label(name, term.id)) for term in vocabulary.terms(name)]
