"""Migrations: numbered, recorded, each whole or not at all; a newer file is left alone."""

import pkgutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib import import_module
from pathlib import Path

import pytest
from sqlmodel import SQLModel

import journal.model
from journal.errors import UserError
from journal.paths import Home
from journal.store import backup
from journal.store.engine import connect, open_database
from journal.store.journal_file import STEPS, Journal
from journal.store.migrate import Migration, applied, migrate

for _module in pkgutil.iter_modules(journal.model.__path__, "journal.model."):
    import_module(_module.name)

ONE = Migration(1, 0, ("CREATE TABLE a (x)",))
TWO = Migration(1, 1, ("ALTER TABLE a ADD COLUMN y", "INSERT INTO a VALUES (1, 2)"))
BROKEN = Migration(1, 2, ("INSERT INTO a VALUES (3, 4)", "INSERT INTO nowhere VALUES (1)"))
GREATER = Migration(2, 0, ("DROP TABLE a",))


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(connect(tmp_path / "x.db")) as opened:
        yield opened


def test_steps_are_applied_in_order_and_once(connection: sqlite3.Connection) -> None:
    migrate(connection, [ONE])
    migrate(connection, [ONE, TWO])
    migrate(connection, [ONE, TWO])
    assert applied(connection) == {(1, 0), (1, 1)}
    assert connection.execute("SELECT * FROM a").fetchall() == [(1, 2)]


def test_a_step_that_fails_leaves_no_trace(connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, [ONE, TWO, BROKEN])
    assert applied(connection) == {(1, 0), (1, 1)}
    assert connection.execute("SELECT * FROM a").fetchall() == [(1, 2)]
    assert not connection.in_transaction


def test_a_backup_comes_before_a_change_and_not_before_the_first(
    connection: sqlite3.Connection,
) -> None:
    asked: list[set[tuple[int, int]]] = []

    def back_up() -> None:
        asked.append(applied(connection))

    migrate(connection, [ONE], back_up)
    assert asked == []
    migrate(connection, [ONE, TWO], back_up)
    migrate(connection, [ONE, TWO], back_up)
    assert asked == [{(1, 0)}]


def test_a_file_of_a_newer_major_version_is_left_as_it_is(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "x.db")) as connection:
        migrate(connection, [ONE, GREATER])
        before = connection.execute("SELECT * FROM sqlite_schema").fetchall()
        with pytest.raises(UserError, match="newer Trial Journal; install that version"):
            migrate(connection, [ONE, TWO])
        assert connection.execute("SELECT * FROM sqlite_schema").fetchall() == before


def test_a_file_of_a_newer_minor_version_is_opened(connection: sqlite3.Connection) -> None:
    migrate(connection, [ONE, TWO])
    migrate(connection, [ONE])


def test_another_process_that_was_quicker(connection: sqlite3.Connection, tmp_path: Path) -> None:
    migrate(connection, [ONE])

    def somebody_else() -> None:
        with closing(connect(tmp_path / "x.db")) as other:
            migrate(other, [ONE, TWO])

    migrate(connection, [ONE, TWO], somebody_else)
    assert connection.execute("SELECT * FROM a").fetchall() == [(1, 2)]


def test_the_steps_make_what_the_models_say(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "x.db")) as connection:
        migrate(connection, STEPS)
        for table in SQLModel.metadata.tables.values():
            rows = connection.execute(f'PRAGMA table_info("{table.name}")').fetchall()
            if rows:
                assert [row[1] for row in rows if row[1] not in table.columns] == []
                assert {row[1] for row in rows} == {column.name for column in table.columns}
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    assert {"trial", "trial_version", "chain_link", "check_in", "draft", "membership",
            "own_name", "registered_tool", "sharing", "template", "follow_up", "action",
            "saved_search", "own_word", "import_mapping", "not_duplicate"} <= tables  # fmt: skip


def test_versions_go_up() -> None:
    versions = [step.version for step in STEPS]
    assert versions == sorted(set(versions))


def test_a_journal_is_backed_up_before_it_is_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path)
    Journal(home).close()
    assert backup.backups_in(home.backups) == []
    step = Migration(1, 99, ("CREATE TABLE later (x)",))
    monkeypatch.setattr("journal.store.journal_file.STEPS", (*STEPS, step))
    Journal(home).close()
    (made,) = backup.backups_in(home.backups)
    with closing(sqlite3.connect(made)) as copy:
        assert copy.execute("SELECT count(*) FROM trial").fetchone() == (0,)
        assert not copy.execute("SELECT 1 FROM sqlite_schema WHERE name = 'later'").fetchone()


@pytest.mark.parametrize("content", [b"no database at all, but long enough to look at" * 50])
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.db").write_bytes(content)
    with pytest.raises(UserError, match="is damaged; restore the newest backup"):
        open_database(tmp_path / "x.db", STEPS)
    assert (tmp_path / "x.db").read_bytes() == content
