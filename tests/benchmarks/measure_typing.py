"""How long the window's thread is held at a time while somebody types:

    python -m tests.benchmarks.measure_typing

With and without what looks like an identifier being underlined, from the first key on, which has
the finder and the name model loaded, and in a text of 200,000 characters that was pasted. A beat
at each turn of the event loop; a hold is told in milliseconds of the clock and, since other
programs lengthen those, of the thread's own processor time.
"""

import json
import os
import sys
import tempfile
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.first_look import FirstLook
from ui.frame import Frame
from ui.opening import open_frame
from ui.writing.box import WritingBox

BETWEEN_KEYS = 45  # milliseconds: faster than anybody types for long
WORDS = (
    "On Monday Zuzanna and Mrs Patel tried it with 7B, and Kwame wrote to head@oakfield.sch.uk. "
    "It helped most of them with the first draft, less with spelling. "
)
PASTED = (WORDS * 3 + "\n\n") * 420
TELLING = 0.001  # seconds
TOLD = 3  # of the longest holds
Hold = tuple[float, float]


def wait(milliseconds: int) -> None:
    """Let the window and its threads work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def typed(box: WritingBox, words: str) -> list[Hold]:
    """Type `words` and rest; how long each turn of the event loop took."""
    holds: list[Hold] = []
    last = time.perf_counter(), time.thread_time()

    def turned() -> None:
        nonlocal last
        now = time.perf_counter(), time.thread_time()
        if now[0] - last[0] > TELLING:  # a list of all would keep the garbage collector busy
            holds.append((now[0] - last[0], now[1] - last[1]))
        last = now

    beat = QTimer(interval=0)
    beat.timeout.connect(turned)
    left = list(words)
    keys = QTimer(interval=BETWEEN_KEYS)
    keys.timeout.connect(lambda: QTest.keyClick(box, left.pop(0)) if left else keys.stop())
    beat.start()
    keys.start()
    wait(BETWEEN_KEYS * len(words) + 3_000)
    beat.stop()
    return holds


def longest(holds: list[Hold]) -> dict[str, list[float]]:
    """The longest, in milliseconds."""
    return {
        name: sorted((round(1000 * hold[at], 1) for hold in holds), reverse=True)[:TOLD]
        for at, name in enumerate(("clock", "processor"))
    }


def measured(frame: Frame) -> dict[str, dict[str, list[float]]]:
    """The longest holds: from the first key on, and in a long text."""
    box: WritingBox = frame.page("log").desk.form.editors["worked"].control  # type: ignore[attr-defined]
    box.setFocus()
    wait(300)
    told = {"first keys": longest(typed(box, WORDS))}
    told["once all is loaded"] = longest(typed(box, WORDS))
    box.selectAll()
    box.put_in(PASTED[:199_000])
    told["in 199,000 characters"] = longest(typed(box, WORDS))
    told["there again"] = longest(typed(box, WORDS))
    return told


def main(on: bool) -> None:
    """Open a window and print the longest holds."""
    with tempfile.TemporaryDirectory() as folder:
        app = QApplication(["typing", "-style", "Fusion"])
        frame = open_frame(app, FirstLook(folder))
        frame.show()
        while not getattr(frame.page("log"), "is_ready", False):
            wait(50)
        frame.context.settings.change(underline_names=on)
        wait(500)
        frame.activateWindow()
        print(json.dumps({"underlined": on} | measured(frame)))
        frame.context.worker.close()


if __name__ == "__main__":
    main("--off" not in sys.argv)
