"""The facets beside the list: each press writes a piece of the query, so that one learns it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journal.logbook.facets import Facet
from ui.finding.facet_delegate import FacetDelegate
from ui.models.facet_list import FacetList, FacetRow
from ui.models.glance_list import ROW
from ui.style import Style, in_role
from ui.widgets.sheet import words

WIDTH = 244
_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def how_of(keys: Qt.KeyboardModifier) -> str:
    """What a press means with these keys held: and, Shift or, Alt not."""
    if keys & Qt.KeyboardModifier.AltModifier:
        return "not"
    return "or" if keys & Qt.KeyboardModifier.ShiftModifier else "and"


class FacetView(QListView):
    """A press with its keys: the mouse, or Enter and Space; a menu says the same in words."""

    chosen = Signal(object, str)  # FacetRow; and, or, not, off

    def __init__(self, rows: FacetList) -> None:
        super().__init__()
        self.setModel(rows)
        self.setItemDelegate(FacetDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.setAccessibleName(self.tr("Narrow the search"))
        self.setToolTip(
            self.tr(
                "Click or Enter: only these. With Shift: these as well. With Alt: not these. "
                "The same again takes it away."
            )
        )
        self._pressed = QModelIndex()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._pressed = index
            self.setCurrentIndex(index)
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index == self._pressed:
            self._press(index, how_of(event.modifiers()))
        self._pressed = QModelIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PRESSES:
            self._press(self.currentIndex(), how_of(event.modifiers()))
        else:
            super().keyPressEvent(event)

    def _press(self, index: QModelIndex, how: str) -> None:
        row: FacetRow | None = index.data(ROW)
        if row is None or row.heading:
            return
        again = row.value is not None and row.value.state == how
        self.chosen.emit(row, "off" if again else how)

    def menu(self, row: FacetRow) -> QMenu:
        """What can be done with a value, in words."""
        menu = QMenu(self)
        for how, text in (
            ("and", self.tr("Only these")),
            ("or", self.tr("These as well\tShift")),
            ("not", self.tr("Not these\tAlt")),
            ("off", self.tr("Leave it open")),
        ):
            action = menu.addAction(text)
            action.setEnabled(how != (row.value.state or "off") if row.value else False)
            action.triggered.connect(lambda checked=False, how=how: self.chosen.emit(row, how))
        return menu

    def _open_menu(self, place: QPoint) -> None:
        row: FacetRow | None = self.indexAt(place).data(ROW)
        if row is None or row.value is None:
            return
        menu = self.menu(row)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(place))


class FacetsPanel(QFrame):
    """`value_pressed` tells operator, value and how; `hint_read` that the hint may go for good."""

    value_pressed = Signal(str, str, str)
    hint_read = Signal()
    close_wanted = Signal()

    def __init__(self, style: Style, hinted: bool) -> None:
        super().__init__()
        in_role("facets", self)
        self.rows = FacetList()
        self.view = FacetView(self.rows)
        self.view.chosen.connect(self._on_chosen)
        self._style = style
        self.close_button = in_role("icon", QToolButton())
        self.close_button.setAccessibleName(self.tr("Fold the panel away"))
        self.close_button.setToolTip(self.close_button.accessibleName())
        self.close_button.clicked.connect(self.close_wanted)
        self._hint = self._make_hint()
        self._hint.setVisible(not hinted)
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 8, 0)
        head.addWidget(words(self.tr("Narrow"), "question"), 1)
        head.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 22, 0, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._hint)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        style.changed.connect(self._draw)
        self._draw()

    def show_facets(self, facets: Sequence[Facet]) -> None:
        """Show these counts; the line that the keyboard stands on stays."""
        at: FacetRow | None = self.view.currentIndex().data(ROW)
        bar = self.view.verticalScrollBar()
        scrolled = bar.value()
        self.rows.show(facets)
        if at is not None:
            self.view.setCurrentIndex(self.rows.row_of(at.key))
        bar.setValue(scrolled)

    def _on_chosen(self, row: FacetRow, how: str) -> None:
        if row.value is None:
            self.rows.turn(row.operator)
        else:
            self.value_pressed.emit(row.operator, row.value.value, how)

    def _make_hint(self) -> QWidget:
        hint = QWidget()
        understood = in_role("aside", QPushButton(self.tr("Understood")))
        understood.clicked.connect(self._understood)
        column = QVBoxLayout(hint)
        column.setContentsMargins(14, 0, 14, 0)
        column.setSpacing(4)
        said = self.tr(
            "Press for and, with Shift for or, with Alt for not. It is written into the search for "
            "you."
        )
        column.addWidget(words(said, "hint"))
        column.addWidget(understood, 0, Qt.AlignmentFlag.AlignLeading)
        return hint

    def _understood(self) -> None:
        self._hint.hide()
        self.view.setFocus()
        self.hint_read.emit()

    def _draw(self) -> None:
        self.close_button.setIcon(self._style.icon("close", 16))
