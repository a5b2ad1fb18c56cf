"""One record on the page that shows what leaves: a line that opens into all of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal.language import plural
from ui.actions import Actions
from ui.review.record_body import RecordBody
from ui.style import Style
from ui.widgets.disclosure import Disclosure
from ui.widgets.sheet import Card
from ui.widgets.tab_order import come_after
from ui.work.leaving import CHANGED, NEW, Going


class GoingCard(Card):
    """`answered` carries what was found and the other answer, `left_out` a field that stays."""

    answered = Signal(object, object)
    left_out = Signal(str, str, bool)

    def __init__(
        self, going: Going, actions: Actions, style: Style, contributors: int, least: int
    ) -> None:
        super().__init__()
        self.going = going
        self.record: RecordBody | None = None
        self._actions = actions
        self._contributors, self._least = contributors, least
        self.body.setContentsMargins(12, 8, 16, 12)
        self.disclosure = Disclosure(going.called, self._content, style)
        self.disclosure.note(self._note())
        self.body.addWidget(self.disclosure)

    def show_going(self, going: Going) -> None:
        """The same record as it stands now; nothing is drawn anew that is as it was."""
        if going == self.going:
            return
        self.going = going
        self.disclosure.note(self._note())
        if self.record is not None:
            self.record.show_going(going, self._contributors, self._least)

    def _note(self) -> str:
        going = self.going
        standing = {NEW: self.tr("new"), CHANGED: self.tr("changed")}.get(going.standing, "")
        seen = {
            "group": self.tr("my group sees it"),
            "leaders": self.tr("my group and leaders see it"),
        }.get(going.visibility, "")
        changes = ""
        if going.changed:
            changes = plural("other words in {n} place", "other words in {n} places", going.changed)
        return " · ".join(part for part in (standing, seen, changes) if part)

    def _content(self) -> QWidget:
        self.record = RecordBody(self._actions)
        self.record.attach(self.record)
        self.record.answered.connect(self.answered)
        self.record.left_out.connect(self.left_out)
        self.record.show_going(self.going, self._contributors, self._least)
        self.record.remade.connect(self._order)  # the disclosure orders what it opens with
        return self.record

    def _order(self) -> None:
        if self.record is not None:
            come_after(self.disclosure.button, self.record)
