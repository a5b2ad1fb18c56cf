"""A question before something that is not easily undone; the window does not stop for it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget


def ask_first(
    parent: QWidget, sentence: str, more: str, answer: str, agreed: Callable[[], object]
) -> QMessageBox:
    """Ask `sentence`; `answer` names the button that goes on with `agreed`."""
    no = QCoreApplication.translate("Confirm", "Cancel")
    box = QMessageBox(QMessageBox.Icon.NoIcon, "", sentence, parent=parent)
    box.setInformativeText(more)
    yes = box.addButton(answer, QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(no, QMessageBox.ButtonRole.RejectRole))
    box.buttonClicked.connect(lambda button: agreed() if button is yes else None)
    box.finished.connect(box.deleteLater)
    box.open()
    return box
