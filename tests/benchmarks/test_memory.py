"""Memory of the app with 100,000 trials open as a list, against a bare PySide6 window.

Two processes, each measured when it has nothing left to do; the model for names is not loaded.
TRIALS_IN_BENCHMARK=10000 makes it short.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal.paths import Home
from tests.fixtures.journals import bulk_journal

ROOT = Path(__file__).parents[2]
TRIALS = int(os.environ.get("TRIALS_IN_BENCHMARK", "100000"))
AT_MOST = 2.5
RESIDENT = """
from pathlib import Path

def say_resident():
    lines = Path("/proc/self/status").read_text().splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("VmRSS"))
    print(int(kilobytes) / 1024, flush=True)
    import os
    os._exit(0)
"""

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel("Trial Journal"))
window.resize(1180, 800)
window.show()
QTimer.singleShot(1000, say_resident)
app.exec()
"""

OURS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui.first_look import FirstLook
from ui.opening import open_frame

app = QApplication(sys.argv)
frame = open_frame(app, FirstLook({home!r}))
frame.show()
turned = []

def look():
    if not hasattr(frame, "context") or frame.context.worker.busy:
        return
    if not frame.page("log").is_ready:
        return
    if not turned:
        frame.show_page("journal")
        turned.append(0)
        return
    page = frame.page("journal")
    if page.rows.rowCount() != {trials}:
        return
    bar = page.list.verticalScrollBar()
    turned.append(bar.value())
    if len(turned) < 40:
        bar.setValue(bar.value() + bar.maximum() // 50)
    else:
        say_resident()

timer = QTimer(interval=100)
timer.timeout.connect(look)
timer.start()
app.exec()
"""


def megabytes(code: str) -> float:
    """What a fresh interpreter that runs `code` holds at its end."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run([sys.executable, "-c", RESIDENT + code], check=True, cwd=ROOT, text=True,
                           env=environment, capture_output=True, timeout=300)  # fmt: skip
    return float(ended.stdout.split()[-1])


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_memory_with_the_whole_journal_as_a_list(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.root.mkdir()
    bulk_journal(home.database, TRIALS)
    bare = min(megabytes(BARE) for _again in range(3))
    ours = min(megabytes(OURS.format(home=str(home.root), trials=TRIALS)) for _again in range(3))
    print(
        f"\nmemory, {TRIALS:,} trials: {ours:.0f} MB against {bare:.0f} MB, {ours / bare:.2f} times"
    )
    assert ours / bare <= AT_MOST
