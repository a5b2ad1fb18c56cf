"""Identifiers among entries that are ended: a dashed frame, and why, as where they were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from ui.style import set_role
from ui.widgets.tokens import Tokens
from ui.writing.identifier_menu import reason
from ui.writing.identifiers import Identifiers

if TYPE_CHECKING:
    from journal.privacy.finding import Finding


class TokensWatch(QObject):
    """Looks at the entries in own words whenever they change."""

    def __init__(self, tokens: Tokens, identifiers: Identifiers) -> None:
        super().__init__(tokens)
        self._tokens, self._identifiers = tokens, identifiers
        tokens.drawn.connect(self._look)
        identifiers.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        words = list(self._tokens.in_own_words())
        if self._identifiers.noticing is None:
            self._mark(dict.fromkeys(words))
        elif words:
            self._identifiers.read_each(words, self._take)

    def _take(self, found: dict[str, Finding | None]) -> None:
        if isValid(self._tokens):
            self._mark(found)

    def _mark(self, found: dict[str, Finding | None]) -> None:
        noticing = self._identifiers.noticing
        for words, button in self._tokens.in_own_words().items():
            one = found.get(words)
            if bool(button.property("noticed")) is not (one is not None):
                button.setProperty("noticed", one is not None)
                set_role(button, "token")
                said = reason(words, one, noticing.own) if one and noticing else ""
                button.setToolTip(said)
                button.setAccessibleDescription(said)
