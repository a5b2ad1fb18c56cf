"""The end of the school year: whether lists of names stay, asked calmly beside the form."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from journal.language import plural
from ui.context import Context
from ui.names.in_words import called, several, typed_by_hand
from ui.pages.lately import Lately
from ui.style import set_role
from ui.widgets.flow import FlowLayout
from ui.widgets.sheet import words

if TYPE_CHECKING:
    from journal.logbook.own_names import NameList, Removed


class ListsCard(QWidget):
    """One sentence and what can be done; it goes with the answer, but for the one that `looks`."""

    def __init__(
        self, sentence: str, *answers: tuple[str, Callable[[], object]], looks: int | None = None
    ) -> None:
        super().__init__()
        card = QFrame()
        set_role(card, "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 0, 12, 8)
        outer.addWidget(card)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(14, 12, 14, 10)
        layout.setSpacing(6)
        self.sentence = words(sentence)
        layout.addWidget(self.sentence)
        self.buttons = [
            self._button(text, act, stays=n == looks) for n, (text, act) in enumerate(answers)
        ]
        for button in self.buttons[1:]:
            set_role(button, "quiet")
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=6)
        for button in self.buttons:
            flow.addWidget(button)
        layout.addWidget(buttons)

    def _button(self, text: str, act: Callable[[], object], stays: bool) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda: (self.setVisible(stays), act()))
        return button


class August(QObject):
    """What has come to its day goes, and is told once; what goes within a month is asked about."""

    def __init__(self, context: Context, lately: Lately) -> None:
        super().__init__(lately)
        self._context, self._lately = context, lately
        self.cards: list[ListsCard] = []

    def look(self) -> None:
        """Look once, at the start."""
        today = self._context.now().astimezone().date()

        def work(journal: Any) -> tuple[Removed, tuple[NameList, ...]]:
            # Deferred, as below: SQLModel is imported in the lane.
            from ui.work import own_names

            gone = own_names.let_expired_go(journal, today)
            with journal.reading() as session:
                return gone, own_names.expiring(session, today)

        self._context.worker.ask_journal(work, self._show, failed=lambda error: None)

    def _show(self, found: tuple[Removed, tuple[NameList, ...]]) -> None:
        gone, soon = found
        if gone:
            self._context.changes.own_names_changed.emit()
            self._add(self._told(gone))
        if soon and self._context.preferences.lists_asked != str(soon[0].keep_until):
            self._add(self._question(soon))

    def _add(self, card: ListsCard) -> None:
        self.cards.append(card)
        self._lately.add_above(card)

    def _told(self, gone: Removed) -> ListsCard:
        names = [f"“{name}”" if name else typed_by_hand() for name in gone.lists]
        said = self.tr("{lists}: {names} went at the end of August, as planned.").format(
            lists=", ".join(names), names=plural("{n} name", "{n} names", len(gone))
        )
        return ListsCard(
            said,
            (self.tr("Import this year's list"), self._settings),
            (self.tr("Keep the old names"), lambda: self._put_back(gone)),
            (self.tr("Out of the backups too"), lambda: self._clean_backups(gone)),
            (self.tr("All right"), lambda: None),
            looks=0,  # the old names can still be kept where there is no new list yet
        )

    def _question(self, soon: tuple[NameList, ...]) -> ListsCard:
        if len(soon) == 1 and soon[0].kind == "pupil" and soon[0].name:
            asked = self.tr("Your class list “{name}” goes at the end of August.")
            asked = asked.format(name=called(soon[0]))
        else:
            asked = self.tr("These go at the end of August: {lists}.").format(lists=several(soon))
        one = self.tr("{asked} Keep it for another year?")
        many = self.tr("{asked} Keep them for another year?")
        goes, go = self.tr("Let it go"), self.tr("Let them go")
        return ListsCard(
            (one if len(soon) == 1 else many).format(asked=asked),
            (self.tr("Keep for another year"), lambda: self._keep(soon)),
            (goes if len(soon) == 1 else go, lambda: self._answered(soon)),
            (self.tr("Look at my lists"), self._settings),
        )

    def _answered(self, soon: tuple[NameList, ...]) -> None:
        self._context.preferences.lists_asked = str(soon[0].keep_until)

    def _settings(self) -> None:
        self._context.navigation.settings_wanted.emit("names")

    def _keep(self, soon: tuple[NameList, ...]) -> None:
        from ui.names.changing import Changing

        Changing(self._context, self).keep(soon)

    def _clean_backups(self, gone: Removed) -> None:
        from ui.names.changing import Changing

        Changing(self._context, self).clean_backups(gone)

    def _put_back(self, gone: Removed) -> None:
        from ui.names.changing import Changing
        from ui.work.own_names import another_year

        until = another_year(None, self._context.now().astimezone().date())
        Changing(self._context, self).put_back(gone, until)
