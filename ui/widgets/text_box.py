"""A text of several lines that grows with what is written and refuses what is too long."""

import re

from PySide6.QtCore import QMimeData, QSize, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

_FRAME = 16
_MARGIN = 3
_NEW_LINE = "\r\n"
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters, halves of characters, and what Qt means something else by.
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufdd0\ufdd1\ufffc]")


class TextBox(QPlainTextEdit):
    """Between `least` and `most` lines high. Tab goes on to the next field.

    What would make the text longer than `limit` characters is not put in; `refused` tells how long
    it would have become.
    """

    refused = Signal(int)

    def __init__(
        self, limit: int, least: int = 3, most: int = 14, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._limit = limit
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._furnish(self.document())

    def hold(self, document: QTextDocument) -> None:
        """Show and change `document` from now on; it must have the layout of plain text."""
        self.document().documentLayout().documentSizeChanged.disconnect(self._fit)
        document.setDefaultFont(self.font())
        self.setDocument(document)
        self._furnish(document)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        if any(url.isLocalFile() for url in source.urls()):
            return False  # a file dropped here is for the window, not its path for the text
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the plain words, if they fit."""
        text = plain_text(source, self._limit)
        if self.has_room_for(len(text)):
            self.textCursor().insertText(text)
            self.ensureCursorVisible()

    def has_room_for(self, length: int, chosen: QTextCursor | None = None) -> bool:
        """Whether so many characters may replace what is selected (by the box's own cursor, if no
        other is given); `refused` tells if not."""
        chosen = chosen or self.textCursor()
        kept = self.document().characterCount() - 1
        kept -= chosen.selectionEnd() - chosen.selectionStart()
        if length and kept + length > self._limit:
            self.refused.emit(kept + length)
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        adds = len(typed) if typed.isprintable() or typed in _NEW_LINE else 0
        if self.has_room_for(adds):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.has_room_for(len(event.commitString())):
            super().inputMethodEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(240, self._height(self._least))

    def _furnish(self, document: QTextDocument) -> None:
        if document.documentMargin() != _MARGIN:  # a change of it would be a step of undo
            document.setUndoRedoEnabled(False)
            document.setDocumentMargin(_MARGIN)
            document.setUndoRedoEnabled(True)
        document.documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        lines = int(self.document().size().height())
        self.setFixedHeight(self._height(min(max(lines, self._least), self._most)))

    def _height(self, lines: int) -> int:
        return lines * QFontMetrics(self.font()).lineSpacing() + _FRAME + 4


def plain_text(source: QMimeData, limit: int) -> str:
    """The words of what is pasted: no formats, every line ended by a line feed, nothing unseen.

    What only comes as HTML is read as long as it could be within `limit` characters.
    """
    text = source.text()
    if not text and source.hasHtml():
        html = source.html()
        # Markup is longer than its words; what is that long would be refused in any case.
        too_long = len(html) > 20 * limit
        text = html if too_long else QTextDocumentFragment.fromHtml(html).toPlainText()
    return clean_text(text)


def clean_text(text: str) -> str:
    """`text` with its lines ended by line feeds, and without what is no character to be read."""
    return _NO_TEXT.sub("", _LINE_ENDS.sub("\n", text))
