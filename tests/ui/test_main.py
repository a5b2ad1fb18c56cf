"""Which arguments open the window, and what is said where none can be opened."""

import subprocess
import sys
from pathlib import Path

import pytest

from ui.main import window_wanted
from ui.screen import SYSTEM_LIBRARIES, no_screen, qt_missing


@pytest.mark.parametrize(
    ("arguments", "opens", "home"),
    [
        ([], True, None),
        (["--home", "somewhere"], True, "somewhere"),
        (["--home=somewhere"], True, "somewhere"),
        (["--home"], False, None),
        (["--home", "somewhere", "list"], False, None),
        (["--help"], False, None),
        (["list"], False, None),
    ],
)
def test_a_command_needs_no_window(arguments: list[str], opens: bool, home: str | None) -> None:
    assert window_wanted(arguments) == (opens, home)


def test_the_command_line_imports_no_qt() -> None:
    code = "import sys, ui.main; sys.exit(any(n.startswith('PySide6') for n in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_no_screen_is_said_with_the_way_out() -> None:
    sentence = no_screen({}, "linux")
    assert sentence is not None
    assert "no screen" in sentence
    assert "trial-journal --help" in sentence
    assert no_screen({"DISPLAY": ":0"}, "linux") is None
    assert no_screen({}, "win32") is None


def test_missing_libraries_are_named_with_the_command_that_installs_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    sentence = qt_missing(ImportError("libEGL.so.1: cannot open shared object file"))
    assert "libEGL.so.1" in sentence
    assert f"apt install {SYSTEM_LIBRARIES}" in sentence
    missing = qt_missing(ModuleNotFoundError("No module named 'PySide6'", name="PySide6"))
    assert "PySide6" in missing
    assert "apt" not in missing


@pytest.mark.skipif(sys.platform != "linux", reason="X11 is Linux's")
@pytest.mark.parametrize(
    ("environment", "said"),
    [({}, "no screen"), ({"DISPLAY": ":4711"}, ":4711"), ({"QT_QPA_PLATFORM": "nosuch"}, "Qt")],
)
def test_a_start_without_a_screen_ends_in_one_sentence(
    tmp_path: Path, environment: dict[str, str], said: str
) -> None:
    kept = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "TRIAL_JOURNAL_HOME": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-m", "ui.main"],
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert ended.returncode == 1
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1
