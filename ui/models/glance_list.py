"""A short list of trials that is at hand already: the newest ones at start-up."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex

from journal.logbook.glance import GlanceRow

# Qt.ItemDataRole's numbers: naming it would make all enums of Qt before the first paint.
DISPLAY, ACCESSIBLE_TEXT, ROW = 0, 11, 0x100
Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class GlanceList(QAbstractListModel):
    """Rows as they come; each is a GlanceRow under the role ROW."""

    def __init__(self, rows: Sequence[GlanceRow] = ()) -> None:
        super().__init__()
        self._rows = list(rows)

    def show(self, rows: Sequence[GlanceRow]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == DISPLAY:
            return written(row)
        return spoken(row) if role == ACCESSIBLE_TEXT else None


def written(row: GlanceRow) -> str:
    """A row as three lines."""
    second = " · ".join(part for part in (row.outcome, row.tool) if part)
    return f"{row.task}\n{second}\n{row.excerpt}"


def spoken(row: GlanceRow) -> str:
    """A row as one line, for those who listen."""
    parts = (row.task, row.tool, row.outcome, row.tried_on, row.excerpt)
    return ", ".join(part for part in parts if part)
