"""Handing the facilitator's role over, in steps, and taking it on."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QPushButton, QWidget

from ui.sharing.group.code_dialogs import WIDTH, dialog_column, make_room
from ui.style import set_role
from ui.widgets.ask_files import ask_files
from ui.widgets.field import Field
from ui.widgets.sheet import button_row, selectable, words
from ui.work.groups import Group

ENDING = ".trialrole"
LONGEST_CODE = 60


class HandOver(QDialog):
    """What is going to happen, before it does."""

    def __init__(self, group: Group, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Hand over the facilitator's role"))
        self.setMinimumWidth(WIDTH)
        layout = dialog_column(self)
        layout.addWidget(words(self.tr("Hand over {name}").format(name=group.name), "heading"))
        if not group.let_in:
            layout.addWidget(
                words(self.tr("Nobody else is let in yet; whoever follows you has to join first."))
            )
        for step in (
            self.tr(
                "1. Choose one colleague who is in the group and whom the group trusts, and save a "
                "file for them."
            ),
            self.tr("2. Give them the file by one way, and tell them its code by another."),
            self.tr(
                "3. From then on the role rests here. Once they have taken it on, forget it here; "
                "until then you can take it back."
            ),
        ):
            layout.addWidget(words(step))
        layout.addWidget(
            words(
                self.tr(
                    "Along go who is let in, what was released to leaders, and your decisions on "
                    "the digest, so that they go on where you stop. Your own trials stay yours."
                ),
                "hint",
            )
        )
        self.save_button = _buttons(self, self.tr("Save the file…"), self.tr("Cancel"))


class TellCode(QDialog):
    """The code of a role that was handed over, shown this once."""

    def __init__(self, code: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("The code of the file"))
        self.setMinimumWidth(WIDTH)
        self.code = selectable(code, "figure")
        self.code.setAccessibleName(self.tr("Code {code}").format(code=code))
        self.copy_button = QPushButton(self.tr("Copy"))
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(code))
        layout = dialog_column(self)
        layout.addWidget(words(self.tr("Tell your colleague this code"), "heading"))
        layout.addWidget(self.code)
        layout.addLayout(button_row(self.copy_button))
        layout.addWidget(
            words(
                self.tr(
                    "It opens {file}. Tell it in person or by phone, never in the message that "
                    "carries the file. It is shown this once; if it is lost, take the role back "
                    "and hand it over again."
                ).format(file=name)
            )
        )
        buttons = QDialogButtonBox()
        self.done_button = buttons.addButton(
            self.tr("I have it"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        set_role(self.done_button, "primary")
        buttons.accepted.connect(self.accept)
        layout.addWidget(buttons)
        self.copy_button.setFocus()


class TakeOn(QDialog):
    """`wanted` carries the file that somebody handed over and the code as it was told."""

    wanted = Signal(object, str)

    def __init__(self, folder: Path, parent: QWidget, path: Path | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.path = path
        self._waits = False
        self.setWindowTitle(self.tr("I was handed the role"))
        self.setMinimumWidth(WIDTH)
        self.file_said = words("", "hint")
        self.file_button = QPushButton(self.tr("Choose the file…"))
        self.file_button.clicked.connect(self._choose)
        self.code = QLineEdit()
        self.code.setMaxLength(LONGEST_CODE)
        self.code.setPlaceholderText("XXXX-XXXX-XXXX-XXXX")
        self.code.textChanged.connect(self._show_state)
        self.field = Field(self.tr("The code that you were told"), self.code)
        layout = dialog_column(self)
        layout.addWidget(words(self.tr("I was handed the role"), "heading"))
        layout.addWidget(
            words(
                self.tr(
                    "The one who was the facilitator gave you a file and told you its code. With "
                    "both you go on where they stopped."
                )
            )
        )
        layout.addLayout(button_row(self.file_button))
        layout.addWidget(self.file_said)
        layout.addWidget(self.field)
        self.go_button = _buttons(self, self.tr("Take it on"), self.tr("Cancel"), self._go)
        self.show_file(path)

    def show_file(self, path: Path | None) -> None:
        """This is the file."""
        self.path = path
        self.file_said.setText(path.name if path else self.tr("No file is chosen yet."))
        self._show_state()
        (self.code if path else self.file_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(self) -> None:
        """It is being opened, which takes a moment."""
        self._waits = True
        self._show_state()
        self.field.show_remark(self.tr("Opening it takes a moment."))
        make_room(self)

    def refuse(self, sentence: str) -> None:
        """Say why it did not work; file and code stay to be mended."""
        self._waits = False
        self._show_state()
        self.field.show_remark("")
        self.field.show_trouble(sentence)
        make_room(self)
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self) -> None:
        kinds = self.tr("A role handed over ({ending});;All files (*)").format(ending=f"*{ENDING}")

        def chosen(paths: Sequence[Path]) -> None:
            self.show_file(paths[0])

        ask_files(self, self.tr("The file that you were given"), self._folder, kinds, chosen)

    def _show_state(self) -> None:
        self.field.show_trouble("")
        is_whole = self.path is not None and bool(self.code.text().strip())
        self.go_button.setEnabled(is_whole and not self._waits)

    def _go(self) -> None:
        self.wanted.emit(self.path, self.code.text())


class TakenOver(QDialog):
    """What came along with a role that was taken on; accepted, new keys are wanted."""

    def __init__(self, name: str, came: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("You are the facilitator now"))
        self.setMinimumWidth(WIDTH)
        layout = dialog_column(self)
        heading = self.tr("You are the facilitator of {name} now").format(name=name)
        layout.addWidget(words(heading, "heading"))
        for sentence in came:
            layout.addWidget(words(sentence))
        layout.addWidget(
            words(
                self.tr(
                    "Tell the one who handed it over that it worked, so that they forget it. "
                    "Start afresh with new keys if they should no longer open what members send."
                )
            )
        )
        self.keys_button = _buttons(self, self.tr("Start afresh with new keys…"), self.tr("Later"))


def _buttons(
    dialog: QDialog, answer: str, otherwise: str, agreed: Callable[[], object] | None = None
) -> QPushButton:
    """The two buttons at the foot of a dialog; the one that goes on."""
    buttons = QDialogButtonBox()
    go = buttons.addButton(answer, QDialogButtonBox.ButtonRole.AcceptRole)
    set_role(go, "primary")
    go.setDefault(True)
    buttons.addButton(otherwise, QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(agreed or dialog.accept)
    buttons.rejected.connect(dialog.reject)
    dialog.layout().addWidget(buttons)
    return go
