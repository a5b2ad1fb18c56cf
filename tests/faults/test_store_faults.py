"""A disk that is full or read-only, a journal that is locked or killed in the middle of things."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from journal.errors import UserError
from journal.logbook.search import find_numbers
from journal.logbook.trials import save_trial, trials
from journal.paths import Home
from journal.store import engine
from journal.store.journal_file import Journal
from tests.fixtures.journals import NOW, draft

ROOT = Path(__file__).parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")

SAVING = """
import sys
from pathlib import Path
from journal.logbook.drafts import keep_draft
from journal.logbook.trials import save_trial
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.journals import NOW, draft

journal = Journal(Home(Path(sys.argv[1])))
for n in range(20):
    with journal.session() as session:
        save_trial(session, draft(did=f"acknowledged{n}"), NOW)
    with journal.session() as session:
        keep_draft(session, {"did": f"draft{n}"}, NOW, draft_id="ONE")
    print(n, flush=True)
with journal.session() as session:
    save_trial(session, draft(did="unacknowledged"), NOW)
    print("waiting", flush=True)
    sys.stdin.read()
"""

FULL = """
import resource
import signal
import sys
from pathlib import Path
from journal.errors import UserError
from journal.logbook.trials import save_trial
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.journals import NOW, draft

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
journal = Journal(Home(Path(sys.argv[1])))
with journal.session() as session:
    save_trial(session, draft(did="before"), NOW)
most = 200_000
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
try:
    for n in range(1_000):
        with journal.session() as session:
            save_trial(session, draft(did="x" * 5_000), NOW)
except UserError as error:
    print(n)
    print(error.sentence)
"""


@contextmanager
def running(program: str, home: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", program, str(home)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(Journal(Home(tmp_path / "home"))) as opened:
        yield opened


def test_an_acknowledged_save_survives_being_killed(tmp_path: Path) -> None:
    with running(SAVING, tmp_path) as process:
        assert process.stdout is not None
        said = [process.stdout.readline().strip() for _n in range(21)]
        assert said[-1] == "waiting"
        process.kill()
        process.wait()
        if os.name == "posix":
            assert process.returncode == -signal.SIGKILL
    with closing(Journal(Home(tmp_path))) as journal:
        assert journal.check() == []
        with journal.session() as session:
            found = {trial.did for trial in trials(session)}
            assert found == {f"acknowledged{n}" for n in range(20)}
            assert len(find_numbers(session, "acknowledged7 ")) == 1
            kept = session.connection().exec_driver_sql("SELECT content FROM draft").scalar()
            assert kept == '{"did":"draft19"}'
            save_trial(session, draft(did="goes on"), NOW)


@posix
def test_a_disk_that_refuses_is_a_sentence_and_nothing_is_lost(tmp_path: Path) -> None:
    with running(FULL, tmp_path) as process:
        said, _errors = process.communicate(timeout=60)
    number, sentence = said.splitlines()
    assert sentence.startswith("The disk refused to read or write")
    with closing(Journal(Home(tmp_path))) as journal:
        assert journal.check() == []
        with journal.reading() as session:
            assert len(trials(session)) == 1 + int(number)


def test_a_full_disk_is_a_sentence_and_nothing_is_lost(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal.session() as session:
        save_trial(session, draft(did="before"), NOW)
    journal.close()
    # SQLite reports the end of the room that it was given as it reports a full disk.
    with closing(sqlite3.connect(journal.home.database)) as stored:
        room = stored.execute("PRAGMA page_count").fetchone()[0] + 40
    monkeypatch.setattr(engine, "PRAGMAS", (*engine.PRAGMAS, f"PRAGMA max_page_count = {room}"))
    with pytest.raises(UserError, match="The disk is full, so nothing was saved"):
        fill(journal)
    journal.close()
    monkeypatch.undo()
    with closing(Journal(journal.home)) as reopened, reopened.reading() as session:
        assert len(trials(session)) > 1
        assert reopened.check() == []


def test_a_journal_locked_by_another_program_is_a_sentence(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with journal.session() as session:
        save_trial(session, draft(did="mine"), NOW)
    journal.close()
    patient = [p for p in engine.PRAGMAS if "busy_timeout" not in p]
    monkeypatch.setattr(engine, "PRAGMAS", (*patient, "PRAGMA busy_timeout = 1"))
    with closing(sqlite3.connect(journal.home.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match="Another program is using"), journal.session():
            raise AssertionError("the lock was not respected")
        with journal.reading() as session:
            assert [trial.did for trial in trials(session)] == ["mine"]
        other.execute("ROLLBACK")
    with journal.session() as session:
        save_trial(session, draft(did="mine again"), NOW)


def fill(journal: Journal) -> None:
    for _n in range(100):
        with journal.session() as session:
            save_trial(session, draft(did="x" * 5_000), NOW)


@contextmanager
def without_root() -> Iterator[None]:
    """The rights of an ordinary user, since root may write anywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@posix
def test_a_folder_that_is_read_only_is_a_sentence() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        try:
            with without_root(), pytest.raises(UserError, match="check the folder's permissions"):
                Journal(Home(folder / "home"))
            with without_root(), pytest.raises(UserError, match="check the folder's permissions"):
                Journal(Home(folder))
        finally:
            folder.chmod(0o755)


@posix
def test_a_journal_on_a_read_only_disk_is_a_sentence() -> None:
    with tempfile.TemporaryDirectory() as name:
        home = Home(Path(name))
        Journal(home).close()
        home.database.chmod(0o444)
        home.root.chmod(0o555)
        try:
            with without_root(), pytest.raises(UserError, match="check the folder's permissions"):
                Journal(home)
        finally:
            home.root.chmod(0o755)


@pytest.mark.parametrize("kept", [0, 1, 99, 5_000, 40_000])
def test_a_journal_cut_short_is_a_sentence_or_new(journal: Journal, kept: int) -> None:
    with journal.session() as session:
        for _n in range(20):
            save_trial(session, draft(did="x" * 3_000), NOW)
    journal.close()
    content = journal.home.database.read_bytes()[:kept]
    journal.home.database.write_bytes(content)
    for rest in journal.home.root.glob("journal.db-*"):
        rest.unlink()
    try:
        with closing(Journal(journal.home)) as reopened:
            # SQLite takes a file without a header for a new database; anything else must show.
            assert reopened.check() or kept < 99
    except UserError as error:
        assert "is damaged" in error.sentence  # noqa: PT017
        assert journal.home.database.read_bytes() == content


def test_a_clock_set_back_loses_no_order_within_a_journal(journal: Journal) -> None:
    earlier = NOW.replace(year=2020)
    with journal.session() as session:
        for moment in (NOW, earlier):
            trial = save_trial(session, draft(did=str(moment.year)), moment)
            assert trial.updated_at == moment
        assert [trial.did for trial in trials(session)] == ["2020", "2026"]
    assert journal.check() == []
