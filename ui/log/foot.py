"""The foot of the form: saving, starting afresh, what is being timed, how the draft stands."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton

from ui.context import Context
from ui.log.keeper import Keeper
from ui.log.saver import Saver
from ui.log.timer_controls import TimerLine
from ui.log.timing import Timing
from ui.style import set_role
from ui.widgets.sheet import Footed


class Foot:
    """The widgets; the page says what a press does."""

    def __init__(self, context: Context, keeper: Keeper, saver: Saver, timing: Timing) -> None:
        actions = context.actions
        self.save = QPushButton(actions.text("save"))
        self.save.setToolTip(actions.with_keys("save"))
        set_role(self.save, "primary")
        self.clear = QPushButton()
        set_role(self.clear, "quiet")
        self.kept = QLabel()
        set_role(self.kept, "hint")
        self.timers = TimerLine(timing, actions, context.style)
        keeper.said.connect(self.kept.setText)
        saver.started.connect(lambda: self.save.setEnabled(False))
        saver.ended.connect(lambda: self.save.setEnabled(True))

    def stand_in(self, footed: Footed) -> None:
        """Take their places."""
        footed.set_foot(self.save, self.clear)
        footed.set_foot_end(self.timers)
        footed.set_foot_end(self.kept)

    def name(self, edits: bool) -> None:
        """Call the buttons what they do to a new trial, or to one that is being changed."""
        save, clear = self.save, self.clear
        save.setText(save.tr("Save the changes") if edits else save.tr("Save to my journal"))
        clear.setText(clear.tr("Leave it as it was") if edits else clear.tr("Start afresh"))
