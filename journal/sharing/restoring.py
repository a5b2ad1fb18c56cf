"""Restoring a backup: the journal as it was, marked as another writer in every group."""

import os
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sqlmodel import Session, select

from journal.clock import Randomness
from journal.model.membership import Membership
from journal.paths import Home
from journal.sharing.numbering import after_restore
from journal.store.backup import STAMP
from journal.store.engine import Damaged, open_database, sentences, session_on
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
        with journal.reading() as session:
            reached = _numbers(session)
        _mark_as_another(copy, now, randomness, reached)
        before = Path(journal.back_up(now))
        put_back(copy, journal.home.database)
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
        _mark_as_another(copy, now, randomness, {})
        fresh = copy.with_name("fresh.db")
        put_back(copy, fresh)
        aside = home.root / f"damaged-{now.strftime(STAMP)}"
        with sentences(home.database):
            aside.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(home.database, aside / home.database.name)
            for part in home.root.glob(f"{home.database.name}-*"):
                part.replace(aside / part.name)
            fresh.replace(home.database)
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


def _mark_as_another(
    copy: Path, now: datetime, randomness: Randomness, reached: Mapping[str, int]
) -> None:
    """Mark the copy before it takes the journal's place: nothing can come between the two."""
    engine = open_database(copy, STEPS)
    try:
        with session_on(engine, copy) as session:
            for membership in session.exec(select(Membership)).all():
                least = reached.get(membership.contributor, 0)
                after_restore(membership, now, randomness, least)
                session.add(membership)
    finally:
        engine.dispose()


def _numbers(session: Session) -> dict[str, int]:
    """The number that the journal of before reached, by the owner's key in each group."""
    return {one.contributor: one.last_sequence for one in session.exec(select(Membership)).all()}
