"""Beside the form: the newest trials. Part of the first paint, see ui.opening."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from journal.logbook.glance import GlanceRow
from ui.models.glance_list import ROW, GlanceList
from ui.style import in_role

WIDTHS = (230, 380)  # at least and at most


class Lately(QFrame):
    """`trial_chosen` tells the id of the trial that was pressed."""

    trial_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "desk")
        self.setMinimumWidth(WIDTHS[0])
        self.setMaximumWidth(WIDTHS[1])
        self.rows = GlanceList()
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(self.tr("Newest trials"))
        self.list.clicked.connect(self._chosen)
        self.list.activated.connect(self._chosen)
        self._pointed_out: str | None = None
        self._count = in_role("hint", QLabel())
        self._empty = in_role(
            "hint",
            QLabel(
                self.tr("Nothing here yet. Your first trial will appear as soon as it is saved.")
            ),
        )
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(16, 0, 16, 0)
        self._lay_out()

    def show_rows(self, total: int | None, rows: Sequence[GlanceRow]) -> None:
        """The newest trials, of how many in all; None where they are not counted yet."""
        self.rows.show(rows)
        if self._pointed_out:
            self._select(self._pointed_out)
        self._count.setText(
            self.tr("{n} in all").format(n=QLocale().toString(total)) if total else ""
        )
        self._empty.setVisible(not rows)
        self.list.setVisible(bool(rows))

    def point_out(self, trial: str) -> None:
        """Show this one as chosen, as soon as it is in the list."""
        self._pointed_out = trial

    def add_above(self, widget: QWidget) -> None:
        """Put something over the list."""
        self._layout.insertWidget(0, widget)

    def furnish(self, this_year: int) -> None:
        """What the first paint can do without: until now Qt's own delegate drew the rows."""
        from PySide6.QtCore import Qt

        from ui.widgets.trial_delegate import TrialDelegate

        self.list.setItemDelegate(TrialDelegate(self.list, this_year))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 0, 12, 6)
        top.addWidget(in_role("heading", QLabel(self.tr("Lately"))))
        top.addStretch(1)
        top.addWidget(self._count)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(4, 28, 4, 8)
        self._layout.setSpacing(10)
        self._layout.addLayout(top)
        self._layout.addWidget(self._empty)
        self._layout.addWidget(self.list, 1)
        self._layout.addStretch(0)

    def _select(self, trial: str) -> None:
        places = range(self.rows.rowCount())
        indexes = (self.rows.index(place) for place in places)
        found = next((index for index in indexes if index.data(ROW).id == trial), None)
        if found is not None:
            self.list.setCurrentIndex(found)
            self._pointed_out = None

    def _chosen(self, index: QModelIndex) -> None:
        self.trial_chosen.emit(index.data(ROW).id)
