"""Words that may be misspelt, underlined calmly while somebody writes, never while they type."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from ui.style import palette_in_use
from ui.widgets.qt_places import qt_length
from ui.writing.checked_words import Span, doubted
from ui.writing.spelling import Spelling

PAUSE_MILLISECONDS = 350  # of the keys, before words are looked at
SLICE_SECONDS = 0.003  # of the window's time at once
MOST = 1_000  # words in doubt in one text; more tell nobody anything
_REDRAW = (
    QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange, QEvent.Type.Resize,
)  # fmt: skip


class Underlines(QObject):
    """Looks through the text of `box` in slices once the keys rest, and draws the underlines.

    They are no part of the document: undo and the text know nothing of them. The word that is
    being typed is left alone until the cursor leaves it.
    """

    def __init__(self, box: QPlainTextEdit, spelling: Spelling) -> None:
        super().__init__(box)
        self._box, self._spelling = box, spelling
        self._found: list[QTextCursor] = []
        self._text = ""
        self._steps: Iterator[Span | None] | None = None
        self._spans: list[Span] = []
        self._revision = 0  # of the document when the cursor last moved
        self._typing = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._begin)
        self._slice = QTimer(self, singleShot=True, interval=0)
        self._slice.timeout.connect(self._go_on)
        box.textChanged.connect(self.look_again)
        box.cursorPositionChanged.connect(self._on_cursor)
        box.verticalScrollBar().valueChanged.connect(self._draw)
        box.installEventFilter(self)
        spelling.changed.connect(self._on_spelling)
        self.look_again()

    def look_again(self) -> None:
        """The text is another one: look through it once the keys rest."""
        self._steps = None
        self._slice.stop()
        if self._spelling.is_ready:
            self._pause.start()
        elif self._found:
            self._show([])

    def finish(self) -> list[QTextCursor]:
        """Look through all of the text now; the words in doubt, in their order."""
        if self._pause.isActive():
            self._begin()
        while self._steps:
            self._go_on()
        self._typing = False
        self._draw()
        return [cursor for cursor in self._found if cursor.hasSelection()]

    def at(self, place: int) -> QTextCursor | None:
        """The word in doubt at this place of the document."""
        for cursor in self.finish():
            if cursor.selectionStart() <= place <= cursor.selectionEnd():
                return cursor
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _REDRAW:
            self._draw()
        elif event.type() == QEvent.Type.FocusOut:
            self._typing = False
            self._draw()
        return super().eventFilter(watched, event)

    def _on_spelling(self) -> None:
        self.look_again()
        if self._pause.isActive():
            self._begin()

    def _begin(self) -> None:
        self._pause.stop()
        self._text = self._box.toPlainText()
        self._steps, self._spans = doubted(self._text, self._spelling.knows), []
        self._slice.start()

    def _go_on(self) -> None:
        until = perf_counter() + SLICE_SECONDS
        for span in self._steps or ():
            if span:
                self._spans.append(span)
            if perf_counter() > until:
                self._slice.start()
                return
        self._steps = None
        self._slice.stop()
        self._show(self._spans[:MOST])

    def _show(self, spans: list[Span]) -> None:
        self._found, read, place = [], 0, 0
        for start, end in spans:
            place += qt_length(self._text[read:start])
            cursor = QTextCursor(self._box.document())
            cursor.setPosition(place)
            place += qt_length(self._text[start:end])
            cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
            self._found.append(cursor)
            read = end
        self._draw()

    def _draw(self) -> None:
        """Underline what is in sight: each underline of a paragraph makes drawing it slower."""
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(palette_in_use().ink))
        at = self._box.textCursor().position() if self._typing else -1
        drawn, (first, last) = [], self._in_sight()
        for cursor in self._found:
            if cursor.selectionEnd() < first or cursor.selectionStart() > last:
                continue
            if not cursor.selectionStart() <= at <= cursor.selectionEnd():
                one = QTextEdit.ExtraSelection()
                one.cursor, one.format = cursor, look
                drawn.append(one)
        if drawn or self._box.extraSelections():
            self._box.setExtraSelections(drawn)

    def _in_sight(self) -> tuple[int, int]:
        area = self._box.viewport().rect()
        first = self._box.cursorForPosition(area.topLeft())
        return first.position(), self._box.cursorForPosition(area.bottomRight()).position()

    def _on_cursor(self) -> None:
        revision = self._box.document().revision()
        was_typing, self._typing = self._typing, revision != self._revision
        self._revision = revision
        if was_typing and not self._typing:
            self._draw()
