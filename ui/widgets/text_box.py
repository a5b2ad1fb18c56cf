"""A text of several lines that grows with what is written and refuses what is too long."""

from PySide6.QtCore import QMimeData, QSize, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

_FRAME = 16


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
        self.document().setDocumentMargin(3)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste, if it fits."""
        text = source.text()
        chosen = len(self.textCursor().selectedText())
        length = self.document().characterCount() - 1 - chosen + len(text)
        if length > self._limit:
            self.refused.emit(length)
        else:
            self.textCursor().insertText(text)
            self.ensureCursorVisible()

    def sizeHint(self) -> QSize:
        return QSize(240, self._height(self._least))

    def _fit(self) -> None:
        lines = int(self.document().size().height())
        self.setFixedHeight(self._height(min(max(lines, self._least), self._most)))

    def _height(self, lines: int) -> int:
        return lines * QFontMetrics(self.font()).lineSpacing() + _FRAME + 4
