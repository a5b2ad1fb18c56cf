"""One trial in full, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from journal import vocabulary
from ui.context import Context
from ui.style import set_role
from ui.widgets.reading import Reading

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
        self.reading = Reading(self.tr("The trial"))
        self._seen = QLabel()
        set_role(self._seen, "hint")
        self._icon = QLabel()
        actions = context.actions
        self.edit = self._button(actions.with_keys("edit"), actions.text("edit"), self.edit_wanted)
        self.again = self._button(
            actions.with_keys("again"), actions.text("again"), self.again_wanted
        )
        self.trash = self._button(
            actions.with_keys("delete"), actions.text("delete"), self.trash_wanted, "quiet"
        )
        self.back = self._button("", self.tr("Bring it back"), self.back_wanted)
        self.delete = self._button("", self.tr("Delete for good"), self.delete_wanted, "quiet")
        self._lay_out()
        self.show_nothing(self.tr("Choose a trial to read it here."))

    def show_trial(self, trial: str, html: str, visibility: str, in_trash: bool) -> None:
        """Show this one."""
        self.trial = trial
        self.reading.show_html(html)
        self._seen.setText(
            self.tr("Seen by: {who}").format(who=vocabulary.label("visibility", visibility))
        )
        icon = self._context.style.icon(VISIBILITY_ICONS[visibility], 16)
        self._icon.setPixmap(icon.pixmap(QSize(16, 16), self.devicePixelRatio()))
        for button in (self.edit, self.again, self.trash):
            button.setVisible(not in_trash)
        for button in (self.back, self.delete):
            button.setVisible(in_trash)
        self._bar.show()

    def show_nothing(self, sentence: str) -> None:
        """Show a sentence instead."""
        self.trial = None
        self.reading.show_html(f"<p class='quiet'>{sentence}</p>")
        self._bar.hide()

    def _button(self, tip: str, text: str, signal: Signal, role: str = "") -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        if role:
            set_role(button, role)
        button.clicked.connect(lambda: signal.emit(self.trial))
        return button

    def _lay_out(self) -> None:
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.edit, self.again, self.back, self.trash, self.delete):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._icon)
        row.addWidget(self._seen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(self._bar)
        layout.addWidget(self.reading, 1)
