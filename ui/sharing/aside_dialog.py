"""Asks a facilitator why a contribution is set aside."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from ui.style import set_role
from ui.widgets.field import Field
from ui.widgets.sheet import words


class AsideDialog(QDialog):
    """A reason, without which nothing is set aside."""

    def __init__(self, code: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Set {code} aside").format(code=code))
        self.setMinimumWidth(460)
        self.why = QLineEdit()
        self.why.setMaxLength(300)
        self.why.setPlaceholderText(self.tr("moved to another school"))
        buttons = QDialogButtonBox()
        self.aside_button = buttons.addButton(
            self.tr("Set it aside"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        set_role(self.aside_button, "primary")
        self.aside_button.setEnabled(False)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.why.textChanged.connect(lambda text: self.aside_button.setEnabled(bool(text.strip())))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(
            words(
                self.tr(
                    "What this person shared stays here and counts no longer in digests that are "
                    "written on this computer from here on. The reason is printed there, without "
                    "the code. That can be undone."
                )
            )
        )
        layout.addWidget(Field(self.tr("Why is {code} set aside?").format(code=code), self.why))
        layout.addWidget(buttons)
