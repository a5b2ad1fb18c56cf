"""The register as a table, and the tools that are used and are not in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journal import vocabulary
from journal.language import plural
from ui.actions import Actions
from ui.register.in_words import HEADINGS, cells, heading, name_of
from ui.style import set_role
from ui.widgets.flow import FlowLayout
from ui.widgets.sheet import button_row, words
from ui.widgets.wrapping_cells import WrappingCells

if TYPE_CHECKING:
    from ui.work.register import Line, Register

MOST_OFFERED = 12
NARROW = (1, 2, 5, 6)  # columns as wide as their words


class LinesView(QWidget):
    """Signals carry the id of a line, or the name of a tool that is to get one."""

    add_wanted = Signal()
    edit_wanted = Signal(str)
    remove_wanted = Signal(str)
    tool_offered = Signal(str)
    import_wanted = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        set_role(self, "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lines: tuple[Line, ...] = ()
        self.table = _table(self.tr("Tool register"))
        self.empty = words(
            self.tr(
                "No tool is listed yet. If your school keeps a list of approved tools, note them "
                "here or bring in its table; the form then says kindly where a tool is not on it. "
                "Without a register nothing is said."
            )
        )
        self.add = QPushButton(self.tr("Add a tool"))
        set_role(self.add, "primary")
        self.edit = QPushButton(self.tr("Change"))
        self.remove = QPushButton(self.tr("Remove"))
        self.bring_in = QPushButton(self.tr("Bring in a table…"))
        set_role(self.bring_in, "quiet")
        self._offers = QWidget()
        self._flow = FlowLayout(self._offers, gap=6)
        self._offer_title = words(self.tr("Tools you use that are not here"), "question")
        self._lay_out()
        self.add.clicked.connect(self.add_wanted)
        self.edit.clicked.connect(lambda: self._with_line(self.edit_wanted.emit))
        self.remove.clicked.connect(lambda: self._with_line(self.remove_wanted.emit))
        self.bring_in.clicked.connect(self.import_wanted)
        self.table.doubleClicked.connect(lambda: self._with_line(self.edit_wanted.emit))
        self.table.itemSelectionChanged.connect(self._on_selection)
        actions.attach("edit-here", self.table, lambda: self._with_line(self.edit_wanted.emit))
        actions.attach("delete-here", self.table, lambda: self._with_line(self.remove_wanted.emit))
        self.setFocusProxy(self.add)

    def show_register(self, register: Register, chosen: str = "") -> None:
        """All lines, the one with the id `chosen` selected, and what could be added."""
        self._lines = register.lines
        place = next((n for n, line in enumerate(self._lines) if line.id == chosen), 0)
        _fill(self.table, self._lines)
        if self._lines:
            self.table.selectRow(place)
        self.table.setVisible(bool(self._lines))
        self.empty.setVisible(not self._lines)
        self._offer(register.not_here[:MOST_OFFERED])
        self._on_selection()

    @property
    def chosen(self) -> Line | None:
        """The line that is selected."""
        rows = self.table.selectionModel().selectedRows()
        return self._lines[rows[0].row()] if rows and self._lines else None

    def _offer(self, tools: tuple[tuple[str, int], ...]) -> None:
        while item := self._flow.takeAt(0):
            item.widget().deleteLater()
        for tool, trials in tools:
            name = vocabulary.label("tool", tool)
            button = QPushButton(name, self._offers)
            set_role(button, "suggestion")
            button.setToolTip(plural("in {n} trial", "in {n} trials", trials))
            button.setAccessibleName(self.tr("Add {tool} to the register").format(tool=name))
            button.clicked.connect(lambda checked=False, tool=tool: self.tool_offered.emit(tool))
            self._flow.addWidget(button)
        for widget in (self._offer_title, self._offers):
            widget.setVisible(bool(tools))

    def _on_selection(self) -> None:
        for button, text in (
            (self.edit, self.tr("Change {tool}")),
            (self.remove, self.tr("Remove {tool}")),
        ):
            button.setEnabled(self.chosen is not None)
            if self.chosen:
                button.setAccessibleName(text.format(tool=name_of(self.chosen.values)))

    def _with_line(self, then: Callable[[str], object]) -> None:
        if self.chosen:
            then(self.chosen.id)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 28, 20)
        column.setSpacing(12)
        column.addWidget(words(self.tr("Tool register"), "title"))
        column.addWidget(
            words(
                self.tr(
                    "What is approved, for what, and until when. What nobody knows says so; "
                    "reviews that are due come first."
                ),
                "lead",
            )
        )
        column.addLayout(button_row(self.add, self.edit, self.remove, self.bring_in))
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addWidget(self._offer_title)
        column.addWidget(self._offers)
        column.addStretch(0)


def _table(name: str) -> QTableWidget:
    table = QTableWidget(0, len(HEADINGS))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels([heading(text) for text in HEADINGS])
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setWordWrap(True)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    for column in range(len(HEADINGS)):
        narrow = column in NARROW
        mode = QHeaderView.ResizeMode
        header.setSectionResizeMode(column, mode.ResizeToContents if narrow else mode.Stretch)
        if not narrow:
            table.setItemDelegateForColumn(column, WrappingCells(table))
    header.sectionResized.connect(lambda *_: table.resizeRowsToContents())
    return table


def _fill(table: QTableWidget, lines: tuple[Line, ...]) -> None:
    table.clearContents()
    table.setRowCount(len(lines))
    for row, line in enumerate(lines):
        for column, text in enumerate(cells(line)):
            item = QTableWidgetItem(text)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{heading(HEADINGS[column])}: {text}")
            table.setItem(row, column, item)
    table.resizeRowsToContents()
