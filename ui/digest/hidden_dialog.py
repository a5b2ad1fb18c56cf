"""The trials that a facilitator has hidden, with the reasons, each of which may be shown again."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal.bundle.codes import shown
from journal.group.decisions import Hide
from ui.style import set_role
from ui.widgets.sheet import readable, words


class HiddenDialog(QDialog):
    """`again_wanted` carries the code of a trial that is to be shown again."""

    again_wanted = Signal(str)

    def __init__(self, hides: Iterable[Hide], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Hidden trials"))
        self.resize(560, 380)
        self.buttons: dict[str, QPushButton] = {}
        holder = QWidget()
        set_role(holder, "sheet")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        for hide in hides:
            column.addWidget(self._line(hide))
        column.addStretch(1)
        listed = QScrollArea()
        listed.setWidgetResizable(True)
        listed.setFrameShape(QFrame.Shape.NoFrame)
        listed.setWidget(holder)
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(words(self.tr("Hidden trials"), "heading"))
        layout.addWidget(
            words(self.tr("They are left out of every digest that is written on this computer."))
        )
        layout.addWidget(listed, 1)
        layout.addWidget(buttons)

    def _line(self, hide: Hide) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        code = shown(hide.code)
        row.addWidget(readable(f"{code} · {hide.why}" if hide.why else code), 1)
        button = QPushButton(self.tr("Show again"))
        button.setAccessibleName(self.tr("Show {code} again").format(code=code))
        button.clicked.connect(lambda: self._show_again(hide.code))
        self.buttons[hide.code] = button
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _show_again(self, code: str) -> None:
        self.again_wanted.emit(code)
        self.accept()
