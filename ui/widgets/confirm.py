"""A question before something that is not easily undone; the window does not stop for it."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from ui.style import set_role
from ui.widgets.sheet import words


class Confirm(QDialog):
    """One sentence, what follows from it, and two buttons; the safe one is the usual one."""

    def __init__(self, sentence: str, more: str, answer: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(sentence)
        self.setMinimumWidth(460)
        buttons = self._buttons = QDialogButtonBox()
        self.agree_button = buttons.addButton(answer, QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel_button = buttons.addButton(
            self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole
        )
        set_role(self.agree_button, "primary")
        self.agree_button.setAutoDefault(False)
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = self.body = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(12)
        layout.addWidget(words(sentence, "heading"))
        self.more = words(more)
        layout.addWidget(self.more)
        layout.addSpacing(6)
        layout.addWidget(buttons)

    def also(self, answer: str) -> QPushButton:
        """One more button, for another way on."""
        button = self._buttons.addButton(answer, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        return button


def ask_first(
    parent: QWidget, sentence: str, more: str, answer: str, agreed: Callable[[], object]
) -> Confirm:
    """Ask `sentence`; `answer` names the button that goes on with `agreed`."""
    dialog = Confirm(sentence, more, answer, parent)
    dialog.accepted.connect(agreed)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
