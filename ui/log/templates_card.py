"""The card of the templates in Settings."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QPushButton

from journal import vocabulary
from ui.context import Context
from ui.log.doors import templates as work
from ui.widgets.sheet import Card, button_row, words


class TemplatesCard(Card):
    """Which jobs have a template, and the way to change them."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("My templates"))
        self._context = context
        self.which = words("", "hint")
        self.open = QPushButton(self.tr("Look at my templates"))
        self.open.clicked.connect(context.navigation.templates_wanted)
        self.body.addWidget(self.which)
        self.body.addLayout(button_row(self.open))
        context.changes.templates_changed.connect(self._read)
        self._read()

    def _read(self) -> None:
        def show(templates: dict[str, Any]) -> None:
            jobs = vocabulary.labels("task", templates)
            self.which.setText(
                jobs
                or self.tr(
                    "None yet. “Keep this as my template” at the end of the Log page makes one; "
                    "the form then offers it when you choose that job."
                )
            )

        self._context.worker.ask(lambda session: work().templates(session), show)
