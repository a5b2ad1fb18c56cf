"""Backups: complete while the journal is in use, read back, thinned by age, put back whole."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import UserError
from journal.logbook.trials import save_trial, trials
from journal.paths import Home
from journal.store import backup
from journal.store.backup import DAYS, MONTHS, PREFIX, RECENT, STAMP, WEEKS, superfluous
from journal.store.health import damage
from journal.store.journal_file import STEPS, Journal
from journal.store.put_back import opened_copy, put_back
from tests.fixtures.journals import NOW, draft

LONG_AFTER = datetime(2031, 1, 1, tzinfo=UTC)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(Journal(Home(tmp_path / "home"))) as opened:
        yield opened


def saved(journal: Journal, words: str) -> None:
    with journal.session() as session:
        save_trial(session, draft(did=words), NOW)


def put_back_from(file: Path, database: Path) -> None:
    with opened_copy(file, Home(database.parent), STEPS) as copy:
        put_back(copy, database)


def words_in(journal: Journal) -> list[str | None]:
    with journal.reading() as session:
        return sorted(trial.did or "" for trial in trials(session))


def test_a_backup_holds_what_is_still_in_the_log(journal: Journal) -> None:
    with closing(sqlite3.connect(journal.home.database)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM trial").fetchall()  # keeps the log from being emptied
        saved(journal, "in the log")
        made = journal.back_up(NOW)
    with closing(sqlite3.connect(made)) as copy:
        assert copy.execute("SELECT did FROM trial").fetchall() == [("in the log",)]
    assert damage(Path(made)) is None
    assert [path.name for path in journal.home.backups.iterdir()] == [Path(made).name]


def test_a_backup_that_cannot_be_read_back_is_not_kept(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal.store.backup.deep_damage", lambda copy: "row 3 missing")
    with pytest.raises(UserError, match="could not be read back, so it was not kept: row 3"):
        backup.back_up(journal.home.database, tmp_path / "copy.db")
    assert not list(tmp_path.glob("*copy*"))


def test_a_backup_of_a_damaged_journal_is_a_sentence(journal: Journal, tmp_path: Path) -> None:
    journal.close()
    journal.home.database.write_bytes(b"x" * 50_000)
    with pytest.raises(UserError, match="is damaged"):
        backup.back_up(journal.home.database, tmp_path / "copy.db")


def test_a_place_that_cannot_be_written(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError):
        backup.back_up(journal.home.database, tmp_path / "file" / "copy.db")


def test_a_backup_a_day(journal: Journal) -> None:
    now = datetime.now(UTC)
    assert journal.back_up_daily(now)
    assert not journal.back_up_daily(now + timedelta(hours=20))
    assert journal.back_up_daily(now + timedelta(hours=25))
    assert len(backup.backups_in(journal.home.backups)) == 2


def test_a_backup_before_a_big_change_unless_one_was_just_made(journal: Journal) -> None:
    assert journal.back_up_before_change(NOW)
    assert not journal.back_up_before_change(NOW + timedelta(minutes=9))
    assert journal.back_up_before_change(NOW + timedelta(minutes=11))


def test_a_backup_is_never_written_over(journal: Journal) -> None:
    saved(journal, "first")
    first = Path(journal.back_up(NOW))
    content = first.read_bytes()
    saved(journal, "second")
    assert journal.back_up(NOW) != str(first)
    assert first.read_bytes() == content


def test_putting_back(journal: Journal) -> None:
    saved(journal, "before")
    made = Path(journal.back_up(NOW))
    saved(journal, "after")
    assert words_in(journal) == ["after", "before"]
    put_back_from(made, journal.home.database)
    assert words_in(journal) == ["before"]
    assert journal.check() == []
    saved(journal, "again")
    assert words_in(journal) == ["again", "before"]


@pytest.mark.parametrize("content", [b"", b"x" * 9_000, None])
def test_what_is_no_backup_is_not_put_back(
    journal: Journal, tmp_path: Path, content: bytes | None
) -> None:
    saved(journal, "mine")
    wrong = tmp_path / "wrong.db"
    if content is not None:
        wrong.write_bytes(content)
    with pytest.raises(UserError):
        put_back_from(wrong, journal.home.database)
    assert words_in(journal) == ["mine"]


@pytest.mark.parametrize("table", ["songs", "trial", "migration"])
def test_a_database_of_something_else_is_not_put_back(
    journal: Journal, tmp_path: Path, table: str
) -> None:
    saved(journal, "mine")
    with closing(sqlite3.connect(tmp_path / "else.db")) as other:
        other.execute(f"CREATE TABLE {table} (title)")
    with pytest.raises(UserError, match="is no backup of this journal"):
        put_back_from(tmp_path / "else.db", journal.home.database)
    assert words_in(journal) == ["mine"]


def test_a_backup_of_a_newer_version_is_not_put_back(journal: Journal, tmp_path: Path) -> None:
    made = Path(journal.back_up(NOW))
    with closing(sqlite3.connect(made)) as newer:
        newer.execute("INSERT INTO migration VALUES (99, 0, '2030-01-01')")
        newer.commit()
    with pytest.raises(UserError, match="newer"):
        put_back_from(made, journal.home.database)


def test_a_damaged_backup_is_not_put_back(journal: Journal) -> None:
    for n in range(200):
        saved(journal, f"{n} " + "x" * 2_000)
    made = Path(journal.back_up(NOW))
    content = bytearray(made.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 60_000] = b"\xff" * 60_000
    made.write_bytes(content)
    with pytest.raises(UserError, match="is damaged and was not restored"):
        put_back_from(made, journal.home.database)
    assert len(words_in(journal)) == 200


def named(moments: list[datetime]) -> list[Path]:
    return [Path(f"{PREFIX}{m.strftime(STAMP)}.db") for m in sorted(moments, reverse=True)]


def test_thinning_keeps_recent_daily_weekly_and_monthly_ones() -> None:
    moments = [NOW - timedelta(hours=6 * n) for n in range(4 * 400)]
    kept = set(named(moments)) - set(superfluous(named(moments), NOW))
    newest = named(moments)
    assert set(newest[:RECENT]) <= kept
    assert len(kept) <= RECENT + DAYS + WEEKS + MONTHS
    days = {path.name[len(PREFIX) :][:8] for path in kept}
    assert {(NOW - timedelta(days=n)).strftime("%Y%m%d") for n in range(DAYS)} <= days
    months = {day[:6] for day in days}
    assert len(months) >= MONTHS


@given(st.lists(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), unique=True))  # noqa: DTZ001
def test_thinning_always_keeps_the_newest(moments: list[datetime]) -> None:
    newest_first = list(dict.fromkeys(named(moments)))
    over = superfluous(newest_first, LONG_AFTER)
    assert not set(over) & set(newest_first[:RECENT])
    assert superfluous([path for path in newest_first if path not in set(over)], LONG_AFTER) == []


def test_files_of_others_in_the_folder_are_left_alone(journal: Journal) -> None:
    journal.home.backups.mkdir(parents=True)
    for name in (f"{PREFIX}mine.db", "holiday.jpg", f"{PREFIX}20261121-x.db"):
        (journal.home.backups / name).write_bytes(b"mine")
    for n in range(RECENT + 3):
        journal.back_up(NOW + timedelta(minutes=n))
    assert (journal.home.backups / f"{PREFIX}mine.db").read_bytes() == b"mine"
    assert (journal.home.backups / f"{PREFIX}20261121-x.db").exists()


def test_a_clock_in_the_future_neither_stops_backups_nor_removes_any(journal: Journal) -> None:
    for n in range(20):  # a battery that is flat, and a clock that is anywhere
        journal.back_up(NOW + timedelta(days=400 * (n + 1)))
    ahead = set(backup.backups_in(journal.home.backups))
    assert journal.back_up_daily(NOW)
    assert not journal.back_up_daily(NOW + timedelta(hours=2))
    assert journal.back_up_daily(NOW + timedelta(hours=25))
    now_there = set(backup.backups_in(journal.home.backups))
    assert ahead <= now_there
    assert len(now_there - ahead) == 2


def test_a_clock_set_back_removes_no_backup(journal: Journal) -> None:
    made = [journal.back_up(NOW + timedelta(hours=n)) for n in range(RECENT + 2)]
    kept = {path.name for path in backup.backups_in(journal.home.backups)}
    journal.back_up(NOW - timedelta(days=2_000))
    assert kept <= {path.name for path in backup.backups_in(journal.home.backups)}
    assert Path(made[-1]).name in kept


def test_a_backup_that_lacks_rows_is_not_kept(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    saved(journal, "mine")
    counted = iter([{"trial": 2}, {"trial": 1}])
    monkeypatch.setattr("journal.store.backup._counts", lambda connection: next(counted))
    with pytest.raises(UserError, match="not kept: 1 of 2 rows of trial"):
        backup.back_up(journal.home.database, tmp_path / "copy.db")
    assert not list(tmp_path.glob("*copy*"))


def test_every_plain_table_is_counted(journal: Journal) -> None:
    saved(journal, "mine")
    with closing(sqlite3.connect(journal.home.database)) as connection:
        counts = backup._counts(connection)
    assert (counts["trial"], counts["trial_version"]) == (1, 1)
    assert {"membership", "draft", "follow_up"} <= counts.keys()
    assert not [name for name in counts if "fts" in name]


def test_a_backup_of_an_earlier_version_is_put_back(journal: Journal) -> None:
    released = Path(__file__).parents[2] / "fixtures" / "journal_1_0.db"
    put_back_from(released, journal.home.database)
    assert words_in(journal)
    assert journal.check() == []
    assert [path.name for path in journal.home.root.glob(".look-*")] == []
