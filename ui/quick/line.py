"""The one line of quick capture: its keys, and what is offered while one types."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from journal.logbook.one_line import read_line
from journal.logbook.one_line_offers import Offer, offers
from journal.model.fields import TEXT_LIMIT
from ui.widgets.qt_places import characters_before, qt_length
from ui.widgets.text_box import TextBox

MOST_LINES = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class QuickLine(TextBox):
    """Tab takes what is offered, arrow keys choose another offer, Enter keeps the line."""

    keep_pressed = Signal()
    open_pressed = Signal()
    offered = Signal(object, int)  # the offers, and the place of the chosen one, -1 for none

    def __init__(self) -> None:
        super().__init__(TEXT_LIMIT, least=1, most=MOST_LINES)
        self._own: Mapping[str, Sequence[str]] = {}
        self._offers: tuple[Offer, ...] = ()
        self._chosen = -1
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._offer)
        self.cursorPositionChanged.connect(self._offer)

    def know(self, own: Mapping[str, Sequence[str]]) -> None:
        """The owner's own values by field, to be offered with the vocabulary's."""
        self._own = own
        self._offer()

    def values(self, today: date) -> dict[str, Any]:
        """What the line says of a trial, by field."""
        return read_line(self.toPlainText(), self._own, today).values

    def take(self, offer: Offer) -> None:
        """Put an offer where it belongs."""
        typed = self.toPlainText()
        cursor = self.textCursor()
        cursor.setPosition(qt_length(typed[: offer.start]))
        cursor.setPosition(qt_length(typed[: offer.end]), cursor.MoveMode.KeepAnchor)
        cursor.insertText(offer.text)
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        """Before shortcuts and the Tab key have their turn, the line has its own."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._is_mine(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._answer(event):
                return True
        return super().event(event)

    def _is_mine(self, event: QKeyEvent) -> bool:
        return event.key() in (*_ENTER, Qt.Key.Key_Tab)

    def _answer(self, event: QKeyEvent) -> bool:
        key, keys = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER and keys == Qt.KeyboardModifier.ControlModifier:
            self.open_pressed.emit()
        elif keys:
            return False
        elif key in _ENTER and self._chosen >= 0:
            self.take(self._offers[self._chosen])
        elif key in _ENTER:
            self.keep_pressed.emit()
        elif key == Qt.Key.Key_Tab and self._offers:
            self.take(self._offers[max(0, self._chosen)])
        elif key in _STEPS and self._offers:
            self._step(_STEPS[Qt.Key(key)])
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        """Walk through the offers; before the first and after the last none is chosen."""
        places = len(self._offers) + 1
        self._chosen = (self._chosen + 1 + by) % places - 1
        self.offered.emit(self._offers, self._chosen)

    def _offer(self) -> None:
        typed = self.toPlainText()
        cursor = characters_before(typed, self.textCursor().position())
        ends_here = cursor == len(typed) or typed[cursor].isspace()
        self._offers = offers(typed, cursor, self._own) if ends_here else ()
        self._chosen = -1
        self.offered.emit(self._offers, self._chosen)
