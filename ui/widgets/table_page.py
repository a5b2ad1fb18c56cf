"""A page around a table: the table scrolls, and what one does next stays in sight below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.style import set_role

WIDTH = 1240


class TablePage(QWidget):
    """`column` takes what stands in it; it grows no wider than a row can be followed."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QWidget()
        inner.setMaximumWidth(WIDTH)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(32, 24, 28, 12)
        self.column.setSpacing(12)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 100)
        row.addStretch(1)
        foot = QWidget()
        set_role(foot, "foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._foot = QHBoxLayout(foot)
        self._foot.setContentsMargins(32, 8, 32, 8)
        self._foot.setSpacing(10)
        self._foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row, 1)
        layout.addWidget(foot)

    def set_foot(self, *buttons: QWidget) -> None:
        """What stands in the foot, from where reading begins."""
        for place, button in enumerate(buttons):
            self._foot.insertWidget(place, button)
