"""Cells of a table that are as high as their words need, padding and all."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

# What the style sheet and Qt leave free beside the words, in device-independent pixels.
BESIDE = 30
ABOVE_AND_BELOW = 12


class WrappingCells(QStyledItemDelegate):
    """For columns whose width is given; Qt reckons without the padding of the style sheet."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = max(1, self._table.columnWidth(index.column()) - BESIDE)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        room = QRect(0, 0, width, 100_000)
        needed = option.fontMetrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
        return QSize(width, needed.height() + ABOVE_AND_BELOW)
