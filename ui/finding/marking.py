"""Marks found words in a text that is read. The text itself stays as it was cleaned."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from ui.style import palette_in_use
from ui.widgets.marked_words import FindMarks, in_qt, mark_format

MOST_MARKS = 2_000  # one trial may hold a word that often; more tell nobody anything


def mark_words(browser: QTextBrowser, find_marks: FindMarks | None) -> int:
    """Mark what `find_marks` finds in each line of the text on show; how many marks those are."""
    marks: list[QTextEdit.ExtraSelection] = []
    look = mark_format(palette_in_use())
    block = browser.document().begin()
    while find_marks and block.isValid() and len(marks) < MOST_MARKS:
        for start, length in in_qt(block.text(), find_marks(block.text())):
            mark = QTextEdit.ExtraSelection()
            mark.format = look
            mark.cursor = QTextCursor(block)
            mark.cursor.setPosition(block.position() + start)
            mark.cursor.setPosition(
                block.position() + start + length, QTextCursor.MoveMode.KeepAnchor
            )
            marks.append(mark)
        block = block.next()
    browser.setExtraSelections(marks)
    return len(marks)
