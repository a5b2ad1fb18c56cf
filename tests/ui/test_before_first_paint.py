"""What may be imported before the first painted window: nothing heavy, and only what is listed."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

# The first paint waits for each of these. A new one needs a reason.
JOURNAL_MODULES = {
    "journal",
    "journal.language",
    "journal.logbook",
    "journal.logbook.glance",
    "journal.paths",
    "journal.render",
    "journal.render.bare",
    "journal.vocabulary",
}
OUTSIDE = {
    *("journal", "ui", "resources", "platformdirs"),
    *("PySide6", "shiboken6", "shibokensupport", "signature_bootstrap"),
}

PROBE = """
import sys
before = set(sys.modules)
import ui.frame
from ui.first_look import FirstLook

def report():
    print("\\n".join(sorted(set(sys.modules) - before)))
    sys.stdout.flush()
    import os
    os._exit(0)

class Watched(ui.frame.Frame):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.first_painted.connect(report)

ui.frame.Frame = Watched
from ui.opening import run
run(FirstLook(None))
"""


def loaded_before_first_paint(home: Path) -> set[str]:
    probed = subprocess.run(
        [sys.executable, "-c", PROBE],
        env={
            "PATH": "/usr/bin:/bin",
            "QT_QPA_PLATFORM": "offscreen",
            "TRIAL_JOURNAL_HOME": str(home),
            "HOME": str(home),
            "SYSTEMROOT": "C:\\Windows",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=ROOT,
    )
    return set(probed.stdout.split())


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    loaded = loaded_before_first_paint(tmp_path)
    journal = {name for name in loaded if name.split(".")[0] == "journal"}
    assert journal <= JOURNAL_MODULES
    packages = {name.split(".")[0] for name in loaded}
    foreign = packages - set(sys.stdlib_module_names) - OUTSIDE
    assert {name for name in foreign if not name.startswith("_")} == set()
    assert "PySide6.QtNetwork" not in loaded


SOURCES_READ = """
import linecache
import sys
from PySide6.QtWidgets import QApplication
from ui.first_look import FirstLook
from ui.opening import open_frame
app = QApplication([])
open_frame(app, FirstLook(sys.argv[1]))
linecache.clearcache()
import sqlmodel
print(sum(name.endswith(".py") for name in linecache.cache))
"""


def test_sources_are_not_read_and_kept_in_memory(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", SOURCES_READ, str(tmp_path)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        cwd=ROOT,
    )
    assert int(told.stdout) < 10


def test_opening_the_digest_page_waits_for_nothing_that_composes_or_writes_one() -> None:
    probe = "import sys, ui.pages.digest; print(*sorted(sys.modules))"
    probed = subprocess.run(
        [sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(probed.stdout.split())
    late = {"journal.digest.compose", "journal.privacy.finder", "journal.sharing.snapshot"}
    assert not loaded & {"openpyxl", "numpy", "typst", "jinja2", *late}
