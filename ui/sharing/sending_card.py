"""What a facilitator sends on: all reviewed trials, or only who is let in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from ui.style import set_role
from ui.widgets.flow import FlowLayout
from ui.widgets.sheet import Card, words
from ui.work.groups import Group


class SendingCard(Card):
    """Each signal tells whether it goes into the group's folder, or to a file that is asked for."""

    collection_wanted = Signal(bool)
    admissions_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__(self.tr("Send to members"))
        self._into_folder = False
        self.collection_button = QPushButton()
        self.collection_button.clicked.connect(
            lambda: self.collection_wanted.emit(self._into_folder)
        )
        self.admissions_button = QPushButton()
        self.admissions_button.clicked.connect(
            lambda: self.admissions_wanted.emit(self._into_folder)
        )
        self.elsewhere_button = QPushButton(self.tr("Save elsewhere"))
        set_role(self.elsewhere_button, "quiet")
        menu = QMenu(self.elsewhere_button)
        trials = menu.addAction(self.tr("All trials…"))
        trials.triggered.connect(lambda: self.collection_wanted.emit(False))
        people = menu.addAction(self.tr("Who is let in…"))
        people.triggered.connect(lambda: self.admissions_wanted.emit(False))
        self.elsewhere_button.setMenu(menu)
        self.body.addWidget(
            words(
                self.tr("One file with all reviewed trials, without names; or only who is let in.")
            )
        )
        self.body.addStretch(1)
        flow = FlowLayout()
        for button in (self.collection_button, self.admissions_button, self.elsewhere_button):
            flow.addWidget(button)
        self.body.addLayout(flow)

    def show_group(self, group: Group) -> None:
        """The group's folder first, where there is one."""
        self._into_folder = group.folder is not None
        self.elsewhere_button.setVisible(self._into_folder)
        self.collection_button.setText(
            self.tr("Put all trials into the folder")
            if self._into_folder
            else self.tr("Save all trials…")
        )
        self.admissions_button.setText(
            self.tr("Put who is let in there")
            if self._into_folder
            else self.tr("Save who is let in…")
        )
