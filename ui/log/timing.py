"""The two timers of the entry in the form: kept with its draft, their minutes put in its boxes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QLocale, QObject, QTimer, Signal

from journal.logbook import timers as core
from ui.context import Context
from ui.form.trial_form import TrialForm

LOOK_MILLISECONDS = 10_000  # whole minutes are shown, so that nothing ticks
TIMED = "timed"  # of the vocabulary's time_basis


class Timing(QObject):
    """`changed` tells that a timer was started, paused or put back; `looked` that time went by."""

    changed = Signal()
    looked = Signal()

    def __init__(self, context: Context, form: TrialForm, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._form = context, form
        self._timers = core.timers_of(None)
        self._clock = QTimer(self, interval=LOOK_MILLISECONDS)
        self._clock.timeout.connect(self.looked)

    def plain(self) -> dict[str, Any]:
        """What the draft keeps."""
        return core.as_plain(self._timers)

    def take_up(self, plain: Any) -> None:
        """Go on with what a draft kept; blank ones where it kept none."""
        self._timers = core.timers_of(plain)
        self._show()

    def runs(self, name: str) -> bool:
        return self._timers[name].runs

    def is_blank(self, name: str) -> bool:
        """Whether it never ran."""
        return self._timers[name].is_blank

    def words(self, name: str) -> str:
        """How long it ran, in words without seconds."""
        minutes = int(core.elapsed(self._timers[name], self._context.now()) // 60)
        hours, rest = divmod(minutes, 60)
        if hours:
            return self.tr("{h} h {m} min").format(h=hours, m=rest)
        return self.tr("{m} min").format(m=rest)

    def toggle(self, name: str) -> None:
        """Start it, or pause it and put its minutes in; ask where it ran suspiciously long."""
        if not self.runs(name):
            now = self._context.now()
            self._timers[name] = core.start(self._with_typed(name, now), now)
            self._tell()
        elif core.left_running(self._timers[name], self._context.now()):
            self._ask(name, lambda: None)
        else:
            self._pause(name)

    def put_back(self, name: str) -> None:
        """Back to nothing; the minutes that it had put in go too. Can be undone."""
        timer, field = self._timers[name], core.TIMED[name]
        if timer.is_blank:
            return
        before = {field: self._form.value(field), "time_basis": self._form.value("time_basis")}
        self._timers[name] = core.Timer()
        if self._number(field) == core.minutes(timer, self._context.now()):
            self._form.put({field: None})
        self._tell()

        def undo() -> None:
            self._timers[name] = timer
            self._form.put(before)
            self._tell()

        self._context.notices.say(self.tr("The timer is back at nothing."), self.tr("Undo"), undo)

    def settle(self, then: Callable[[], object]) -> None:
        """Pause what runs, then do `then`; ask first where one ran suspiciously long."""
        now = self._context.now()
        for name, timer in self._timers.items():
            if core.left_running(timer, now):
                self._ask(name, lambda: self.settle(then))
                return
        for name in self._timers:
            if self.runs(name):
                self._pause(name)
        then()

    def _pause(self, name: str) -> None:
        self._timers[name] = core.pause(self._timers[name], self._context.now())
        self._put_in(name)

    def _put_in(self, name: str) -> None:
        minutes = core.minutes(self._timers[name], self._context.now())
        if minutes is not None:
            self._form.put({core.TIMED[name]: str(minutes), "time_basis": TIMED})
        self._tell()

    def _ask(self, name: str, then: Callable[[], object]) -> None:
        since = self._context.now() - core.stretch(self._timers[name], self._context.now())

        def leave_out() -> None:
            self._timers[name] = core.drop_stretch(self._timers[name])
            self._put_in(name)
            then()

        def count() -> None:
            self._pause(name)
            then()

        self._context.notices.say(
            self.tr("The timer has run for {long}, since {since}. Was it left running?").format(
                long=self.words(name),
                since=QLocale().toString(since.astimezone(), "ddd d MMM, HH:mm"),
            ),
            self.tr("Leave that time out"),
            leave_out,
            stays=True,
            also=[(self.tr("Count all of it"), count)],
        )

    def _with_typed(self, name: str, now: datetime) -> core.Timer:
        """The timer, going on from minutes that were typed since it last put its own in."""
        typed = self._number(core.TIMED[name])
        known = core.minutes(self._timers[name], now)
        return self._timers[name] if typed in (None, known) else core.Timer((typed or 0) * 60)

    def _number(self, field: str) -> float | None:
        try:
            return float(self._form.value(field))
        except (TypeError, ValueError):
            return None

    def _tell(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        if any(timer.runs for timer in self._timers.values()):
            self._clock.start()
        else:
            self._clock.stop()
        self.looked.emit()
