"""A table of one line a row, quick with thousands of rows, walked by the keyboard."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.widgets.small_table import Cells

ROW_HEIGHT = 36


class LongTable(QTableView):
    """Read only; the Tab key goes past it. `chosen_changed` tells that another row is chosen."""

    chosen_changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._cells = Cells()
        self.setModel(self._cells)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.chosen_changed.emit())

    @property
    def chosen_row(self) -> int:
        """The number of the chosen row, -1 for none."""
        return self.currentIndex().row()

    @property
    def rows(self) -> int:
        """How many there are."""
        return self._cells.rowCount()

    def cell(self, row: int, column: int) -> str:
        """What stands there."""
        return str(self._cells.data(self._cells.index(row, column)))

    def fill(
        self,
        columns: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths: Mapping[int, int],
        chosen: int = 0,
    ) -> None:
        """Show these rows; `widths` in pixels of the columns that do not share what is left."""
        self._cells.fill(columns, rows)
        header, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        for column in range(len(columns)):
            fixed = column in widths
            header.setSectionResizeMode(column, mode.Fixed if fixed else mode.Stretch)
            if fixed:
                header.resizeSection(column, widths[column])
        if rows:
            self.selectRow(chosen)
        self.chosen_changed.emit()
