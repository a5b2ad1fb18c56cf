"""Restoring a backup: the journal as it was, marked as another writer in every group."""

import os
from datetime import datetime
from pathlib import Path

from journal.clock import Randomness
from journal.group.membership import memberships
from journal.sharing.snapshot import after_restore
from journal.store import backup
from journal.store.engine import connect
from journal.store.journal_file import STEPS, Journal
from journal.store.migrate import migrate


def restore(
    journal: Journal, file: Path, now: datetime, randomness: Randomness = os.urandom
) -> Path:
    """Replace the journal by a backup; the path of a backup of what was there before.

    Raises UserError, with the journal as it was, if the backup cannot be read.
    """
    before = Path(journal.back_up(now))
    backup.put_back(file, journal.home.database)
    connection = connect(journal.home.database)
    try:
        migrate(connection, STEPS)
    finally:
        connection.close()
    with journal.session() as session:
        for membership in memberships(session):
            after_restore(membership, now, randomness)
            session.add(membership)
    return before
