"""A change of a text and its selection, carried out in a box as one step of undo."""

from PySide6.QtGui import QTextCursor

from ui.widgets.qt_places import characters_before, qt_length
from ui.widgets.text_box import TextBox
from ui.writing.changed import changed_stretch
from ui.writing.formatting import Marked


def marked_in(box: TextBox) -> Marked:
    """The text of `box` and what is selected in it."""
    text, cursor = box.toPlainText(), box.textCursor()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    return Marked(text, characters_before(text, start), characters_before(text, end))


def put(box: TextBox, was: Marked, now: Marked) -> None:
    """Turn what the box holds, `was`, into `now`, if there is room for it."""
    first, end, new_end = changed_stretch(was.text, now.text)
    cursor = box.textCursor()
    _select(cursor, was.text, first, end)
    added = now.text[first:new_end]
    if not box.has_room_for(qt_length(added), cursor):
        return
    if now.text != was.text:
        cursor.insertText(added)
    _select(cursor, now.text, now.start, now.end)
    box.setTextCursor(cursor)
    box.ensureCursorVisible()


def _select(cursor: QTextCursor, text: str, start: int, end: int) -> None:
    cursor.setPosition(qt_length(text[:start]))
    cursor.setPosition(qt_length(text[:end]), QTextCursor.MoveMode.KeepAnchor)
