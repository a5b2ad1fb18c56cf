"""Chains: what was tried, changed and tried again, each as a path."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from ui.context import Context
from ui.widgets.chain_path import ChainPath
from ui.widgets.sheet import Card, Sheet, words
from ui.work import reflecting

if TYPE_CHECKING:
    from journal.logbook.chains import Step

WIDTH = 1040


class ChainsView(Sheet):
    """The path that was added to last comes first."""

    def __init__(self, context: Context) -> None:
        super().__init__(WIDTH)
        self._context = context
        self.paths: list[ChainPath] = []
        self._cards = QVBoxLayout()
        self._cards.setSpacing(14)
        self._nothing = words(
            self.tr(
                "No chain yet. “Try again with one change” at a trial begins one: what you change, "
                "what you expect, and later what happened."
            ),
            "hint",
        )
        self.column.addWidget(self._nothing)
        self.column.addLayout(self._cards)
        self.column.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def refresh(self) -> None:
        """Read the chains again."""
        self._context.worker.ask(reflecting.paths, self._show_paths)

    def _show_paths(self, found: Sequence[tuple[Step, ...]]) -> None:
        links = [link for path in self.paths for link in path.links]
        unfinished = {link.later: link.unfinished() for link in links}
        while item := self._cards.takeAt(0):
            item.widget().deleteLater()
        self.paths = [ChainPath(steps) for steps in found]
        for link in (link for path in self.paths for link in path.links):
            if (said := unfinished.get(link.later)) is not None:
                link.go_on(said)
        for path in self.paths:
            path.trial_wanted.connect(self._context.navigation.trial_wanted)
            path.happened_told.connect(self._keep)
            card = Card()
            card.body.addWidget(path)
            self._cards.addWidget(card)
        self._nothing.setVisible(not found)

    def _keep(self, later: str, happened: str) -> None:
        self._context.worker.ask(
            lambda session: reflecting.tell_what_happened(session, later, happened),
            lambda before: self._context.notices.say(
                self.tr("What happened is kept."),
                self.tr("Undo"),
                lambda: self._put_back(later, before or ""),
            ),
        )

    def _put_back(self, later: str, before: str) -> None:
        self._context.worker.ask(
            lambda session: reflecting.tell_what_happened(session, later, before),
            lambda _: self.refresh(),
        )
