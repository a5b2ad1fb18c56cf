"""A table of one line a row, quick with thousands of rows, walked by the keyboard."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.widgets.small_table import Cells

ROW_HEIGHT = 36
LEAST_WIDTH = 215  # of a column that shares what is left: the longest day with its hour


class LongTable(QTableView):
    """Read only; the Tab key goes past it. `chosen_changed` tells that another row is chosen."""

    chosen_changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._cells = Cells()
        self._widths: Mapping[int, int] = {}
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
        self._widths = widths
        self._share_room()
        if rows:
            self.selectRow(chosen)
        self.chosen_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Columns without a width share what is left; where that is too little, the table scrolls.

        Qt would make them as narrow as a letter.
        """
        header, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        count = self._cells.columnCount()
        left = self.viewport().width() - sum(self._widths.values())
        is_enough = left >= LEAST_WIDTH * (count - len(self._widths))
        for column in range(count):
            stretches = column not in self._widths and is_enough
            header.setSectionResizeMode(column, mode.Stretch if stretches else mode.Fixed)
            if not stretches:
                header.resizeSection(column, self._widths.get(column, LEAST_WIDTH))
