"""A list as high as its rows: an icon, what it is, and how it stands."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFocusEvent, QIcon
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy

from ui.style import Style, set_role

_MOST_ROWS = 10  # more than that scroll
_ICON_PIXELS = 18
_Index = QModelIndex | QPersistentModelIndex


class Row(NamedTuple):
    """`icon` is a name of ui.icons; `told` stands below, where more is to be said."""

    icon: str
    words: str
    told: str = ""


class Rows(QAbstractListModel):
    """Rows with their icons in the colours in use."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self.rows: Sequence[Row] = ()

    def fill(self, rows: Sequence[Row]) -> bool:
        """Hold these instead; whether they are others."""
        if list(rows) == list(self.rows):
            return False
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()
        return True

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.words}\n{row.told}" if row.told else row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.words}. {row.told}" if row.told else row.words
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.told or row.words
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(row.icon)
        return None

    def _icon(self, name: str) -> QIcon:
        return self._style.icon(name, _ICON_PIXELS)


class FolderList(QListView):
    """Read only; the arrow keys walk in it."""

    def __init__(self, name: str, style: Style) -> None:
        super().__init__()
        self.model_of_rows = Rows(style)
        self.setModel(self.model_of_rows)
        self.setAccessibleName(name)
        set_role(self, "framed")
        self.setWordWrap(True)
        self.setIconSize(QSize(_ICON_PIXELS, _ICON_PIXELS))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        style.changed.connect(self.viewport().update)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; where one stood stays in sight if it can."""
        place = self.currentIndex().row()
        if self.model_of_rows.fill(rows):
            if place >= 0:
                self.setCurrentIndex(self.model_of_rows.index(min(place, len(rows) - 1), 0))
            self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model_of_rows.index(0, 0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setCurrentIndex(QModelIndex())  # chosen is only where the keyboard is

    def sizeHint(self) -> QSize:
        count = min(self.model_of_rows.rowCount(), _MOST_ROWS)
        high = sum(self.sizeHintForRow(row) for row in range(count))
        return QSize(480, high + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
