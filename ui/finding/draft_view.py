"""One unfinished trial: what there is of it, and the way to go on."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.invitation import Invitation
from ui.work.finding import Unfinished


class DraftView(QWidget):
    """`go_on_wanted` tells the id of the draft."""

    go_on_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.said = Invitation()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 24, 24, 16)
        layout.addWidget(self.said)

    def show_draft(self, draft: Unfinished) -> None:
        """Show this one."""
        row = draft.row
        when = QLocale().toString(draft.touched.astimezone(), "ddd d MMM, HH:mm")
        touched = self.tr("Last touched {when}.").format(when=when)
        sentence = f"{row.excerpt}\n\n{touched}" if row.excerpt else touched
        go_on = self.tr("Go on"), lambda: self.go_on_wanted.emit(row.id)
        self.said.say(row.task, sentence, [go_on])
