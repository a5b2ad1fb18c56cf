"""The open journal: sessions, checks, and words that are really gone."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from journal.errors import UserError
from journal.logbook.drafts import keep_draft
from journal.logbook.trials import edit_trial, forget_trial, save_trial, trial_by_id, trials
from journal.paths import Home
from journal.store.engine import PRAGMAS
from journal.store.journal_file import Journal
from tests.fixtures.journals import NOW, draft

SECRET = "Zanzibarquokka"


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(Journal(Home(tmp_path / "home"))) as opened:
        yield opened


def files_with(folder: Path, word: str) -> list[str]:
    """The files below a folder whose bytes hold a word, in any case."""
    wanted = word.lower().encode()
    return sorted(
        path.name
        for path in folder.rglob("*")
        if path.is_file() and wanted in path.read_bytes().lower()
    )


def test_an_action_is_kept_whole_or_not_at_all(journal: Journal) -> None:
    with journal.session() as session:
        save_trial(session, draft(did="kept"), NOW)

    def interrupted() -> None:
        with journal.session() as session:
            save_trial(session, draft(did="lost"), NOW)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with journal.reading() as session:
        assert [trial.did for trial in trials(session)] == ["kept"]


def test_a_reader_sees_the_state_before_and_does_not_hold_up_the_writer(journal: Journal) -> None:
    with journal.reading() as reader:
        assert list(trials(reader)) == []
        with journal.session() as writer:
            save_trial(writer, draft(), NOW)
        assert list(trials(reader)) == []
    with journal.reading() as reader:
        assert len(trials(reader)) == 1


def test_every_connection_has_the_pragmas(journal: Journal) -> None:
    with journal.session() as session:
        connection = session.connection()
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    assert len(PRAGMAS) == 5


def test_a_sound_journal_has_nothing_to_report(journal: Journal) -> None:
    with journal.session() as session:
        save_trial(session, draft(), NOW)
    assert journal.check() == []


def test_a_damaged_index_is_found(journal: Journal) -> None:
    with journal.session() as session:
        save_trial(session, draft(), NOW)
    with closing(sqlite3.connect(journal.home.database)) as connection:
        connection.execute("DROP TRIGGER trial_unindexed")
        connection.execute("DELETE FROM trial")
        connection.commit()
    assert journal.check()


def test_a_damaged_file_is_found(journal: Journal) -> None:
    with journal.session() as session:
        for _n in range(100):
            save_trial(session, draft(did="x" * 2_000), NOW)
    journal.close()
    with closing(sqlite3.connect(journal.home.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(journal.home.database.read_bytes())
    at = content.rindex(b"x" * 1_000) & ~4095
    content[at : at + 4096] = b"\xff" * 4096
    journal.home.database.write_bytes(content)
    with closing(Journal(journal.home)) as reopened:
        assert reopened.check()


def test_forgotten_words_are_gone_from_every_byte(journal: Journal) -> None:
    with journal.session() as session:
        for n in range(50):
            save_trial(session, draft(did=f"Other words {n} " + "y" * 500), NOW)
        trial = save_trial(
            session,
            draft(did=f"{SECRET} one", tool=[SECRET], tag=[SECRET], notes={SECRET: SECRET}),
            NOW,
        )
        keep_draft(session, {"did": f"{SECRET} two"}, NOW, trial=trial.id)
    with journal.session() as session:
        trial = trial_by_id(session, trial.id)
        edit_trial(session, trial, draft(did=f"{SECRET} three " + SECRET * 200), NOW)
    assert "journal.db-wal" in files_with(journal.home.root, SECRET)

    with journal.session() as session:
        forget_trial(session, trial_by_id(session, trial.id))
    journal.forget_for_good()
    assert files_with(journal.home.root, SECRET) == []
    assert files_with(journal.home.root, SECRET[:8]) == []
    journal.close()
    assert files_with(journal.home.root, SECRET) == []
    assert files_with(journal.home.root, "Other words 7")  # so that this test can fail
    assert journal.check() == []


def test_backups_keep_forgotten_words_until_they_rotate(journal: Journal) -> None:
    with journal.session() as session:
        trial = save_trial(session, draft(did=SECRET), NOW)
    backup_made = Path(journal.back_up(NOW))
    with journal.session() as session:
        forget_trial(session, trial_by_id(session, trial.id))
    journal.forget_for_good()
    assert files_with(journal.home.root, SECRET) == [backup_made.name]


def test_a_journal_moved_to_another_folder_opens(journal: Journal, tmp_path: Path) -> None:
    with journal.session() as session:
        save_trial(session, draft(did="moved"), NOW)
    journal.close()
    shutil.move(journal.home.root, tmp_path / "elsewhere")
    with closing(Journal(Home(tmp_path / "elsewhere"))) as moved, moved.reading() as session:
        assert [trial.did for trial in trials(session)] == ["moved"]


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be opened for writing"):
        Journal(Home(tmp_path / "file" / "home"))
