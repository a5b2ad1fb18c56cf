"""A real window on a data folder of the test's own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.paths import Home
from ui.app import build
from ui.frame import Frame
from ui.single import SingleWindow

OpenWindow = Callable[[Home], Frame]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A data folder that nobody has used."""
    return Home(tmp_path / "home")


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication) -> Iterator[OpenWindow]:
    """Opens windows, waits until their journal is open, and closes them after the test."""
    opened: list[Frame] = []

    def open_one(home: Home, opens: bool = True) -> Frame:
        single = SingleWindow(home.lock, qapp)
        if opens:
            single.claim()
        frame = build(qapp, home, single)
        opened.append(frame)
        worker = frame.context.worker
        signal = worker.journal_opened if opens else worker.failed
        with qtbot.waitSignal(signal, timeout=20_000):
            frame.show()
        settle(qtbot, frame)
        return frame

    yield open_one
    for frame in opened:
        settle(qtbot, frame)
        frame.close()
        settle(qtbot, frame)
        frame.context.worker.close()
        frame.deleteLater()


@pytest.fixture
def window(open_window: OpenWindow, home: Home) -> Frame:
    """A window on an empty journal."""
    return open_window(home)


def settle(qtbot: QtBot, frame: Frame) -> None:
    """Wait until the worker has nothing left to do."""
    qtbot.waitUntil(lambda: not frame.context.worker.busy, timeout=20_000)
