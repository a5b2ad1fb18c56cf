"""A change of a text and its selection, carried out in a box as one step of undo."""

from PySide6.QtGui import QTextCursor

from ui.widgets.qt_places import characters_before, qt_length
from ui.widgets.text_box import TextBox
from ui.writing.formatting import Marked


def marked_in(box: TextBox) -> Marked:
    """The text of `box` and what is selected in it."""
    text, cursor = box.toPlainText(), box.textCursor()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    return Marked(text, characters_before(text, start), characters_before(text, end))


def put(box: TextBox, was: Marked, now: Marked) -> None:
    """Turn what the box holds, `was`, into `now`, if there is room for it."""
    first = _alike(was.text, now.text)
    last = _alike(was.text[first:][::-1], now.text[first:][::-1])
    cursor = box.textCursor()
    _select(cursor, was.text, first, len(was.text) - last)
    added = now.text[first : len(now.text) - last]
    if not box.has_room_for(qt_length(added), cursor):
        return
    if now.text != was.text:
        cursor.insertText(added)
    _select(cursor, now.text, now.start, now.end)
    box.setTextCursor(cursor)
    box.ensureCursorVisible()


def _alike(one: str, other: str) -> int:
    """How many characters both begin with, found by halving."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[:middle] == other[:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _select(cursor: QTextCursor, text: str, start: int, end: int) -> None:
    cursor.setPosition(qt_length(text[:start]))
    cursor.setPosition(qt_length(text[:end]), QTextCursor.MoveMode.KeepAnchor)
