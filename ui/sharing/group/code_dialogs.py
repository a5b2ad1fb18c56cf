"""Two small dialogs about withdrawal codes: showing the owner's, and typing somebody's."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.style import set_role
from ui.widgets.field import Field
from ui.widgets.sheet import button_row, selectable, words

WIDTH = 480


class ShowCode(QDialog):
    """The owner's code, to keep on paper; `sheet_wanted` tells that a sheet is to be saved."""

    sheet_wanted = Signal()

    def __init__(self, code: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("My withdrawal code"))
        self.setMinimumWidth(WIDTH)
        told = selectable(code, "heading")
        told.setWordWrap(False)
        told.setAccessibleName(self.tr("Withdrawal code {code}").format(code=code))
        self.copy_button = QPushButton(self.tr("Copy"))
        self.copy_button.clicked.connect(lambda: self._copy(code))
        self.sheet_button = QPushButton(self.tr("Save as a printable sheet…"))
        self.sheet_button.clicked.connect(self.sheet_wanted)
        self.copied = words(self.tr("Copied."), "hint")
        self.copied.hide()
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = dialog_column(self)
        layout.addWidget(words(self.tr("My withdrawal code"), "heading"))
        layout.addWidget(told)
        layout.addWidget(
            words(
                self.tr(
                    "Keep it on paper, it works without this computer. Whoever gives it to the "
                    "facilitator has all that you shared with this group taken back."
                )
            )
        )
        layout.addLayout(button_row(self.copy_button, self.sheet_button))
        layout.addWidget(self.copied)
        layout.addWidget(buttons)
        self.sheet_button.setFocus()

    def _copy(self, code: str) -> None:
        QGuiApplication.clipboard().setText(code)
        self.copied.show()


class TypeCode(QDialog):
    """Somebody's code, as it stands on paper; `wanted` carries it as it was typed."""

    wanted = Signal(str)

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
        buttons.accepted.connect(self._go)
        buttons.rejected.connect(self.reject)
        self.code.textChanged.connect(self._show_state)
        self.field = Field(self.tr("The withdrawal code"), self.code)
        layout = dialog_column(self)
        layout.addWidget(self.field)
        layout.addWidget(
            words(
                self.tr(
                    "All that its owner shared is deleted here, and wherever your next file is "
                    "merged. That cannot be undone, and a printed digest cannot be recalled."
                )
            )
        )
        layout.addWidget(buttons)

    def refuse(self, sentence: str) -> None:
        """Say why it did not work; the code stays to be mended."""
        self._show_state()
        self.field.show_trouble(sentence)
        make_room(self)
        self.code.setFocus()

    def _show_state(self) -> None:
        self.field.show_trouble("")
        self.go_button.setEnabled(bool(self.code.text().strip()))

    def _go(self) -> None:
        self.go_button.setEnabled(False)
        self.wanted.emit(self.code.text())


def dialog_column(dialog: QDialog) -> QVBoxLayout:
    """A dialog's words and fields, one under the other."""
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 22, 24, 20)
    layout.setSpacing(14)
    return layout


def make_room(dialog: QDialog) -> None:
    """Let a dialog that is open grow to what it says by now; Qt would squeeze it all together."""
    layout = dialog.layout()
    layout.activate()
    needed = layout.totalHeightForWidth(dialog.width())
    dialog.resize(dialog.width(), max(dialog.height(), needed))
