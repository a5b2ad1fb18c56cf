"""What the Settings page asks: backups, the health of the journal, the owner's lists of names."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from sqlmodel import Session

from journal.logbook.own_names import add_names, clear_names, own_names
from journal.paths import Home
from journal.sharing.restoring import restore as restore_journal
from journal.store.backup import PREFIX, STAMP, backups_in
from journal.store.journal_file import Journal


def back_up(journal: Journal, now: datetime) -> str:
    """A verified backup; its path."""
    return journal.back_up(now)


def backups(home: Home) -> list[tuple[Path, datetime]]:
    """The backups with the moments at which they were made, newest first."""
    found = []
    for path in backups_in(home.backups):
        stamp = path.stem.removeprefix(PREFIX)[:15]
        found.append((path, datetime.strptime(f"{stamp}+0000", f"{STAMP}%z")))
    return found


def restore(journal: Journal, file: Path, now: datetime) -> Path:
    """Put a backup in the journal's place; where the present state was kept."""
    return restore_journal(journal, file, now)


def check(journal: Journal) -> list[str]:
    """What is wrong with the journal."""
    return journal.check()


def names_by_kind(session: Session, today: date) -> dict[str, int]:
    """How many names of each kind the owner listed."""
    return dict(Counter(row.kind for row in own_names(session, today)))


def list_names(session: Session, names: Sequence[str], kind: str, today: date) -> int:
    """Add names to a list; how many were new."""
    return add_names(session, names, kind, today)


def forget_names(session: Session) -> int:
    """Forget every listed name."""
    return clear_names(session)
