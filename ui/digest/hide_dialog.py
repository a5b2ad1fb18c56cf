"""Asks a facilitator why a trial is left out."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from ui.style import set_role
from ui.widgets.field import Field
from ui.widgets.sheet import words


class HideDialog(QDialog):
    """A reason, without which nothing is hidden."""

    def __init__(self, code: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Hide {code}").format(code=code))
        self.setMinimumWidth(460)
        self.why = QLineEdit()
        self.why.setMaxLength(300)
        self.why.setPlaceholderText(self.tr("it could identify a pupil"))
        buttons = QDialogButtonBox()
        self.hide_button = buttons.addButton(
            self.tr("Hide it"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        set_role(self.hide_button, "primary")
        self.hide_button.setEnabled(False)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.why.textChanged.connect(lambda text: self.hide_button.setEnabled(bool(text.strip())))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(
            words(
                self.tr(
                    "It is left out of every digest that is written on this computer. The reason "
                    "is printed with the count of hidden trials, without the trial."
                )
            )
        )
        layout.addWidget(Field(self.tr("Why is {code} hidden?").format(code=code), self.why))
        layout.addWidget(buttons)
