"""Work away from the window's thread: in order, with a session, and back in the window's thread."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.errors import UserError
from ui.worker import Task, Worker


class FakeSession:
    """A session of a database that one can interrupt."""

    def __init__(self) -> None:
        self.thread = threading.current_thread().name
        self.interrupted = threading.Event()
        self.interrupt = self.interrupted.set

    def connection(self) -> SimpleNamespace:
        return SimpleNamespace(connection=SimpleNamespace(driver_connection=self))


class FakeJournal:
    """Notes which sessions were committed."""

    def __init__(self) -> None:
        self.committed = 0
        self.closed = False

    def close(self) -> None:
        self.closed = True

    @contextmanager
    def session(self) -> Iterator[FakeSession]:
        yield FakeSession()
        self.committed += 1

    @contextmanager
    def reading(self) -> Iterator[FakeSession]:
        yield FakeSession()


@pytest.fixture
def journal() -> FakeJournal:
    return FakeJournal()


@pytest.fixture
def worker(qapp: QApplication, journal: FakeJournal) -> Iterator[Worker]:
    made = Worker(lambda: journal, qapp)
    made.start()
    yield made
    made.close()


def test_results_come_back_in_the_windows_thread(qtbot: QtBot, worker: Worker) -> None:
    seen: list[str] = []
    task = worker.ask(
        lambda session: session.thread,
        lambda name: seen.extend([name, threading.current_thread().name]),
    )
    with qtbot.waitSignal(task.finished):
        pass
    assert seen == ["journal", "MainThread"]


def test_database_work_is_done_in_the_order_in_which_it_was_asked(
    qtbot: QtBot, worker: Worker
) -> None:
    done: list[int] = []
    for number in range(50):
        worker.ask(lambda session, number=number: number, done.append)
    qtbot.waitUntil(lambda: len(done) == 50)
    assert done == list(range(50))


def test_a_failure_commits_nothing_and_reaches_who_asked(
    qtbot: QtBot, worker: Worker, journal: FakeJournal
) -> None:
    def fail(session: object) -> None:
        raise UserError("No.")

    failures: list[Exception] = []
    task = worker.ask(fail, failed=failures.append)
    with qtbot.waitSignal(task.ended), qtbot.assertNotEmitted(worker.failed):
        pass
    assert [str(failure) for failure in failures] == ["No."]
    assert journal.committed == 0


def test_a_failure_that_nobody_takes_is_told_by_the_worker(qtbot: QtBot, worker: Worker) -> None:
    with qtbot.waitSignal(worker.failed) as told:
        worker.compute(lambda: 1 / 0)
    assert isinstance(told.args[1], ZeroDivisionError)


def test_work_called_off_before_it_begins_is_not_done(qtbot: QtBot, worker: Worker) -> None:
    held = threading.Event()
    worker.ask(lambda session: held.wait(5))
    done: list[str] = []
    task = worker.ask(lambda session: done.append("done"))
    task.cancel()
    with qtbot.waitSignal(task.ended), qtbot.assertNotEmitted(worker.failed):
        held.set()
    assert done == []


def test_work_called_off_stops_at_its_next_report(qtbot: QtBot, worker: Worker) -> None:
    task = Task("Counting")
    under_way = threading.Event()
    reached: list[int] = []

    def count(session: object) -> None:
        for number in range(10_000):
            reached.append(number)
            under_way.set()
            task(number, 10_000)
            if number == 0:
                assert called_off.wait(5)

    called_off = threading.Event()
    worker.ask(count, task=task)
    assert under_way.wait(5)
    task.cancel()
    with qtbot.waitSignal(task.ended):
        called_off.set()
    assert reached == [0, 1]


def test_closing_waits_for_the_running_save(qapp: QApplication, journal: FakeJournal) -> None:
    worker = Worker(lambda: journal, qapp)
    worker.start()
    release = threading.Timer(0.05, lambda: gate.set())
    gate = threading.Event()
    worker.ask(lambda session: gate.wait(5))
    release.start()
    worker.close()
    assert journal.committed == 1
    assert journal.closed
    assert worker.ask(lambda session: None) is not None  # refused quietly, nothing runs
    assert journal.committed == 1


def test_what_reads_beside_keeps_nobody_waiting_and_is_called_off_at_the_end(
    qtbot: QtBot, worker: Worker, journal: FakeJournal
) -> None:
    qtbot.waitUntil(lambda: worker.has_journal)
    begun, ended = threading.Event(), []
    reader = Task()

    def read(session: FakeSession) -> None:
        begun.set()
        assert session.interrupted.wait(10)
        raise ValueError("interrupted")

    worker.ask_beside(read, task=reader)
    reader.ended.connect(lambda: ended.append("reader"))
    assert begun.wait(10)
    with qtbot.waitSignal(worker.ask(lambda session: None).finished):
        pass
    assert ended == []
    assert journal.committed == 1
    with qtbot.waitSignal(worker.idle):
        worker.when_idle(lambda: None)
    assert ended == ["reader"]
