"""The way out: where a review begins, the ways through it, the page that shows what leaves."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from journal.digest.disclosure.rule import Rule
from ui.review.answering import Answering
from ui.review.begin_view import BeginView
from ui.review.leaving_view import LeavingView
from ui.review.looking_back import LookingBack
from ui.review.question_view import QuestionView
from ui.review.question_words import LISTED
from ui.review.reader import Reader
from ui.review.trial_view import TrialView
from ui.review.walk import Walk
from ui.safeguarding.cards import HandoverCard
from ui.sharing.coming_home import ComingHome
from ui.sharing.desk import Desk
from ui.sharing.saving import Saving
from ui.work.leaving import AS_LEFT, Look, Question
from ui.worker import Cancelled, Task

PATIENCE_MILLISECONDS = 300


class Giving(QObject):
    """`counted` tells how many trials would go and stay, and how many other records would go.

    `read` tells what was found in them.
    """

    counted = Signal(int, int, int)
    read = Signal(object)  # Look
    saved = Signal(str)
    merge_wanted = Signal(list)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = context = desk.context
        self._reader, self.answering = Reader(desk, self), Answering(desk, self)
        self._walk = Walk()
        self._editing = ""
        self.begin_view, self.leaving_view = BeginView(context), LeavingView(context)
        self.question_view = QuestionView(context.actions)
        self.trial_view, self.looking_back = TrialView(context), LookingBack(desk, self)
        self.saving = Saving(desk, self._reader, self)
        self.coming_home = ComingHome(desk, self)
        self._connect()
        self._connect_trial()

    @property
    def look(self) -> Look:
        """What would leave, as it was last read."""
        return self._reader.look

    def views(self) -> list[QWidget]:
        """Every view of this part."""
        return [
            self.begin_view,
            self.question_view,
            self.trial_view,
            self.leaving_view,
            self.looking_back.view,
        ]

    def count(self) -> None:
        """Count what would go, then read it behind the window for open questions."""
        self._reader.read(self.read.emit, counted=self.counted.emit)

    def begin(self) -> None:
        """Show where the review begins; at once all that leaves, where nothing is to be done."""
        self.answering.begin()
        self._read_waiting(self._show_begin)

    def stop_editing(self) -> None:
        """An edit that began here and was left ends nowhere in particular."""
        self._editing = ""

    def refresh(self) -> None:
        """Something changed elsewhere: read again what is on show."""
        view = self._desk.page.view  # type: ignore[attr-defined]
        if view is self.trial_view:
            self._read_waiting(self._show_trial)
        elif view in (self.begin_view, self.question_view):
            self._read_waiting(self._show_begin)
        elif view is self.leaving_view:
            self._show_all_again()

    def save_to(self, path: Path) -> None:
        """Write the bundle that is on show."""
        self.saving.save_to(path)

    def _connect(self) -> None:
        for view in (self.begin_view, self.question_view, self.leaving_view):
            view.left.connect(self._desk.go_home)
        begin, asking, leaving = self.begin_view, self.question_view, self.leaving_view
        begin.questions_wanted.connect(self._ask_questions)
        begin.trials_wanted.connect(lambda: self._walk_from(""))
        begin.record_wanted.connect(self._walk_from)
        begin.all_wanted.connect(self._show_all)
        begin.decided_wanted.connect(lambda: self.looking_back.show(self.begin))
        asking.answered.connect(
            lambda question, answer: self.answering.decide([question.item], answer)
        )
        asking.gone_back.connect(self.answering.ask_again)
        asking.rest_hidden.connect(self._hide_rest)
        asking.names_wanted.connect(self._add_to_names)
        asking.keep_here_wanted.connect(self._keep_case_here)
        asking.done.connect(lambda: self._read_waiting(self._after_questions))
        leaving.answered.connect(
            lambda item, answer: self.answering.decide([item], answer, self._show_all_again)
        )
        leaving.left_out.connect(
            lambda record, field, stays: self.answering.leave_out(
                record, field, stays, self._show_all_again
            )
        )
        leaving.unreviewed_wanted.connect(lambda: self._walk_from(""))
        leaving.decided_wanted.connect(lambda: self.looking_back.show(self._show_all))
        leaving.save_wanted.connect(self.saving.ask_where)
        leaving.folder_wanted.connect(self.saving.put_into_folder)
        self.saving.changed.connect(self._show_all_again)
        self.saving.saved.connect(self.saved)
        self.saving.merge_wanted.connect(self.merge_wanted)

    def _connect_trial(self) -> None:
        trial, answering = self.trial_view, self.answering
        trial.answered.connect(
            lambda item, answer: answering.decide([item], answer, self._show_trial_again)
        )
        trial.body.left_out.connect(
            lambda record, field, stays: answering.leave_out(
                record, field, stays, self._show_trial_again
            )
        )
        trial.undo_wanted.connect(lambda: answering.undo(self._show_trial_again))
        trial.looked_through.connect(self._looked_through)
        trial.visibility_chosen.connect(
            lambda record, seen: answering.allow([record], seen, self._show_trial_again)
        )
        trial.edit_wanted.connect(self._edit)
        trial.left.connect(self._show_all)
        self._context.changes.trial_saved.connect(self._come_back)
        self._context.navigation.edit_wanted.connect(self.stop_editing)

    def _read_waiting(self, done: Callable[[Look], object], with_bytes: bool = False) -> None:
        """Read anew; a page with its progress stands meanwhile if that takes long."""
        patience = QTimer(self, singleShot=True)
        patience.timeout.connect(lambda: self._desk.show(self._desk.waiting))

        def come(look: Look) -> None:
            patience.stop()
            done(look)

        def failed(error: Exception) -> None:
            patience.stop()
            self._failed(error)

        title = self.tr("Reading what would leave")
        task = self._reader.read(come, failed, title, with_bytes)
        self._desk.waiting.follow(task)
        patience.start(PATIENCE_MILLISECONDS)
        task.ended.connect(lambda: self._called_off(task, patience))

    def _called_off(self, task: Task, patience: QTimer) -> None:
        if task.called_off:
            patience.stop()
            if self._reader.is_newest(task):
                self._desk.go_home()

    def _failed(self, error: Exception) -> None:
        if self.coming_home.asks(error, self._show_all, self.begin, self._desk.go_home):
            return
        self._desk.go_home()
        if not isinstance(error, Cancelled):
            self._context.notices.trouble(error)

    def _show_begin(self, look: Look) -> None:
        if look.questions or look.unreviewed or not look.going:
            self.begin_view.show_look(look)
            self._desk.show(self.begin_view)
        else:
            self._show_all()

    def _ask_questions(self) -> None:
        self.question_view.ask(self.look.questions)
        self._desk.show(self.question_view)

    def _after_questions(self, look: Look) -> None:
        if look.questions:
            self._show_begin(look)
        else:
            self._show_all()

    def _hide_rest(self, questions: Sequence[Question]) -> None:
        self.answering.hide_all(
            questions, lambda: self._read_waiting(self._after_questions), self.begin
        )

    def _add_to_names(self, question: Question) -> None:
        self.answering.decide([question.item], "hide")
        self.answering.add_to_names(question, LISTED[question.kind])
        self.question_view.go_on()

    def _keep_case_here(self, question: Question) -> None:
        first = question.item.records[0]
        self.answering.keep_here(question, lambda: self._offer_handover(first))

    def _offer_handover(self, record: str) -> None:
        """It may be one for the safeguarding lead; the sheet is there, nothing is sent."""
        sheet = HandoverCard(self._context, record)
        self._context.notices.say(
            self.tr("It stays here, for you alone. Is it for your safeguarding lead?"),
            self.tr("Open the handover sheet"),
            sheet.open_to_print,
        )

    def _walk_from(self, record: str) -> None:
        unreviewed = [one.id for one in self.look.unreviewed]
        self._walk = Walk.through(unreviewed, record)
        self.trial_view.forget()
        self._show_trial(self.look)

    def _show_trial(self, look: Look) -> None:
        going = self._walk.here(look)
        if going is None:
            self._show_all()
            return
        group = self._desk.here
        least = Rule(group.threshold).for_figures
        self._desk.show(self.trial_view)
        self.trial_view.show_going(going, self._walk.place, group.contributors, least)

    def _show_trial_again(self) -> None:
        self._reader.read(self._show_trial, self._failed)

    def _looked_through(self, record: str) -> None:
        self.answering.looked_through(self.look, record)
        going = [
            replace(one, standing=AS_LEFT) if one.id == record else one for one in self.look.going
        ]
        self._reader.look = replace(self.look, going=going)
        self._walk.go_on()
        self._show_trial(self.look)

    def _edit(self, record: str) -> None:
        self._context.navigation.edit_wanted.emit(record)
        self._editing = record

    def _come_back(self, record: str) -> None:
        """An edit that began in the review ends in it."""
        if record and record == self._editing:
            self._editing = ""
            QTimer.singleShot(0, lambda: self._context.navigation.page_wanted.emit("share"))

    def _show_all(self) -> None:
        self._read_waiting(self._lay_out_all, with_bytes=True)

    def _show_all_again(self) -> None:
        """After an answer: read behind the page, which keeps its place."""
        self._reader.read(
            lambda look: self._lay_out_all(look, keep_place=True), self._failed, with_bytes=True
        )

    def _lay_out_all(self, look: Look, keep_place: bool = False) -> None:
        if look.questions:
            self._show_begin(look)
            return
        self.leaving_view.show_look(look, self._desk.here, keep_place)
        self._desk.show(self.leaving_view)
