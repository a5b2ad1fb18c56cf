"""What a fresh form begins with, and what its fields propose: read again after each save."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.context import Context
from ui.form.trial_form import TrialForm
from ui.log.doors import beginning
from ui.log.template_offer import TemplateOffer


class Proposals(QObject):
    """`read_again` tells that the defaults are known anew."""

    read_again = Signal()

    def __init__(
        self, context: Context, form: TrialForm, template: TemplateOffer, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._form, self._template = context, form, template
        self.defaults: dict[str, Any] = {}
        context.changes.templates_changed.connect(self.read)

    def read(self) -> None:
        """Ask the journal."""
        self._context.worker.ask(lambda session: beginning().beginning(session), self._take)

    def _take(self, begins: Any) -> None:
        self.defaults = begins.defaults
        self._form.propose(begins.offered)
        self._form.suggest_tools(begins.tools)
        self.read_again.emit()
        self._template.know(begins.templates, begins.defaults)
