"""A group's library: one SQLite file that holds the newest verified snapshot of each contributor.

Libraries are not in backups: they are rebuilt from the group's folder or a collection.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from sqlmodel import Session

from journal.bundle.read import Snapshot
from journal.errors import UserError
from journal.group.admission import Admission, Who
from journal.group.decisions import Decisions, read_decisions
from journal.group.merge.rows import TABLES, insertion, rows, tables_in
from journal.group.remedy import remedy
from journal.paths import Home
from journal.store.engine import connect, make_folder, open_database, sentences, session_on
from journal.store.migrations import library_1_0, library_1_1

_TO_FORGET = "to forget"
_PAGE = 2**14  # bytes
STEPS = (library_1_0.MIGRATION, library_1_1.MIGRATION)


@dataclass(frozen=True, slots=True)
class Held:
    """What a library holds of one contributor to one group."""

    group: str
    contributor: str
    sequence: int
    manifest_hash: str
    writer: str
    standing: str

    @property
    def who(self) -> Who:
        return (self.group, self.contributor)


class Library:
    """One group's open library. Opening makes or migrates the file."""

    def __init__(self, home: Home, group_id: str) -> None:
        self.path = home.library(group_id)
        with remedy(self.path):
            _begin(self.path)
            self.engine = open_database(self.path, STEPS)
        self._finish_forgetting()

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One session for one action that may write."""
        with remedy(self.path), session_on(self.engine, self.path) as session:
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One session that only reads."""
        with remedy(self.path), session_on(self.engine, self.path, writing=False) as session:
            yield session

    def forget_for_good(self) -> None:
        """Make replaced and withdrawn words really gone from the file and its log.

        SQLite's secure_delete zeroes what is freed, but not what is left over where pages are
        rebalanced, so the file is written anew. While another program reads it, the words stay in
        it: the next opening finishes that.
        """
        with sentences(self.path), closing(connect(self.path)) as connection:
            connection.execute("VACUUM")
            if _written_through(connection):
                connection.execute("DELETE FROM kept WHERE name = ?", (_TO_FORGET,))
                _written_through(connection)

    def _finish_forgetting(self) -> None:
        # The computer stopped after something was deleted and before the file was written anew.
        with self.reading() as session:
            is_left = kept(session, _TO_FORGET) is not None
        if is_left:
            with suppress(UserError):  # another program is at it, or the next opening will be
                self.forget_for_good()

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()


def _written_through(connection: sqlite3.Connection) -> bool:
    """Let the log be empty and all of it in the file; False where a reader elsewhere needs it."""
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not busy


def _begin(path: Path) -> None:
    """Give a new file long pages.

    For every page that it writes SQLite goes through the whole log of a transaction, which for a
    large merge has millions of short ones.
    """
    if path.exists():
        return
    make_folder(path.parent)
    with sentences(path), closing(sqlite3.connect(path)) as new:
        new.execute(f"PRAGMA page_size = {_PAGE}")
        new.execute("VACUUM")


_HELD = 'SELECT "group", contributor, sequence, manifest_hash, writer, standing FROM snapshot'


def held(session: Session) -> dict[Who, Held]:
    """What the library holds, by group and contributor, the waiting ones too."""
    rows = session.connection().exec_driver_sql(_HELD)
    return {(row[0], row[1]): Held(*row) for row in rows}


def holds_anything(session: Session) -> bool:
    """Whether anything at all was merged, be it withdrawn by now."""
    found = session.connection().exec_driver_sql("SELECT 1 FROM snapshot LIMIT 1")
    return found.first() is not None


def admissions(session: Session) -> dict[Who, Admission]:
    """The admission that counts for each key in each group."""
    rows = session.connection().exec_driver_sql(
        'SELECT contributor, counter, standing, roles, "group", signature FROM admission'
    )
    found = (
        Admission(
            contributor=row[0],
            counter=row[1],
            standing=row[2],
            roles=tuple(json.loads(row[3])),
            group=row[4],
            signature=row[5],
        )
        for row in rows
    )
    return {record.who: record for record in found}


def store_admission(session: Session, record: Admission) -> None:
    """Let a record count: a removed key's snapshot goes, an admitted one's counts from now on.

    It speaks of the snapshot for its own group and of no other.
    """
    connection = session.connection()
    connection.exec_driver_sql(
        """INSERT OR REPLACE INTO admission (contributor, counter, standing, roles, "group",
            signature) VALUES (?, ?, ?, ?, ?, ?)""",
        (
            record.contributor,
            record.counter,
            record.standing,
            json.dumps(record.roles),
            record.group,
            record.signature,
        ),
    )
    if record.standing == "removed":
        delete_snapshot(session, record.group, record.contributor)
    else:
        connection.exec_driver_sql(
            """UPDATE snapshot SET standing = 'admitted', slips = ?
            WHERE contributor = ? AND "group" = ?""",
            (int("slips" in record.roles), record.contributor, record.group),
        )


