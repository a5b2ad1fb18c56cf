"""What the window asks about the sheets that stay here: what is on one, and its file."""

import shutil
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from journal.logbook.handover import data_protection_note, handover_sheet
from journal.logbook.register import registered_tools
from journal.logbook.staying import HANDOVER
from journal.logbook.trials import trial_by_id
from journal.render.sheet import Sheet, write_sheet

PREFIX = "trial-journal-print-"
A_DAY = 24 * 3600  # seconds


def sheet(session: Session, kind: str, trial: str, now: datetime) -> Sheet:
    """The sheet of a kind for a trial; UserError where the trial is gone."""
    found = trial_by_id(session, trial)
    if kind == HANDOVER:
        return handover_sheet(found, now)
    return data_protection_note(found, registered_tools(session), now)


def write(made: Sheet, path: Path) -> Path:
    """Write it to where the owner chose."""
    return write_sheet(made, path)


def for_printing(
    made: Sheet, folder: Path, name: str, now: Callable[[], float] = time.time
) -> Path:
    """Write it for the viewer into `folder`, a temporary one that goes with the window.

    Each time under another name: a viewer may hold the last one, or show the new one in its place.
    What a crash left behind a day ago or earlier is thrown away first.
    """
    for old in folder.parent.glob(f"{PREFIX}*"):
        if old != folder and now() - old.stat().st_mtime > A_DAY:
            shutil.rmtree(old, ignore_errors=True)
    path, count = folder / name, 1
    while path.exists():
        count += 1
        path = path.with_stem(f"{Path(name).stem}-{count}")
    return write_sheet(made, path)
