"""A library of every released version opens, whole, in this one."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from journal.group.fingerprint import fingerprint
from journal.group.library import STEPS, Library, counts, decisions, held
from journal.paths import Home
from journal.store.engine import connect
from journal.store.migrate import migrate
from tests.fixtures.make_library_1_0 import GROUP

RELEASED = {(1, 0): Path(__file__).parents[2] / "fixtures" / "library_1_0.db"}


@pytest.fixture(params=sorted(RELEASED), ids=lambda version: ".".join(map(str, version)))
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    home = Home(tmp_path)
    home.groups.mkdir()
    shutil.copy(RELEASED[request.param], home.library(GROUP))
    with closing(Library(home, GROUP)) as opened:
        yield opened


def test_all_of_it_is_there(library: Library) -> None:
    with library.reading() as session:
        assert counts(session) == (3, 9)
        assert sorted(one.standing for one in held(session).values()) == ["admitted"] * 3 + [
            "waiting"
        ]
        assert fingerprint(session) == "TY4Y-YV2P-KPK2-A2A6"
        assert [hide.why for hide in decisions(session).hides] == ["It names a place."]


@pytest.mark.parametrize("version", sorted(RELEASED))
def test_the_steps_of_a_released_version_are_frozen(
    version: tuple[int, int], tmp_path: Path
) -> None:
    with (
        closing(connect(tmp_path / "new.db")) as new,
        closing(sqlite3.connect(f"file:{RELEASED[version].as_posix()}?mode=ro", uri=True)) as old,
    ):
        migrate(new, [step for step in STEPS if step.version <= version])
        schemas = [
            sorted(one.execute("SELECT name, sql FROM sqlite_master").fetchall())
            for one in (new, old)
        ]
    assert schemas[0] == schemas[1]
