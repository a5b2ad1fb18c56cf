"""A table as high as its rows, reached and walked by the keyboard."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

_MOST_ROWS = 14  # more than that scroll
_Index = QModelIndex | QPersistentModelIndex


class Cells(QAbstractTableModel):
    """Words in rows and columns."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: Sequence[str] = ()
        self._rows: Sequence[Sequence[str]] = ()

    def fill(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Hold these instead."""
        self.beginResetModel()
        self._columns, self._rows = columns, rows
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if role in shown:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self._rows[index.row()]
            return f"{said[0]}, {self._columns[index.column()]}: {said[index.column()]}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._columns[section]
        return None


class SmallTable(QTableView):
    """Read only; the Tab key goes past it, the arrow keys walk in it."""

    def __init__(self) -> None:
        super().__init__()
        self.cells = Cells()
        self.setModel(self.cells)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, name: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show these, called `name`."""
        self.setAccessibleName(name)
        self.cells.fill(columns, rows)
        if rows:
            self.setCurrentIndex(self.cells.index(0, 0))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = min(self.cells.rowCount(), _MOST_ROWS)
        high = sum(self.verticalHeader().sectionSize(row) for row in range(rows))
        return QSize(480, high + self.horizontalHeader().sizeHint().height() + 4)
