"""Where bringing in begins: a file is chosen, or dropped on the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ui.style import set_role
from ui.widgets.sheet import Card, Sheet, button_row, words


class StartView(Sheet):
    """What can be read, and two buttons."""

    file_wanted = Signal()
    folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(760)
        card = Card()
        self.file_button = QPushButton(self.tr("Choose a file…"))
        set_role(self.file_button, "primary")
        folder = QPushButton(self.tr("A folder that was exported here…"))
        set_role(folder, "quiet")
        for sentence in (
            self.tr("Tables: CSV or Excel (.xlsx), your own or an export of Microsoft Forms or "
                    "Google Forms, with trials or check-ins. You see where each column goes "
                    "before anything comes in."),
            self.tr("JSON lines (.jsonl), and a whole folder that this app exported."),
            self.tr("You can also drop a file anywhere on the window. The file itself is only "
                    "read, and what is here already does not come in twice."),
        ):  # fmt: skip
            card.body.addWidget(words(sentence))
        card.body.addLayout(button_row(self.file_button, folder))
        self.column.addWidget(words(self.tr("Bring in"), "title"))
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.setFocusProxy(self.file_button)
        self.file_button.clicked.connect(self.file_wanted)
        folder.clicked.connect(self.folder_wanted)
