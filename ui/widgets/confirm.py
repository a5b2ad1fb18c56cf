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
        self.cancel_button.setDefault(True)
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
        self.cancel_button.setFocus()  # what is agreed to by mistake cannot be taken back

    def also(self, answer: str) -> QPushButton:
        """One more button, for another way on."""
        return self._buttons.addButton(answer, QDialogButtonBox.ButtonRole.ActionRole)


def ask_first(
    parent: QWidget, sentence: str, more: str, answer: str, agreed: Callable[[], object]
) -> Confirm:
    """Ask `sentence`; `answer` names the button that goes on with `agreed`."""
    dialog = Confirm(sentence, more, answer, parent)
    dialog.accepted.connect(agreed)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
