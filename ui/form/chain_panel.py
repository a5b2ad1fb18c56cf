"""Trying again with one change: what changed, what is expected of it, and later what happened."""

from typing import Any

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from journal import vocabulary
from ui.style import set_role
from ui.widgets.chips import ChipGroup
from ui.widgets.field import Field
from ui.widgets.may_leave import may_leave


class ChainPanel(QFrame):
    """Asked above the form when a trial repeats an earlier one; made when one first does."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        self._link: dict[str, Any] = {}
        self._is_made = False
        self.hide()

    def _make(self) -> None:
        self._is_made = True
        self.made = ChipGroup(
            [(t.id, vocabulary.label("change_made", t.id)) for t in vocabulary.terms("change_made")]
        )
        self.lines = {name: may_leave(QLineEdit()) for name in ("changed", "expected", "happened")}
        for name, starter in (
            ("changed", self.tr("This time I…")),
            ("expected", self.tr("I expect that…")),
            ("happened", self.tr("Against what I expected, it… (may be filled in later)")),
        ):
            self.lines[name].setPlaceholderText(starter)
            self.lines[name].textEdited.connect(lambda text: self.changed.emit())
        self.made.changed.connect(self.changed)
        self._about = QLabel()
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setWordWrap(True)
        set_role(self._about, "hint")
        self.happened = Field(self.tr("What came of the change?"), self.lines["happened"])
        self._lay_out()
        self.setFocusProxy(self.made)

    def value(self) -> dict[str, Any] | None:
        """The link to be made, None where the trial repeats none."""
        if not self._link:
            return None
        texts = {name: line.text().strip() or None for name, line in self.lines.items()}
        return {**self._link, "change_made": self.made.value(), **texts}

    def set_value(self, chain: dict[str, Any] | None) -> None:
        """Show a link; hide where there is none."""
        self._link = dict(chain) if chain and chain.get("earlier") else {}
        self.setVisible(bool(self._link))
        if self._link and not self._is_made:
            self._make()
        elif not self._is_made:
            return
        made = self._link.get("change_made")
        self.made.set_values([made] if made else [])
        for name, line in self.lines.items():
            line.setText(self._link.get(name) or "")
        self._about.setText(self._words())

    def ask_what_happened(self, asked: bool) -> None:
        """Ask it, or not yet, since it was not tried yet."""
        if self._is_made:
            self.happened.setVisible(asked)

    def _words(self) -> str:
        about = self._link.get("about")
        if not about:
            return self.tr("Everything is copied from the earlier trial, except how it came out.")
        day = QDate.fromString(self._link.get("on", ""), Qt.DateFormat.ISODate)
        return self.tr(
            "Before: {trial}, {day}. Everything is copied from it, except how it came out."
        ).format(trial=about, day=QLocale().toString(day, "d MMMM yyyy"))

    def _lay_out(self) -> None:
        texts = QHBoxLayout()
        texts.setSpacing(20)
        texts.addWidget(Field(self.tr("The change, in your words"), self.lines["changed"]))
        texts.addWidget(Field(self.tr("What do you expect?"), self.lines["expected"]))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 18)
        layout.setSpacing(14)
        layout.addWidget(self._about)
        layout.addWidget(Field(self.tr("What is the one change?"), self.made))
        layout.addLayout(texts)
        layout.addWidget(self.happened)
