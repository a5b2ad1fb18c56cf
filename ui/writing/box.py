"""The box for a longer text of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from ui.widgets.text_box import TextBox, clean_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.writing.writing import Writing


class WritingBox(TextBox):
    """One text of the record that it was turned to; undo goes on where it stopped there."""

    def __init__(
        self,
        writing: Writing,
        field: str,
        limit: int,
        least: int = 3,
        most: int = 14,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(limit, least, most, parent)
        self._writing = writing
        self._field = field
        self._turned = False

    def turn_to(self, key: str) -> None:
        """Show the text of the record `key` from now on; `write` says what it holds."""
        before = self.document()
        after = self._writing.documents.take(key, self._field)
        if after is before:
            return
        self.hold(after)
        if self._turned:
            self._writing.documents.give_back(before)
        self._turned = True

    def write(self, text: str) -> None:
        """Hold `text`.

        The same words leave undo alone; others are one step of it where there is a history, so
        that nothing that was typed here is out of reach.
        """
        text = clean_text(text)
        document = self.document()
        if text == self.toPlainText():
            return
        if not (document.isUndoAvailable() or document.isRedoAvailable()):
            self.setPlainText(text)
            return
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
