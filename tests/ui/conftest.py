"""A real window on a data folder of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.paths import Home
from tests.fixtures.fresh import laid
from tests.fixtures.windows import OpenWindow, close, settle
from ui.context import Context
from ui.first_look import FirstLook
from ui.frame import Frame
from ui.opening import open_frame
from ui.pages.log import LogPage


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A data folder with an empty journal and its backup of the day."""
    return laid(Home(tmp_path / "home"), backed_up=True)


@pytest.fixture
def no_log_form(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of other pages: windows without the form, which takes most of their opening.

    Nor do they have what waits for it, like the offer of a check-in. A test in such a file that
    needs it uses `log_form`.
    """
    if not {"log_form", "focused"} & set(request.fixturenames):
        monkeypatch.setattr(LogPage, "furnish", _start_without_form)


@pytest.fixture
def log_form() -> None:
    """Says that a test goes through the Log page's form, in a file whose others do not."""


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication) -> Iterator[OpenWindow]:
    """Opens windows, waits until they have nothing left to do, and closes them after the test."""
    opened: list[Frame] = []

    def open_one(home: Home) -> Frame:
        frame = open_frame(qapp, FirstLook(str(home.root)))
        opened.append(frame)
        frame.show()
        qtbot.waitUntil(lambda: _stands(frame), timeout=20_000)
        settle(qtbot, frame)
        return frame

    yield open_one
    for frame in opened:
        close(qtbot, frame)


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


def _start_without_form(page: LogPage, context: Context) -> None:
    QTimer.singleShot(0, context.worker.start)


def _stands(frame: Frame) -> bool:
    if LogPage.furnish is _start_without_form:
        return hasattr(frame, "context") and frame.context.worker.has_journal
    return frame.page("log").is_ready
