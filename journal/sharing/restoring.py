"""Restoring a backup: the journal as it was, marked as another writer in every group."""

import os
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlmodel import select

from journal.clock import Randomness
from journal.model.membership import Membership
from journal.paths import Home
from journal.sharing.numbering import after_restore
from journal.store.backup import STAMP
from journal.store.engine import Damaged, sentences
from journal.store.health import damage
from journal.store.journal_file import STEPS, Journal
from journal.store.put_back import opened_copy, put_back


def restore(
    journal: Journal,
    file: Path,
    now: datetime,
    passphrase: str = "",
    randomness: Randomness = os.urandom,
) -> Path:
    """Replace the journal by a backup; the path of a backup of what was there before.

    Raises UserError, with the journal as it was, if the backup cannot be read or opened.
    """
    with opened_copy(file, journal.home, STEPS, passphrase) as copy:
        before = Path(journal.back_up(now))
        put_back(copy, journal.home.database)
    _write_as_another(journal, now, randomness)
    return before


def restore_damaged(
    home: Home,
    file: Path,
    now: datetime,
    passphrase: str = "",
    randomness: Randomness = os.urandom,
) -> Path:
    """Put a backup in the place of a journal that cannot be opened; the folder with its remains.

    Raises UserError, nothing moved, if the backup cannot be read or opened.
    """
    with opened_copy(file, home, STEPS, passphrase) as copy:
        aside = home.root / f"damaged-{now.strftime(STAMP)}"
        with sentences(home.database):
            aside.mkdir(parents=True, exist_ok=True)
            for part in home.root.glob(f"{home.database.name}*"):
                part.replace(aside / part.name)
        put_back(copy, home.database)
    with closing(Journal(home)) as journal:
        _write_as_another(journal, now, randomness)
    return aside


def is_damaged(home: Home) -> bool:
    """Whether the journal in a data folder is there and cannot be read."""
    if not home.database.is_file():
        return False
    try:
        Journal(home).close()
    except Damaged:
        return True
    return damage(home.database) is not None


def _write_as_another(journal: Journal, now: datetime, randomness: Randomness) -> None:
    with journal.session() as session:
        for membership in session.exec(select(Membership)).all():
            after_restore(membership, now, randomness)
            session.add(membership)
