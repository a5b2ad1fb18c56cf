"""Why something is marked, said by mouse and by key, and what can be done about it."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from ui.writing.identifier_menu import add_deeds, reason
from ui.writing.watch import Watch

if TYPE_CHECKING:
    from journal.privacy.finding import Finding
    from ui.writing.passes import Span

NEARBY = QPoint(24, 12)  # how far the mouse may move while it is told why


class Explained(Watch):
    """A watch that answers the mouse, the menu key and the key that goes to the next mark."""

    # … what a kind of field has to say; places are in characters

    @abstractmethod
    def place_at(self, point: QPoint) -> int | None:
        """What stands at this point of the field, None for no words."""

    @abstractmethod
    def caret(self) -> Span:
        """From where to where is selected."""

    @abstractmethod
    def select(self, start: int, end: int) -> None:
        """Select these words and bring them into sight."""

    @abstractmethod
    def caret_point(self) -> QPoint:
        """Where a menu about the words at the caret opens, on the screen."""

    @abstractmethod
    def standard_menu(self) -> QMenu:
        """The menu that the field has anyway."""

    @abstractmethod
    def replace(self, start: int, end: int, words: str) -> None:
        """Put `words` there, as one step of undo."""

    @abstractmethod
    def can_replace(self) -> bool:
        """Whether the field may be written in now."""

    # … what is the same in all

    def at(self, place: int) -> Finding | None:
        """What was found there."""
        return next((one for one in self.noticed() if one.start <= place <= one.end), None)

    def next_one(self) -> None:
        """Select the next name or detail and say what can be done, once the text is read."""
        if not self.identifiers.is_on:
            self.identifiers.say(self.tr("Underlining names is switched off in Settings."))
        elif self.identifiers.noticing is not None and self.is_read:
            self._offer_next()
        else:
            self.read.connect(self._offer_next, Qt.ConnectionType.SingleShotConnection)
            self.identifiers.wake()
            self.look_on()

    def _offer_next(self) -> None:
        found, (start, end) = self.noticed(), self.caret()
        here = [one for one in found if one.start <= start <= one.end]
        fresh = [one for one in here if (one.start, one.end) != (start, end)]
        later = [one for one in found if one.start > start]
        one = next(iter([*fresh, *later, *found]), None)
        if one is None:
            self.identifiers.say(self.tr("Nothing here looks like a name or a detail."))
            return
        self.select(one.start, one.end)
        menu = QMenu(self.field)
        self._fill(menu, one)
        menu.popup(self.caret_point())
        deeds = (act for act in menu.actions() if act.isEnabled() and not act.isSeparator())
        menu.setActiveAction(next(deeds))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self._explain(
            cast(QWidget, watched), cast(QHelpEvent, event)
        ):
            return True
        if event.type() == QEvent.Type.ContextMenu and self._open(cast(QContextMenuEvent, event)):
            return True
        return super().eventFilter(watched, event)

    def _explain(self, under: QWidget, event: QHelpEvent) -> bool:
        one = self._under(event.pos())
        if one is not None:
            stays = QRect(event.pos() - NEARBY, event.pos() + NEARBY)
            QToolTip.showText(event.globalPos(), self._reason(one), under, stays)
        return one is not None

    def _open(self, event: QContextMenuEvent) -> bool:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        one = self._under(event.pos()) if by_mouse else self.at(self.caret()[0])
        if one is None:
            return False
        menu = self.standard_menu()
        self._fill(menu, one)
        menu.popup(event.globalPos() if by_mouse else self.caret_point())
        return True

    def _under(self, point: QPoint) -> Finding | None:
        if not self._found:
            return None
        place = self.place_at(point)
        return None if place is None else self.at(place)

    def _reason(self, one: Finding) -> str:
        noticing = self.identifiers.noticing
        return reason(self.text(), one, noticing.own) if noticing else ""

    def _fill(self, menu: QMenu, one: Finding) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        noticing = self.identifiers.noticing
        if noticing is not None:
            add_deeds(menu, self, one, noticing.own)
