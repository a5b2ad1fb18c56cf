"""A list of records as buttons, the first of them at once, each with a word about it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal.language import plural
from ui.style import set_role
from ui.widgets.shrinking_button import ShrinkingButton
from ui.work.leaving import CHANGED, NEW, Going

AT_ONCE = 40


class RecordList(QWidget):
    """`chosen` carries the id of a record, `grown` tells that more are listed."""

    chosen = Signal(str)
    grown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        self._records: Sequence[Going] = ()
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.more = QPushButton(self.tr("Show more"))
        set_role(self.more, "quiet")
        self.more.clicked.connect(self._show_more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._column)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)

    def show_records(self, records: Sequence[Going]) -> None:
        """List these instead."""
        if list(records) == list(self._records):
            return
        for button in self.buttons.values():
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {}
        self._records = list(records)
        self._show_more()

    def _show_more(self) -> None:
        shown = len(self.buttons)
        for going in self._records[shown : shown + AT_ONCE]:
            button = ShrinkingButton(self._said(going))
            set_role(button, "disclosure")
            button.clicked.connect(lambda checked=False, record=going.id: self.chosen.emit(record))
            self.buttons[going.id] = button
            self._column.addWidget(button)
        self.more.setVisible(len(self.buttons) < len(self._records))
        self.more.raise_()  # to the end, for the Tab key
        self.grown.emit()

    def _said(self, going: Going) -> str:
        parts = [going.called]
        standing = {NEW: self.tr("new"), CHANGED: self.tr("changed")}.get(going.standing, "")
        if standing:
            parts.append(standing)
        if going.open:
            parts.append(plural("{n} question", "{n} questions", going.open))
        return "  ·  ".join(parts)
