"""A real window on a data folder of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.paths import Home
from tests.fixtures.windows import OpenWindow, settle
from ui.first_look import FirstLook
from ui.frame import Frame
from ui.opening import open_frame


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A data folder that nobody has used."""
    return Home(tmp_path / "home")


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication) -> Iterator[OpenWindow]:
    """Opens windows, waits until they have nothing left to do, and closes them after the test."""
    opened: list[Frame] = []

    def open_one(home: Home) -> Frame:
        frame = open_frame(qapp, FirstLook(str(home.root)))
        opened.append(frame)
        frame.show()
        qtbot.waitUntil(lambda: frame.page("log").is_ready, timeout=20_000)
        settle(qtbot, frame)
        return frame

    yield open_one
    for frame in opened:
        settle(qtbot, frame)
        frame.context.worker.close()
        frame.hide()
        frame.deleteLater()


@pytest.fixture
def window(open_window: OpenWindow, home: Home) -> Frame:
    """A window on an empty journal."""
    return open_window(home)


@pytest.fixture
def focused(qtbot: QtBot, window: Frame) -> Frame:
    """The active window, the cursor where logging begins."""
    with qtbot.waitActive(window):
        window.activateWindow()
    window.page("log").desk.focus_start()
    return window
