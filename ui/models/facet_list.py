"""The facets of a search as one list: a heading, its values with counts, a way to see more."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QLocale, QModelIndex, Qt

from journal.logbook.facets import Facet, FacetValue
from ui.models.glance_list import ACCESSIBLE_TEXT, DISPLAY, ROW, Index

FEW = 5  # values of a facet at first
_TOP = QModelIndex()
SIGNS = {"and": "✓", "or": "+", "not": "−"}


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A line of the panel. A heading has no value; `more` stands for the values not shown."""

    operator: str
    label: str
    value: FacetValue | None = None
    more: bool = False

    @property
    def key(self) -> tuple[str, str, bool]:
        """The same for the same line, whatever its count."""
        return self.operator, self.value.value if self.value else "", self.more

    @property
    def heading(self) -> bool:
        return self.value is None and not self.more


class FacetList(QAbstractListModel):
    """Lines are FacetRows under ROW. New counts change lines in place, so that nothing jumps."""

    def __init__(self) -> None:
        super().__init__()
        self._facets: Sequence[Facet] = ()
        self._unfolded: set[str] = set()
        self._rows: list[FacetRow] = []

    def show(self, facets: Sequence[Facet]) -> None:
        """Show these instead."""
        self._facets = facets
        rows = [row for facet in facets for row in self._lines(facet)]
        if [row.key for row in rows] == [row.key for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def turn(self, operator: str) -> None:
        """Show all values of a facet, or few again."""
        self._unfolded ^= {operator}
        self.show(self._facets)

    def row_of(self, key: tuple[str, str, bool]) -> QModelIndex:
        """Where the line with this key stands; an invalid index if it is gone."""
        place = next((n for n, row in enumerate(self._rows) if row.key == key), -1)
        return self.index(place) if place >= 0 else QModelIndex()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == DISPLAY:
            return row.label
        return _spoken(row) if role == ACCESSIBLE_TEXT else None

    def _lines(self, facet: Facet) -> list[FacetRow]:
        if not facet.values:
            return []
        unfolded = facet.operator in self._unfolded
        shown = [
            value
            for place, value in enumerate(facet.values)
            if unfolded or place < FEW or value.state
        ]
        lines = [FacetRow(facet.operator, facet.label)]
        lines += [FacetRow(facet.operator, value.label, value) for value in shown]
        if len(facet.values) > FEW:
            more = _tr("Fewer") if unfolded else _tr("More")
            lines.append(FacetRow(facet.operator, more, more=True))
        return lines


def _tr(words: str) -> str:
    return QCoreApplication.translate("FacetList", words)


def _spoken(row: FacetRow) -> str:
    if row.value is None:
        return row.label
    said = {
        "and": QCoreApplication.translate("FacetList", "must be"),
        "or": QCoreApplication.translate("FacetList", "or this"),
        "not": QCoreApplication.translate("FacetList", "must not be"),
    }
    count = QLocale().toString(row.value.count)
    return ", ".join(part for part in (row.label, count, said.get(row.value.state or "")) if part)
