"""One of the owner's lists of names in a row: how many, until when, what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.names.in_words import called, standing
from ui.style import set_role
from ui.widgets.sheet import words

if TYPE_CHECKING:
    from journal.logbook.own_names import NameList


class ListRow(QWidget):
    """Each signal carries the list."""

    look_wanted = Signal(object)
    keep_wanted = Signal(object)
    removal_wanted = Signal(object)

    def __init__(self, one: NameList) -> None:
        super().__init__()
        self.list = one
        self.title = words(called(one), "question")
        self.said = words(standing(one), "hint")
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.title)
        told.addWidget(self.said)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(4)
        row.addLayout(told, 1)
        self.keep = self._button(self.tr("Keep for another year"), self.keep_wanted)
        self.look = self._button(self.tr("Look inside…"), self.look_wanted)
        self.remove = self._button(self.tr("Remove"), self.removal_wanted)
        self.keep.setVisible(one.keep_until is not None)
        for button in (self.keep, self.look, self.remove):
            row.addWidget(button)

    def holds_focus(self) -> bool:
        """Whether the keyboard is on one of its buttons."""
        return any(button.hasFocus() for button in (self.keep, self.look, self.remove))

    def _button(self, text: str, wanted: Signal) -> QPushButton:
        button = QPushButton(text, self)
        set_role(button, "quiet")
        named = self.tr("{action}: {name}").format(action=text, name=called(self.list))
        button.setAccessibleName(named)
        button.clicked.connect(lambda: wanted.emit(self.list))  # type: ignore[attr-defined]
        return button
