"""Opening a database file: pragmas, migrations, sessions, and sentences for what goes wrong."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Engine, NullPool, QueuePool, create_engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.util import LRUCache
from sqlmodel import Session

from journal.errors import UserError
from journal.language import _
from journal.store.migrate import Migration, migrate

JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_EMPTY = {"list": "[]", "dict": "{}"}
_compiled: LRUCache[Any, Any] = LRUCache(500)
BUSY_MILLISECONDS = 5_000
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # an acknowledged save survives the loss of power
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}",
)


class Damaged(UserError):
    """A database file that cannot be read any more."""


def open_database(
    path: Path,
    steps: Sequence[Migration],
    before_migration: Callable[[Path], object] = lambda path: None,
) -> Engine:
    """The database at `path`, made or migrated where needed.

    `before_migration` gets the path before an existing file is changed (to back it up). Raises
    UserError if the file cannot be opened, is damaged, locked or of a newer major version.
    """
    with sentences(path):
        make_folder(path.parent)
        engine = _engine(path)
        try:
            with closing(engine.raw_connection()) as pooled:  # which the first session goes on with
                connection = cast(sqlite3.Connection, pooled.driver_connection)
                migrate(connection, steps, lambda: before_migration(path))
        except BaseException:
            engine.dispose()
            raise
    return engine


def _engine(path: Path) -> Engine:
    alike = _sqlite()
    opening: Callable[[], Any] = partial(connect, path)
    return Engine(
        QueuePool(opening, dialect=alike.dialect),
        alike.dialect,
        alike.url,
        hide_parameters=True,
        execution_options={"compiled_cache": _compiled},
    )


@cache
def _sqlite() -> Engine:
    """What the engines of all files have in common.

    With a dialect of its own each would compile every statement anew, which takes longer than most
    statements take: a library is opened each time that a page asks it something.
    """
    engine = create_engine("sqlite://", poolclass=NullPool, json_serializer=_as_json)
    engine.connect().close()  # the dialect learns SQLite's version
    return engine


def _as_json(value: Any) -> str:
    # Most lists of a trial are empty, and an encoder takes its time over nothing.
    return JSON.encode(value) if value else _EMPTY.get(type(value).__name__) or JSON.encode(value)


def connect(path: Path) -> sqlite3.Connection:
    """A plain connection with this program's pragmas, in autocommit mode."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        for pragma in PRAGMAS:
            connection.execute(pragma)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def make_folder(folder: Path) -> None:
    """Make a folder for a database file; UserError where that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _not_writable(folder) from error


@contextmanager
def session_on(engine: Engine, path: Path, *, writing: bool = True) -> Iterator[Session]:
    """One session for one action of the user: committed at the end, rolled back on any error.

    A writing session takes the write lock at once: a later upgrade from reading could not wait.
    """
    with sentences(path), Session(engine, expire_on_commit=False) as session:
        session.connection().exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
        yield session
        session.commit()


@contextmanager
def let_go(session: Session) -> Iterator[None]:
    """Commit a writing session and let others write meanwhile; take the lock again afterwards.

    What was read before keeps its values, and has to be read anew: it may be another by then.
    """
    session.commit()
    session.expunge_all()
    yield
    session.connection().exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn the database's errors that a person can act on into sentences."""
    try:
        yield
    except DatabaseError as error:
        raise _explained(path, error.orig or error) from error
    except sqlite3.Error as error:
        raise _explained(path, error) from error


def _explained(path: Path, error: BaseException) -> BaseException:
    said = str(error).lower()
    if "unable to open" in said or "readonly" in said:
        return _not_writable(path)
    if "locked" in said or "busy" in said:
        return UserError(
            _("Another program is using {path}; close it there and try again.").format(path=path)
        )
    if "full" in said:
        return UserError(_("The disk is full, so nothing was saved; free some room and try again."))
    if "disk i/o" in said:
        return UserError(
            _(
                "The disk refused to read or write {path}, so nothing was saved; check the disk "
                "and the room on it, then try again."
            ).format(path=path)
        )
    if "malformed" in said or "not a database" in said:
        return Damaged(
            _("{path} is damaged; restore the newest backup from Settings.").format(path=path)
        )
    return error


def _not_writable(path: Path) -> UserError:
    return UserError(
        _("{path} cannot be opened for writing; check the folder's permissions.").format(path=path)
    )
