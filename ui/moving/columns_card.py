"""The columns of a table: heading, a few cells, and the field that each goes to."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.moving.field_choices import FieldBox, field_choices
from ui.widgets.sheet import Card, words

if TYPE_CHECKING:
    from ui.work.moving import Look

HEADING_WIDTH = 260


class ColumnsCard(Card):
    """`changed` tells that a column goes elsewhere."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(QCoreApplication.translate("ColumnsCard", "Where each column goes"))
        self.boxes: dict[str, FieldBox] = {}
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)

    def fields(self) -> dict[str, str | None]:
        """The field of each heading, None for what is left out."""
        return {heading: box.field() for heading, box in self.boxes.items()}

    def show_columns(self, look: "Look", kind: str, fields: Mapping[str, str | None]) -> None:
        """A row for each column, in the order of the file."""
        while item := self._place.takeAt(0):
            item.widget().deleteLater()
        self.boxes = {}
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        choices = field_choices(kind, rows)
        for place, column in enumerate(look.columns):
            heading = words(column.heading, "question")
            heading.setFixedWidth(HEADING_WIDTH)
            box = FieldBox(choices, column.heading, fields.get(column.heading))
            box.currentIndexChanged.connect(self.changed)
            told = (
                self.tr("Who answered; left out so that nobody is named.")
                if column.who
                else " · ".join(column.samples) or self.tr("Empty in the first rows.")
            )
            box.setAccessibleDescription(told)
            grid.addWidget(heading, place, 0)
            grid.addWidget(words(told, "hint"), place, 1)
            grid.addWidget(box, place, 2)
            self.boxes[column.heading] = box
        self._place.addWidget(rows)
