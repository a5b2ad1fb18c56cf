"""The way out: the questions, the page that shows what leaves, the file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal.errors import UserError
from journal.sharing.snapshot import WrittenElsewhere
from ui.sharing.desk import Desk
from ui.sharing.leaving_view import LeavingView
from ui.sharing.question_view import QuestionView
from ui.work import sharing
from ui.work.leaving import Look, Question
from ui.worker import Cancelled, Task


class Giving(QObject):
    """`counted` tells how many trials would go and stay, `read` how many questions are open."""

    counted = Signal(int, int)
    read = Signal(int)
    saved = Signal(str)
    merge_wanted = Signal(list)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = desk.context
        self._look = Look()
        self._reading: Task | None = None
        self.question_view = QuestionView(desk.context.actions)
        self.leaving_view = LeavingView(desk.context.style)
        self._connect()

    def views(self) -> list[QWidget]:
        """Every view of this part."""
        return [self.question_view, self.leaving_view]

    def count(self) -> None:
        """Count what would go, then read it behind the window for open questions."""
        group, home, now = self._desk.here.id, self._context.home, self._context.now()
        memory, task = self._desk.memory, self._fresh_reading("")

        def found(wanted: sharing.ToRead) -> None:
            self.counted.emit(*sharing.going_and_staying(wanted))
            self._context.worker.compute(
                lambda: sharing.open_questions(wanted, task), self.read.emit, task=task
            )

        self._context.worker.ask(
            lambda session: sharing.to_read(session, home, group, memory, now), found
        )

    def begin(self) -> None:
        """Lead through the open questions to the page that shows what leaves."""
        group, home, now = self._desk.here.id, self._context.home, self._context.now()
        memory, task = self._desk.memory, self._fresh_reading(self.tr("Reading what would leave"))
        self._desk.show(self._desk.waiting)
        self._desk.waiting.follow(task)
        task.ended.connect(lambda: self._desk.go_home() if task.called_off else None)

        def found(wanted: sharing.ToRead) -> None:
            self._context.worker.compute(
                lambda: sharing.open_questions(wanted, task),
                lambda count: self._show_look(),
                self._failed,
                task,
            )

        self._context.worker.ask(
            lambda session: sharing.to_read(session, home, group, memory, now), found, self._failed
        )

    def _connect(self) -> None:
        for view in (self.question_view, self.leaving_view):
            view.left.connect(self._desk.go_home)
        self.question_view.answered.connect(self._answered)
        self.question_view.rest_hidden.connect(self._hide_rest)
        self.question_view.gone_back.connect(self._ask_again)
        self.leaving_view.change_wanted.connect(self._change)
        self.leaving_view.save_wanted.connect(self._ask_where)

    def _fresh_reading(self, title: str) -> Task:
        if self._reading:
            self._reading.cancel()
        self._reading = Task(title)
        return self._reading

    def _failed(self, error: Exception) -> None:
        if isinstance(error, WrittenElsewhere):
            self._desk.ask_to_take_over(self.begin).rejected.connect(self._desk.go_home)
            return
        self._desk.go_home()
        if not isinstance(error, Cancelled):
            self._context.notices.trouble(error)

    def _show_look(self, keep_place: bool = False) -> None:
        group, home, now = self._desk.here.id, self._context.home, self._context.now()
        memory, takes_over = self._desk.memory, group in self._desk.takes_over

        def found(look: Look) -> None:
            self._look = look
            if look.questions:
                self.question_view.ask(look.questions)
                self._desk.show(self.question_view)
            else:
                self.leaving_view.show_look(look, self._desk.here, keep_place)
                self._desk.show(self.leaving_view)

        self._context.worker.ask(
            lambda session: sharing.look(session, home, group, memory, now, takes_over),
            found,
            self._failed,
        )

    def _answered(self, question: Question, answer: object) -> None:
        is_last = question is self._look.questions[-1]
        self._decide([question.item], answer, self._show_look if is_last else None)

    def _hide_rest(self, questions: Sequence[Question]) -> None:
        self._decide([question.item for question in questions], "hide", self._show_look)

    def _ask_again(self, question: Question) -> None:
        group = self._desk.here.id
        self._context.worker.ask(lambda session: sharing.ask_again(session, group, [question.item]))

    def _change(self, item: Any, answer: object) -> None:
        self._decide([item], answer, lambda: self._show_look(keep_place=True))

    def _decide(self, items: list[Any], answer: object, then: Any) -> None:
        group = self._desk.here.id
        self._context.worker.ask(
            lambda session: sharing.decide(session, group, items, answer),
            (lambda done: then()) if then else None,
        )

    def _ask_where(self) -> None:
        self._desk.ask_where(
            self.tr("Save the file for the group"),
            *self._desk.bundle_name(),
            self.save_to,
        )

    def save_to(self, path: Path) -> None:
        """Write the bundle that is on show."""
        group, home, now = self._desk.here.id, self._context.home, self._context.now()
        memory, seen = self._desk.memory, self._look.plain
        takes_over = group in self._desk.takes_over

        def written(path: Path) -> None:
            self._say_saved(path)
            self._desk.go_home()
            self.saved.emit(path.name)

        def failed(error: Exception) -> None:
            self._context.notices.trouble(error)
            if isinstance(error, UserError):
                self._show_look()

        self._context.worker.ask(
            lambda session: sharing.save_bundle(
                session, home, group, memory, now, seen, path, takes_over
            ),
            written,
            failed,
            Task(self.tr("Saving the file")),
        )

    def _say_saved(self, path: Path) -> None:
        if self._desk.here.is_facilitator:
            self._context.notices.say(
                self.tr("Saved {name}. It counts once it is merged, like the others.").format(
                    name=path.name
                ),
                self.tr("Merge it here now"),
                lambda: self.merge_wanted.emit([path]),
            )
        else:
            self._context.notices.say(
                self.tr(
                    "Saved {name}. Put it where your group collects its files, or send it to "
                    "your facilitator."
                ).format(name=path.name)
            )
