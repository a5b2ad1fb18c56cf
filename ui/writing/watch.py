"""Watches one field for identifiers: looks soon after a key, and thoroughly once the keys rest."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.writing.identifiers import Identifiers
from ui.writing.noticed import Read, brought_up, carried, folded, without

if TYPE_CHECKING:
    from journal.privacy.finding import Finding
    from ui.worker import Task
    from ui.writing.passes import Pass, Span

SOON_MILLISECONDS = 100  # after a key: patterns and lists
REST_MILLISECONDS = 500  # of the keys: the name model too
ASIDE = "setAside"  # property of what holds a text: words in it that are no names, folded
_TYPED = (QEvent.Type.KeyPress, QEvent.Type.InputMethod)


class Watch(QObject):
    """Knows what was found in the text of `field` and has it marked; fields differ in how.

    A result for a text that has changed meanwhile is carried over to the one that is there.
    `read` tells that all was read as thoroughly as it will be.
    """

    read = Signal()

    def __init__(self, field: QWidget, identifiers: Identifiers) -> None:
        super().__init__(field)
        self.field, self.identifiers = field, identifiers
        self._text = ""
        self._found: list[Finding] = []  # in that text
        self._task: Task | None = None
        self._is_thorough = False  # what is under way
        self._told = ""  # the accessible description that comes from here
        self._soon = QTimer(self, singleShot=True, interval=SOON_MILLISECONDS)
        self._soon.timeout.connect(lambda: self._begin(thorough=False))
        self._rest = QTimer(self, singleShot=True, interval=REST_MILLISECONDS)
        self._rest.timeout.connect(lambda: self._begin(thorough=True))
        field.installEventFilter(self)
        identifiers.changed.connect(self._on_change)

    # … what a kind of field has to say; places are in characters

    @abstractmethod
    def text(self) -> str:
        """What the field holds."""

    @abstractmethod
    def sight(self) -> Span:
        """What of it is in sight."""

    @abstractmethod
    def holder(self) -> QObject:
        """What stays with the text: its document, or the field."""

    @abstractmethod
    def show_marks(self, text: str, found: list[Finding], rests: bool) -> None:
        """Mark what was found in `text`, which the field holds; `rests`: nobody types."""

    # … what is the same in all

    @property
    def is_read(self) -> bool:
        """Whether the text was read as it is, with the name model where there is one."""
        return not (self._soon.isActive() or self._rest.isActive() or self._task)

    def noticed(self) -> list[Finding]:
        """What was found and stands, with its places in the text as it is."""
        text = self.text()
        return without(carried(self._found, self._text, text), text, set(self._aside()))

    def look_again(self) -> None:
        """The text is another one now."""
        if self.identifiers.noticing is None:
            return
        if self._task and self._is_thorough:
            self._call_off()
        if not self._soon.isActive():
            self._soon.start()
        self._rest.start()

    def look_on(self) -> None:
        """Another part of the text is in sight."""
        if self.identifiers.noticing is not None:
            self._rest.start()

    def turn(self) -> None:
        """The field shows the text of another record."""
        self._call_off()
        self._text, self._found = "", []
        self.look_again()

    def set_aside(self, words: str) -> None:
        """Mark these words no more, in this text, until the window closes."""
        self.holder().setProperty(ASIDE, [*self._aside(), folded(words)])
        self._show()
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TYPED:
            self.identifiers.wake()
        return super().eventFilter(watched, event)

    def _begin(self, thorough: bool) -> None:
        noticing = self.identifiers.noticing
        if noticing is None:
            return
        if self._task:  # the later one waits; a thorough one was called off by the key
            (self._rest if thorough else self._soon).start()
        elif thorough and noticing.lacks_model:
            self._end()
        else:
            self._is_thorough = thorough
            self._task = self.identifiers.read(self.text(), self.sight(), thorough, self._take)
            self.field.destroyed.connect(self._task.cancel)  # a card that is closed meanwhile

    def _take(self, done: Pass) -> None:
        noticing, text = self.identifiers.noticing, self.text()
        if done.is_done:
            self._task = None
        if noticing is None:
            return
        is_whole = done.thorough and done.is_done
        # What the model found, which speaks later, does not come and go meanwhile.
        speaks_later = not is_whole and not noticing.lacks_model
        earlier = Read(self._text, self._found) if speaks_later else None
        self._found = brought_up(Read(done.text, done.found), earlier, text, self.sight()[0])
        self._text = text
        if is_whole:
            self._end()
        else:
            self._show()

    def _end(self) -> None:
        self._show()
        self._say()
        self.read.emit()

    def _show(self) -> None:
        found = self.noticed()
        self.show_marks(self.text(), found, rests=not self._rest.isActive())

    def _aside(self) -> list[str]:
        return list(self.holder().property(ASIDE) or [])

    def _call_off(self) -> None:
        if self._task:
            self._task.cancel()
            self._task = None

    def _on_change(self) -> None:
        self._call_off()
        if self.identifiers.noticing is None:
            self._text, self._found = "", []
            self._end()
        else:
            self.look_again()

    def _say(self) -> None:
        """What somebody hears who does not see the marks; a sentence of others stays."""
        count = len(self.noticed())
        several = self.tr("{n} names or details here may identify someone.").format(n=count)
        one = self.tr("1 name or detail here may identify someone.")
        said = several if count > 1 else one if count else ""
        if self.field.accessibleDescription() in ("", self._told) and said != self._told:
            self.field.setAccessibleDescription(said)
            self._told = said
