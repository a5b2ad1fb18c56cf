"""A journal of every released version opens, whole, in this one."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from journal.logbook.chains import links
from journal.logbook.check_ins import check_ins
from journal.logbook.drafts import drafts
from journal.logbook.own_names import own_names
from journal.logbook.register import registered_tools
from journal.logbook.search import find_numbers
from journal.logbook.trials import trash, trials, versions
from journal.paths import Home
from journal.store.engine import connect
from journal.store.journal_file import STEPS, Journal
from journal.store.migrate import migrate
from tests.fixtures.journals import TODAY

RELEASED = {(1, 0): Path(__file__).parents[2] / "fixtures" / "journal_1_0.db"}


@pytest.fixture(params=sorted(RELEASED), ids=lambda version: ".".join(map(str, version)))
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Journal]:
    shutil.copy(RELEASED[request.param], tmp_path / "journal.db")
    with closing(Journal(Home(tmp_path))) as opened:
        yield opened


def test_all_of_it_is_there(journal: Journal) -> None:
    with journal.session() as session:
        again, first = trials(session)
        assert first.did == "What I did in 1.0, edited"
        assert (first.tag, first.task, first.tool) == (["kept"], ["marking"], ["chatgpt"])
        assert [v.content["minutes_ai"] for v in versions(session, first)] == [None, 12.5]
        assert links(session)[again.id].earlier == first.id
        assert [trial.did for trial in trash(session)] == ["Thrown away"]
        assert [made.stuck for made in check_ins(session)] == ["Where to begin"]
        assert [tool.age_limit for tool in registered_tools(session)] == [18]
        assert [kept.content for kept in drafts(session)] == [{"did": "half a sen"}]
        assert [row.text for row in own_names(session, TODAY)] == ["Priya Raman"]
        assert find_numbers(session, "edited") == [first.n]


def test_it_is_sound(journal: Journal) -> None:
    assert journal.check() == []


@pytest.mark.parametrize("version", sorted(RELEASED))
def test_the_steps_of_a_released_version_are_frozen(
    version: tuple[int, int], tmp_path: Path
) -> None:
    with (
        closing(connect(tmp_path / "new.db")) as new,
        closing(sqlite3.connect(f"file:{RELEASED[version].as_posix()}?mode=ro", uri=True)) as old,
    ):
        migrate(new, [step for step in STEPS if step.version <= version])
        made, released = (
            sorted(connection.execute("SELECT type, name, sql FROM sqlite_schema"), key=str)
            for connection in (new, old)
        )
        assert made == released
