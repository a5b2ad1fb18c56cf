"""The sections of a digest as a list beside it; the one that is read is marked."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem

from ui.style import set_role

WIDTH = 244
_PADDING = 46


class Contents(QListWidget):
    """`section_chosen` carries the id of the section that is to be shown."""

    section_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "contents")
        self.setProperty("mirrored", self.isRightToLeft())
        self.setAccessibleName(self.tr("Sections"))
        self.setFixedWidth(WIDTH)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._choose)
        self.itemClicked.connect(self._choose)

    def list_sections(self, titles: Iterable[tuple[str, str]]) -> None:
        """List these instead, each an id and a heading."""
        self.blockSignals(True)
        self.clear()
        for section, title in titles:
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, section)
            item.setSizeHint(self._size_of(title))
            self.addItem(item)
        self.setCurrentRow(0)
        self.blockSignals(False)

    def mark(self, section: str) -> None:
        """Mark the section that is read, without turning to it."""
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == section:
                self.blockSignals(True)
                self.setCurrentRow(row)
                self.blockSignals(False)

    @property
    def section(self) -> str:
        """The section that is marked."""
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def after(self, step: int) -> str:
        """The section so many further on than the marked one; the last or first at the end."""
        row = min(max(self.currentRow() + step, 0), self.count() - 1)
        return str(self.item(row).data(Qt.ItemDataRole.UserRole)) if row >= 0 else ""

    def _size_of(self, title: str) -> QSize:
        """The room for a title; the style's padding is not known to the list."""
        width = WIDTH - _PADDING
        flags = int(Qt.TextFlag.TextWordWrap)
        needed = self.fontMetrics().boundingRect(0, 0, width, 1000, flags, title)
        return QSize(width, needed.height() + 18)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.section_chosen.emit(item.data(Qt.ItemDataRole.UserRole))


class ContentsBox(QComboBox):
    """The same over the page, where a window is too narrow for a list beside it."""

    section_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Sections"))
        self.setMaximumWidth(2 * WIDTH)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda place: self.section_chosen.emit(self.itemData(place)))

    def list_sections(self, titles: Iterable[tuple[str, str]]) -> None:
        """List these instead, each an id and a heading."""
        self.clear()
        for section, title in titles:
            self.addItem(title, section)

    def mark(self, section: str) -> None:
        """Show the section that is read, without turning to it."""
        self.setCurrentIndex(self.findData(section))
