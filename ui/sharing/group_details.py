"""What a group shows only to someone who asks: codes, the threshold, the fingerprint."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QPushButton, QVBoxLayout, QWidget

from ui.widgets.sheet import button_row, selectable, words
from ui.work.groups import Group


class GroupDetails(QWidget):
    """Plain facts that can be copied, and what a facilitator rarely does."""

    round_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.facts = QFormLayout()
        self.facts.setHorizontalSpacing(24)
        self.facts.setVerticalSpacing(8)
        self.round_button = QPushButton(self.tr("Open the next round"))
        self.round_button.clicked.connect(self.round_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self.facts)
        layout.addLayout(button_row(self.round_button))

    def show_group(self, group: Group) -> None:
        """The facts of this group."""
        while self.facts.rowCount():
            self.facts.removeRow(0)
        for name, value in (
            (self.tr("Your code, for the facilitator"), group.code),
            (self.tr("Withdrawal code, to keep on paper"), group.withdrawal_code),
            (self.tr("Fewest people a figure may stand for"), str(group.threshold)),
            (self.tr("People and trials in the library"), f"{group.contributors} · {group.trials}"),
            (self.tr("Fingerprint of the library"), group.fingerprint),
            (self.tr("Id of the group"), group.id),
        ):
            told = selectable(value)
            told.setAccessibleName(f"{name}: {value}")
            label = words(name, "hint")
            label.setWordWrap(False)
            self.facts.addRow(label, told)
        self.round_button.setVisible(group.is_facilitator)
