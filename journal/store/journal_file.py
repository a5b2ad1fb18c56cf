"""The owner's journal as an open database: the handle that the window and the commands share."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime

from sqlalchemy import Engine
from sqlmodel import Session

from journal.clock import utc_now
from journal.paths import Home
from journal.store import backup, health
from journal.store.engine import connect, open_database, sentences, session_on
from journal.store.migrations import journal_1_0, journal_1_1

STEPS = (journal_1_0.MIGRATION, journal_1_1.MIGRATION)
DAY_SECONDS = 24 * 3600


class Journal:
    """One owner's open journal. Opening makes or migrates the file, after a backup."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.engine: Engine = open_database(home.database, STEPS, lambda path: self.back_up())

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One session for one action that may write."""
        with session_on(self.engine, self.home.database) as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One session that only reads, beside whoever writes."""
        with session_on(self.engine, self.home.database, writing=False) as session:
            yield session

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()

    def back_up(self, now: datetime | None = None) -> str:
        """A verified backup in the data folder; the path of the new file."""
        target = backup.back_up_into(self.home.database, self.home.backups, now or utc_now())
        return str(target)

    def back_up_daily(self, now: datetime) -> bool:
        """A backup if the newest is a day old or there is none; whether one was made."""
        newest = next(iter(backup.backups_in(self.home.backups)), None)
        if newest and now.timestamp() - newest.stat().st_mtime < DAY_SECONDS:
            return False
        self.back_up(now)
        return True

    def check(self) -> list[str]:
        """What is wrong with the file, nothing if it is sound."""
        found = health.damage(self.home.database)
        with sentences(self.home.database), closing(connect(self.home.database)) as connection:
            index = health.index_damage(connection, "trial_fts")
        return [words for words in (found, index) if words]

    def forget_for_good(self) -> None:
        """Make deleted words really gone: from the index and from the write-ahead log.

        SQLite's secure_delete zeroes freed pages, but FTS5 keeps deleted words until its index is
        merged, and the log keeps pages until it is truncated.
        """
        with sentences(self.home.database), closing(connect(self.home.database)) as connection:
            connection.execute("INSERT INTO trial_fts(trial_fts) VALUES ('rebuild')")
            connection.execute("INSERT INTO trial_fts(trial_fts) VALUES ('optimize')")
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
