"""The box for a longer text of a record: formats, preview, spelling, undo that stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QMenu

from ui.widgets.text_box import TextBox, clean_text
from ui.writing import formatting
from ui.writing.box_watch import IDENTIFIERS, BoxWatch, identifier_look
from ui.writing.edits import marked_in, put
from ui.writing.format_bar import FormatBar
from ui.writing.formatting import Marked
from ui.writing.preview import PASSING, Preview
from ui.writing.spelling_marks import SPELLING, SpellingMarks, spelling_look
from ui.writing.spelling_menu import add_suggestions
from ui.writing.underlines import Underlines

if TYPE_CHECKING:
    from ui.writing.writing import Writing

FORMATS: dict[str, Callable[[Marked], Marked]] = {
    "format-bold": formatting.toggle_bold,
    "format-italic": formatting.toggle_italic,
    "format-list": formatting.toggle_list,
    "format-quote": formatting.toggle_quote,
    "format-link": formatting.toggle_link,
}


class WritingBox(TextBox):
    """One text of the record that it was turned to; undo goes on where it stopped there.

    What formats, checks and shows the text is made when the box first gets the focus.
    """

    def __init__(
        self, writing: Writing, field: str, limit: int, least: int = 3, most: int = 14
    ) -> None:
        super().__init__(limit, least, most)
        self._writing = writing
        self.field = field
        self._held: list[QTextDocument] = []  # the document, while it is one of the kept
        held, documents = self._held, writing.documents
        self.destroyed.connect(lambda: [documents.give_back(document) for document in held])
        self._bar: FormatBar | None = None
        self._underlines: Underlines | None = None
        self._doubts: SpellingMarks | None = None
        self._watch: BoxWatch | None = None
        self._preview: Preview | None = None

    # … what is in it

    def turn_to(self, key: str) -> None:
        """Show the text of the record `key` from now on; `write` says what it holds."""
        before = self.document()
        after = self._writing.documents.take(key, self.field)
        if after is before:
            return
        self.show_preview(False)
        if self._underlines:
            self._underlines.clear()
        self.hold(after)
        if self._held:
            self._writing.documents.give_back(before)
        self._held[:] = [after]
        if self._doubts:
            self._doubts.look_again()
        if self._watch:
            self._watch.turn()

    def write(self, text: str) -> None:
        """Hold `text`.

        The same words leave undo alone; others are one step of it where there is a history, so
        that nothing that was typed here is out of reach.
        """
        text = clean_text(text)
        document = self.document()
        if text == self.toPlainText():
            return
        if document.isUndoAvailable() or document.isRedoAvailable():
            self.put_in(text)
        else:
            self.setPlainText(text)

    def put_in(self, text: str) -> None:
        """Put `text` in the place of what is there, as one step of undo."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    # … formats

    def format(self, name: str) -> None:
        """Put the format `name`, one of FORMATS, on what is selected, or take it away."""
        if not self.isReadOnly():
            was = marked_in(self)
            put(self, was, FORMATS[name](was))

    # … preview

    def show_preview(self, shown: bool) -> None:
        """Show the rendered text in the place of the typed one, or go on writing."""
        if shown and self._preview is None:
            name = self.tr("Preview: {field}").format(field=self.accessibleName())
            self._preview = Preview(name, self)
            self._preview.left.connect(lambda: self.show_preview(False))
            self.setTabOrder(self, self._preview)
        preview = self._preview
        if preview is None or shown == self.isReadOnly():
            return
        self.setReadOnly(shown)
        self._shows.setChecked(shown)
        if shown:
            self._render(preview)
            preview.show()
            self.setFocusProxy(preview)
            preview.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.setFocusProxy(None)
        if preview.hasFocus():  # before it hides, else the focus would go to the next field
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._bar:
            self._bar.hide()
        preview.hide()

    def _render(self, preview: Preview) -> None:
        text = self.toPlainText()
        preview.setGeometry(self.rect())
        preview.show_html("")
        self._writing.worker.compute(lambda: _html(text), preview.show_html)

    # … spelling

    def next_doubt(self) -> None:
        """Select the next word in doubt and offer what may have been meant."""
        self._writing.when_spelling_is_ready(self._offer_next_doubt)

    def _offer_next_doubt(self) -> None:
        found = self._doubts.finish() if self._doubts else []
        at = self.textCursor().selectionStart()
        later = [word for word in found if word.selectionStart() > at]
        here = [word for word in found if word.selectionStart() == at]
        fresh = [word for word in here if word != self.textCursor()]
        word = next(iter([*fresh, *later, *found]), None)
        if word is None:
            self._writing.notices.say(self.tr("No word here looks misspelt."))
            return
        self.setTextCursor(word)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_suggestions(menu, word, self._writing.spelling)
        menu.popup(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        cursor = self.cursorForPosition(event.pos()) if by_mouse else self.textCursor()
        word = self._doubts.at(cursor.position()) if self._doubts else None
        if word is not None:
            add_suggestions(menu, word, self._writing.spelling)
        menu.popup(event.globalPos())

    # … keys and focus

    def _furnish_bar(self) -> None:
        actions = self._writing.actions
        made = [actions.attach(name, self, lambda name=name: self.format(name)) for name in FORMATS]
        self._shows = actions.attach(
            "preview", self, lambda: self.show_preview(not self.isReadOnly())
        )
        self._shows.setCheckable(True)
        made.append(self._shows)
        for name, action in zip((*FORMATS, "preview"), made, strict=True):
            action.setToolTip(actions.with_keys(name))
        actions.attach("next-doubt", self, self.next_doubt)
        self._bar = FormatBar(self, made)
        looks = {IDENTIFIERS: identifier_look, SPELLING: spelling_look}
        self._underlines = Underlines(self, **looks)
        self._doubts = SpellingMarks(self, self._underlines, self._writing.spelling)
        self._watch = self._writing.watch_box(self, self._underlines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._writing.spelling.wake()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            was = marked_in(self)
            now = formatting.new_line(was)
            if now is not None:
                put(self, was, now)
                return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._writing.spelling.wake()
        super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self._writing.spelling.wake()
        super().insertFromMimeData(source)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._bar is None:
            self._furnish_bar()
        self._bar.come()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        stays = event.reason() in PASSING or self.isReadOnly()
        if self._bar and not stays:
            self._bar.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._bar and self._bar.isVisible():
            self._bar.come()
        if self._preview:
            self._preview.setGeometry(self.rect())


def _html(text: str) -> str:
    # Deferred: runs in the pool; markdown is imported when the first preview is wanted.
    from journal.render.markdown import to_html

    return to_html(text)
