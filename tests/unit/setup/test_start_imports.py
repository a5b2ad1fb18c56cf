"""The command is at hand at once: no Qt before it is known whether a window is wanted."""

import subprocess
import sys
from pathlib import Path


def test_no_qt_before_a_window_is_wanted() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import ui.main, sys; print(*sys.modules)"],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert "ui.main" in loaded
    assert not [name for name in loaded if name.split(".")[0] in ("PySide6", "shiboken6")]
