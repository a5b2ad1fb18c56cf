"""A library of every released version opens, whole, in this one."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from journal.group.fingerprint import fingerprint
from journal.group.library import STEPS, Library, admissions, counts, decisions, held
from journal.group.merge.history import merges
from journal.paths import Home
from journal.store.engine import connect
from journal.store.migrate import migrate
from tests.fixtures.make_library import BELOW, GROUP

FIXTURES = Path(__file__).parents[2] / "fixtures"


@dataclass(frozen=True)
class Released:
    """What the file of a released version holds."""

    group: str
    fingerprint: str
    counts: tuple[int, int]
    merged: tuple[dict[str, int], ...]
    letters: str

    def copy(self, version: tuple[int, int], home: Home) -> None:
        home.groups.mkdir()
        shutil.copy(file_of(version), home.library(self.group))


RELEASED = {
    (1, 0): Released(
        "ZGNGVVK4FR76BR9KD3AWMBBB7M",
        "TY4Y-YV2P-KPK2-A2A6",
        (3, 9),
        ({"awaiting admission": 4},),
        "",
    ),
    (1, 1): Released(
        GROUP.id,
        "6KQJ-D62K-GM5M-YNM8",
        (4, 12),
        ({"new": 4, "awaiting admission": 1, "refused": 1, "admissions": 5},),
        "6KQJ-D62K-GM5M-YNM8",
    ),
}


def file_of(version: tuple[int, int]) -> Path:
    return FIXTURES / f"library_{'_'.join(map(str, version))}.db"


@pytest.fixture(params=sorted(RELEASED), ids=lambda version: ".".join(map(str, version)))
def version(request: pytest.FixtureRequest) -> tuple[int, int]:
    return tuple(request.param)


@pytest.fixture
def library(version: tuple[int, int], tmp_path: Path) -> Iterator[Library]:
    home, released = Home(tmp_path), RELEASED[version]
    released.copy(version, home)
    with closing(Library(home, released.group)) as opened:
        yield opened


def test_all_of_it_is_there(library: Library, version: tuple[int, int]) -> None:
    released = RELEASED[version]
    with library.reading() as session:
        assert counts(session) == released.counts
        there = held(session)
        assert sorted(one.standing for one in there.values()) == (
            ["admitted"] * released.counts[0] + ["waiting"]
        )
        assert {who[0] for who in there} <= {released.group, BELOW.id}
        assert all(
            json.loads(manifest)["trialJournal"]["group"] == group
            for group, manifest in session.connection().exec_driver_sql(
                'SELECT "group", manifest FROM snapshot'
            )
        )
        assert fingerprint(session) == released.fingerprint
        assert [hide.why for hide in decisions(session).hides] == ["It names a place."]
        told = merges(session)
        assert tuple(one.counts for one in told) == released.merged
        assert [one.fingerprint for one in told] == [released.letters]
        assert ("1.trialbundle", "new" if released.letters else "awaiting admission") in (
            told[0].files
        )


def test_what_another_group_said_of_a_contributor_counts_no_more(tmp_path: Path) -> None:
    """Before 1.1 a library above several groups kept one word a key, whoever spoke last."""
    version, released = (1, 0), RELEASED[1, 0]
    home = Home(tmp_path)
    released.copy(version, home)
    with closing(sqlite3.connect(home.library(released.group))) as old:
        (key,) = old.execute("SELECT contributor FROM admission LIMIT 1").fetchone()
        old.execute('UPDATE admission SET "group" = ? WHERE contributor = ?', (BELOW.id, key))
        old.commit()
    with closing(Library(home, released.group)) as opened, opened.reading() as session:
        assert held(session)[released.group, key].standing == "waiting"
        assert (BELOW.id, key) in admissions(session)
        assert counts(session) == (2, 6)


def test_the_steps_of_a_released_version_are_frozen(
    version: tuple[int, int], tmp_path: Path
) -> None:
    with (
        closing(connect(tmp_path / "new.db")) as new,
        closing(sqlite3.connect(f"file:{file_of(version).as_posix()}?mode=ro", uri=True)) as old,
    ):
        migrate(new, [step for step in STEPS if step.version <= version])
        schemas = [
            sorted(one.execute("SELECT name, sql FROM sqlite_master").fetchall(), key=str)
            for one in (new, old)
        ]
    assert schemas[0] == schemas[1]
