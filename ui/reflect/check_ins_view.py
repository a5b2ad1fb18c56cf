"""Check-ins: the form, and what was said before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journal import vocabulary
from ui.context import Context
from ui.pages.check_in import CheckInCard
from ui.style import set_role
from ui.widgets.sheet import Card, Sheet, button_row, readable, words
from ui.work import reflecting
from ui.work.reflecting import CheckIns

if TYPE_CHECKING:
    from journal.model.check_in import CheckIn

WIDTH = 1120


class CheckInsView(Sheet):
    """The newest stands first below the form."""

    def __init__(self, context: Context) -> None:
        super().__init__(WIDTH)
        self._context = context
        self.check_in = CheckInCard()
        self.check_in.wanted.connect(self.keep)
        self.earlier = QVBoxLayout()
        self.earlier.setSpacing(10)
        self._heading = words(self.tr("Earlier check-ins"), "heading")
        self.column.addWidget(self.check_in)
        self.column.addWidget(self._heading)
        self.column.addLayout(self.earlier)
        self.column.addStretch(1)
        self.setFocusProxy(self.check_in.texts["using"])

    def refresh(self) -> None:
        """Read the check-ins again; what is typed stays."""
        self._context.worker.ask(reflecting.listed_check_ins, self._show)

    def keep(self, values: dict[str, Any]) -> None:
        """Keep what stands in the form."""
        now = self._context.now()
        self._context.worker.ask(
            lambda session: reflecting.check_in(session, values, now), self._kept
        )

    def _kept(self, _: object) -> None:
        self.check_in.clear()
        self._changed()
        self._context.notices.say(self.tr("The check-in is kept in your journal."))

    def _changed(self) -> None:
        self.refresh()
        self._context.changes.check_in_saved.emit()

    def _show(self, listed: CheckIns) -> None:
        while item := self.earlier.takeAt(0):
            item.widget().deleteLater()
        for made in listed.made:
            self.earlier.addWidget(self._card(made))
        self._heading.setVisible(bool(listed.made))
        self.check_in.allow_slips(listed.takes_slips)
        own = next((one for one in listed.made if one.source == "self"), None)
        if own:
            self.check_in.say_last(self.tr("Your last check-in: {day}.").format(day=_long(own)))

    def _card(self, made: CheckIn) -> QWidget:
        card = Card()
        title = _long(made)
        if made.source != "self":
            title = self.tr("{day}, a colleague's").format(day=title)
        card.body.addWidget(words(title, "question"))
        for question, answer in self._answers(made):
            card.body.addWidget(
                readable(self.tr("{what}: {words}").format(what=question, words=answer))
            )
        delete = QPushButton(self.tr("Delete"))
        set_role(delete, "aside")
        delete.setAccessibleName(self.tr("Delete the check-in of {day}").format(day=title))
        delete.clicked.connect(lambda: self._delete(made.id))
        card.body.addLayout(button_row(delete))
        return card

    def _answers(self, made: CheckIn) -> list[tuple[str, str]]:
        asked = {name: box.accessibleName() for name, box in self.check_in.texts.items()}
        asked |= {name: group.accessibleName() for name, group in self.check_in.chips.items()}
        found = []
        for name, question in asked.items():
            said = getattr(made, name)
            if name in self.check_in.chips:
                said = vocabulary.labels(name, [said] if isinstance(said, str) else said or [])
            if said:
                found.append((question, said))
        seen = vocabulary.label("visibility", made.visibility)
        return [*found, (self.check_in.visibility.accessibleName(), seen)]

    def _delete(self, check_in: str) -> None:
        self._context.worker.ask(
            lambda session: reflecting.forget_check_in(session, check_in), self._deleted
        )

    def _deleted(self, bring_back: Callable[..., object]) -> None:
        self._changed()
        self._context.notices.say(
            self.tr("The check-in is deleted. What you shared of it goes with your next bundle."),
            self.tr("Undo"),
            lambda: self._context.worker.ask(bring_back, lambda _: self._changed()),
        )


def _long(made: CheckIn) -> str:
    return QLocale().toString(made.made_on, QLocale.FormatType.LongFormat)
