"""Two small dialogs about withdrawal codes: showing the owner's, and typing somebody's."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from ui.style import set_role
from ui.widgets.field import Field
from ui.widgets.sheet import selectable, words

WIDTH = 480


class ShowCode(QDialog):
    """The owner's code, to write down."""

    def __init__(self, code: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("My withdrawal code"))
        self.setMinimumWidth(WIDTH)
        told = selectable(code, "figure")
        told.setAccessibleName(self.tr("Withdrawal code {code}").format(code=code))
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = _column(self)
        layout.addWidget(words(self.tr("My withdrawal code"), "heading"))
        layout.addWidget(told)
        layout.addWidget(
            words(
                self.tr(
                    "Keep it on paper. Whoever gives it to the facilitator has all that you "
                    "shared with this group taken back, also without this computer."
                )
            )
        )
        layout.addWidget(buttons)


class TypeCode(QDialog):
    """Somebody's code, as it stands on paper."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Carry out a withdrawal code"))
        self.setMinimumWidth(WIDTH)
        self.code = QLineEdit()
        self.code.setMaxLength(60)
        self.code.setPlaceholderText("XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XX")
        buttons = QDialogButtonBox()
        self.go_button = buttons.addButton(
            self.tr("Take it all back"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        set_role(self.go_button, "primary")
        self.go_button.setEnabled(False)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.code.textChanged.connect(lambda text: self.go_button.setEnabled(bool(text.strip())))
        layout = _column(self)
        layout.addWidget(Field(self.tr("The withdrawal code"), self.code))
        layout.addWidget(
            words(
                self.tr(
                    "All that its owner shared is deleted here, and wherever your next file is "
                    "merged. That cannot be undone, and a printed digest cannot be recalled."
                )
            )
        )
        layout.addWidget(buttons)


def _column(dialog: QDialog) -> QVBoxLayout:
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 22, 24, 20)
    layout.setSpacing(14)
    return layout
