"""The owner's journal as an open database: the handle that the window and the commands share."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlmodel import Session

from journal.clock import utc_now
from journal.errors import UserError
from journal.language import _
from journal.paths import Home
from journal.store import backup, health, wipe
from journal.store.disposable import forget_answers
from journal.store.engine import connect, open_database, sentences, session_on
from journal.store.migrations import journal_1_0, journal_1_1, journal_1_2, journal_1_3, journal_1_4

STEPS = (
    journal_1_0.MIGRATION,
    journal_1_1.MIGRATION,
    journal_1_2.MIGRATION,
    journal_1_3.MIGRATION,
    journal_1_4.MIGRATION,
)
DAY = timedelta(days=1)
JUST_NOW = timedelta(minutes=10)


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
        newest = backup.newest_before(self.home.backups, now)
        if newest is not None and now - newest < DAY:
            return False
        self.back_up(now)
        return True

    def back_up_before_change(self, now: datetime) -> bool:
        """A backup before many trials change at once, unless one was just made; whether it was."""
        newest = backup.newest_before(self.home.backups, now)
        if newest is not None and timedelta(0) <= now - newest < JUST_NOW:
            return False
        self.back_up(now)
        return True

    def check(self) -> list[str]:
        """What is wrong with the file, nothing if it is sound."""
        found = health.damage(self.home.database)
        with sentences(self.home.database), closing(connect(self.home.database)) as connection:
            broken = [health.index_damage(connection, name) for name in wipe.indexes(connection)]
        return [words for words in (found, *broken) if words]

    def forget_for_good(self) -> None:
        """Make deleted words really gone: from the index and from the write-ahead log.

        Raises UserError where another program reads the journal; it is done at the next start.
        """
        with sentences(self.home.database), closing(connect(self.home.database)) as connection:
            wiped = wipe.wipe(connection)
        forget_answers(self.home.remembered_scores)
        if not wiped:
            raise UserError(
                _(
                    "It is deleted, but another program reads the journal now, so the words leave "
                    "the file when Trial Journal is started again."
                )
            )

    def forget_what_waits(self) -> bool:
        """Wipe what was deleted when the program was stopped in the middle; whether there was."""
        with sentences(self.home.database), closing(connect(self.home.database)) as connection:
            if not wipe.is_marked(connection):
                return False
            forget_answers(self.home.remembered_scores)
            return wipe.wipe(connection)
