"""The trials that used a prompt, each one press away."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal import vocabulary
from journal.logbook.prompts import Use
from ui.style import in_role
from ui.widgets.sheet import words

SHOWN = 5


class Uses(QWidget):
    """`trial_chosen` tells the id of one to be read."""

    trial_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    def show_uses(self, uses: Sequence[Use]) -> None:
        """List the newest of these."""
        while item := self._layout.takeAt(0):
            item.widget().hide()
            item.widget().deleteLater()
        once = self.tr("Used in one trial")
        used = once if len(uses) == 1 else self.tr("Used in %n trials", "", len(uses))
        self._layout.addWidget(words(used, "question"))
        for use in uses[:SHOWN]:
            self._layout.addWidget(self._button(use))
        if len(uses) > SHOWN:
            more = self.tr("and %n more", "", len(uses) - SHOWN)
            self._layout.addWidget(words(more, "hint"))

    def _button(self, use: Use) -> QPushButton:
        day = QLocale().toString(use.tried_on, "d MMM yyyy") if use.tried_on else ""
        outcome = "" if use.outcome == "not-stated" else vocabulary.label("outcome", use.outcome)
        tool = vocabulary.labels("tool", use.tool)
        button = in_role("disclosure", QPushButton(" · ".join(filter(None, (day, outcome, tool)))))
        button.setToolTip(self.tr("Read this trial"))
        button.clicked.connect(lambda: self.trial_chosen.emit(use.trial))
        return button