def store_snapshot(session: Session, one: Snapshot, admitted: bool, slips: bool = False) -> None:
    """Put a verified snapshot in the place of what the library holds of its contributor.

    The rows are written straight from its lines, which were validated when it was verified.
    """
    delete_snapshot(session, one.header.group, one.header.contributor)
    # The plain driver: SQLAlchemy takes its time and would hold all rows of a table at once.
    driver = cast(sqlite3.Connection, session.connection().connection.driver_connection)
    added = driver.execute(
        """INSERT INTO snapshot (contributor, "group", sequence, manifest_hash, manifest, signature,
            writer, withdrawal_hash, standing, slips) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            one.header.contributor,
            one.header.group,
            one.header.sequence,
            one.manifest_hash,
            one.manifest,
            one.signature,
            one.header.writer,
            one.header.withdrawal_hash,
            "admitted" if admitted else "waiting",
            int(slips),
        ),
    )
    snapshot = cast(int, added.lastrowid)
    members = [(snapshot, path, data) for path, data in sorted(one.members.items())]
    driver.executemany("INSERT INTO member VALUES (?, ?, ?)", members)
    for table, lines in tables_in(one.members).items():
        driver.executemany(insertion(table), rows(snapshot, table, lines))


def delete_snapshot(session: Session, group: str, contributor: str) -> None:
    """Take out what the library holds of a contributor to a group."""
    connection = session.connection()
    found = connection.exec_driver_sql(
        'SELECT id FROM snapshot WHERE contributor = ? AND "group" = ?', (contributor, group)
    ).first()
    if found is None:
        return
    for table in ("member", *TABLES):
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE snapshot = ?", (found[0],))
    connection.exec_driver_sql("DELETE FROM snapshot WHERE id = ?", (found[0],))
    keep(session, _TO_FORGET, "")  # until `Library.forget_for_good` has done so


def kept(session: Session, name: str) -> str | None:
    """A small text that the library keeps under a name, None if there is none."""
    row = (
        session.connection()
        .exec_driver_sql("SELECT content FROM kept WHERE name = ?", (name,))
        .first()
    )
    return str(row[0]) if row else None


def keep(session: Session, name: str, content: str) -> None:
    """Keep a small text under a name."""
    session.connection().exec_driver_sql(
        "INSERT OR REPLACE INTO kept VALUES (?, ?)", (name, content)
    )


def decisions(session: Session) -> Decisions:
    """The facilitator's decisions on this group's digests."""
    content = kept(session, "decisions")
    return read_decisions(content.encode()) if content else Decisions()


def keep_decisions(session: Session, made: Decisions) -> None:
    """Keep the facilitator's decisions."""
    keep(session, "decisions", made.to_bytes().decode())


def facilitators(session: Session) -> dict[str, str]:
    """The public keys of the facilitators, by group, whose admissions were taken in."""
    found: dict[str, str] = json.loads(kept(session, "facilitators") or "{}")
    return found


def keep_facilitators(session: Session, more: Mapping[str, str]) -> None:
    """Remember more of these keys."""
    known = facilitators(session)
    if not more.items() <= known.items():
        keep(session, "facilitators", json.dumps(known | dict(more), sort_keys=True))


def counts(session: Session) -> tuple[int, int]:
    """How many admitted contributors share something, and how many trials of theirs there are.

    A copy that came upwards has the leaders' records only, so a trial counts by its id.
    """
    row = (
        session.connection()
        .exec_driver_sql(
            """WITH counting AS (SELECT id FROM snapshot WHERE standing = 'admitted'),
            trial AS (SELECT snapshot, id FROM group_trial UNION
                SELECT snapshot, id FROM leaders_trial),
            record AS (SELECT snapshot, id FROM trial UNION ALL
                SELECT snapshot, id FROM group_check_in UNION ALL
                SELECT snapshot, id FROM leaders_check_in)
            SELECT (SELECT count(DISTINCT snapshot) FROM record WHERE snapshot IN counting),
                (SELECT count(*) FROM trial WHERE snapshot IN counting)"""
        )
        .one()
    )
    return int(row[0]), int(row[1])
