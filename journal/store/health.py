"""Is a database file sound? Read, never mended."""

import sqlite3
from contextlib import closing
from pathlib import Path


def damage(path: Path) -> str | None:
    """What is wrong with the file in SQLite's words, None if it is sound."""
    try:
        with closing(sqlite3.connect(f"file:{path.as_posix()}?mode=ro", uri=True)) as connection:
            found = [str(row[0]) for row in connection.execute("PRAGMA quick_check(5)")]
            broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        return str(error)
    if found != ["ok"]:
        return "; ".join(found)
    return f"{len(broken)} broken references" if broken else None


def deep_damage(connection: sqlite3.Connection) -> str | None:
    """What is wrong with an open file, every index and reference compared; None if it is sound."""
    try:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")]
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        return str(error)
    if found != ["ok"]:
        return "; ".join(found)
    return f"{len(broken)} broken references" if broken else None


def index_damage(connection: sqlite3.Connection, index: str) -> str | None:
    """What is wrong with a full-text index in SQLite's words, None if it matches its table."""
    try:
        connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        return str(error)
    return None
