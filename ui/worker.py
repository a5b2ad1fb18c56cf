"""Work away from the window's thread: one lane for the database, a pool for the rest.

Results, failures and progress come back as signals, always in the window's thread.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal

if TYPE_CHECKING:  # SQLModel must not be imported before the first paint
    from sqlmodel import Session

READERS = 3  # questions that are answered beside the lane at one time
# Painting a list takes Python's lock some hundred times. By default each could wait 5 ms for a
# thread that computes: half a second for one picture.
TURN_SECONDS = 0.0005


class Cancelled(Exception):
    """The user called the work off."""


class OpenJournal(Protocol):
    """What the database lane needs of a journal."""

    def session(self) -> AbstractContextManager[Session]: ...

    def reading(self) -> AbstractContextManager[Session]: ...

    def close(self) -> None: ...


class Task(QObject):
    """One piece of work: what it is called, how far it is, and how it ended.

    Handed to a function as `progress(done, total)`, it raises Cancelled once called off.
    """

    finished = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.title = title
        self._called_off = threading.Event()
        self._lock = threading.Lock()
        self._stop: Callable[[], object] | None = None

    def cancel(self) -> None:
        """Skip it if it has not begun, stop it at its next report of progress otherwise."""
        with self._lock:
            self._called_off.set()
            if self._stop:
                self._stop()

    @contextmanager
    def stopped_by(self, stop: Callable[[], object]) -> Iterator[None]:
        """Meanwhile `stop` ends what is waited for, if the task is called off."""
        with self._lock:
            if self.called_off:
                raise Cancelled
            self._stop = stop
        try:
            yield
        finally:
            with self._lock:
                self._stop = None

    @property
    def called_off(self) -> bool:
        return self._called_off.is_set()

    def __call__(self, done: int, total: int) -> None:
        if self.called_off:
            raise Cancelled
        self.progressed.emit(done, total)


class Worker(QObject):
    """The one door to the disk. `open_journal` runs first, in the database lane."""

    started = Signal(object)  # Task
    failed = Signal(object, object)  # Task, error: those that nobody else took
    journal_opened = Signal(object)
    idle = Signal()
    _came_back = Signal(object, object, object)  # Task, result, error

    def __init__(self, open_journal: Callable[[], OpenJournal], parent: QObject) -> None:
        super().__init__(parent)
        self._open_journal = open_journal
        self._journal: OpenJournal | None = None
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._under_way: dict[Task, bool] = {}
        self._beside: set[Task] = set()
        self._readers = QThreadPool(self)
        self._readers.setMaxThreadCount(READERS)
        self._lane: threading.Thread | None = None
        self._closed = False
        self._came_back.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin: from here on asked work is carried out, in the order in which it was asked."""
        sys.setswitchinterval(TURN_SECONDS)
        self._lane = threading.Thread(target=self._run_lane, name="journal", daemon=True)
        self._lane.start()
        self.open_again()

    def open_again(self) -> None:
        """Open the journal if it is not open yet, after what hindered it is gone."""
        opening = self._submit(Task(), self._journal_now, self._jobs.put, quiet=False)
        opening.finished.connect(self.journal_opened)

    @property
    def has_journal(self) -> bool:
        """Whether the journal could be opened."""
        return self._journal is not None

    @property
    def busy(self) -> bool:
        return bool(self._under_way)

    def ask(
        self,
        work: Callable[[Session], Any],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        task: Task | None = None,
    ) -> Task:
        """Run `work` with a session of its own, committed if it succeeds.

        `done` gets what it returns, `failed` the error (else Worker.failed tells it).
        """

        def in_session() -> Any:
            with self._journal_now().session() as session:
                return work(session)

        task = _wired(task, done, failed)
        return self._submit(task, in_session, self._jobs.put, quiet=failed is not None)

    def ask_beside(
        self,
        work: Callable[[Session], Any],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        task: Task | None = None,
    ) -> Task:
        """Run `work` with a session that only reads, beside the lane: neither waits for the other.

        Called off, it ends within the question that it puts to the database; closing the window
        calls it off.
        """
        if self._journal is None:
            return self.ask(work, done, failed, task)
        journal, task = self._journal, _wired(task, done, failed)

        def in_session() -> Any:
            with journal.reading() as session:
                interrupt = session.connection().connection.driver_connection.interrupt
                with task.stopped_by(interrupt):
                    return work(session)

        self._beside.add(task)
        return self._submit(task, in_session, self._readers.start, quiet=failed is not None)

    def ask_journal(
        self,
        work: Callable[[Any], Any],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        task: Task | None = None,
    ) -> Task:
        """Run `work` on the open journal itself, in the same lane: backups, checks."""
        task = _wired(task, done, failed)
        return self._submit(
            task, lambda: work(self._journal_now()), self._jobs.put, quiet=failed is not None
        )

    def compute(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        task: Task | None = None,
    ) -> Task:
        """Run `work` in the pool: anything that needs no database."""
        task = _wired(task, done, failed)
        pool = QThreadPool.globalInstance()
        return self._submit(task, work, pool.start, quiet=failed is not None)

    def close(self) -> None:
        """Take no more work and wait for what is under way."""
        self._closed = True
        self._call_off_readers()
        self._jobs.put(None)
        if self._lane:
            self._lane.join()
        self._readers.waitForDone()
        QThreadPool.globalInstance().waitForDone()

    def when_idle(self, then: Callable[[], object]) -> None:
        """Do `then` in the window's thread as soon as nothing is under way, never at once.

        What runs beside is called off.
        """
        self._call_off_readers()
        if self.busy:
            self.idle.connect(then, Qt.ConnectionType.SingleShotConnection)
        else:
            QTimer.singleShot(0, then)

    def _call_off_readers(self) -> None:
        for task in self._beside:
            task.cancel()

    def _submit(
        self,
        task: Task,
        work: Callable[[], Any],
        enqueue: Callable[[Callable[[], None]], object],
        quiet: bool,
    ) -> Task:
        if self._closed:
            return task
        self._under_way[task] = quiet
        self.started.emit(task)
        enqueue(lambda: self._carry_out(task, work))
        return task

    def _carry_out(self, task: Task, work: Callable[[], Any]) -> None:
        result, error = None, None
        try:
            if task.called_off:
                raise Cancelled
            result = work()
        except Exception as caught:  # noqa: BLE001 - every error has to reach the window
            error = Cancelled() if task.called_off else caught
        self._came_back.emit(task, result, error)

    def _deliver(self, task: Task, result: Any, error: Exception | None) -> None:
        quiet = self._under_way.pop(task)
        try:
            if error is None:
                task.finished.emit(result)
            elif not isinstance(error, Cancelled):
                task.failed.emit(error)
                if not quiet:
                    self.failed.emit(task, error)
        finally:
            self._beside.discard(task)
            task.ended.emit()
            # What hears of a task often holds it too, and would keep it for ever.
            task.deleteLater()
            if not self._under_way:
                self.idle.emit()

    def _journal_now(self) -> OpenJournal:
        if self._journal is None:
            self._journal = self._open_journal()
        return self._journal

    def _run_lane(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
        if self._journal is not None:
            self._journal.close()


def _wired(
    task: Task | None,
    done: Callable[[Any], object] | None,
    failed: Callable[[Exception], object] | None,
) -> Task:
    task = task or Task()
    if done is not None:
        task.finished.connect(done)
    if failed is not None:
        task.failed.connect(failed)
    return task
