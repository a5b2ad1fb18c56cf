"""Numbered steps that bring a database file to the present form, each in its own transaction."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from journal.errors import UserError
from journal.language import _

VERSION_TABLE = """
CREATE TABLE IF NOT EXISTS migration (
    major INTEGER NOT NULL, minor INTEGER NOT NULL, applied_at TEXT NOT NULL,
    PRIMARY KEY (major, minor)
)"""


@dataclass(frozen=True)
class Migration:
    """One step. A greater `major` means that older programs cannot use the file any more."""

    major: int
    minor: int
    statements: Sequence[str]

    @property
    def version(self) -> tuple[int, int]:
        return (self.major, self.minor)


def migrate(
    connection: sqlite3.Connection,
    steps: Sequence[Migration],
    before_first: Callable[[], object] = lambda: None,
) -> None:
    """Apply the steps that the file lacks; `before_first` (a backup) is called if there are any.

    Raises UserError for a file of a newer major version, which is left as it is.
    """
    done = applied(connection)
    if done and max(done)[0] > steps[-1].major:
        raise UserError(
            _("This data was written by a newer Trial Journal; install that version to open it.")
        )
    waiting = [step for step in steps if step.version not in done]
    if waiting and done:
        before_first()
    for step in waiting:
        _apply(connection, step)


def applied(connection: sqlite3.Connection) -> set[tuple[int, int]]:
    """The versions of the steps that the file has."""
    connection.execute(VERSION_TABLE)
    return set(connection.execute("SELECT major, minor FROM migration").fetchall())


def _apply(connection: sqlite3.Connection, step: Migration) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if step.version in applied(connection):  # another process was quicker
            connection.execute("ROLLBACK")
            return
        for statement in step.statements:
            connection.execute(statement)
        connection.execute(
            "INSERT INTO migration VALUES (?, ?, ?)",
            (step.major, step.minor, datetime.now(UTC).isoformat(timespec="seconds")),
        )
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
