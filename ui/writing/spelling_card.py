"""Spelling in Settings: on or off, and the owner's own words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox

from journal.logbook.own_words import folded
from ui.context import Context
from ui.widgets.field import Field
from ui.widgets.sheet import Card, words
from ui.widgets.tokens import Tokens
from ui.writing.spelling import has_dictionary


class SpellingCard(Card):
    """Words are added here or where they are written, and taken away here."""

    def __init__(self, context: Context) -> None:
        super().__init__(QCoreApplication.translate("SpellingCard", "Spelling"))
        self._spelling, self._settings = context.writing.spelling, context.settings
        self.switch = QCheckBox(self.tr("Underline words that may be misspelt"))
        self.switch.setChecked(context.settings.now.spelling)
        self.switch.toggled.connect(lambda on: self._settings.change(spelling=on))
        self.hint = words("", "hint")
        self.own = Tokens(
            self.tr("My words"), self.tr("A word of your own, Enter after it"), folded
        )
        self.own.changed.connect(self._on_change)
        self._known: set[str] = set()
        self.body.addWidget(self.switch)
        self.body.addWidget(self.hint)
        self.body.addWidget(
            Field(
                self.tr("My words"),
                self.own,
                self.tr("Never underlined. They stay in your journal"),
            )
        )
        self._spelling.words_changed.connect(self._show)
        self._settings.changed.connect(lambda settings: self._say())
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._spelling.read_words()

    def _show(self, kept: list[str]) -> None:
        self._known = set(kept)
        if set(self.own.ended()) != self._known:
            self.own.set_values(kept)

    def _on_change(self) -> None:
        here = set(self.own.ended())
        for word in here - self._known:
            self._spelling.accept(word)
        for word in self._known - here:
            self._spelling.forget(word)
        self._known = here

    def _say(self) -> None:
        if has_dictionary(self._settings.now.language):
            self.hint.setText(
                self.tr(
                    "Names are left alone, and so are tools, addresses and code. "
                    "F7 goes to the next word underlined. Nothing is sent anywhere."
                )
            )
        else:
            self.hint.setText(self._spelling.why_off() or "")
        self.switch.setEnabled(has_dictionary(self._settings.now.language))
