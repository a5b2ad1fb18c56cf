"""How long the window's thread is held at a time after the first paint:

    python -m tests.benchmarks.measure_pauses [TRIALS]

A beat at each turn of the event loop, until the journal is open and the form filled. A pause is
told in milliseconds of the clock and, since other programs lengthen those, of the thread's own
processor time. At most some 40 are wanted, which nobody sees.
"""

import json
import os
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from journal.clock import utc_now
from journal.logbook.trials import save_trial
from journal.model.draft import TrialDraft
from journal.paths import Home
from journal.store.journal_file import Journal
from ui.first_look import FirstLook
from ui.opening import open_frame

WATCHED_MILLISECONDS = 4_000
TOLD = 6  # of the longest pauses


def fill(home: Home, count: int) -> None:
    """A journal with `count` trials."""
    now = utc_now()
    with Journal(home).session() as session:
        for n in range(count):
            draft = TrialDraft(
                task=["marking"], tool=["chatgpt"], outcome="mixed", worked=f"Number {n}."
            )
            save_trial(session, draft, now)


def main(count: int) -> None:
    """Open a window on `count` trials and print the longest pauses: when, clock, processor."""
    with tempfile.TemporaryDirectory() as folder:
        fill(Home(Path(folder)), count)
        app = QApplication(["pauses", "-style", "Fusion"])
        frame = open_frame(app, FirstLook(folder))
        beats: list[tuple[float, float]] = []
        beat = QTimer(interval=0)
        beat.timeout.connect(lambda: beats.append((time.perf_counter(), time.thread_time())))

        def painted() -> None:
            beats.append((time.perf_counter(), time.thread_time()))
            beat.start()
            QTimer.singleShot(WATCHED_MILLISECONDS, app.quit)

        frame.first_painted.connect(painted)
        frame.show()
        app.exec()
        began = beats[0][0]
        pauses = [
            tuple(round(1000 * s) for s in (one[0] - began, two[0] - one[0], two[1] - one[1]))
            for one, two in pairwise(beats)
        ]
        longest = sorted(pauses, key=lambda pause: -pause[2])[:TOLD]
        print(json.dumps({"after, clock, processor (ms)": longest}))
        frame.context.worker.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
