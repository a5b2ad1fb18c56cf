"""Each page of a fictional journal as a picture: python -m tests.ui.pictures FOLDER

Both sizes and both themes, drawn without a screen, to be looked at and not to be compared.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from itertools import chain
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from journal import vocabulary
from journal.clock import utc_now
from journal.logbook.trials import save_trial
from journal.model.draft import TrialDraft
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.ui.fictional_group import gather_group
from tests.ui.pictures_digest import preparing
from tests.ui.pictures_finding import finding
from tests.ui.pictures_folder import exchanging, fill_folder
from tests.ui.pictures_groups import grouping
from tests.ui.pictures_names import list_names, naming
from tests.ui.pictures_people import leading
from tests.ui.pictures_reading import reading
from tests.ui.pictures_review import reviewing, write_trials
from tests.ui.pictures_staying import at_risk, staying
from ui.digest.reading.reader import Reader
from ui.first_look import FirstLook
from ui.frame import Frame
from ui.opening import open_frame
from ui.rail import PAGES

SIZES = ((1280, 800), (1920, 1080))
TEXTS = (
    ("It drafted three starters, one good enough to use as it was.", "Reading age too high."),
    ("Questions at three levels in a minute.", "Two of ten had wrong answers, said confidently."),
    ("A clear letter in plain English.", "It promised a date that nobody had agreed on."),
)


def fill(home: Home) -> None:
    """Two dozen fictional trials."""
    tasks = [t.id for t in vocabulary.terms("task")]
    outcomes = [t.id for t in vocabulary.terms("outcome")][:10]
    now = utc_now()
    with Journal(home).session() as session:
        for n in range(24):
            worked, didnt = TEXTS[n % len(TEXTS)]
            draft = TrialDraft(
                task=[tasks[n % len(tasks)]],
                tool=[("chatgpt", "microsoft-copilot", "google-gemini")[n % 3]],
                outcome=outcomes[n % len(outcomes)],
                worked=worked,
                didnt=didnt,
                minutes_usual=60.0,
                minutes_ai=25.0 + n,
                tried_on=(now - timedelta(days=4 * n)).date(),
            )
            save_trial(session, draft, now)


def reflecting(frame: Frame) -> Iterator[str]:
    """What else the Reflect page shows, one after another."""
    frame.show_page("reflect")
    for part in ("own", "actions"):
        frame.page("reflect").show_part(part)
        yield f"reflect-{part}"
    frame.page("reflect").show_part("today")


def settled(frame: Frame) -> None:
    """Wait until a page is read and drawn."""
    pause(300)
    readers = frame.findChildren(Reader)
    while frame.context.worker.busy or not all(reader.is_still for reader in readers):
        pause(50)


def pause(milliseconds: int) -> None:
    """Let the window and its threads work; QTest.qWait would keep Python's lock."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def drawn(frame: Frame) -> QPixmap:
    """The window, with the dialog that is open in its middle, and an open menu in its place."""
    picture = frame.grab()
    for menu in frame.findChildren(QMenu):
        if menu.isVisible():
            painter = QPainter(picture)
            painter.drawPixmap(frame.mapFromGlobal(menu.pos()), menu.grab())
            painter.end()
    for dialog in frame.findChildren(QDialog):
        if dialog.isVisible():
            painter = QPainter(picture)
            painter.drawPixmap(frame.rect().center() - dialog.rect().center(), dialog.grab())
            painter.end()
    return picture


def main(folder: Path) -> None:
    """Draw every page into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["pictures", "-style", "Fusion"])
    with tempfile.TemporaryDirectory() as kept, tempfile.TemporaryDirectory() as scratch:
        home = Home(Path(kept))
        fill(home)
        list_names(home)
        gather_group(Path(kept), Path(scratch))
        fill_folder(Path(kept), Path(scratch))
        write_trials(home)
        stays = at_risk(home)
        frame = open_frame(app, FirstLook(kept))
        frame.show()
        settled(frame)
        for theme in ("light", "dark"):
            frame.context.settings.change(theme=theme)
            for width, height in SIZES:
                frame.resize(width, height)
                for page in PAGES:
                    frame.show_page(page)
                    settled(frame)
                    frame.grab().save(str(folder / f"{page}-{theme}-{width}.png"))
                for state in chain(
                    finding(frame),
                    reflecting(frame),
                    naming(frame),
                    staying(frame, stays),
                    exchanging(frame),
                    reviewing(frame),
                    leading(frame, Path(scratch)),
                    grouping(frame),
                    reading(frame),
                    preparing(frame),
                ):
                    settled(frame)
                    drawn(frame).save(str(folder / f"{state}-{theme}-{width}.png"))
        frame.context.worker.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
