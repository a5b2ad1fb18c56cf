"""Asks for the reason of something that is not done without one."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from ui.style import set_role
from ui.widgets.field import Field
from ui.widgets.sheet import words

LONGEST_REASON = 300  # characters


class AskWhy(QDialog):
    """A line for the reason; without one the button that goes on stays off."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumWidth(460)
        self.why = QLineEdit()
        self.why.setMaxLength(LONGEST_REASON)
        buttons = self._buttons = QDialogButtonBox()
        self.answer_button = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        set_role(self.answer_button, "primary")
        self.answer_button.setEnabled(False)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.why.textChanged.connect(lambda _: self.answer_button.setEnabled(bool(self.reason)))

    def ask(self, title: str, more: str, question: str, example: str, answer: str) -> None:
        """Say what it is about: `example` stands where nothing is typed, `answer` on the button."""
        self.setWindowTitle(title)
        self.why.setPlaceholderText(example)
        self.answer_button.setText(answer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(words(more))
        layout.addWidget(Field(question, self.why))
        layout.addWidget(self._buttons)

    @property
    def reason(self) -> str:
        """What was typed."""
        return self.why.text().strip()
