"""A message that asks for what is missing, ready to send."""

from collections.abc import Callable
from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from ui.style import set_role
from ui.widgets.sheet import words

OpenAddress = Callable[[QUrl], bool]


class FolderMessage(QDialog):
    """The words can be changed; nothing is sent from here."""

    def __init__(
        self,
        heading: str,
        subject: str,
        message: str,
        open_address: OpenAddress,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._subject = subject
        self._open_address = open_address
        self.setWindowTitle(heading)
        self.setMinimumWidth(620)
        self.text = QPlainTextEdit(message)
        self.text.setAccessibleName(self.tr("The message"))
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(270)
        self.said = words("", "hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(words(heading, "heading"))
        layout.addWidget(words(self.tr("Change it as you like, then send it as you usually do.")))
        layout.addWidget(self.text)
        layout.addWidget(self.said)
        layout.addWidget(self._buttons())
        self.copy_button.setFocus()

    def copy(self) -> None:
        """Put the message on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.said.setText(self.tr("Copied. Paste it where your group talks."))

    def open_in_mail(self) -> None:
        """Begin a mail with it; whom it goes to is for the mail program."""
        body = self.text.toPlainText().replace("\n", "\r\n")  # RFC 6068
        address = QUrl(f"mailto:?subject={quote(self._subject)}&body={quote(body)}")
        if self._open_address(address):
            self.said.setText(self.tr("Opened in your mail program."))
        else:
            self.said.setText(self.tr("No mail program opened; copy the message instead."))

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.copy_button = buttons.addButton(self.tr("Copy"), action)
        set_role(self.copy_button, "primary")
        self.copy_button.clicked.connect(self.copy)
        self.mail_button = buttons.addButton(self.tr("Open in mail"), action)
        self.mail_button.clicked.connect(self.open_in_mail)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.clicked.connect(self.reject)
        return buttons
