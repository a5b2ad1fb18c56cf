"""The dialogs for kept searches: a name for a new one, and all of them with what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journal.logbook.saved_searches import NAME_LIMIT
from ui.style import in_role, set_role
from ui.widgets.sheet import button_row, words
from ui.work.saved import Saved

_SEARCH = Qt.ItemDataRole.UserRole


class NameDialog(QDialog):
    """Asks for a name; `name` is what was written."""

    def __init__(self, query: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keep this search"))
        self.setMinimumWidth(420)
        self.line = QLineEdit(query[:NAME_LIMIT])
        self.line.setMaxLength(NAME_LIMIT)
        self.line.setAccessibleName(self.tr("Name of the search"))
        self.line.selectAll()
        buttons = QDialogButtonBox()
        self.agree = buttons.addButton(self.tr("Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        set_role(self.agree, "primary")
        self.agree.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.line.textChanged.connect(lambda text: self.agree.setEnabled(bool(text.strip())))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(12)
        layout.addWidget(words(self.tr("Under which name?"), "heading"))
        layout.addWidget(words(query, "hint"))
        layout.addWidget(self.line)
        layout.addWidget(buttons)

    @property
    def name(self) -> str:
        return " ".join(self.line.text().split())


class KeptList(QListWidget):
    """F2 writes a new name, Delete removes."""

    remove_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)


class KeptDialog(QDialog):
    """`rename_wanted` tells the old and the new name, `remove_wanted` the search that is to go."""

    rename_wanted = Signal(str, str)
    remove_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Kept searches"))
        self.resize(460, 380)
        self.list = KeptList()
        set_role(self.list, "framed")
        self.list.setAccessibleName(self.tr("Kept searches"))
        self.list.itemChanged.connect(self._on_written)
        self.list.remove_wanted.connect(self._remove)
        self._trouble = words("", "trouble")
        self.rename = QPushButton(self.tr("Rename"))
        self.rename.clicked.connect(lambda: self.list.editItem(self.list.currentItem()))
        self.remove = in_role("quiet", QPushButton(self.tr("Remove")))
        self.remove.clicked.connect(self._remove)
        close = in_role("quiet", QPushButton(self.tr("Close")))
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 22, 24, 18)
        layout.setSpacing(12)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._trouble)
        layout.addLayout(button_row(self.rename, self.remove, close))
        for button in (self.rename, self.remove, close):
            button.setAutoDefault(False)  # Enter belongs to the name that is being written
        self.list.setFocus()

    def show_kept(self, kept: Sequence[Saved], trouble: str = "") -> None:
        """List these; `trouble` says why what was wanted could not be done."""
        row = max(0, self.list.currentRow())
        self.list.blockSignals(True)
        self.list.clear()
        for search in kept:
            item = QListWidgetItem(search.name, self.list)
            item.setData(_SEARCH, search)
            item.setToolTip(search.query)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.list.blockSignals(False)
        self.list.setCurrentRow(min(row, len(kept) - 1))
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))
        for button in (self.rename, self.remove):
            button.setEnabled(bool(kept))

    def _on_written(self, item: QListWidgetItem) -> None:
        search: Saved = item.data(_SEARCH)
        if item.text() != search.name:
            self.rename_wanted.emit(search.name, item.text())

    def _remove(self) -> None:
        item = self.list.currentItem()
        if item:
            self.remove_wanted.emit(item.data(_SEARCH))
