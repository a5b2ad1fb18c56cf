"""The card of the tool register in Settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton

from journal.language import plural
from ui.context import Context
from ui.widgets.sheet import Card, button_row, words
from ui.work import register as work

if TYPE_CHECKING:
    from ui.work.register import Register


class RegisterCard(Card):
    """How many tools are listed, which reviews are due, and the way to the page."""

    def __init__(self, context: Context) -> None:
        super().__init__(QCoreApplication.translate("RegisterCard", "Tool register"))
        self._context = context
        self.told = words("", "hint")
        self.open = QPushButton(self.tr("Open the tool register"))
        self.open.clicked.connect(lambda: context.navigation.page_wanted.emit("register"))
        self.body.addWidget(self.told)
        self.body.addLayout(button_row(self.open))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        today = self._context.now().astimezone().date()
        self._context.worker.ask(lambda session: work.read(session, today), self._show)

    def _show(self, register: Register) -> None:
        if not register.lines:
            self.told.setText(
                self.tr(
                    "Which tools your school approved, for what, until when. None is listed yet, "
                    "and nothing is said without one."
                )
            )
            return
        said = [plural("{n} tool is listed.", "{n} tools are listed.", len(register.lines))]
        past = sum(line.review == "past" for line in register.lines)
        soon = sum(line.review == "soon" for line in register.lines)
        if past:
            said.append(
                plural("{n} review is past its month.", "{n} reviews are past their month.", past)
            )
        if soon:
            said.append(plural("{n} review is due soon.", "{n} reviews are due soon.", soon))
        self.told.setText(" ".join(said))
