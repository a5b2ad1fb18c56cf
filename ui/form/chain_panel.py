"""Trying again with one change: what changed, and what is expected of it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from journal import vocabulary
from ui.style import set_role
from ui.widgets.chips import ChipGroup
from ui.widgets.field import Field


class ChainPanel(QFrame):
    """Asked above the form when a trial repeats an earlier one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        self._earlier = ""
        self._made = ChipGroup(
            [(t.id, vocabulary.label("change_made", t.id)) for t in vocabulary.terms("change_made")]
        )
        self._changed, self._expected = QLineEdit(), QLineEdit()
        self._changed.setPlaceholderText(self.tr("This time I…"))
        self._expected.setPlaceholderText(self.tr("I expect that…"))
        words = QLabel(
            self.tr("Everything is copied from the earlier trial, except how it came out.")
        )
        set_role(words, "hint")
        texts = QHBoxLayout()
        texts.setSpacing(20)
        texts.addWidget(Field(self.tr("The change, in your words"), self._changed))
        texts.addWidget(Field(self.tr("What do you expect?"), self._expected))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 18)
        layout.setSpacing(14)
        layout.addWidget(words)
        layout.addWidget(Field(self.tr("What is the one change?"), self._made))
        layout.addLayout(texts)
        self._made.changed.connect(self.changed)
        for line in (self._changed, self._expected):
            line.textEdited.connect(lambda text: self.changed.emit())

    def value(self) -> dict[str, Any] | None:
        """The link to be made, None where the trial repeats none."""
        if not self._earlier:
            return None
        return {
            "earlier": self._earlier,
            "change_made": self._made.value(),
            "changed": self._changed.text().strip() or None,
            "expected": self._expected.text().strip() or None,
        }

    def set_value(self, chain: dict[str, Any] | None) -> None:
        """Show a link; hide where there is none."""
        chain = chain or {}
        self._earlier = chain.get("earlier", "")
        self._made.set_values([chain["change_made"]] if chain.get("change_made") else [])
        self._changed.setText(chain.get("changed") or "")
        self._expected.setText(chain.get("expected") or "")
        self.setVisible(bool(self._earlier))
