"""What a backup holds, before it replaces anything; single trials or the whole are brought back."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journal.logbook.backup_contents import Contents, Held
from journal.logbook.history import labels_of
from ui.style import set_role
from ui.widgets.sheet import words

NEWEST = 3
DAY = "d MMM yyyy"


class LookDialog(QDialog):
    """`some_wanted` carries the ids of the ticked trials; `all_wanted` asks for the whole."""

    some_wanted = Signal(object)
    all_wanted = Signal()

    def __init__(self, when: str, found: Contents, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Backup of {when}").format(when=when))
        self.resize(680, 560)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(10)
        layout.addWidget(words(self.windowTitle(), "heading"))
        self.figures = words(self._figures(found))
        layout.addWidget(self.figures)
        self.list = QListWidget()
        set_role(self.list, "framed")
        self.list.setAccessibleName(self.tr("Trials of this backup that differ from now"))
        for held in found.differing:
            self.list.addItem(self._item(held))
        if found.differing:
            layout.addWidget(
                words(self.tr("Tick what to bring back; the rest of the journal stays as it is."))
            )
            layout.addWidget(self.list, 1)
        else:
            layout.addWidget(words(self.tr("No trial in it differs from the journal of now.")))
            layout.addStretch(1)
        layout.addWidget(self._buttons(bool(found.differing)))
        self.list.itemChanged.connect(self._count)
        self._count()

    def ticked(self) -> list[str]:
        """The ids of the ticked trials."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        ]

    def _buttons(self, some: bool) -> QWidget:
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.some = buttons.addButton(self.tr("Bring back the ticked ones"), role.ActionRole)
        self.all = buttons.addButton(self.tr("Put the whole backup back…"), role.ActionRole)
        close = buttons.addButton(self.tr("Close"), role.RejectRole)
        set_role(self.some, "primary")
        set_role(self.all, "quiet")
        self.some.setVisible(some)
        close.setDefault(True)
        self.some.clicked.connect(self._take_some)
        self.all.clicked.connect(self._take_all)
        buttons.rejected.connect(self.reject)
        return buttons

    def _take_some(self) -> None:
        self.some_wanted.emit(self.ticked())
        self.accept()

    def _take_all(self) -> None:
        self.all_wanted.emit()
        self.accept()

    def _count(self) -> None:
        self.some.setEnabled(bool(self.ticked()))

    def _figures(self, found: Contents) -> str:
        told = [
            (self.tr("Trials"), found.trials),
            (self.tr("in the trash"), found.in_trash),
            (self.tr("check-ins"), found.check_ins),
        ]
        locale = QLocale()
        lines = [" · ".join(f"{name}: {locale.toString(count)}" for name, count in told)]
        if found.newest:
            named = ", ".join(
                f"{title} ({locale.toString(day, DAY)})"
                for title, day in found.newest[:NEWEST]
                if day
            )
            lines.append(self.tr("Its newest: {named}").format(named=named))
        if found.only_here:
            lines.append(
                self.tr("Trials of the journal that it lacks: {n}").format(
                    n=locale.toString(found.only_here)
                )
            )
        return "\n".join(lines)

    def _item(self, held: Held) -> QListWidgetItem:
        day = QLocale().toString(held.tried_on, DAY) if held.tried_on else ""
        about = " · ".join(part for part in (held.title, held.tool, day) if part)
        item = QListWidgetItem(f"{about}\n{self._state(held)}")
        item.setData(Qt.ItemDataRole.UserRole, held.id)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(Qt.CheckState.Unchecked)
        return item

    def _state(self, held: Held) -> str:
        if held.sort == "missing":
            return self.tr("Not in the journal now; comes back for your eyes only")
        if held.sort == "in-trash":
            return self.tr("In the trash now")
        return self.tr("Differs: {fields}; comes back as a new version").format(
            fields=labels_of(held.changed)
        )
