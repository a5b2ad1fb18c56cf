"""Where there is no digest yet: what to do to get one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ui.style import set_role
from ui.widgets.sheet import Sheet, button_row, words
from ui.work.groups import Group


class EmptyDigest(Sheet):
    """One sentence and one button."""

    share_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(680)
        self.title = words("", "title")
        self.said = words("", "lead")
        self.share_button = QPushButton()
        set_role(self.share_button, "primary")
        self.share_button.clicked.connect(self.share_wanted)
        self.column.addWidget(self.title)
        self.column.addWidget(self.said)
        self.column.addLayout(button_row(self.share_button))
        self.column.addStretch(1)
        self.setFocusProxy(self.share_button)

    def show_why(self, group: Group | None) -> None:
        """Why there is nothing to read for this group, or without one."""
        self.title.setText(self.tr("No digest yet"))
        self.share_button.setText(self.tr("Go to Share"))
        if group is None:
            self.said.setText(
                self.tr(
                    "A digest is what a group reads together. Make a group or join one, then "
                    "bring its files together on the Share page."
                )
            )
        elif group.waiting and group.is_facilitator:
            self.said.setText(
                self.tr(
                    "The files of {name} are here, but nobody is let in yet. Let people in on the "
                    "Share page, and their trials are printed."
                ).format(name=group.name)
            )
        elif group.reads:
            self.said.setText(
                self.tr(
                    "No trial of {name} has arrived yet. Drop the files that members sent on the "
                    "Share page."
                ).format(name=group.name)
            )
        else:
            self.said.setText(
                self.tr(
                    "Your facilitator brings the files of {name} together. Drop the file that you "
                    "get back on the Share page, and read the digest here."
                ).format(name=group.name)
            )

    def show_trouble(self, sentence: str) -> None:
        """Why the digest could not be composed."""
        self.title.setText(self.tr("The digest could not be read"))
        self.said.setText(sentence)
        self.share_button.setText(self.tr("Go to Share"))
