"""To come back to: what there is for me today, at a glance."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout

from journal.logbook.check_in_times import Occasion
from journal.logbook.look_back import Then
from ui.context import Context
from ui.reflect.follow_ups import FollowUps
from ui.reflect.remembered_row import RememberedRow
from ui.style import set_role
from ui.widgets.ask_files import ask_where
from ui.widgets.sheet import Card, Sheet, button_row, words
from ui.work import reflecting
from ui.work.reflecting import Today

WIDTH = 1240
AT_FIRST, MORE = 6, 24  # trials listed, and how many more each time


class TodayView(Sheet):
    """`check_in_wanted` asks for the form of the check-in; `listed` tells that all is read."""

    check_in_wanted = Signal()
    listed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(WIDTH)
        self._context = context
        self._most = AT_FIRST
        self._declined: Occasion | None = None
        self._occasion: Occasion | None = None
        self.check_in = Card(self.tr("Check in"))
        self._why = words("")
        self.begin = QPushButton(self.tr("Check in now"))
        self.decline = QPushButton(self.tr("Not now"))
        self.due = Card(self.tr("Still using it?"))
        self.follow_ups = FollowUps(context)
        self._how = words("", "hint")
        self.more = QPushButton(self.tr("Show more"))
        self.calendar = QPushButton(self.tr("Put the days into my calendar"))
        self.back = Card(self.tr("Six weeks ago, a year ago"))
        self._then = QVBoxLayout()
        self._lay_out()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def refresh(self) -> None:
        """Read everything again."""
        self._most = AT_FIRST
        self._read()

    def has_answered(self, trial: str) -> bool:
        """Whether this trial was answered here and its answer stands in the list."""
        return trial in self.follow_ups.touched

    def _read(self) -> None:
        today = self._context.now().astimezone().date()
        terms, most = self._context.settings.now.terms, self._most
        self._context.worker.ask(
            lambda session: reflecting.today(session, today, terms, most), self._show_today
        )

    def _show_today(self, today: Today) -> None:
        self._offer(today.occasion)
        self.follow_ups.show_trials(today.due)
        self.follow_ups.setVisible(bool(today.due))
        self.more.setVisible(today.more_due)
        self._how.setText(self._said(today))
        self.calendar.setVisible(today.next_due is not None)
        self._show_then(today.then)
        self.listed.emit()

    def _offer(self, occasion: Occasion | None) -> None:
        self._occasion = occasion
        self.check_in.setVisible(occasion is not None and occasion != self._declined)
        if occasion is None:
            return
        if occasion.round is not None:
            said = self.tr("{group} has opened round {n}. Where do you stand now?").format(
                group=occasion.round.group, n=occasion.round.number
            )
        elif occasion.why == "start":
            said = self.tr(
                "Where do you stand today? Two minutes, whether you use AI or "
                "not. It stays with you unless you choose otherwise."
            )
        else:
            said = self.tr("A new half term. Where do you stand now? Two minutes.")
        self._why.setText(said)

    def _said(self, today: Today) -> str:
        if today.due:
            return self.tr(
                "One key answers. The arrow keys go from one to the next, Enter looks at the trial."
            )
        if today.next_due is None or today.next_on is None:
            return self.tr(
                "Nothing waits for an answer. Six teaching weeks after a trial, this asks once "
                "whether you still use what you tried."
            )
        said = self.tr("Nothing waits for an answer. From {day} on, this asks about “{title}”.")
        said = said.format(day=_long(today.next_on), title=today.next_due.title)
        if today.run_out:
            more = self.tr(
                "Your terms in Settings end on {day}; from there on calendar weeks count."
            )
            said = f"{said} {more.format(day=_long(today.run_out))}"
        return said

    def _show_then(self, then: tuple[Then, ...]) -> None:
        while item := self._then.takeAt(0):
            item.widget().deleteLater()
        for one in then:
            self._then.addWidget(words(self._ago(one.years), "question"))
            for trial in one.trials:
                self._then.addWidget(
                    RememberedRow(
                        trial,
                        lambda trial=trial: self._context.navigation.trial_wanted.emit(trial.id),
                        self.tr("Look"),
                    )
                )
        if not then:
            self._then.addWidget(
                words(self.tr("Nothing from about then. It will come of itself."), "hint")
            )

    def _ago(self, years: int) -> str:
        if years == 0:
            return self.tr("Six weeks ago")
        if years == 1:
            return self.tr("A year ago")
        return self.tr("{n} years ago").format(n=years)

    def _show_more(self) -> None:
        self._most += MORE
        self._read()

    def _decline(self) -> None:
        self._declined = self._occasion
        self.check_in.hide()

    def _ask_where(self) -> None:
        ask_where(
            self,
            self.tr("Put the days into my calendar"),
            Path.home() / self.tr("look-back.ics"),
            self.tr("Calendar files (*.ics)"),
            self.write_calendar,
        )

    def write_calendar(self, path: Path) -> None:
        """Write the calendar file and say what stands in it."""
        now, terms = self._context.now(), self._context.settings.now.terms
        said = self.tr(
            "{name} is written. Open it with your calendar; it counts trials and names none."
        ).format(name=path.name)
        self._context.worker.ask(
            lambda session: reflecting.calendar(session, now, terms, path),
            lambda _: self._context.notices.say(said),
        )

    def _connect(self) -> None:
        changes = self._context.changes
        self.begin.clicked.connect(self.check_in_wanted)
        self.decline.clicked.connect(self._decline)
        self.more.clicked.connect(self._show_more)
        self.calendar.clicked.connect(self._ask_where)
        self.follow_ups.answered.connect(changes.trial_saved)
        self.follow_ups.entered.connect(self.ensureWidgetVisible)

    def _lay_out(self) -> None:
        for button in (self.decline, self.more, self.calendar):
            set_role(button, "quiet")
        self.check_in.body.addWidget(self._why)
        self.check_in.body.addLayout(button_row(self.begin, self.decline))
        self.check_in.hide()
        self.due.body.addWidget(self._how)
        self.due.body.addWidget(self.follow_ups)
        self.due.body.addLayout(button_row(self.more, self.calendar))
        self.due.body.addStretch(1)
        self.back.body.addLayout(self._then)
        self.back.body.addStretch(1)
        cards = QGridLayout()
        cards.setSpacing(14)
        cards.addWidget(self.due, 0, 0)
        cards.addWidget(self.back, 0, 1)
        cards.setColumnStretch(0, 3)
        cards.setColumnStretch(1, 2)
        self.column.addWidget(self.check_in)
        self.column.addLayout(cards)
        self.column.addStretch(1)


def _long(day: date) -> str:
    return QLocale().toString(day, "d MMMM yyyy")
