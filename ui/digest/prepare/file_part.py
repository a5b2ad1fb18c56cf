"""All decisions as one file, to be kept or handed over."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ui.digest.prepare.part import Part
from ui.widgets.sheet import button_row, words


class FilePart(Part):
    """`save_wanted` and `read_wanted` ask for a file."""

    save_wanted = Signal()
    read_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.describe(
            self.tr("Decisions as a file"),
            self.tr("Decisions as a file"),
            self.tr(
                "All that is decided here is one small file: keep it with the digest, or give it "
                "to who prepares the digest after you. Nothing in it can add to a figure."
            ),
        )
        self.save_button = QPushButton(self.tr("Save the decisions…"))
        self.save_button.clicked.connect(self.save_wanted)
        self.read_button = QPushButton(self.tr("Read decisions from a file…"))
        self.read_button.clicked.connect(self.read_wanted)
        self.column.addLayout(button_row(self.save_button, self.read_button))
        self.column.addWidget(
            words(
                self.tr(
                    "The file holds the codes of hidden trials with the reasons, and the words "
                    "that you decided on: it is for facilitators, not for everybody."
                ),
                "hint",
            )
        )
        self.column.addStretch(1)
        self.setFocusProxy(self.save_button)

    def state(self) -> str:
        """Nothing to tell."""
        return ""
