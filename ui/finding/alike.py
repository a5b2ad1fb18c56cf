"""Pairs of trials that look alike: looked for while nobody waits, shown when wanted."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject, QTimer, Signal
from PySide6.QtWidgets import QPushButton

from journal.logbook.duplicates import Pair
from ui.context import Context
from ui.finding.alike_view import AlikeView
from ui.finding.trial_acts import TrialActs
from ui.work import alike
from ui.work.alike import ShownPair
from ui.worker import Task

PATIENCE_MILLISECONDS = 3_000


class Alike(QObject):
    """`button` is the quiet line that says how many there are. `opened` and `closed` tell of the
    view."""

    opened = Signal()
    closed = Signal()

    def __init__(self, context: Context, button: QPushButton, acts: TrialActs) -> None:
        super().__init__(button)
        self._context = context
        self._button = button
        self._acts = acts
        self._pairs: list[Pair] = []
        self._place = 0
        self._looking: Task | None = None
        self._stale = True  # trials have changed since they were looked through
        self.view = AlikeView()
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE_MILLISECONDS)
        self._timer.timeout.connect(self._look_now)
        button.clicked.connect(self.open)
        self.view.step_wanted.connect(self._step)
        self.view.close_wanted.connect(self.closed)
        self.view.two_wanted.connect(self._they_are_two)
        self.view.trash_wanted.connect(self._throw_older_away)
        self.look()

    def look(self) -> None:
        """Look anew, once the journal has been left alone for a moment."""
        self._stale = True
        self._timer.start()

    def stop(self) -> None:
        """Somebody searches: look later, unless it was asked for."""
        if self._looking and not self._looking.title:
            self._looking.cancel()
        if self._stale:
            self._timer.start()

    def open(self) -> None:
        """Show the first pair; in a large journal look for pairs first."""
        self._place = 0
        if self._pairs:
            self._show_present()
            return
        task = self._looking = Task(self.tr("Looking for trials entered twice"))
        self._context.worker.ask_beside(
            lambda session: alike.pairs(session, task),
            lambda pairs: self._take_asked(pairs),
            task=task,
        )

    def _look_now(self) -> None:
        task = self._looking = Task()
        self._context.worker.ask_beside(
            lambda session: alike.pairs_unasked(session, task),
            lambda pairs: None if task.called_off else self._take(pairs),
            lambda error: None,  # a suggestion that fails to come is none
            task=task,
        )

    def _take_asked(self, pairs: list[Pair]) -> None:
        if pairs:
            self._take(pairs)
            self._show_present()
        else:
            self._context.notices.say(self.tr("No two trials look alike."))

    def _take(self, pairs: list[Pair] | None) -> None:
        """None: nobody looked yet, since the journal is large."""
        self._stale = False
        self._pairs = pairs or []
        n = QLocale().toString(len(self._pairs))
        if pairs is None:
            said = self.tr("Look for trials entered twice")
        elif len(pairs) == 1:
            said = self.tr("1 pair looks alike")
        else:
            said = self.tr("{n} pairs look alike").format(n=n)
        self._button.setText(said)
        self._button.setVisible(pairs is None or bool(pairs))

    def _step(self, by: int) -> None:
        self._place += by
        self._show_present()

    def _show_present(self) -> None:
        if not self._pairs:
            self.closed.emit()
            return
        self._place %= len(self._pairs)
        pair = self._pairs[self._place]
        today = self._context.now().astimezone().date()
        self._context.worker.ask(lambda session: alike.both(session, pair, today), self._show)

    def _show(self, shown: ShownPair) -> None:
        self.view.show_pair(shown, self._place, len(self._pairs))
        self.opened.emit()
        first, second = self.view.texts()
        self._context.worker.compute(
            lambda: alike.differences(first, second),
            lambda found: self.view.mark(*found) if self.view.texts() == (first, second) else None,
        )

    def _they_are_two(self) -> None:
        place = self._place
        pair = self._pairs[place]

        def kept(_: object) -> None:
            self._done_with(pair)
            self._context.notices.say(
                self.tr("These two are not suggested again."),
                self.tr("Undo"),
                lambda: self._suggest_again(pair, place),
            )

        self._context.worker.ask(lambda session: alike.keep_both(session, pair), kept)

    def _suggest_again(self, pair: Pair, place: int) -> None:
        def suggested(_: object) -> None:
            pairs = [other for other in self._pairs if other != pair]
            self._take([*pairs[:place], pair, *pairs[place:]])
            self._place = self._pairs.index(pair)
            self._show_present()

        self._context.worker.ask(lambda session: alike.suggest_again(session, pair), suggested)

    def _throw_older_away(self) -> None:
        pair = self._pairs[self._place]
        self._acts.throw_away(pair.first)
        self._done_with(pair)

    def _done_with(self, pair: Pair) -> None:
        self._take([other for other in self._pairs if other != pair])
        self._show_present()
