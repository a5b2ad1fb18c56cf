"""What stays here and why; for a pupil who may be at risk, the handover sheet."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.safeguarding.cards import HandoverCard
from ui.widgets.sheet import Card, words
from ui.work.leaving import Staying


class StayingCard(Card):
    """Whatever is held back, each with its reason."""

    def __init__(self, context: Context) -> None:
        super().__init__(QCoreApplication.translate("Review", "What stays here"))
        self._context = context
        self._shown: Sequence[Staying] = ()
        self._lines: list[QWidget] = []

    def show_staying(self, staying: Sequence[Staying]) -> None:
        """These, each with its reason."""
        self.setVisible(bool(staying))
        if list(staying) == list(self._shown):
            return
        for line in self._lines:
            self.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines, self._shown = [], list(staying)
        for one in staying:
            self._add(words(one.title, "question"))
            self._add(words(one.why))
            if one.at_risk:
                self._add(HandoverCard(self._context, one.id))

    def _add(self, widget: QWidget) -> None:
        self._lines.append(widget)
        self.body.addWidget(widget)
