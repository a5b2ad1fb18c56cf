"""Words that may be misspelt, marked calmly while somebody writes, never while they type them."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from ui.style import palette_in_use
from ui.writing.checked_words import Span, doubted
from ui.writing.spelling import Spelling
from ui.writing.underlines import Underlines, marks_at

SPELLING = "spelling"
PAUSE_MILLISECONDS = 350  # of the keys, before words are looked at
SLICE_SECONDS = 0.003  # of the window's time at once
MOST = 1_000  # words in doubt in one text; more tell nobody anything


def spelling_look() -> QTextCharFormat:
    """How a word in doubt looks."""
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(QColor(palette_in_use().ink))
    return look


class SpellingMarks(QObject):
    """Looks through the text of `box` in slices once the keys rest.

    The word that is being typed is left alone until the cursor leaves it.
    """

    def __init__(self, box: QPlainTextEdit, underlines: Underlines, spelling: Spelling) -> None:
        super().__init__(box)
        self._box, self._underlines, self._spelling = box, underlines, spelling
        self._text = ""
        self._steps: Iterator[Span | None] | None = None
        self._spans: list[Span] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._begin)
        self._slice = QTimer(self, singleShot=True, interval=0)
        self._slice.timeout.connect(self._go_on)
        box.textChanged.connect(self.look_again)
        spelling.changed.connect(self._on_spelling)
        self.look_again()

    def look_again(self) -> None:
        """The text is another one: look through it once the keys rest."""
        self._steps = None
        self._slice.stop()
        if self._spelling.is_ready:
            self._pause.start()
        elif self._underlines.marks(SPELLING):
            self._underlines.put(SPELLING, [])

    def finish(self) -> list[QTextCursor]:
        """Look through all of the text now; the words in doubt, in their order."""
        if self._pause.isActive():
            self._begin()
        while self._steps:
            self._go_on()
        self._underlines.rest()
        return [mark.chosen() for mark in self._underlines.marks(SPELLING)]

    def at(self, place: int) -> QTextCursor | None:
        """The word in doubt at this place of the document."""
        for cursor in self.finish():
            if cursor.selectionStart() <= place <= cursor.selectionEnd():
                return cursor
        return None

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
        spans = [(start, end, True) for start, end in self._spans[:MOST]]
        self._underlines.put(SPELLING, marks_at(self._box.document(), self._text, spans))
