"""Before there is a group: two clear choices, and what joining asks."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from journal.group.invitation import LONGEST
from ui.style import set_role
from ui.widgets.ask_files import ask_files
from ui.widgets.field import Field
from ui.widgets.sheet import Card, Sheet, button_row, words

FORM_WIDTH = 700


class Welcome(Sheet):
    """Make a group, or join one."""

    make_wanted = Signal()
    join_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(900)
        lead = self.tr(
            "A few colleagues share what they tried, with names and details removed, and "
            "read it together as one digest. Nothing leaves this computer before you have seen it."
        )
        self.column.addWidget(words(self.tr("Share with a group"), "title"))
        self.column.addWidget(words(lead, "lead"))
        self.make_button = QPushButton(self.tr("Make a group"))
        set_role(self.make_button, "primary")
        self.make_button.clicked.connect(self.make_wanted)
        self.join_button = QPushButton(self.tr("Join a group"))
        self.join_button.clicked.connect(self.join_wanted)
        self.back_button = QPushButton(self.tr("Back to the group"))
        set_role(self.back_button, "quiet")
        self.back_button.clicked.connect(self.left)
        self.back_button.hide()
        self.column.addSpacing(8)
        self.column.addLayout(self._choices())
        self.column.addLayout(button_row(self.back_button))
        self.column.addStretch(1)
        self.setFocusProxy(self.make_button)

    def _choices(self) -> QGridLayout:
        start = _choice(
            self.tr("Start one"),
            self.tr("You invite colleagues, bring their files together and read the digest."),
            self.make_button,
        )
        join = _choice(
            self.tr("I was invited"),
            self.tr("You got an invitation: a file, or a line of text in a message."),
            self.join_button,
        )
        cards = QGridLayout()
        cards.setSpacing(16)
        cards.addWidget(start, 0, 0)
        cards.addWidget(join, 0, 1)
        return cards

    def begin(self, has_group: bool) -> None:
        """With a way back where there is a group already."""
        self.back_button.setVisible(has_group)


class JoinGroup(Sheet):
    """An invitation pasted or opened; `text_given` and `file_given` carry it."""

    text_given = Signal(str)
    file_given = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(FORM_WIDTH)
        self.folder = Path.home()
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText("trial-journal-invitation-1:…")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(120)
        self.text.textChanged.connect(self._typed)
        self.field = Field(self.tr("Paste the text of the invitation"), self.text)
        self.join_button = QPushButton(self.tr("Join"))
        set_role(self.join_button, "primary")
        self.join_button.setEnabled(False)
        self.join_button.clicked.connect(lambda: self.text_given.emit(self.text.toPlainText()))
        self.open_button = QPushButton(self.tr("Open an invitation file…"))
        self.open_button.clicked.connect(self._open)
        back = QPushButton(self.tr("Back"))
        set_role(back, "quiet")
        back.clicked.connect(self.left)
        self.column.addWidget(words(self.tr("Join a group"), "title"))
        self.column.addWidget(
            words(
                self.tr("Joining sends nothing. You can then write files that this group opens."),
                "lead",
            )
        )
        self.column.addWidget(self.field)
        self.column.addLayout(button_row(self.join_button, self.open_button, back))
        self.column.addStretch(1)
        self.setFocusProxy(self.text)

    def refuse(self, sentence: str) -> None:
        """Say beside the text why this is no invitation."""
        self.field.show_trouble(sentence)

    def begin(self) -> None:
        """Empty again."""
        self.text.clear()
        self.field.show_trouble("")

    def _typed(self) -> None:
        text = self.text.toPlainText()
        self.join_button.setEnabled(bool(text.strip()))
        self.field.show_trouble("")
        if len(text) > LONGEST:  # more than any invitation, and slow to lay out
            self.text.clear()
            self.refuse(self.tr("That is too long for an invitation; paste its line only."))

    def _open(self) -> None:
        ask_files(
            self,
            self.tr("Open an invitation"),
            self.folder,
            self.tr("Invitations (*.trialinvitation *.txt);;All files (*)"),
            lambda paths: self.file_given.emit(paths[0]),
        )


def _choice(heading: str, said: str, button: QPushButton) -> QWidget:
    card = Card(heading)
    text = words(said)
    card.body.addWidget(text)
    card.body.addSpacing(6)
    card.body.addStretch(1)
    card.body.addLayout(button_row(button))
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(card)
    return holder
