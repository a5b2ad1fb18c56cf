"""The underlines of a box: drawn for all who find something in its text, one over another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit
from shiboken6 import isValid

from ui.widgets.qt_places import qt_length

_REDRAW = (
    QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange, QEvent.Type.Resize,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """Some words of the document, wherever they move; `waits` until the cursor leaves them."""

    cursor: QTextCursor
    words: str
    waits: bool = True

    @property
    def stands(self) -> bool:
        """Whether the words are still there as they were."""
        return self.cursor.selectedText() == self.words

    def chosen(self) -> QTextCursor:
        """A cursor over the words, for whoever selects or replaces them."""
        cursor = QTextCursor(self.cursor)
        cursor.setKeepPositionOnInsert(False)
        return cursor

    def touches(self, place: int) -> bool:
        return self.cursor.selectionStart() <= place <= self.cursor.selectionEnd()


def marks_at(
    document: QTextDocument, text: str, spans: Sequence[tuple[int, int, bool]]
) -> list[Mark]:
    """Marks over stretches of `text`, which `document` holds: from, to, in characters and in
    order, and whether to wait until the cursor leaves."""
    marks, read, place = [], 0, 0
    for start, end, waits in spans:
        place += qt_length(text[read:start])
        cursor = QTextCursor(document)
        cursor.setPosition(place)
        place += qt_length(text[start:end])
        cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
        cursor.setKeepPositionOnInsert(True)  # what is typed behind it is no part of it
        marks.append(Mark(cursor, cursor.selectedText(), waits))
        read = end
    return marks


class Underlines(QObject):
    """They are no part of the document: undo and the text know nothing of them.

    The first of the `sources` wins where two mark the same words; each names how its marks look.
    """

    def __init__(self, box: QPlainTextEdit, **sources: Callable[[], QTextCharFormat]) -> None:
        super().__init__(box)
        self._box = box
        self._looks = sources
        self._marks: dict[str, list[Mark]] = {name: [] for name in sources}
        self._revision = 0  # of the document when the cursor last moved
        self._typing = False
        self._drawn: list[Mark] = []
        self._sight = 0, 0  # when it was last asked for
        box.textChanged.connect(self._drop_changed)
        box.cursorPositionChanged.connect(self._on_cursor)
        box.verticalScrollBar().valueChanged.connect(self._draw)
        box.installEventFilter(self)

    def put(self, source: str, marks: list[Mark]) -> None:
        """Draw these in the place of those of the same source."""
        self._marks[source] = marks
        self._draw()

    def clear(self) -> None:
        """Another text comes: none of these are of it."""
        self._marks = {name: [] for name in self._looks}
        self._draw()

    def marks(self, source: str) -> list[Mark]:
        """Those of a source that still stand."""
        return [mark for mark in self._marks[source] if mark.stands]

    def rest(self) -> None:
        """Nobody types: what waited for that is drawn."""
        self._typing = False
        self._draw()

    def in_sight(self) -> tuple[int, int]:
        """The first and the last place of the document that is in sight."""
        block = self._box.textCursor().block()
        if block.isValid() and block.layout().preeditAreaText():
            # Qt would count in what is composed, and look for places behind the end.
            end = self._box.document().characterCount() - 1
            return min(self._sight[0], end), min(self._sight[1], end)
        area = self._box.viewport().rect()
        first = self._box.cursorForPosition(area.topLeft())
        last = self._box.cursorForPosition(area.bottomRight())
        self._sight = first.position(), last.position()
        return self._sight

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isValid(self._box):  # it loses the focus while it goes
            return False
        if event.type() in _REDRAW:
            self._draw()
        elif event.type() == QEvent.Type.FocusOut:
            self.rest()
        return super().eventFilter(watched, event)

    def _draw(self) -> None:
        """Underline what is in sight: each underline of a paragraph makes drawing it slower."""
        at = self._box.textCursor().position() if self._typing else -1
        lines: list[QTextEdit.ExtraSelection] = []
        taken: list[Mark] = []
        self._drawn = []
        first, last = self.in_sight()
        for name, look in self._looks.items():
            here = [
                mark for mark in self._marks[name]
                if mark.cursor.selectionEnd() >= first and mark.cursor.selectionStart() <= last
                and mark.stands and not any(_meet(mark, other) for other in taken)
            ]  # fmt: skip
            taken += here
            shape = look() if here else QTextCharFormat()
            for mark in here:
                if not (mark.waits and mark.touches(at)):
                    one = QTextEdit.ExtraSelection()
                    one.cursor, one.format = mark.cursor, shape
                    lines.append(one)
                    self._drawn.append(mark)
        if lines or self._box.extraSelections():
            self._box.setExtraSelections(lines)

    def _drop_changed(self) -> None:
        """Words that are changed lose their line at once, before anybody has looked again."""
        if not all(mark.stands for mark in self._drawn):
            self._draw()

    def _on_cursor(self) -> None:
        revision = self._box.document().revision()
        was_typing, self._typing = self._typing, revision != self._revision
        self._revision = revision
        if was_typing and not self._typing:
            self._draw()


def _meet(one: Mark, other: Mark) -> bool:
    return (
        one.cursor.selectionStart() < other.cursor.selectionEnd()
        and other.cursor.selectionStart() < one.cursor.selectionEnd()
    )
