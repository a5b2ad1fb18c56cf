"""Taking back: which of what was shared should go from the group."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout

from ui.style import set_role
from ui.widgets.sheet import Footed, words


class TakeBackView(Footed):
    """`take_back_wanted` carries the ids of what is to be taken back."""

    take_back_wanted = Signal(list)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(820)
        self.boxes: dict[str, QCheckBox] = {}
        self.column.addWidget(words(self.tr("Take back"), "title"))
        self.column.addWidget(
            words(
                self.tr(
                    "Choose what should go from the group. You then save a file that is without "
                    "it; whoever merges that file loses it too. A printed digest cannot be "
                    "recalled."
                ),
                "lead",
            )
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._nothing = words(self.tr("You have shared nothing with this group yet."))
        self.column.addLayout(self._list)
        self.column.addWidget(self._nothing)
        self.take_button = QPushButton(self.tr("Take these back…"))
        set_role(self.take_button, "primary")
        self.take_button.clicked.connect(lambda: self.take_back_wanted.emit(self.chosen()))
        self.all_button = QPushButton(self.tr("Choose everything"))
        self.all_button.clicked.connect(self._choose_all)
        back = QPushButton(self.tr("Back to the group"))
        set_role(back, "quiet")
        back.clicked.connect(self.left)
        self.column.addStretch(1)
        self.set_foot(self.take_button, self.all_button, back)

    def show_shared(self, shared: Sequence[tuple[str, str]]) -> None:
        """What may be taken back: ids and titles."""
        while item := self._list.takeAt(0):
            item.widget().deleteLater()
        self.boxes = {}
        for identity, title in shared:
            box = QCheckBox(title.replace("&", "&&"))
            box.toggled.connect(self._count)
            self.boxes[identity] = box
            self._list.addWidget(box)
        self._nothing.setVisible(not shared)
        self.all_button.setVisible(len(shared) > 1)
        self._count()

    def chosen(self) -> list[str]:
        """The ids that are ticked."""
        return [identity for identity, box in self.boxes.items() if box.isChecked()]

    def _choose_all(self) -> None:
        for box in self.boxes.values():
            box.setChecked(True)

    def _count(self) -> None:
        self.take_button.setEnabled(bool(self.chosen()))
