"""Deleted words made really gone: from the indexes, the free pages and the write-ahead log.

SQLite's secure_delete zeroes freed pages, but FTS5 keeps deleted words until its index is merged,
and the log keeps pages until it is truncated.
"""

import sqlite3

# Kept in the file itself, so that words are wiped at the next start if a crash came between.
MARK = "PRAGMA user_version = 1"
_DONE = "PRAGMA user_version = 0"


def is_marked(connection: sqlite3.Connection) -> bool:
    """Whether something was deleted for good and not wiped yet."""
    return bool(connection.execute("PRAGMA user_version").fetchone()[0])


def wipe(connection: sqlite3.Connection) -> bool:
    """Wipe what was deleted; False where a reader elsewhere keeps the log, to be tried again."""
    connection.execute(MARK)
    for index in indexes(connection):
        connection.execute(f"INSERT INTO {index}({index}) VALUES ('optimize')")
    connection.execute("VACUUM")
    busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if not busy:
        connection.execute(_DONE)
    return not busy


def indexes(connection: sqlite3.Connection) -> list[str]:
    """The full-text indexes of a database."""
    found = connection.execute(
        "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%'"
    )
    return [name for (name,) in found]
