"""A second start brings the first window to the front; the command line is not concerned."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal.paths import Home
from ui.frame import Frame
from ui.single import SingleWindow

ROOT = Path(__file__).parents[2]


@pytest.mark.qt_log_ignore(r"This plugin does not support raise\(\)")
def test_a_second_start_calls_the_first_window_and_says_so(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    second = subprocess.Popen(
        [sys.executable, "-m", "ui.main", "--home", str(home.root)],
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    said = second.communicate()[1]
    assert second.returncode == 0
    assert "already open" in said
    assert "front" in said
    assert "open already" in window.context.notices.sentence


def test_only_one_window_holds_a_folder(tmp_path: Path, qapp: object) -> None:
    home = Home(tmp_path)
    first, second = SingleWindow(home.lock), SingleWindow(home.lock)
    assert first.claim()
    assert not second.claim()
    first.release()
    assert second.claim()
    second.release()
