"""What people type is searched for as they mean it, and never trips the index."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from journal.logbook.glance import glance
from journal.logbook.query import parse
from journal.logbook.search import MOST_FOUND, find_numbers, glance_at, search_expression
from journal.logbook.trials import move_to_trash, save_trial, trials
from journal.store.journal_file import Journal
from tests.fixtures.journals import NOW, TODAY, draft


@pytest.fixture(scope="module")
def index() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE i USING fts5(a, tokenize='unicode61 remove_diacritics 2')"
    )
    connection.execute("INSERT INTO i VALUES ('the quick brown fox')")
    return connection


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("", None),
        ("  ", None),
        ('"', None),
        ('""', None),
        ("-", None),
        ("-fox", None),
        ("* ! ?", None),
        ("fox", '"fox"*'),
        ("fox ", '"fox"'),
        ("quick fox", '"quick" AND "fox"*'),
        ("quick* fox ", '"quick"* AND "fox"'),
        ('"quick brown"', '"quick brown"'),
        ('fo "quick brown', '"fo" AND "quick" AND "brown"*'),
        ('"quick bro"*', '"quick bro"*'),
        ("quick -fox", '"quick" NOT "fox"'),
        ('quick -"brown fox"', '"quick" NOT "brown fox"'),
        ("quick -fo*", '"quick" NOT "fo"*'),
        ("AND OR NOT", '"AND" AND "OR" AND "NOT"*'),
        ("fox's", '"fox s"*'),
        ("a_b", '"a b"*'),
        ("tools:claude", '"tools claude"*'),
        ("tool:claude", None),
        ("10:30", '"10 30"*'),
    ],
)
def test_what_is_typed(typed: str, expression: str | None) -> None:
    assert search_expression(parse(typed, TODAY)) == expression


@given(st.text(max_size=60))
@example("\0")
@example('"' * 7)
@example("a\0b")
@example("NEAR(a b, 5)")
@example("a AND (")
@example("^a + {a b}: c")
@example("²")
@example("\u0345")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_typed_is_a_valid_expression_or_none(
    index: sqlite3.Connection, typed: str
) -> None:
    expression = search_expression(parse(typed, TODAY))
    if expression is not None:
        index.execute("SELECT * FROM i WHERE i MATCH ?", (expression,)).fetchall()


@given(st.text(alphabet="abc\"-* _:^()+{}'", max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_of_the_index_s_own_signs(index: sqlite3.Connection, typed: str) -> None:
    expression = search_expression(parse(typed, TODAY))
    if expression is not None:
        index.execute("SELECT * FROM i WHERE i MATCH ?", (expression,)).fetchall()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("photosynth", ["leaf"]),
        ("photosynth ", []),
        ("PHOTOSYNTHESIS ", ["leaf"]),
        ("naive", ["accent"]),
        ("naïve", ["accent"]),
        ("quiz", ["accent", "leaf"]),
        ("quiz -leaf", ["accent"]),
        ('"quiz about leaves"', ["leaf"]),
        ('"about quiz"', []),
        ("thrown", []),
        ("zzz", []),
        ("", ["accent", "leaf"]),
    ],
)
def test_finding(session: Session, typed: str, found: list[str]) -> None:
    save_trial(
        session, draft(did="A quiz about leaves", worked="photosynthesis", tag=["leaf"]), NOW
    )
    save_trial(session, draft(did="A quiz", didnt="naïve answers", tag=["accent"]), NOW)
    thrown = save_trial(session, draft(did="A quiz, thrown away"), NOW)
    move_to_trash(session, thrown, NOW)
    named = {trial.n: trial.tag[0] for trial in trials(session)}
    assert [named[number] for number in find_numbers(session, typed)] == found


@pytest.mark.parametrize(
    "field", ["did", "prompt", "worked", "didnt", "next", "kept", "priority", "line_for_leaders"]
)
def test_every_text_is_searched(session: Session, field: str) -> None:
    made = save_trial(session, draft(**{field: "Zanzibar"}), NOW)
    assert find_numbers(session, "zanzibar") == [made.n]


def test_words_and_notes_are_searched(session: Session) -> None:
    made = save_trial(
        session,
        draft(task=["Taskword"], tool=["Toolword"], tag=["Tagword"], notes={"Name": "Noteword"}),
        NOW,
    )
    for word in ("taskword", "toolword", "tagword", "noteword"):
        assert find_numbers(session, word) == [made.n]


def test_at_most_so_many_the_last_entered_first(session: Session) -> None:
    made = [save_trial(session, draft(), NOW) for _n in range(5)]
    assert find_numbers(session, "draft", limit=2) == [made[4].n, made[3].n]
    assert MOST_FOUND >= 100


def test_the_lines_of_a_list(session: Session) -> None:
    made = save_trial(
        session,
        draft(task=["marking"], tool=["ChatGPT", "My own"], worked="a\n\nb" + "x" * 300),
        NOW,
    )
    assert made.n is not None
    row = glance_at(session, [made.n])[made.n]
    assert (row.id, row.task, row.tool) == (made.id, "Marking", "ChatGPT, My own")
    assert (row.outcome, row.tried_on) == ("Mixed", "2026-11-02")
    assert row.excerpt.startswith("a bxxx")
    assert len(row.excerpt) <= 160
    assert glance_at(session, []) == {}


def test_the_first_list_before_anything_else_is_there(journal: Journal) -> None:
    with journal.session() as session:
        save_trial(session, draft(worked=None, didnt="only this"), NOW)
        newest = save_trial(session, draft(tried_on="2026-11-20"), NOW)
        move_to_trash(session, save_trial(session, draft(), NOW), NOW)
    total, rows = glance(journal.home.database, 1)
    assert (total, [row.id for row in rows]) == (2, [newest.id])
    total, rows = glance(journal.home.database, 10)
    assert [row.excerpt for row in rows][1] == "only this"


def test_the_first_list_of_a_journal_that_is_none(journal: Journal) -> None:
    assert glance(journal.home.root / "missing.db", 10) == (0, [])
    (journal.home.root / "wrong.db").write_bytes(b"no database" * 1_000)
    assert glance(journal.home.root / "wrong.db", 10) == (0, [])
    with closing(sqlite3.connect(journal.home.root / "else.db")) as other:
        other.execute("CREATE TABLE songs (title)")
    assert glance(journal.home.root / "else.db", 10) == (0, [])
