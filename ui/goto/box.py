"""The box itself: a line and a list over the page, worked by the keyboard from the line."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.goto.delegate import PLACE, PlaceDelegate
from ui.goto.places import Place
from ui.style import Style, in_role

WIDTH = 680
TOP = 64  # pixels under the upper edge of the window
MARGIN = 40
LEAP = 6  # rows at once


class GotoBox(QFrame):
    """`typed` tells what is looked for; a place is gone to after the box has closed."""

    typed = Signal(str)

    def __init__(self, style: Style, over: QWidget) -> None:
        super().__init__(over)
        in_role("overlay", self)
        self._over = over
        self._before: QWidget | None = None
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Go to anything"))
        self.line.setPlaceholderText(self.tr("A page, an action, words of a trial…"))
        self.list = QListWidget()
        in_role("places", self.list)
        self.list.setItemDelegate(PlaceDelegate(style))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Places"))
        self.nothing = in_role("hint", QLabel(self.tr("Nothing here has this name.")))
        self.nothing.setContentsMargins(12, 4, 12, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        for widget in (self.line, self.list, self.nothing):
            column.addWidget(widget)
        self.line.textEdited.connect(self.typed)
        self.line.installEventFilter(self)
        over.installEventFilter(self)
        self.list.itemClicked.connect(self._go_to)
        self._by_key: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Down: lambda: self._step(1),
            Qt.Key.Key_Up: lambda: self._step(-1),
            Qt.Key.Key_PageDown: lambda: self._step(LEAP),
            Qt.Key.Key_PageUp: lambda: self._step(-LEAP),
            Qt.Key.Key_Return: lambda: self._go_to(self.list.currentItem()),
            Qt.Key.Key_Enter: lambda: self._go_to(self.list.currentItem()),
            Qt.Key.Key_Escape: self.give_back,
        }
        self.hide()

    def open(self) -> None:
        """Come up, empty, and take the keyboard."""
        self._before = QApplication.focusWidget()
        self.line.clear()
        self.typed.emit("")
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def give_back(self) -> None:
        """Close, and put the keyboard back to where it was."""
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_places(self, places: Sequence[Place]) -> None:
        """Show these; the one that was chosen stays chosen if it is still there."""
        chosen = self.list.currentItem()
        kept = chosen.data(PLACE) if chosen and self.list.currentRow() > 0 else None
        self.list.clear()
        for place in places:
            item = QListWidgetItem(place.spoken, self.list)
            item.setData(PLACE, place)
            if kept is not None and (place.name, place.sort) == (kept.name, kept.sort):
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.setVisible(bool(places))
        self.nothing.setVisible(not places)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._before = None
            self.hide()
        if isinstance(event, QKeyEvent) and event.key() in self._by_key:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # before the page's own keys
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._by_key[event.key()]()
                return True
        return False

    def _step(self, by: int) -> None:
        count = self.list.count()
        if count:
            row = self.list.currentRow() + by
            past_end = row < 0 or row >= count
            far = abs(by) > 1
            self.list.setCurrentRow(max(0, min(row, count - 1)) if far or not past_end
                                    else row % count)  # fmt: skip
            said = QAccessibleAnnouncementEvent(self.line, self.list.currentItem().text())
            QAccessible.updateAccessibility(said)

    def _go_to(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        place: Place = item.data(PLACE)
        self.give_back()
        place.go()

    def _place(self) -> None:
        room = self._over.rect()
        width = min(WIDTH, room.width() - 2 * MARGIN)
        rows = self.list.count()
        height = rows * self.list.sizeHintForRow(0) + 4 if rows else 0
        self.list.setFixedHeight(max(0, min(height, room.height() - TOP - 2 * MARGIN)))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((room.width() - width) // 2, TOP)
