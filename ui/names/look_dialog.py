"""A list of names looked into: single ones removed and put back, the list called something else."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journal.logbook.own_names import NameList, Removed
from ui.context import Context
from ui.names.adding import LONGEST_NAME
from ui.names.in_words import called, standing
from ui.style import set_role
from ui.widgets.field import Field
from ui.widgets.sheet import words
from ui.work import own_names as work


class LookDialog(QDialog):
    """What is removed here can be put back here, until it is closed."""

    def __init__(self, context: Context, one: NameList, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._one = context, one
        self._removed: list[Removed] = []
        self.setWindowTitle(called(one))
        self.resize(520, 560)
        self.title = words(called(one), "heading")
        self.list_name = QLineEdit(one.name)
        self.list_name.setMaxLength(LONGEST_NAME)
        self.list = QListWidget()
        set_role(self.list, "framed")
        self.list.setAccessibleName(self.tr("Names in this list"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.remove = QPushButton(self.tr("Remove these names"))
        self.back = QPushButton(self.tr("Put back"))
        self.close_button = QPushButton(self.tr("Close"))
        set_role(self.back, "quiet")
        self._lay_out()
        self.list.itemSelectionChanged.connect(self._on_selection)
        self.remove.clicked.connect(self.remove_chosen)
        self.back.clicked.connect(self.put_back)
        self.close_button.clicked.connect(self.accept)
        self.list_name.editingFinished.connect(self._rename)
        context.actions.attach("delete-here", self.list, self.remove_chosen)
        self.list.setFocus()
        self.refresh()

    def refresh(self) -> None:
        """Read the names again."""
        one, today = self._one, self._context.now().astimezone().date()
        self._context.worker.ask(lambda session: work.names(session, one, today), self._show)

    def remove_chosen(self) -> None:
        """Take out what is selected."""
        chosen, one = self._chosen(), self._one

        def done(gone: Removed) -> None:
            self._removed.append(gone)
            self._changed()

        if chosen:
            self._context.worker.ask_journal(
                lambda journal: work.remove(journal, one, chosen), done
            )

    def put_back(self) -> None:
        """Put back what was removed last."""
        gone = self._removed[-1]

        def done(_result: object) -> None:
            self._removed.remove(gone)
            self._changed()

        self.back.setEnabled(False)
        self._context.worker.ask(lambda session: work.put_back(session, gone), done)

    def reject(self) -> None:
        """Escape leaves the list its name; without this, leaving the field would change it."""
        self.list_name.setText(self._one.name)
        super().reject()

    def _rename(self) -> None:
        one, new = self._one, " ".join(self.list_name.text().split())
        if new in ("", one.name):  # without a name it would be lost among what was typed by hand
            self.list_name.setText(one.name)
            return

        def done(_result: object) -> None:
            self._removed.clear()  # they were of the list as it was called
            self._one = NameList(new, one.kind, one.names, one.keep_until, one.expires_soon)
            self.title.setText(called(self._one))
            self._changed()

        self._context.worker.ask(lambda session: work.rename(session, one, new), done)

    def _changed(self) -> None:
        self._context.changes.own_names_changed.emit()
        self.refresh()

    def _show(self, names: list[tuple[str, str]]) -> None:
        place, chosen = max(self.list.currentRow(), 0), self._chosen()
        self.list.clear()
        for text, year in names:
            item = QListWidgetItem(f"{text} · {year}" if year else text)
            item.setData(Qt.ItemDataRole.UserRole, text)
            self.list.addItem(item)
        if names:
            self.list.setCurrentRow(min(place, len(names) - 1))
        self._select(chosen)
        self._on_selection()

    def _chosen(self) -> list[str]:
        return [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]

    def _select(self, names: list[str]) -> None:
        """Select these again, as far as they are still there."""
        items = [self.list.item(n) for n in range(self.list.count())]
        there = [item for item in items if item.data(Qt.ItemDataRole.UserRole) in names]
        if there:
            self.list.setCurrentItem(there[0])
        for item in there:
            item.setSelected(True)

    def _on_selection(self) -> None:
        self.remove.setEnabled(bool(self.list.selectedItems()))
        self.back.setEnabled(bool(self._removed))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(12)
        layout.addWidget(self.title)
        layout.addWidget(words(standing(self._one), "hint"))
        layout.addWidget(self.list, 1)
        layout.addWidget(Field(self.tr("Name of the list"), self.list_name))
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.close_button)
        for button in (self.remove, self.back, self.close_button):
            button.setAutoDefault(False)
        layout.addLayout(row)
