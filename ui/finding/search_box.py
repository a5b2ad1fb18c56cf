"""The search box of the Journal page: words, phrases, operators, and completions of them."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from journal.logbook.query import Completion, completions
from ui.finding.completions import Completions
from ui.widgets.qt_places import characters_before, qt_length

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class SearchBox(QLineEdit):
    """Arrow keys walk through what is offered. Enter takes what is chosen, Tab also the first if it
    ends what is begun. Escape closes the offer, then empties the box."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("Find words, “a phrase”, -not, tool:…"))
        self.setAccessibleName(self.tr("Find in my journal"))
        self.setClearButtonEnabled(True)
        self._own: Mapping[str, Sequence[str]] = {}
        self.offered = Completions(self)
        self.offered.taken.connect(self.take)
        self.textEdited.connect(lambda typed: self._offer())
        self._on_keys: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Escape: self.offered.hide,
            **{key: lambda step=step: self.offered.step(step) for key, step in _STEPS.items()},
        }

    def know(self, own: Mapping[str, Sequence[str]]) -> None:
        """The owner's own values, by operator, to be offered with the vocabulary's."""
        self._own = own

    def write(self, query: str) -> None:
        """Hold this query, whoever wrote it; nothing is offered."""
        self.setText(query)
        self.offered.hide()

    def take(self, completion: Completion) -> None:
        """Put a completion where it belongs; after an operator, offer its values."""
        typed = self.text()
        begins = completion.text.endswith(":")
        after = typed[completion.end :] or ("" if begins else " ")
        before = typed[: completion.start] + completion.text
        self.setText(before + after)
        self.setCursorPosition(qt_length(before) + (not begins))
        self._offer()

    def event(self, event: QEvent) -> bool:
        """Before shortcuts and the Tab key have their turn, the open offer has its own."""
        if isinstance(event, QKeyEvent) and self.offered.isVisible():
            key, plain = Qt.Key(event.key()), not event.modifiers()
            answered = key in self._on_keys or key == Qt.Key.Key_Tab
            if event.type() == QEvent.Type.ShortcutOverride and plain and answered:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and plain and self._answer(key):
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.offered.hide()

    def _answer(self, key: Qt.Key) -> bool:
        if key in _ENTER or key == Qt.Key.Key_Tab:
            wanted = self.offered.chosen
            if key == Qt.Key.Key_Tab and wanted is None and self._completes(self.offered.first):
                wanted = self.offered.first
            self.offered.hide()
            if wanted:
                self.take(wanted)
            return wanted is not None
        if key not in self._on_keys:
            return False
        self._on_keys[key]()
        return True

    def _completes(self, completion: Completion) -> bool:
        """Whether it ends what is begun; else it puts an operator in place of a plain word."""
        typed = self.text()
        begun = typed[completion.start : completion.end].casefold()
        is_value = typed[: completion.start].endswith((":", ","))
        return is_value or completion.text.casefold().startswith(begun)

    def _offer(self) -> None:
        """Offer what fits the word at the cursor; between words nothing, there it would be in the
        way."""
        typed = self.text()
        cursor = characters_before(typed, self.cursorPosition())
        begun = typed[cursor - 1 : cursor].strip()
        self.offered.offer(completions(typed, cursor, self._own) if begun else ())
