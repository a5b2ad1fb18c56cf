"""The trials to come back to, in one list, each answered with one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal import vocabulary
from journal.errors import UserError
from journal.logbook import follow_ups
from journal.logbook.remembered import Remembered
from ui.context import Context
from ui.reflect.follow_up_row import DO_NOT_ASK, NOT_NOW, FollowUpRow


class FollowUps(QWidget):
    """`answered` tells the id of a trial that says something new; answered rows stay in sight, to
    be added to or undone, until the list is shown anew.
    """

    answered = Signal(str)
    entered = Signal(object)  # the row that the keyboard came to

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rows: list[FollowUpRow] = []
        self.touched: set[str] = set()  # trials answered since they were listed
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_trials(self, trials: Sequence[Remembered]) -> None:
        """List these, the first one open."""
        for row in self.rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self.touched.clear()
        self.rows = [self._row(trial) for trial in trials]
        for row in self.rows:
            self._column.addWidget(row)
        self._open(next(iter(self.rows), None))

    def focus_first(self) -> None:
        """The keyboard to the first that waits, so that one key answers it."""
        waiting = next((row for row in self.rows if not row.is_answered), None)
        if waiting is not None:
            waiting.show()
            waiting.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, trial: Remembered) -> FollowUpRow:
        row = FollowUpRow(trial, follow_ups.answers())
        row.chosen.connect(lambda value: self._choose(row, value))
        row.step_wanted.connect(lambda step: self._step(row, step))
        row.look_wanted.connect(lambda: self._context.navigation.trial_wanted.emit(trial.id))
        row.entered.connect(lambda: self._enter(row))
        return row

    def _open(self, wanted: FollowUpRow | None) -> None:
        for row in self.rows:
            row.open(row is wanted)

    def _enter(self, row: FollowUpRow) -> None:
        if not row.is_answered:
            self._open(row)
        QTimer.singleShot(0, row, lambda: self.entered.emit(row))  # once it is laid out

    def _step(self, row: FollowUpRow, step: int) -> None:
        place = self.rows.index(row) + step
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, row: FollowUpRow, value: str) -> None:
        if row.is_answered:  # a key held down
            return
        row.is_answered = True
        trial, now = row.trial.id, self._context.now()
        self.touched.add(trial)
        terms = self._context.settings.now.terms
        ask = self._context.worker.ask
        if value == NOT_NOW:
            said = self.tr("Not now.")
            ask(
                lambda session: follow_ups.not_now(session, trial, now, terms).id,
                lambda kept: self._put_off(row, kept, said),
            )
        elif value == DO_NOT_ASK:
            said = self.tr("Not asked about again.")
            ask(
                lambda session: follow_ups.do_not_ask(session, trial, now).id,
                lambda kept: self._put_off(row, kept, said),
            )
        else:
            ask(
                lambda session: follow_ups.answer(session, trial, value, now),
                lambda given: self._keep(row, value, given),
            )

    def _keep(self, row: FollowUpRow, value: str, given: follow_ups.Answered) -> None:
        row.show_answer(
            self.tr("{answer}. Kept.").format(answer=vocabulary.label("still_using", value)), True
        )
        row.details_given.connect(lambda minutes, quality: self._add(row, given, minutes, quality))
        now = self._context.now
        row.undo_wanted.connect(
            lambda: self._undo(
                row, lambda session: follow_ups.take_back_answer(session, given, now())
            )
        )
        self.answered.emit(given.trial)
        self._go_on(row)

    def _put_off(self, row: FollowUpRow, kept: str, said: str) -> None:
        row.show_answer(said, False)
        row.undo_wanted.connect(
            lambda: self._undo(row, lambda session: follow_ups.take_back(session, kept))
        )
        self._go_on(row)

    def _go_on(self, row: FollowUpRow) -> None:
        """On to the next that waits, if the keyboard is here."""
        place = self.rows.index(row)
        waiting = [one for one in self.rows[place:] + self.rows[:place] if not one.is_answered]
        following = next(iter(waiting), None)
        self._open(following)
        if row.hasFocus() or row.isAncestorOf(self.focusWidget() or self):
            (following or row).setFocus(Qt.FocusReason.TabFocusReason)

    def _add(
        self, row: FollowUpRow, given: follow_ups.Answered, minutes: str, quality: str | None
    ) -> None:
        typed = minutes.replace(",", ".")
        try:
            number = float(typed) if typed else None
        except ValueError:
            row.say_trouble(self.tr("Give the minutes as a number."))
            return
        row.say_trouble("")
        self._context.worker.ask(
            lambda session: follow_ups.add_details(session, given.follow_up, number, quality),
            failed=lambda error: self._tell(row, error),
        )

    def _tell(self, row: FollowUpRow, error: Exception) -> None:
        if isinstance(error, UserError):
            row.say_trouble(error.sentence)
        else:
            self._context.notices.trouble(error)

    def _undo(self, row: FollowUpRow, take_back: Callable[..., object]) -> None:
        self._context.worker.ask(take_back, lambda _: self._ask_again(row))

    def _ask_again(self, row: FollowUpRow) -> None:
        fresh = self._row(row.trial)
        self._column.replaceWidget(row, fresh)
        self.rows[self.rows.index(row)] = fresh
        row.hide()
        row.deleteLater()
        self._open(fresh)
        fresh.show()
        fresh.setFocus(Qt.FocusReason.TabFocusReason)
        self.answered.emit(fresh.trial.id)
