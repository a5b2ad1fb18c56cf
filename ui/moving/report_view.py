"""What became of every row that was brought in."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from journal.exchange.suggesting import CHECK_IN, TOOL
from ui.style import set_role
from ui.widgets.sheet import Footed, words
from ui.widgets.wrapping_cells import WrappingCells

if TYPE_CHECKING:
    from journal.exchange.record import ImportReport

MOST_LINES = 2_000  # shown; the counts, and the report that can be saved, are of all
TABLE_HEIGHT = 420
WIDTH = 980


class ReportView(Footed):
    """Line by line, what was not taken first."""

    save_wanted = Signal()
    journal_wanted = Signal()
    another_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(WIDTH)
        self.title = words("", "title")
        self.summary = words("", "lead")
        self._notes = QVBoxLayout()
        self._notes.setSpacing(4)
        self.table = _table([self.tr("Line"), self.tr("What became of it")], self.tr("Report"))
        self._cut = words("", "hint")
        self.journal_button = QPushButton(self.tr("To the journal"))
        set_role(self.journal_button, "primary")
        self.save_button = QPushButton(self.tr("Save this report…"))
        another = QPushButton(self.tr("Bring in another file…"))
        set_role(another, "quiet")
        for widget in (self.title, self.summary):
            self.column.addWidget(widget)
        self.column.addLayout(self._notes)
        self.column.addWidget(self.table)
        self.column.addWidget(self._cut)
        self.column.addStretch(1)
        self.set_foot(self.journal_button, self.save_button, another)
        self.journal_button.clicked.connect(self.journal_wanted)
        self.save_button.clicked.connect(self.save_wanted)
        another.clicked.connect(self.another_wanted)
        self.setFocusProxy(self.journal_button)

    def show_report(
        self,
        name: str,
        kind: str | None,
        report: "ImportReport",
        lines: Sequence[tuple[str, int, str]],
    ) -> None:
        """The counts, what was remarked, and a row for each line of the file."""
        onward = {CHECK_IN: self.tr("To my check-ins"), TOOL: self.tr("To the tool register")}
        self.journal_button.setText(onward.get(kind or "", self.tr("To the journal")))
        self.title.setText(self.tr("Brought in from {name}").format(name=name))
        self.summary.setText(
            self.tr("{taken} taken, {unchanged} here already, {refused} not taken.").format(
                taken=len(report.taken),
                unchanged=len(report.unchanged),
                refused=len(report.refused),
            )
        )
        while item := self._notes.takeAt(0):
            item.widget().deleteLater()
        for note in report.notes:
            self._notes.addWidget(words(note, "hint"))
        _fill(self.table, lines[:MOST_LINES], several=len({file for file, *_ in lines}) > 1)
        left = len(lines) - MOST_LINES
        self._cut.setText(self.tr("The first {n} lines are shown; the saved report has all.")
                          .format(n=MOST_LINES))  # fmt: skip
        self._cut.setVisible(left > 0)
        self.to_top()


def _table(headings: Sequence[str], name: str) -> QTableWidget:
    table = QTableWidget(0, len(headings))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(headings))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.setMinimumHeight(TABLE_HEIGHT)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    table.setItemDelegateForColumn(1, WrappingCells(table))
    header.sectionResized.connect(lambda *_: table.resizeRowsToContents())
    return table


def _fill(table: QTableWidget, lines: Sequence[tuple[str, int, str]], several: bool) -> None:
    table.setRowCount(len(lines))
    for place, (file, line, said) in enumerate(lines):
        where = f"{file}, {line}" if several else str(line)
        table.setItem(place, 0, QTableWidgetItem(where))
        table.setItem(place, 1, QTableWidgetItem(said))
    table.resizeRowsToContents()
