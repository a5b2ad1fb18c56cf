"""The words that a digest prints masked, for the facilitator to say which are none to hide."""

from collections.abc import Iterable

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal.digest.scan import Found
from ui.style import set_role
from ui.widgets.sheet import words


class MaskedDialog(QDialog):
    """One box a word; a ticked one is printed as it was written."""

    def __init__(self, found: Iterable[Found], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Words that were found"))
        self.resize(560, 420)
        self.boxes: dict[str, QCheckBox] = {}
        holder = QWidget()
        set_role(holder, "sheet")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        for one in found:
            column.addWidget(self._box(one))
        column.addStretch(1)
        shown = QScrollArea()
        shown.setWidgetResizable(True)
        shown.setFrameShape(QFrame.Shape.NoFrame)
        shown.setWidget(holder)
        buttons = QDialogButtonBox()
        keep = buttons.addButton(self.tr("Keep it so"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_role(keep, "primary")
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(words(self.tr("Words that were found"), "heading"))
        layout.addWidget(
            words(
                self.tr(
                    "They look like a name or a detail, so they are printed masked. Tick a word "
                    "only if it names nobody and nothing here."
                )
            )
        )
        layout.addWidget(shown, 1)
        layout.addWidget(buttons)

    def printed(self) -> list[str]:
        """The words that are ticked."""
        return [word for word, box in self.boxes.items() if box.isChecked()]

    def _box(self, one: Found) -> QCheckBox:
        box = QCheckBox(
            self.tr("Print “{word}” ({why})").format(word=one.text, why=one.why).replace("&", "&&")
        )
        box.setChecked(not one.masked)
        self.boxes[one.text] = box
        return box
