"""The Reflect page: what is there for today first, then my picture, chains, actions, check-ins."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui.context import Context
from ui.portfolio.portfolio_dialog import PortfolioDialog
from ui.style import set_role
from ui.widgets.quiet_tabs import QuietTabs
from ui.widgets.sheet import words

# Each part with its module and class, imported when it is first opened.
PARTS = {
    "today": ("ui.reflect.today", "TodayView"),
    "own": ("ui.reflect.own_view", "OwnView"),
    "chains": ("ui.reflect.chains_view", "ChainsView"),
    "actions": ("ui.reflect.actions_view", "ActionsView"),
    "check-ins": ("ui.reflect.check_ins_view", "CheckInsView"),
}


class ReflectPage(QWidget):
    """Read anew whenever it is shown."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._parts: dict[str, Any] = {}
        self._stack = QStackedWidget()
        self.tabs = QuietTabs(
            [
                ("today", self.tr("To come back to")),
                ("own", self.tr("My picture")),
                ("chains", self.tr("Chains")),
                ("actions", self.tr("Actions")),
                ("check-ins", self.tr("Check-ins")),
            ],
            self.tr("Parts of Reflect"),
        )
        self.tabs.changed.connect(lambda: self.show_part(self.tabs.value() or "today"))
        self.portfolio_button = QPushButton(context.actions.text("portfolio"))
        set_role(self.portfolio_button, "quiet")
        self.portfolio_button.clicked.connect(self.ask_for_portfolio)
        self._lay_out()
        changes = context.changes
        changes.trial_saved.connect(self._on_saved)
        for signal in (changes.trials_removed, changes.trials_brought_in):
            signal.connect(lambda *_: self._refresh())
        context.actions.attach("save", self, self._save)
        context.actions.attach("portfolio", self, self.ask_for_portfolio)
        self._arrived = False
        self._stack.setCurrentWidget(self.part("today"))
        self.setFocusProxy(self.tabs)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrived = True
        self._refresh()

    def part(self, name: str) -> Any:
        """A part, made when it is first wanted; one of PARTS."""
        if name not in self._parts:
            module, cls = PARTS[name]
            made = getattr(import_module(module), cls)(self._context)
            self._parts[name] = made
            self._stack.addWidget(made)
            if name == "today":
                made.check_in_wanted.connect(self._begin_check_in)
                made.listed.connect(self._on_listed)
        return self._parts[name]

    def ask_for_portfolio(self) -> PortfolioDialog:
        """Let a portfolio be chosen, checked and written."""
        dialog = PortfolioDialog(self._context, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def show_part(self, name: str) -> None:
        """Turn to a part, read anew."""
        self.tabs.set_values([name])
        self._stack.setCurrentWidget(self.part(name))
        self._refresh()

    def _refresh(self) -> None:
        if self.isVisible():
            self._stack.currentWidget().refresh()

    def _on_saved(self, trial: str) -> None:
        # What was just answered here stays in sight.
        if not self.part("today").has_answered(trial):
            self._refresh()

    def _on_listed(self) -> None:
        # Whoever has just come here, and not gone on by key yet, answers the first one at once.
        if self._arrived and self.tabs.isAncestorOf(self.focusWidget() or self):
            self.part("today").follow_ups.focus_first()
        self._arrived = False

    def _begin_check_in(self) -> None:
        self.show_part("check-ins")
        self.part("check-ins").setFocus()

    def _save(self) -> None:
        if self.tabs.value() == "check-ins":
            part = self.part("check-ins")
            part.keep(part.check_in.values())

    def _lay_out(self) -> None:
        top = QWidget()
        set_role(top, "sheet")
        column = QVBoxLayout(top)
        column.setContentsMargins(32, 24, 28, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(words(self.tr("Reflect"), "title"), 1)
        head.addWidget(self.portfolio_button)
        column.addLayout(head)
        column.addWidget(self.tabs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(top)
        layout.addWidget(self._stack, 1)
