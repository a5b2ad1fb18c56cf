"""A digest composed away from the window: the newest that was asked for, never an older one."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from journal.digest.gather.narrowing import EVERYTHING, Narrowing
from journal.group.announcement import Announcement
from ui.context import Context
from ui.staying_imports import leave_out
from ui.work import digests, releasing
from ui.work.digests import LEADERS, Page
from ui.work.memory import Memory
from ui.worker import Task


class Composing(QObject):
    """`composed` carries the Page, `failed` the error; what another one replaced tells nothing."""

    composed = Signal(object)
    failed = Signal(object)
    called_off = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.memory = Memory(home=context.home)
        self._task: Task | None = None

    @property
    def is_at_work(self) -> bool:
        """Whether a digest is being composed."""
        return self._task is not None

    @property
    def today(self) -> date:
        """The day that a digest composed now speaks of."""
        return self._context.now().astimezone().date()

    def begin(self, group: str, edition: str, narrowing: Narrowing = EVERYTHING) -> Task:
        """Compose the edition of a group, and let go of what was being composed.

        `narrowing` is for the peers' edition; the one for leaders has none.
        """
        self.stop()
        task = self._task = Task(self.tr("Composing the digest"))
        task.ended.connect(lambda: self._end(task))
        if edition == LEADERS:
            self._for_leaders(group, task)
        else:
            self._for_peers(group, task, narrowing)
        return task

    def stop(self) -> None:
        """Let go of what is being composed."""
        before, self._task = self._task, None
        if before is not None:
            before.cancel()

    def _for_peers(self, group: str, task: Task, narrowing: Narrowing) -> None:
        home, as_of, memory = self._context.home, self.today, self.memory

        def found(known: tuple[Announcement, frozenset[str]]) -> None:
            announced, mine = known
            self._context.worker.compute(
                lambda: digests.peers(home, announced, as_of, memory, task, narrowing, mine),
                lambda page: self._come(task, page),
                lambda error: self._fail(task, error),
                task,
            )

        self._context.worker.ask_beside(
            lambda session: (digests.announced(session, group), digests.own_codes(session, group)),
            found,
            lambda error: self._fail(task, error),
        )

    def _for_leaders(self, group: str, task: Task) -> None:
        home, as_of, memory = self._context.home, self.today, self.memory

        def begun(_: object) -> None:
            self._context.worker.ask_beside(
                lambda session: digests.leaders(session, home, group, as_of, memory, task),
                lambda page: self._come(task, page),
                lambda error: self._fail(task, error),
                task,
            )

        self._context.worker.ask(
            lambda session: releasing.begin(session, group),
            begun,
            lambda error: self._fail(task, error),
        )

    def _come(self, task: Task, page: Page) -> None:
        leave_out("the digest")
        if task is self._task:
            self._task = None
            self.composed.emit(page)

    def _fail(self, task: Task, error: Exception) -> None:
        if task is self._task:
            self._task = None
            self.failed.emit(error)

    def _end(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self.called_off.emit()
