"""Asks for a passphrase: a new one, written twice, or the one that opens a sealed backup."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from journal.store.sealed import LEAST_CHARACTERS
from ui.style import set_role
from ui.widgets.sheet import words


class PassphraseDialog(QDialog):
    """`passphrase` holds what was typed once it is accepted."""

    def __init__(self, sentence: str, more: str, answer: str, new: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._new = new
        self.setWindowTitle(sentence)
        self.setMinimumWidth(480)
        self.typed = self._line(self.tr("Passphrase"))
        self.again = self._line(self.tr("The same once more"))
        self.again.setVisible(new)
        self.shown = QCheckBox(self.tr("Show what I type"))
        self.shown.toggled.connect(self._show_letters)
        buttons = QDialogButtonBox()
        self.go = buttons.addButton(answer, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        set_role(self.go, "primary")
        self.go.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(12)
        for widget in (words(sentence, "heading"), words(more), self.typed, self.again, self.shown):
            layout.addWidget(widget)
        layout.addWidget(buttons)
        self._look()
        self.typed.setFocus()

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self.typed.text().strip()

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.setPlaceholderText(name)
        line.setAccessibleName(name)
        line.textChanged.connect(self._look)
        return line

    def _show_letters(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for line in (self.typed, self.again):
            line.setEchoMode(mode)

    def _look(self) -> None:
        long_enough = len(self.passphrase) >= (LEAST_CHARACTERS if self._new else 1)
        same = not self._new or self.passphrase == self.again.text().strip()
        self.go.setEnabled(long_enough and same)
