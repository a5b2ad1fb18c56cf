"""A file of answers that may be lost at any moment: it spares work, and holds no words.

What is asked stands there as a keyed hash, so that nobody reads it off. Whatever is wrong with the
file (damaged, locked, read-only, missing), it is as if nothing had been remembered.
"""

import hashlib
import hmac
import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from journal.clock import Randomness

MOST_ANSWERS = 50_000  # some 20 MB; the oldest go first
_CHECKED_EVERY = 500
_PATIENCE = 0.1  # seconds: working it out again is better than waiting for another program
_TAG = 8  # bytes that prove an answer to be the one that was remembered
_PRAGMAS = (
    "PRAGMA journal_mode = MEMORY",  # one file only, and a crash costs no more than the answers
    "PRAGMA synchronous = OFF",
    "PRAGMA secure_delete = ON",
)
_TABLES = (
    "CREATE TABLE IF NOT EXISTS secret (key BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS answer "
    "(n INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, value BLOB NOT NULL)",
)


class Disposable:
    """The open file at `path`; safe to use from several threads and beside other programs."""

    def __init__(
        self, path: Path, most: int = MOST_ANSWERS, randomness: Randomness = os.urandom
    ) -> None:
        self._path = path
        self._most = most
        self._lock = threading.Lock()
        self._since_check = 0
        self._key = b""
        self._connection: sqlite3.Connection | None = None
        for _attempt in range(2):  # a damaged file is removed, and begun anew
            if self._tried(lambda: self._open(randomness)) or not self._path.parent.is_dir():
                break

    @property
    def works(self) -> bool:
        """Whether the file could be opened, and was not damaged since."""
        return self._connection is not None

    def get(self, asked: bytes) -> bytes | None:
        """What was remembered of what is asked; None if nothing was."""
        name = self._name(asked)
        found: list[bytes] = []

        def read(connection: sqlite3.Connection) -> None:
            query = "SELECT value FROM answer WHERE name = ? AND typeof(value) = 'blob'"
            found.extend(value for (value,) in connection.execute(query, (name,)))

        self._with_connection(read)
        if not found:
            return None
        tag, value = found[0][:_TAG], found[0][_TAG:]
        return value if hmac.compare_digest(tag, self._tag(name, value)) else None

    def put(self, asked: bytes, value: bytes) -> None:
        """Remember an answer."""
        name = self._name(asked)
        row = (name, self._tag(name, value) + value)

        def write(connection: sqlite3.Connection) -> None:
            connection.execute("INSERT OR REPLACE INTO answer (name, value) VALUES (?, ?)", row)
            self._since_check += 1
            if self._since_check >= min(_CHECKED_EVERY, self._most):
                self._since_check = 0
                self._drop_oldest(connection)

        self._with_connection(write)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _open(self, randomness: Randomness) -> None:
        if not self._path.parent.is_dir():
            return
        connection = sqlite3.connect(
            self._path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        try:
            for statement in (*_PRAGMAS, "BEGIN IMMEDIATE", *_TABLES):
                connection.execute(statement)
            if connection.execute("SELECT 1 FROM secret").fetchone() is None:
                connection.execute("INSERT INTO secret VALUES (?)", (randomness(32),))
            (self._key,) = connection.execute("SELECT key FROM secret").fetchone()
            self._drop_oldest(connection)
            connection.execute("COMMIT")
        except sqlite3.Error:
            connection.close()
            raise
        self._connection = connection

    def _drop_oldest(self, connection: sqlite3.Connection) -> None:
        connection.execute(
            "DELETE FROM answer WHERE n <= (SELECT max(n) FROM answer) - ?", (self._most,)
        )

    def _with_connection(self, act: Callable[[sqlite3.Connection], None]) -> None:
        with self._lock:
            connection = self._connection
            if connection is not None:
                self._tried(lambda: act(connection))

    def _tried(self, act: Callable[[], object]) -> bool:
        """Whether it could be done; a damaged file is removed and not used any more."""
        try:
            act()
        except sqlite3.OperationalError:  # locked, read-only, a full disk: this once without it
            return False
        except (sqlite3.DatabaseError, OSError):
            if self._connection is not None:
                self._connection.close()
                self._connection = None
            _remove(self._path)
            return False
        return True

    def _name(self, asked: bytes) -> bytes:
        return hashlib.blake2b(asked, digest_size=16, key=self._key).digest()

    def _tag(self, name: bytes, value: bytes) -> bytes:
        return hashlib.blake2b(name + value, digest_size=_TAG, key=self._key).digest()


def forget_answers(path: Path) -> None:
    """Wipe the file, also where another program holds it open; nothing hinders that."""
    try:
        with closing(sqlite3.connect(path.resolve().as_uri() + "?mode=rw", uri=True)) as opened:
            opened.execute("PRAGMA secure_delete = ON")
            opened.execute("DELETE FROM answer")
            opened.execute("DELETE FROM secret")
            opened.commit()
    except (sqlite3.Error, OSError):  # no such file, or one that is none of ours
        pass
    _remove(path)


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-journal"):
        try:
            path.with_name(name).unlink(missing_ok=True)
        except OSError:  # held open by another program (Windows): it is empty by now
            return
