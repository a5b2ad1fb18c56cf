"""Identifiers in a text of one line, underlined where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QMenu

from ui.widgets.qt_places import characters_before, qt_length
from ui.writing.box_watch import identifier_look
from ui.writing.explained import Explained
from ui.writing.identifiers import Identifiers
from ui.writing.watch import ASIDE

if TYPE_CHECKING:
    from journal.privacy.finding import Finding
    from ui.writing.passes import Span

_TEXT_FORMAT = QInputMethodEvent.AttributeType.TextFormat
_OTHER_LOOK = (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange)


class LineWatch(Explained):
    """Watches a line. Qt draws formats in one only where an input method asks for them, so that
    is how they are asked for; while an input method composes, it has the say."""

    def __init__(self, line: QLineEdit, identifiers: Identifiers) -> None:
        super().__init__(line, identifiers)
        self._line = line
        self._rests = True
        self._drawn = False
        self._composing = False
        line.textChanged.connect(self._on_text)
        line.cursorPositionChanged.connect(self._on_cursor)
        self.look_again()

    def text(self) -> str:
        return self._line.text()

    def sight(self) -> Span:
        return 0, len(self.text())

    def holder(self) -> QObject:
        return self._line

    def show_marks(self, text: str, found: list[Finding], rests: bool) -> None:
        self._rests = rests
        self._draw(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        elif event.type() in _OTHER_LOOK:
            self._draw(self.noticed())
        return super().eventFilter(watched, event)

    def _on_text(self, text: str) -> None:
        if not text:
            self._line.setProperty(ASIDE, None)
        if self._drawn:  # Qt would leave the lines where they were, under other words
            self._rests = False
            self._draw(self.noticed())
        self.look_again()

    def _on_cursor(self) -> None:
        if not self._rests and self._found:
            self._draw(self.noticed())

    def _draw(self, found: list[Finding]) -> None:
        if self._composing or not (found or self._drawn):
            return
        text, at = self.text(), self._line.cursorPosition()
        caret, attributes = characters_before(text, at), []
        for one in found:
            waits = one.outcome == "ask" and not self._rests and one.start <= caret <= one.end
            if not waits:
                start = qt_length(text[: one.start])
                length = qt_length(text[one.start : one.end])
                attributes.append(
                    QInputMethodEvent.Attribute(_TEXT_FORMAT, start - at, length, identifier_look())
                )
        self._drawn = bool(attributes)
        QCoreApplication.sendEvent(self._line, QInputMethodEvent("", attributes))

    # … explaining

    def place_at(self, point: QPoint) -> int | None:
        return characters_before(self.text(), self._line.cursorPositionAt(point))

    def caret(self) -> Span:
        text, line = self.text(), self._line
        start = line.selectionStart() if line.hasSelectedText() else line.cursorPosition()
        end = start + line.selectionLength()
        return characters_before(text, start), characters_before(text, end)

    def select(self, start: int, end: int) -> None:
        text = self.text()
        self._line.setSelection(qt_length(text[:start]), qt_length(text[start:end]))

    def caret_point(self) -> QPoint:
        return self._line.mapToGlobal(self._line.rect().bottomLeft())

    def standard_menu(self) -> QMenu:
        return self._line.createStandardContextMenu()

    def replace(self, start: int, end: int, words: str) -> None:
        self.select(start, end)
        self._line.insert(words)

    def can_replace(self) -> bool:
        return not self._line.isReadOnly()
