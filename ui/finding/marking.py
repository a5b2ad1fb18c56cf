"""Marks words in a text that is read. The text itself stays as it was cleaned."""

from collections.abc import Iterable

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from ui.style import palette_in_use
from ui.widgets.marked_words import FindMarks, Spans, in_qt, mark_format

MOST_MARKS = 2_000  # one trial may hold a word that often; more tell nobody anything


def mark_words(browser: QTextBrowser, find_marks: FindMarks | None) -> None:
    """Mark what `find_marks` finds in each line of the text on show; None for nothing."""
    places: list[tuple[int, int]] = []
    block = browser.document().begin()
    while find_marks and block.isValid() and len(places) < MOST_MARKS:
        found = in_qt(block.text(), find_marks(block.text()))
        places += [(block.position() + start, length) for start, length in found]
        block = block.next()
    _mark(browser, places)


def whole_text(browser: QTextBrowser) -> str:
    """The text on show, each of its signs at its place in the document."""
    cursor = QTextCursor(browser.document())
    cursor.select(QTextCursor.SelectionType.Document)
    return cursor.selectedText()


def mark_places(browser: QTextBrowser, spans: Spans) -> None:
    """Mark these places of `whole_text`."""
    _mark(browser, in_qt(whole_text(browser), spans[:MOST_MARKS]))


def _mark(browser: QTextBrowser, places: Iterable[tuple[int, int]]) -> None:
    marks = []
    look = mark_format(palette_in_use())
    for start, length in places:
        mark = QTextEdit.ExtraSelection()
        mark.format = look
        mark.cursor = QTextCursor(browser.document())
        mark.cursor.setPosition(start)
        mark.cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        marks.append(mark)
    browser.setExtraSelections(marks)
