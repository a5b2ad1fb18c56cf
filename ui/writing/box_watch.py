"""Identifiers in a text of several lines, underlined where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit

from ui.style import palette_in_use
from ui.widgets.qt_places import characters_before, qt_length
from ui.writing.explained import Explained
from ui.writing.identifiers import Identifiers
from ui.writing.noticed import around
from ui.writing.underlines import Underlines, marks_at

if TYPE_CHECKING:
    from journal.privacy.finding import Finding
    from ui.writing.passes import Span

IDENTIFIERS = "identifiers"
MOST = 200  # marks in the document at one time: those around what is in sight


def identifier_look() -> QTextCharFormat:
    """How what may identify somebody looks: dashes, where spelling has waves."""
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    look.setUnderlineColor(QColor(palette_in_use().ask))
    return look


class BoxWatch(Explained):
    """Watches a box; `underlines` draws what it finds."""

    def __init__(
        self, box: QPlainTextEdit, underlines: Underlines, identifiers: Identifiers
    ) -> None:
        super().__init__(box, identifiers)
        self._box, self._underlines = box, underlines
        box.textChanged.connect(self.look_again)
        box.verticalScrollBar().valueChanged.connect(self.look_on)
        box.viewport().installEventFilter(self)
        self.look_again()

    def text(self) -> str:
        return self._box.toPlainText()

    def sight(self) -> Span:
        text = self.text()
        first, last = self._underlines.in_sight()
        return characters_before(text, first), characters_before(text, last)

    def holder(self) -> QObject:
        return self._box.document()

    def show_marks(self, text: str, found: list[Finding], rests: bool) -> None:
        found = found[around(found, self.sight()[0], MOST)]
        # What is certain is marked as it is typed, what is asked about once the keys rest.
        spans = [(one.start, one.end, one.outcome == "ask" and not rests) for one in found]
        self._underlines.put(IDENTIFIERS, marks_at(self._box.document(), text, spans))

    # … explaining

    def place_at(self, point: QPoint) -> int | None:
        cursor = self._box.cursorForPosition(point)
        if not self._box.cursorRect(cursor).adjusted(-24, 0, 24, 0).contains(point):
            return None  # behind the end of the line
        return characters_before(self.text(), cursor.position())

    def caret(self) -> Span:
        text, cursor = self.text(), self._box.textCursor()
        start = characters_before(text, cursor.selectionStart())
        return start, characters_before(text, cursor.selectionEnd())

    def select(self, start: int, end: int) -> None:
        self._box.setTextCursor(self._cursor(start, end))

    def caret_point(self) -> QPoint:
        return self._box.viewport().mapToGlobal(self._box.cursorRect().bottomLeft())

    def standard_menu(self) -> QMenu:
        return self._box.createStandardContextMenu()

    def replace(self, start: int, end: int, words: str) -> None:
        self._cursor(start, end).insertText(words)

    def can_replace(self) -> bool:
        return not self._box.isReadOnly()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        text, cursor = self.text(), QTextCursor(self._box.document())
        cursor.setPosition(qt_length(text[:start]))
        cursor.setPosition(qt_length(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor
