"""A kind word beside the tool that the register does not list as approved. It hinders nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from ui.context import Context
from ui.form.trial_form import TrialForm
from ui.log.doors import work

AFTER_MILLISECONDS = 300  # one question for several presses


class ToolNote(QObject):
    """Asks the register whenever the tools in the form are others."""

    def __init__(self, context: Context, form: TrialForm, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._form = context, form
        self._tools: list[str] = []
        self._timer = QTimer(self, singleShot=True, interval=AFTER_MILLISECONDS)
        self._timer.timeout.connect(self._ask)
        form.changed.connect(self.look)
        context.changes.register_changed.connect(self._ask)

    def look(self) -> None:
        """The form may hold other tools now."""
        tools = self._form.editors["tool"].control.ended()  # type: ignore[attr-defined]
        if tools != self._tools:
            self._tools = tools
            if tools:
                self._timer.start()
            else:
                self._timer.stop()
                self._say("")

    def _ask(self) -> None:
        tools, today = self._tools, self._context.now().astimezone().date()
        self._context.worker.ask(
            lambda session: (tools, work().note_on(session, tools, today)),
            lambda found: self._say(found[1]) if found[0] == self._tools else None,
            lambda error: None,
        )

    def _say(self, sentence: str) -> None:
        self._form.fields["tool"].show_remark(sentence)
