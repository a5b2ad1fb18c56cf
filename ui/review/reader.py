"""Reads what would leave, behind the window: in the lane what stands in the journal, then apart."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.sharing.desk import Desk
from ui.work import sharing
from ui.work.leaving import Look
from ui.worker import Task

Done = Callable[[Look], object]
Failed = Callable[[Exception], object] | None


class Reader(QObject):
    """One reading at a time; a newer one calls the older off. `look` is the newest that came."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._context = desk.context
        self._reading: Task | None = None
        self.look = Look()

    def read(
        self,
        done: Done,
        failed: Failed = None,
        title: str = "",
        with_bytes: bool = False,
        counted: Callable[[int, int, int], object] | None = None,
    ) -> Task:
        """Read it all, then `done`; `counted` hears before how many would go and stay."""
        desk, home, now = self._desk, self._context.home, self._context.now()
        group, memory = desk.here.id, desk.memory
        task = self._fresh(title)

        def found(wanted: sharing.ToRead) -> None:
            if counted:
                counted(*sharing.going_and_staying(wanted))
            self._context.worker.compute(
                lambda: sharing.look(wanted, task),
                lambda look: self._with_bytes(look, come, failed) if with_bytes else come(look),
                failed,
                task,
            )

        def come(look: Look) -> None:
            if not task.called_off:
                self.look = look
                done(look)

        self._context.worker.ask(
            lambda session: sharing.to_read(session, home, group, memory, now), found, failed
        )
        return task

    def is_newest(self, task: Task) -> bool:
        """Whether no other reading took the place of this one."""
        return task is self._reading

    def _with_bytes(self, look: Look, come: Done, failed: Failed) -> None:
        group, home, now = self._desk.here.id, self._context.home, self._context.now()
        agreed = self._desk.agreed()
        self._context.worker.ask(
            lambda session: sharing.look_at_bytes(session, home, group, look, now, agreed),
            come,
            failed,
        )

    def _fresh(self, title: str) -> Task:
        if self._reading:
            self._reading.cancel()
        self._reading = Task(title)
        return self._reading
