"""What a group rarely changes: what it is for, its threshold, what it asks to know of a trial."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from journal.group.announcement import (
    CONTEXT,
    LEAST_THRESHOLD,
    LONGEST_PURPOSE,
    MOST_THRESHOLD,
    USUAL_THRESHOLD,
)
from ui.sharing.group.context_words import context_choices
from ui.widgets.chips import ChipGroup
from ui.widgets.field import Field
from ui.widgets.may_leave import may_leave
from ui.widgets.text_box import TextBox


class GroupTerms(QWidget):
    """Asks for them; where a group is there already its threshold can only rise."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.purpose = may_leave(TextBox(LONGEST_PURPOSE, least=2, most=6))
        self.threshold = number_box(LEAST_THRESHOLD, MOST_THRESHOLD, USUAL_THRESHOLD)
        self.context = ChipGroup(context_choices(CONTEXT), most=None)
        self.context.set_values(CONTEXT)
        self.layout_ = QVBoxLayout(self)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.layout_.setSpacing(14)
        for field in (
            Field(
                self.tr("What is it for?"),
                self.purpose,
                self.tr("a sentence or two, for those who are invited"),
            ),
            Field(
                self.tr("The fewest people that a figure may stand for"),
                self.threshold,
                self.tr("may be raised later, never lowered"),
            ),
            Field(
                self.tr("What may go along with each trial?"),
                self.context,
                self.tr("each member can still leave any of it out"),
            ),
        ):
            self.layout_.addWidget(field)

        for changed in (
            self.purpose.textChanged,
            self.threshold.valueChanged,
            self.context.changed,
        ):
            changed.connect(self.changed)

    def show_terms(self, purpose: str, threshold: int, context: Sequence[str]) -> None:
        """What a group says now."""
        self.purpose.setPlainText(purpose)
        self.threshold.setMinimum(threshold)
        self.threshold.setValue(threshold)
        self.context.set_values(context)

    def terms(self) -> dict[str, object]:
        """The answers, by the names that a group's announcement gives them."""
        chosen = set(self.context.values())
        return {
            "purpose": self.purpose.toPlainText(),
            "threshold": self.threshold.value(),
            "context": tuple(name for name in CONTEXT if name in chosen),
        }


def number_box(least: int, most: int, value: int) -> QSpinBox:
    """A box for a number of people."""
    box = QSpinBox()
    box.setRange(least, most)
    box.setValue(value)
    box.setFixedWidth(120)
    box.lineEdit().setTextMargins(10, 0, 10, 0)
    return box
