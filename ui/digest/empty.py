"""Where there is no digest to read: why, and what to do to get one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from journal.language import plural
from ui.style import set_role
from ui.widgets.sheet import Sheet, button_row, words
from ui.work.groups import Group


class EmptyDigest(Sheet):
    """One sentence and one button: to the Share page, or to compose it again."""

    share_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(680)
        self.title = words("", "title")
        self.said = words("", "lead")
        self.share_button = QPushButton(self.tr("Go to Share"))
        self.share_button.clicked.connect(self.share_wanted)
        self.again_button = QPushButton()
        self.again_button.clicked.connect(lambda: self.again_wanted.emit())
        for button in (self.share_button, self.again_button):
            set_role(button, "primary")
        self.column.addWidget(self.title)
        self.column.addWidget(self.said)
        self.column.addLayout(button_row(self.again_button, self.share_button))
        self.column.addStretch(1)

    def show_why(self, group: Group | None, files: int = 0) -> None:
        """Why there is nothing to read; `files` wait in the group's folder."""
        self._show(self.tr("No digest yet"), self._why(group, files), "")
        self.share_button.setText(
            self.tr("Merge them on the Share page") if files else self.tr("Go to Share")
        )

    def show_called_off(self) -> None:
        """It was called off, and can be begun again."""
        self._show(
            self.tr("Not composed"),
            self.tr("It was called off. Nothing is lost; it can be composed at any time."),
            self.tr("Compose it"),
        )

    def show_trouble(self, sentence: str) -> None:
        """Why the digest could not be composed."""
        self._show(self.tr("The digest could not be read"), sentence, self.tr("Try again"))

    def _show(self, title: str, said: str, again: str) -> None:
        self.title.setText(title)
        self.said.setText(said)
        self.again_button.setText(again)
        self.again_button.setVisible(bool(again))
        self.share_button.setVisible(not again)
        self.setFocusProxy(self.again_button if again else self.share_button)

    def _why(self, group: Group | None, files: int) -> str:
        if group is None:
            return self.tr(
                "A digest is what a group reads together. Make a group or join one, then "
                "bring its files together on the Share page."
            )
        if group.waiting and group.is_facilitator:
            return self.tr(
                "The files of {name} are here, but nobody is let in yet. Let people in on the "
                "Share page, and their trials are printed."
            ).format(name=group.name)
        if files:
            return plural(
                "{n} file waits in the group's folder. Merge it, and the digest is here.",
                "{n} files wait in the group's folder. Merge them, and the digest is here.",
                files,
            )
        if group.reads:
            return self.tr(
                "No trial of {name} has arrived yet. Drop the files that members sent on the "
                "Share page."
            ).format(name=group.name)
        return self.tr(
            "Your facilitator brings the files of {name} together. Drop the file that you "
            "get back on the Share page, and read the digest here."
        ).format(name=group.name)
