"""One trial in full, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.context import Context
from ui.history.history_dialog import HistoryDialog
from ui.safeguarding.staying import Staying, StayingRoom
from ui.style import set_role
from ui.widgets.flow import FlowLayout
from ui.widgets.invitation import Invitation, Way
from ui.widgets.reading import Reading
from ui.widgets.sheet import words

VISIBILITY_ICONS = {"me": "lock", "group": "group", "leaders": "leaders"}


class Detail(QWidget):
    """Shows a trial; its buttons only tell what is wanted."""

    edit_wanted = Signal(str)
    again_wanted = Signal(str)
    trash_wanted = Signal(str)
    back_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.trial: str | None = None
        self.in_trash = False
        self.nothing = Invitation()
        self.reading = Reading(self.tr("The trial"))
        self.staying = Staying(context, brief=True)
        self._seen = words("")
        self._icon = QLabel()
        actions = context.actions
        self.edit = self._button(actions.with_keys("edit"), actions.text("edit"), self.edit_wanted)
        self.again = self._button(
            actions.with_keys("again"), actions.text("again"), self.again_wanted
        )
        self.trash = self._button(
            actions.with_keys("delete"), actions.text("delete"), self.trash_wanted, "quiet"
        )
        self.history = QPushButton(actions.text("history"))
        self.history.setToolTip(actions.with_keys("history"))
        self.history.clicked.connect(self.open_history)
        self.copy_prompt = QPushButton(self.tr("Copy the prompt"))
        self.copy_prompt.clicked.connect(self._copy_prompt)
        for button in (self.history, self.copy_prompt):
            set_role(button, "quiet")
        self._prompt = ""
        self.reading.trial_wanted.connect(context.navigation.trial_wanted)
        self.back = self._button("", self.tr("Bring it back"), self.back_wanted)
        self.delete = self._button("", self.tr("Delete for good"), self.delete_wanted, "quiet")
        self._lay_out()
        self.show_nothing("", "")

    def show_trial(
        self, trial: str, html: str, visibility: str, in_trash: bool, prompt: str = ""
    ) -> None:
        """Show this one."""
        self.trial, self.in_trash, self._prompt = trial, in_trash, prompt
        self.copy_prompt.setVisible(bool(prompt))
        self.reading.show_html(html)
        self._seen.setText(self._who_sees(visibility))
        icon = self._context.style.icon(VISIBILITY_ICONS[visibility], 16)
        self._icon.setPixmap(icon.pixmap(QSize(16, 16), self.devicePixelRatio()))
        for button in (self.edit, self.again, self.history, self.trash):
            button.setVisible(not in_trash)
        for button in (self.back, self.delete):
            button.setVisible(in_trash)
        self._show_trial(True)

    def show_nothing(self, heading: str, sentence: str, ways: Sequence[Way] = ()) -> None:
        """Say instead why there is nothing to read, and what to do about it."""
        self.trial = None
        self.nothing.say(heading, sentence, ways)
        self.staying.show_for("", ())
        self._show_trial(False)

    def open_history(self) -> None:
        """What this trial said at each save."""
        if self.trial and not self.in_trash:
            dialog = HistoryDialog(self._context, self.trial, self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _copy_prompt(self) -> None:
        QGuiApplication.clipboard().setText(self._prompt)
        self._context.notices.say(self.tr("The prompt is copied."))

    def _show_trial(self, shown: bool) -> None:
        for widget in (self._bar, self.reading):
            widget.setVisible(shown)
        self.nothing.setVisible(not shown)

    def _who_sees(self, visibility: str) -> str:
        return {
            "me": self.tr("Only you may see it"),
            "group": self.tr("Your group may see it"),
            "leaders": self.tr("Your group and leaders may see it"),
        }[visibility]

    def _button(self, tip: str, text: str, signal: Signal, role: str = "") -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        if role:
            set_role(button, role)
        button.clicked.connect(lambda: signal.emit(self.trial))
        return button

    def _lay_out(self) -> None:
        self._bar = QWidget()
        buttons = FlowLayout(gap=8)
        for button in (
            self.edit, self.again, self.back, self.history, self.copy_prompt, self.trash,
            self.delete,
        ):  # fmt: skip
            buttons.addWidget(button)
        seen = QHBoxLayout()
        seen.setSpacing(8)
        seen.addWidget(self._icon)
        seen.addWidget(self._seen, 1)
        bar = QVBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.setSpacing(14)
        bar.addLayout(buttons)
        bar.addLayout(seen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 24, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self._bar)
        layout.addWidget(StayingRoom(self.staying, self))
        layout.addWidget(self.reading, 1)
        layout.addWidget(self.nothing, 1)
