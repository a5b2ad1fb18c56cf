"""Answers on their way into the journal, each with what was remembered before, to be undone."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from journal.language import plural
from ui.sharing.desk import Desk
from ui.work import deciding, sharing
from ui.work.leaving import Look, Question

Then = Callable[[], object]


class Answering(QObject):
    """Saves at once what is answered; `undo` takes back the last answer of this sitting."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = desk.context
        self._before: list[deciding.Before] = []
        self._beside: dict[str, Callable[[], object]] = {}  # what else an answer did, taken back

    def begin(self) -> None:
        """A new sitting: what was answered before it is undone in the list of decisions."""
        self._before, self._beside = [], {}

    def decide(self, items: Sequence[object], answer: object, then: Then | None = None) -> None:
        """Remember one answer to these."""
        group, now = self._desk.here.id, self._context.now()
        self._ask(lambda session: deciding.decide(session, group, items, answer, now), then)

    def hide_all(self, questions: Sequence[Question], then: Then, undone: Then) -> None:
        """Hide what all of these ask about; the notice offers to undo it, `undone` comes after."""
        group, now = self._desk.here.id, self._context.now()
        items = [question.item for question in questions]

        def done(before: deciding.Before) -> None:
            self._context.notices.say(
                plural(
                    "Hid what was left: {n} answer.", "Hid what was left: {n} answers.", len(items)
                ),
                self.tr("Undo"),
                lambda: self._put_back(before, undone),
            )
            then()

        self._context.worker.ask(
            lambda session: deciding.decide(session, group, items, "hide", now), done
        )

    def leave_out(self, record: str, field: str, stays: bool, then: Then) -> None:
        """Keep a context field of one record here, or let it go along."""
        group, now = self._desk.here.id, self._context.now()
        self._ask(
            lambda session: deciding.leave_out(session, group, record, field, stays, now), then
        )

    def ask_again(self, question: Question) -> None:
        """Forget the answer to the question before, and take back what came with it."""
        group, item = self._desk.here.id, question.item

        def forgotten(_done: object) -> None:
            take_back = self._beside.pop(item.id, None)
            if take_back:
                take_back()

        self._context.worker.ask(
            lambda session: deciding.ask_again(session, group, item), forgotten
        )

    def undo(self, then: Then) -> None:
        """Take back the last answer, if there is one."""
        if not self._before:
            self._context.notices.say(self.tr("There is no answer to take back."))
            return
        self._put_back(self._before.pop(), then)

    def _put_back(self, before: deciding.Before, then: Then) -> None:
        self._context.worker.ask(
            lambda session: deciding.put_back(session, before), lambda done: then()
        )

    def looked_through(self, look: Look, record: str) -> None:
        """Remember that this record was looked through as it is on show."""
        group, now, prepared = self._desk.here.id, self._context.now(), look.prepared
        if prepared is not None:
            self._context.worker.ask(
                lambda session: deciding.looked_through(
                    session, group, prepared.review, [record], now
                )
            )

    def add_to_names(self, question: Question, kind: str) -> None:
        """Put what was found on the owner's list, so that it is hidden at once from now on."""
        now = self._context.now()

        def added(is_new: bool) -> None:
            if is_new:
                self._beside[question.item.id] = lambda: self._off_names(question, kind)
            self._context.changes.own_names_changed.emit()
            self._context.notices.say(
                self.tr("“{word}” is on your list now, and hidden wherever it stands.").format(
                    word=question.item.text
                )
            )

        self._context.worker.ask(
            lambda session: deciding.add_to_names(session, question.item, kind, now), added
        )

    def _off_names(self, question: Question, kind: str) -> None:
        self._context.worker.ask(
            lambda session: deciding.off_names(session, question.item, kind),
            lambda done: self._context.changes.own_names_changed.emit(),
        )

    def keep_here(self, question: Question, then: Then) -> None:
        """Keep the trials of a question here, until it is asked again."""
        records, now = question.item.records, self._context.now()

        def done(before: dict[str, str]) -> None:
            self._beside[question.item.id] = lambda: self._allow_again(before, lambda: None)
            self._tell_saved(records)
            then()

        self._context.worker.ask(
            lambda session: sharing.allow_all(session, dict.fromkeys(records, "me"), now), done
        )

    def allow(self, records: Sequence[str], visibility: str, then: Then) -> None:
        """Say who may see these trials; the notice offers to undo it."""
        now = self._context.now()

        def done(before: dict[str, str]) -> None:
            self._tell_saved(records)
            self._context.notices.say(
                self.tr("It stays here, for you alone.")
                if visibility == "me"
                else self.tr("Changed who may see it."),
                self.tr("Undo"),
                lambda: self._allow_again(before, then),
            )
            then()

        self._context.worker.ask(
            lambda session: sharing.allow_all(session, dict.fromkeys(records, visibility), now),
            done,
        )

    def _allow_again(self, before: dict[str, str], then: Then) -> None:
        now = self._context.now()

        def done(_before: object) -> None:
            self._tell_saved(list(before))
            then()

        self._context.worker.ask(lambda session: sharing.allow_all(session, before, now), done)

    def _tell_saved(self, records: Sequence[str]) -> None:
        for record in records:
            self._context.changes.trial_saved.emit(record)

    def _ask(self, work: Callable[..., deciding.Before], then: Then | None) -> None:
        def done(before: deciding.Before) -> None:
            self._before.append(before)
            if then:
                then()

        self._context.worker.ask(work, done)
