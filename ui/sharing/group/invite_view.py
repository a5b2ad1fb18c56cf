"""An invitation and the ways to pass it on: as a code for a phone, as text, as a file, on paper."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from ui.style import set_role
from ui.widgets.field import Field
from ui.widgets.qr_code import SIDE, QrCode
from ui.widgets.sheet import Card, Footed, button_row, words
from ui.work.groups import Group
from ui.work.inviting import Shown

TEXT_LINES = 4
LEAST_BESIDE = 500  # pixels beside the code, its margins included; else the ways stand under it
FRAME = 16  # pixels around the lines of the text


class InviteView(Footed):
    """Signals tell by which way it is to go."""

    copy_wanted = Signal()
    file_wanted = Signal()
    sheet_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lead = words("", "lead")
        self.news = words("", "question")
        self.code = QrCode(self.tr("The invitation as a QR code, for the camera of a phone"))
        self.code_said = words("", "hint")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(TEXT_LINES * self.text.fontMetrics().lineSpacing() + FRAME)
        self.copy_button = QPushButton(self.tr("Copy the text"))
        set_role(self.copy_button, "primary")
        self.copy_button.clicked.connect(self.copy_wanted)
        self.file_button = QPushButton(self.tr("Save as a file…"))
        self.file_button.clicked.connect(self.file_wanted)
        self.sheet_button = QPushButton(self.tr("Save as a printable sheet…"))
        self.sheet_button.clicked.connect(self.sheet_wanted)
        back = QPushButton(self.tr("Back to the group"))
        back.clicked.connect(self.left)
        self._lay_out()
        self.set_foot(back)
        self.setFocusProxy(self.copy_button)

    def show_invitation(self, shown: Shown, group: Group, news: str = "") -> None:
        """Show it; `news` is why it is to be sent now."""
        self.lead.setText(self._what_it_does(group))
        self.news.setText(news)
        self.news.setVisible(bool(news))
        self.text.setPlainText(shown.text)
        self.code.setVisible(shown.code is not None)
        if shown.code is None:
            self.code_said.setText(
                self.tr(
                    "This invitation is too long for a code that a phone can read; send the text "
                    "or a file. With fewer words on what the group is for it becomes shorter."
                )
            )
        else:
            self.code.show_code(shown.code)
            self.code_said.setText(
                self.tr("The camera of a phone reads it as text, to be sent on in a message.")
            )
        self.to_top()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= SIDE + LEAST_BESIDE
        direction = QBoxLayout.Direction
        self._both.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def _what_it_does(self, group: Group) -> str:
        if group.is_open:
            return self.tr(
                "Whoever has this invitation can join {name} and open what its members send; "
                "nobody counts before you let them in."
            ).format(name=group.name)
        return self.tr(
            "Whoever has this invitation can join {name} and open what you send to its members; "
            "nobody counts before you let them in."
        ).format(name=group.name)

    def _lay_out(self) -> None:
        picture = QVBoxLayout()
        picture.setSpacing(10)
        picture.addWidget(self.code, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        picture.addWidget(self.code_said)
        picture.addStretch(1)
        card = Card(self.tr("Send it to the people you invite, and to nobody else"))
        card.body.addWidget(Field(self.tr("The invitation as text"), self.text))
        card.body.addLayout(button_row(self.copy_button))
        card.body.addLayout(button_row(self.file_button, self.sheet_button))
        ways = QVBoxLayout()
        ways.addWidget(card)
        ways.addStretch(1)
        self._both = QHBoxLayout()
        self._both.setSpacing(24)
        self._both.addLayout(picture)
        self._both.addLayout(ways, 1)
        self.column.addWidget(words(self.tr("Invite"), "title"))
        self.column.addWidget(self.news)
        self.column.addWidget(self.lead)
        self.column.addLayout(self._both)
        self.column.addStretch(1)
