"""Has anyone here tried this? A question to one's groups, and what they answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal.digest.asking.answers import Answer
from journal.language import plural
from ui.asking.answers_sheet import AnswersSheet
from ui.asking.attempt import attempt
from ui.context import Context
from ui.finding.search_box import SearchBox
from ui.style import set_role
from ui.widgets.invitation import Invitation, Way
from ui.widgets.sheet import words
from ui.work import asking
from ui.worker import Task

PATIENCE_MILLISECONDS = 250  # between the last key and the question
EVERY = ""


class AskingView(QWidget):
    """Has a search box of its own. `trial_chosen` carries the code of a trial to be tried."""

    trial_chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._indexes = asking.Indexes(asking.Memory(home=context.home))
        self._groups: Sequence[Any] = ()
        self._own: Mapping[str, frozenset[str]] = {}  # codes of the owner's own trials, by group
        self._stale = True
        self._asked: Task | None = None
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE_MILLISECONDS)
        self.search = SearchBox()
        self.search.setPlaceholderText(self.tr("A job, a tool, words: marking tool:copilot"))
        self.search.setAccessibleName(self.tr("Has anyone here tried this?"))
        self.note = words("", "hint")
        self.groups = QComboBox()
        self.groups.setAccessibleName(self.tr("Which group"))
        self.sheet = AnswersSheet()
        self.invitation = Invitation()
        self._stack = QStackedWidget()
        self._lay_out()
        self._timer.timeout.connect(self._ask)
        self.search.textChanged.connect(lambda typed: self._timer.start())
        self.search.returnPressed.connect(self._into_answers)
        self.groups.activated.connect(lambda place: self._ask())
        self.sheet.try_wanted.connect(self._try)
        for signal in (context.changes.groups_changed, context.changes.libraries_merged):
            signal.connect(self._grow_stale)

    def ask(self, text: str) -> None:
        """Ask the groups this."""
        self.search.write(text)
        self._timer.stop()
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _grow_stale(self, *_: object) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        self._context.worker.ask(asking.mine, self._take_groups)

    def _take_groups(self, mine: asking.Mine) -> None:
        found = self._groups = mine.groups
        self._own = mine.trials
        self._indexes.keep_only(one.id for one in found)
        chosen = self.groups.currentData()
        self.groups.clear()
        self.groups.addItem(self.tr("All my groups"), EVERY)
        for one in found:
            self.groups.addItem(one.name, one.id)
        self.groups.setCurrentIndex(max(0, self.groups.findData(chosen)))
        self.groups.setVisible(len(found) > 1)
        self._ask()

    def _ask(self) -> None:
        if self._asked:
            self._asked.cancel()
            self._asked = None
        typed, chosen = self.search.text(), self.groups.currentData() or EVERY
        asked = [one for one in self._groups if chosen in (EVERY, one.id)]
        if not asked:
            self._invite(*self._no_group())
            return
        home, indexes = self._context.home, self._indexes
        today = self._context.now().astimezone().date()
        task = self._asked = Task(self.tr("Asking your groups"))
        self._context.worker.compute(
            lambda: asking.ask(home, asked, typed, today, indexes, lambda: task(0, 0)),
            lambda found: None if task.called_off else self._show_found(found, typed, asked),
            task=task,
        )

    def _show_found(self, found: Any, typed: str, asked: list[Any]) -> None:
        answers = found.answers
        self.note.setText("  ".join((*answers.notes, self._how_many(found, typed))).strip())
        if not found.trials:
            self._invite(*self._nothing_here())
        elif not typed.strip():
            self._invite(*self._before_asking())
        elif not answers.number:
            self._invite(*self._nobody(typed))
        else:
            self.sheet.show_answers(answers, len(asked) > 1, self._own)
            self._stack.setCurrentWidget(self.sheet)
            # Else the first picture would show the cards squeezed into the window's height.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _how_many(self, found: Any, typed: str) -> str:
        if not typed.strip() or not found.answers.number:
            return ""
        return plural(
            "{n} trial, as the digest for the group prints it, without a name.",
            "{n} trials, as the digest for the group prints them, without names.",
            found.answers.number,
        )

    def _try(self, answer: Answer) -> None:
        attempt(self._context, answer.tried)
        self.trial_chosen.emit(answer.code)

    def _into_answers(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._ask()
        elif self._stack.currentWidget() is self.sheet:
            self.sheet.enter()

    def _invite(self, heading: str, sentence: str, ways: list[Way]) -> None:
        self.invitation.say(heading, sentence, ways)
        self._stack.setCurrentWidget(self.invitation)

    def _no_group(self) -> tuple[str, str, list[Way]]:
        sentence = self.tr(
            "In a group, what colleagues tried can be asked here before you plan. "
            "Start one or join one on the Share page."
        )
        return self.tr("You are in no group yet"), sentence, [self._to_share()]

    def _nothing_here(self) -> tuple[str, str, list[Way]]:
        sentence = self.tr(
            "What your groups shared comes with their files, or with the collection that the "
            "facilitator hands round. Bring it in on the Share page."
        )
        return self.tr("Nothing from your groups is here yet"), sentence, [self._to_share()]

    def _before_asking(self) -> tuple[str, str, list[Way]]:
        sentence = self.tr(
            "Type a job, a tool or words. What did not work stands beside what did, "
            "and nobody’s name is here."
        )
        return self.tr("Has anyone here tried this?"), sentence, []

    def _nobody(self, typed: str) -> tuple[str, str, list[Way]]:
        sentence = self.tr(
            "No trial of “{typed}” was shared here. Ask with fewer words, or be the first."
        ).format(typed=typed.strip())
        log = (self.tr("Log a trial"), lambda: self._context.navigation.page_wanted.emit("log"))
        return self.tr("Nobody yet"), sentence, [log]

    def _to_share(self) -> Way:
        wanted = self._context.navigation.page_wanted
        return self.tr("To the Share page"), lambda: wanted.emit("share")

    def _lay_out(self) -> None:
        top = QWidget()
        set_role(top, "page")
        self.head = QVBoxLayout(top)
        self.head.setContentsMargins(20, 24, 28, 8)
        self.head.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(self.groups)
        self.head.addLayout(row)
        self.head.addWidget(self.note)
        self._stack.addWidget(self.invitation)
        self._stack.addWidget(self.sheet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(top)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self.search)
