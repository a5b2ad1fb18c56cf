"""A journal of every released version opens, whole, in this one."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import select

from journal.logbook.actions import actions
from journal.logbook.chains import links
from journal.logbook.check_ins import check_ins
from journal.logbook.drafts import drafts
from journal.logbook.duplicates import possible_duplicates
from journal.logbook.follow_ups import follow_ups
from journal.logbook.own_names import own_names
from journal.logbook.own_words import own_words
from journal.logbook.register import registered_tools
from journal.logbook.saved_searches import saved_searches
from journal.logbook.search import find_numbers
from journal.logbook.templates import templates
from journal.logbook.trials import trash, trials, versions
from journal.model.import_mapping import ImportMapping
from journal.model.membership import Membership, ReviewDecision, ReviewedRecord, Sharing
from journal.paths import Home
from journal.store.engine import connect
from journal.store.journal_file import STEPS, Journal
from journal.store.migrate import migrate
from tests.fixtures.journals import TODAY
from tests.fixtures.make_journal import SHARED_ID

FIXTURES = Path(__file__).parents[2] / "fixtures"
RELEASED = {
    version: FIXTURES / f"journal_1_{version[1]}.db" for version in ((1, 0), (1, 2), (1, 3), (1, 4))
}


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
        assert [v.content.get("minutes_ai") for v in versions(session, first)] == [None, 12.5]
        assert links(session)[again.id].earlier == first.id
        assert [trial.did for trial in trash(session)] == ["Thrown away"]
        assert [made.stuck for made in check_ins(session)] == ["Where to begin"]
        assert [tool.age_limit for tool in registered_tools(session)] == [18]
        assert [kept.content for kept in drafts(session)] == [{"did": "half a sen"}]
        assert {row.text for row in own_names(session, TODAY)} >= {"Priya Raman"}
        assert find_numbers(session, "edited") == [first.n]


@pytest.mark.parametrize("journal", [(1, 2), (1, 3), (1, 4)], indirect=True)
def test_the_books_of_version_1_2_are_there(journal: Journal) -> None:
    with journal.session() as session:
        again, _first = trials(session)
        assert templates(session)["marking"]["prompt"] == "Mark this"
        assert [one.still_using for one in follow_ups(session, again.id)] == ["sometimes"]
        assert [(one.asked, one.owner_role) for one in actions(session)] == [
            ("Time to try", "head")
        ]
        assert [one.query for one in saved_searches(session)] == ["task:marking"]
        assert own_words(session) == ["retrievaly"]
        assert [one.content for one in session.exec(select(ImportMapping))] == [{"Job": "task"}]
        assert possible_duplicates(session) == []


@pytest.mark.parametrize("journal", [(1, 3), (1, 4)], indirect=True)
def test_what_version_1_3_remembers_of_reviews_and_lists_is_there(journal: Journal) -> None:
    with journal.session() as session:
        again, _first = trials(session)
        assert [(row.list_name, row.text) for row in own_names(session, TODAY)] == [
            ("7B", "Kofi Boateng"), ("", "Priya Raman"), ("7B", "Priya Raman"),
        ]  # fmt: skip
        (decision,) = session.exec(select(ReviewDecision)).all()
        assert (decision.kind, decision.reword, decision.trial) == ("person", "a girl", again.id)
        assert [one.record for one in session.exec(select(ReviewedRecord))] == [again.id]


@pytest.mark.parametrize("journal", [(1, 4)], indirect=True)
def test_what_version_1_4_knows_of_groups_and_of_what_came_home_is_there(journal: Journal) -> None:
    with journal.session() as session:
        again, _first = trials(session)
        (mine,) = session.exec(select(Membership)).all()
        assert (mine.folder, mine.merges_itself) == ("/media/stick/elm-park", True)
        assert mine.handed_over_at is not None
        assert mine.known_shares == {"a" * 32: 7, mine.writer: 6}
        (sharing,) = session.exec(select(Sharing)).all()
        assert (sharing.trial, sharing.first_round, sharing.shared_id) == (again.id, 1, SHARED_ID)


def test_shares_of_before_version_1_4_count_as_written_here(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "journal.db")) as connection:
        migrate(connection, [step for step in STEPS if step.version < (1, 4)])
        for group, last in (("G", 2_967_000_003), ("NEVER", 0)):
            connection.execute(
                """INSERT INTO membership (group_id, announcement, announcement_signature,
                contributor, contributor_key, id_secret, own_identity, writer, last_sequence,
                withdrawal_code, context, joined_at)
                VALUES (?, '', '', '', '', '', '', 'WRITER', ?, '', '[]', '2026-11-21 15:30:00')""",
                (group, last),
            )
    with closing(Journal(Home(tmp_path))) as opened, opened.reading() as session:
        known = {one.group_id: one.known_shares for one in session.exec(select(Membership)).all()}
    assert known == {"G": {"WRITER": 2_967_000_003}, "NEVER": {}}


def test_nothing_of_an_older_version_is_lost_to_the_search(journal: Journal) -> None:
    with journal.session() as session:
        for query in ("tool:chatgpt", "task:marking", "tag:kept", '"Every mark"', "slower"):
            assert find_numbers(session, query), query


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
