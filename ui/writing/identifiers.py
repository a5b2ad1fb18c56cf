"""What looks like an identifier, for every field of the window that may be shared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ui.staying_imports import leave_out
from ui.worker import Task

if TYPE_CHECKING:
    from datetime import date

    from journal.clock import Now
    from journal.privacy.finding import Finding
    from journal.privacy.lists.own_names import OwnName
    from ui.changes import Changes
    from ui.notices import Notices
    from ui.owner_settings import OwnerSettings
    from ui.work.noticing import Noticing
    from ui.worker import Worker
    from ui.writing.passes import Pass, Span

STEP_SECONDS = 0.04  # of a thread of the pool at a time: others wait no longer for it


class Identifiers(QObject):
    """Asleep until somebody types. `changed` tells that another thing may be found now."""

    changed = Signal()

    def __init__(
        self,
        worker: Worker,
        settings: OwnerSettings,
        notices: Notices,
        changes: Changes,
        now: Now,
    ) -> None:
        super().__init__()
        self._worker, self._settings, self._now = worker, settings, now
        self._notices, self._changes = notices, changes
        self._noticing: Noticing | None = None
        self._asked = False
        self._on = settings.now.underline_names
        settings.changed.connect(self._on_settings)
        changes.own_names_changed.connect(self._on_names)

    @property
    def is_on(self) -> bool:
        """Whether the owner wants it."""
        return self._on

    @property
    def noticing(self) -> Noticing | None:
        """What finds, None while nothing is to be found."""
        return self._noticing if self._on else None

    def wake(self) -> None:
        """Somebody types: have the owner's lists read, if they were not yet."""
        if self._on and not self._asked:
            self._asked = True
            self._worker.compute(_work, lambda work: self._read_names())

    def read(self, text: str, sight: Span, thorough: bool, done: Callable[[Pass], object]) -> Task:
        """Look through `text`, what is in `sight` (characters) first.

        `done` gets the pass when all in sight is read, and again when all is; the task can be
        called off at any time.
        """
        task, noticing = Task(), self._noticing
        if noticing is None:
            return task

        def first() -> Pass:
            # Deferred: as the finder is.
            from ui.writing.passes import Pass

            begun = Pass(text, sight, noticing, noticing.known, thorough)
            return _go_on(begun, task)

        self._step(task, first, done, told=False)
        return task

    def read_each(
        self, texts: Sequence[str], done: Callable[[dict[str, Finding | None]], object]
    ) -> None:
        """Hand `done` the first identifier in each of some short texts, or None."""
        if (noticing := self._noticing) is not None:
            task = self._worker.compute(partial(noticing.each, texts), done)
            task.failed.connect(self._give_up)

    def say(self, sentence: str) -> None:
        """One sentence at the foot of the window."""
        self._notices.say(sentence)

    def list_name(self, name: str, kind: str) -> None:
        """Put `name` on the owner's lists."""
        today = self._today()

        def listed(new: object) -> None:
            self._changes.own_names_changed.emit()
            self.say(self.tr("“{name}” is on your lists of names now.").format(name=name))

        self._worker.ask(lambda session: _work().list_name(session, name, kind, today), listed)

    def _today(self) -> date:
        return self._now().astimezone().date()

    def _step(
        self, task: Task, work: Callable[[], Pass], done: Callable[[Pass], object], told: bool
    ) -> None:
        """One turn in the pool; the next one queues behind what others asked for meanwhile."""

        def after(begun: Pass) -> None:
            if task.called_off:
                return
            tells = begun.is_done or (begun.has_read_sight and not told)
            if tells:
                done(begun)
            if not begun.is_done and not task.called_off:
                self._step(task, partial(_go_on, begun, task), done, told or tells)

        step = self._worker.compute(work, after)
        step.failed.connect(self._give_up)

    def _read_names(self) -> None:
        today = self._today()
        self._worker.ask(
            lambda session: _work().listed(session, today), self._take, lambda error: self._take(())
        )

    def _take(self, names: tuple[OwnName, ...]) -> None:
        """A journal that cannot be read is told of elsewhere; patterns are found all the same."""
        self._noticing = _work().Noticing(names)
        leave_out("the finder")
        self.changed.emit()

    def _give_up(self, error: Exception) -> None:
        """A bug of the finder is told once, not at every key."""
        self._noticing, self._asked = None, True
        self.changed.emit()

    def _on_names(self) -> None:
        if self._asked:
            self._read_names()

    def _on_settings(self) -> None:
        if self._on != self._settings.now.underline_names:
            self._on = self._settings.now.underline_names
            self.changed.emit()


def _go_on(begun: Pass, task: Task) -> Pass:
    begun.go_on(STEP_SECONDS, lambda: task.called_off)
    if begun.has_read_sight:
        begun.gather()
    return begun


def _work() -> Any:
    # Deferred: the finder is imported in the pool, once somebody types.
    from ui.work import noticing

    return noticing
