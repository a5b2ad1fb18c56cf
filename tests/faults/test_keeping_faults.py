"""Backups and restores that are interrupted, find no room, or meet another running copy."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal.errors import UserError
from journal.logbook.forgetting import empty_trash
from journal.logbook.trials import edit_trial, save_trial, trial_by_id, trials, versions
from journal.paths import Home
from journal.sharing.restoring import is_damaged, restore, restore_damaged
from journal.store.backup import backups_in
from journal.store.journal_file import Journal
from tests.fixtures.journals import NOW, draft

ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")

# Stops for good at the moment that `stopped` names, as a process that is killed there does.
KILLED = """
import os
import sys
from pathlib import Path
from journal.paths import Home
from journal.sharing import restoring
from journal.store import backup
from journal.store.journal_file import Journal
from tests.fixtures.journals import NOW

journal = Journal(Home(Path(sys.argv[1])))
if sys.argv[2] == "backup":
    backup.keep_file = lambda temporary, target: os._exit(9)
    journal.back_up(NOW)
if sys.argv[2] == "restore":
    put_back = restoring.put_back
    def half(copy, database):
        import sqlite3
        live = sqlite3.connect(database, isolation_level=None)
        live.execute("PRAGMA cache_size = 1")  # so that half of it is in the log
        live.execute("BEGIN IMMEDIATE")
        live.execute("DELETE FROM trial")
        os._exit(9)
    restoring.put_back = half
    restoring.restore(journal, Path(sys.argv[3]), NOW)
"""


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(Journal(Home(tmp_path / "home"))) as opened:
        with opened.session() as session:
            for n in range(5):
                save_trial(session, draft(did=f"mine {n}"), NOW)
        yield opened


def killed(home: Home, *arguments: object) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(home.root), *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 9


def words_in(journal: Journal) -> list[str | None]:
    with journal.reading() as session:
        return sorted(trial.did or "" for trial in trials(session))


def test_a_backup_that_is_killed_leaves_none_and_the_next_one_is_whole(journal: Journal) -> None:
    killed(journal.home, "backup")
    assert backups_in(journal.home.backups) == []
    assert list(journal.home.backups.glob(".*.part"))
    journal.back_up(datetime.now(UTC) + timedelta(hours=2))
    assert len(backups_in(journal.home.backups)) == 1
    assert not list(journal.home.backups.glob(".*"))
    assert len(words_in(journal)) == 5


def test_a_restore_that_is_killed_leaves_the_journal_as_it_was(journal: Journal) -> None:
    made = journal.back_up(NOW)
    with journal.session() as session:
        save_trial(session, draft(did="since"), NOW)
    killed(journal.home, "restore", made)
    assert "since" in words_in(journal)
    assert journal.check() == []
    assert list(journal.home.root.glob(".look-*"))
    empty_trash(journal, datetime.now(UTC) + timedelta(hours=2))
    assert not list(journal.home.root.glob(".look-*"))
    restore(journal, Path(made), NOW)
    assert "since" not in words_in(journal)


@posix
def test_a_backup_without_room_is_a_sentence_and_leaves_nothing_half(journal: Journal) -> None:
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from journal.errors import UserError\n"
        "from journal.paths import Home\n"
        "from journal.store.journal_file import Journal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "journal = Journal(Home(Path(sys.argv[1])))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "try:\n"
        "    journal.back_up()\n"
        "except UserError as error:\n"
        "    print(error.sentence)\n"
    )
    journal.close()
    with closing(sqlite3.connect(journal.home.database)) as stored:
        stored.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    done = subprocess.run(
        [sys.executable, "-c", program, str(journal.home.root)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(("The disk refused", "The disk is full"))
    assert str(journal.home.backups) in done.stdout or "disk is full" in done.stdout
    assert backups_in(journal.home.backups) == []
    assert len(words_in(journal)) == 5


def test_a_damaged_journal_is_set_aside_and_a_backup_put_in_its_place(journal: Journal) -> None:
    made = Path(journal.back_up(NOW))
    journal.close()
    content = b"no database, " * 4_000
    journal.home.database.write_bytes(content)
    for rest in journal.home.root.glob("journal.db-*"):
        rest.unlink()
    assert is_damaged(journal.home)
    (journal.home.backups / "wrong.db").write_bytes(b"nor this, " * 900)
    with pytest.raises(UserError, match="damaged"):
        restore_damaged(journal.home, journal.home.backups / "wrong.db", NOW)
    assert journal.home.database.read_bytes() == content
    aside = restore_damaged(journal.home, made, NOW)
    assert (aside / "journal.db").read_bytes() == content
    assert not is_damaged(journal.home)
    with closing(Journal(journal.home)) as reopened:
        assert len(words_in(reopened)) == 5
        assert reopened.check() == []


def test_two_running_copies_save_beside_each_other(journal: Journal) -> None:
    """The window and a command, say: each sees what the other saved, and no version is lost."""
    with closing(Journal(journal.home)) as other:
        for n, one in enumerate([journal, other] * 4):
            with one.session() as session:
                trial = trials(session)[-1]
                edit_trial(session, trial, draft(did=f"edit {n}"), NOW + timedelta(minutes=n + 1))
        with other.reading() as session:
            found = versions(session, trial_by_id(session, trial.id))
            assert [version.content["did"] for version in found] == [
                *(f"edit {n}" for n in range(7, -1, -1)), "mine 0",
            ]  # fmt: skip
        made = Path(other.back_up(NOW))
        restore(other, made, NOW)  # under a copy that is open
    assert "edit 7" in words_in(journal)
    assert journal.check() == []
