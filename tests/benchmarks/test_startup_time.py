"""The first painted window with its list, 100,000 trials in the journal, against a bare Qt window.

Whole processes, run alternately; the ratio of the quickest is held to the budget, since whatever
else the machine does only adds to a run. That of the medians is printed beside it.
"""

import json
import os
import sqlite3
import statistics
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from journal.clock import utc_now
from journal.ids import new_id
from journal.logbook.trials import save_trial
from journal.model.draft import TrialDraft
from journal.paths import Home
from journal.store.journal_file import Journal

ROOT = Path(__file__).parents[2]
TRIALS = 100_000
ROUNDS = 20
BUDGET = 1.25

BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QMainWindow, QVBoxLayout, QWidget

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)

def painted():
    import os
    os._exit(0)

app = QApplication(sys.argv)
window, middle = Window(), QWidget()
layout = QVBoxLayout(middle)
layout.addWidget(QLabel("Trial Journal"))
rows = QListWidget()
rows.addItems([f"A trial, number {n}" for n in range(40)])
layout.addWidget(rows)
window.setCentralWidget(middle)
window.resize(1180, 800)
window.show()
app.exec()
"""

OURS = """
import sys
import ui.main

class App:
    @staticmethod
    def furnish(*arguments):
        import os
        os._exit(0)

sys.modules["ui.app"] = App  # what follows the first paint
ui.main.main(["--home", {home!r}])
"""


def fill(home: Home, count: int) -> None:
    """A journal of `count` trials: one saved as the app saves it, the rest copied from it."""
    now = utc_now()
    journal = Journal(home)
    with journal.session() as session:
        draft = TrialDraft(
            task=["lesson-planning"], tool=["chatgpt"], outcome="mixed", worked="It helped. " * 40
        )
        save_trial(session, draft, now)
    with closing(sqlite3.connect(home.database)) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(trial)")]
        copied = [name for name in columns if name not in ("n", "id")]
        row = connection.execute(f"SELECT {', '.join(copied)} FROM trial").fetchone()
        marks = ", ".join("?" * (len(copied) + 1))
        connection.executemany(
            f"INSERT INTO trial (id, {', '.join(copied)}) VALUES ({marks})",
            ((new_id(), *row) for _ in range(count - 1)),
        )
        connection.commit()


def seconds(code: str) -> float:
    """How long a fresh interpreter takes to paint the window of `code`."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env=environment,
                   stderr=subprocess.DEVNULL)  # fmt: skip
    return time.perf_counter() - began


def test_the_first_window_costs_little_more_than_a_bare_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = Home(tmp_path / "home")
    fill(home, TRIALS)
    ours_code = OURS.format(home=str(home.root))
    seconds(BARE), seconds(ours_code)  # files into the cache, byte code onto the disk
    bare, ours = [], []
    for _ in range(ROUNDS):
        bare.append(seconds(BARE))
        ours.append(seconds(ours_code))
    ratio = min(ours) / min(bare)
    medians = statistics.median(ours) / statistics.median(bare)
    with capsys.disabled():
        print(json.dumps({"start-up": round(ratio, 2), "at most": BUDGET,
                          "of medians": round(medians, 2),
                          "bare ms": round(min(bare) * 1000)}))  # fmt: skip
    assert ratio <= BUDGET
