"""What people type is searched for as they mean it, and never trips the index."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from journal.logbook.chains import link
from journal.logbook.drafts import keep_draft
from journal.logbook.facets import facets
from journal.logbook.glance import glance
from journal.logbook.query import parse
from journal.logbook.search import (
    MOST_FOUND,
    count_found,
    find_numbers,
    glance_at,
    search_expression,
)
from journal.logbook.trials import (
    as_draft,
    bring_back,
    edit_trial,
    forget_trial,
    move_to_trash,
    save_trial,
)
from journal.model.draft import parse as parse_draft
from journal.model.fields import SEVERAL_CODED, TEXTS
from journal.model.membership import Sharing
from journal.model.trial import Trial
from journal.paths import Home
from journal.store import health
from journal.store.engine import connect
from journal.store.journal_file import Journal
from tests.fixtures.journals import NOW, TODAY, draft

PRIVATE_SIGN = "\U000f0001"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    home = Home(tmp_path_factory.mktemp("filled"))
    with closing(Journal(home)) as journal, journal.session() as session:
        save_trial(session, draft(did="the quick brown fox", tag=["leaf"]), NOW)
        save_trial(session, draft(did="a slow dog", subject=["science"]), NOW)
        yield session


def tagged(session: Session, typed: str, order: str = "newest") -> list[str]:
    """The first tags of the trials that a search finds, in its order."""
    numbers = find_numbers(session, typed, order, today=TODAY)
    return [session.get_one(Trial, number).tag[0] for number in numbers]


def log(session: Session, tag: str, **values: object) -> Trial:
    """A trial known by its tag."""
    return save_trial(session, draft(tag=[tag], **values), NOW)


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("", None),
        ('"', None),
        ("-", None),
        ("-fox", None),
        ("* ! ?", None),
        ("fox", '("fox"*)'),
        ("fox ", '("fox")'),
        ("quick fox", '("quick" AND "fox"*)'),
        ('"quick brown"', '("quick brown")'),
        ('fo "quick brown', '("fo" AND "quick" AND "brown"*)'),
        ('quick -fox -"brown dog"', '("quick") NOT ("fox" OR "brown dog")'),
        ("AND OR", '("AND" AND "OR"*)'),
        ("fox's", '("fox\'s"*)'),
        ("tools:claude", '("tools:claude"*)'),
        ("tool:claude", None),
        ("tool:claude fox ", '("fox")'),
        ("10:30", '("10:30"*)'),
    ],
)
def test_words_as_an_expression(typed: str, expression: str | None) -> None:
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
@example("\ud800")
@example(PRIVATE_SIGN)
@example("tool:\ud800")
@example("-a -tool:x,*")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_typed_is_searched_for_in_either_order(filled: Session, typed: str) -> None:
    newest = find_numbers(filled, typed, today=TODAY)
    assert set(find_numbers(filled, typed, "relevance", today=TODAY)) == set(newest)
    assert count_found(filled, parse(typed, TODAY)) == len(newest)


@given(st.text(alphabet="abfox\"-* _:^()+{}',tolgis", max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_of_the_index_s_own_signs(filled: Session, typed: str) -> None:
    assert len(find_numbers(filled, typed, today=TODAY)) <= 2


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("photosynth", ["leaf"]),
        ("photosynth ", []),
        ("photosynth* ", ["leaf"]),
        ("PHOTOSYNTHESIS ", ["leaf"]),
        ("naive", ["accent"]),
        ("naïve", ["accent"]),
        ("nai\u0308ve ", ["accent"]),
        ("quiz", ["accent", "leaf"]),
        ("quiz -leaf", ["accent"]),
        ("-leaf", ["accent"]),
        ("-quiz", []),
        ('"quiz about leaves"', ["leaf"]),
        ('"quiz about lea"*', ["leaf"]),
        ('"about quiz"', []),
        ('-"about leaves" quiz', ["accent"]),
        ("thrown", []),
        ("is:trash thrown", ["gone"]),
        ("is:trash", ["gone"]),
        ("zzz", []),
        ("", ["accent", "leaf"]),
        ("tag:leaf", ["leaf"]),
        ("-tag:leaf", ["accent"]),
        ("tag:leaf,accent quiz", ["accent", "leaf"]),
        ("tag:LEAF", ["leaf"]),
        ("tag:lea", ["leaf"]),
        ("tag:lea ", []),
        ("tag:lea* ", ["leaf"]),
        ("tag:other", []),
        ("-tag:other", ["accent", "leaf"]),
        ("tag:leaf tag:accent", []),
        ("tag:leaf -quiz", []),
    ],
)
def test_finding(session: Session, typed: str, names: list[str]) -> None:
    log(session, "leaf", did="A quiz about leaves", worked="photosynthesis")
    log(session, "accent", did="A quiz", didnt="naïve answers")
    move_to_trash(session, log(session, "gone", did="A quiz, thrown away"), NOW)
    assert tagged(session, typed) == names


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("tool:copilot", ["copilot"]),
        ('tool:"MS Copilot"', ["copilot"]),
        ("tool:microsoft-copilot ", ["copilot"]),
        ('tool:"github copilot"', ["github"]),
        ("tool:git", ["github"]),
        ("tool:copilot,claude", ["both", "copilot"]),
        ("tool:claude tool:chatgpt", ["both"]),
        ("-tool:claude", ["github", "copilot"]),
        ("task:marking", ["both", "github", "copilot"]),
        ("area:assess", ["both", "github", "copilot"]),
        ("subject:science", ["copilot"]),
        ('subject:"Science"', ["copilot"]),
        ("phase:lower-secondary", ["github"]),
        ('concern:"Bias or stereotype"', ["both"]),
        ("outcome:worked-well", ["copilot"]),
        ("outcome:worked", ["github", "copilot"]),
        ("outcome:mixed", []),
        ("outcome:failed", ["both"]),
        ("outcome:worked,failed", ["both", "github", "copilot"]),
        ("-outcome:worked", ["both"]),
        ("kind:tried-it", ["both", "github", "copilot"]),
        ("aim:save-time", ["github"]),
        ("before:2026", ["copilot"]),
        ("before:2026-11-02", ["github", "copilot"]),
        ("after:2026-11-02", ["both"]),
        ("after:2026", ["both", "github"]),
        ("after:2026-03 before:2026-11", ["github"]),
        ("-after:2026", ["copilot"]),
        ("before:nonsense tool:claude", ["both"]),
        ("has:next", ["github"]),
        ("-has:next", ["both", "copilot"]),
        ("has:prompt", ["copilot"]),
        ("has:minutes", ["both"]),
        ("has:line", ["copilot"]),
        ("has:next,prompt", ["github", "copilot"]),
        ("has:subject", ["copilot"]),
        ("has:concern", ["both"]),
        ("is:shared", ["both", "copilot"]),
        ("is:private", ["github"]),
        ("-is:shared", ["github"]),
        ("is:shared,private", ["both", "github", "copilot"]),
        ("tool:claude first", ["both"]),
        ("tool:claude -first", []),
        ("is:shared has:minutes outcome:failed tool:claude after:2026 draft", ["both"]),
    ],
)
def test_operators(session: Session, typed: str, names: list[str]) -> None:
    log(session, "copilot", tool=["copilot"], outcome="worked-well", subject=["science"],
        tried_on="2025-12-31", prompt="Write", line_for_leaders="Good",
        visibility="leaders")  # fmt: skip
    log(session, "github", tool=["GitHub Copilot"], outcome="worked-after-changes",
        phase=["lower-secondary"], aim=["save-time"], tried_on="2026-03-01",
        next="More")  # fmt: skip
    log(session, "both", tool=["claude", "chatgpt"], outcome="did-not-work", minutes_usual=30,
        concern=["bias-or-stereotype"], minutes_prompting=5, minutes_checking=4,
        visibility="group")  # fmt: skip
    assert tagged(session, typed) == names


def test_what_stands_in_other_tables(session: Session) -> None:
    first, again, alone = (log(session, name) for name in ("first", "again", "alone"))
    link(session, first, again)
    keep_draft(session, {"did": "half"}, NOW, trial=alone.id)
    for trial, sent, withdrawn in ((first, "x", False), (again, "x", True), (alone, None, False)):
        session.add(Sharing(group_id="g", trial=trial.id, withdrawn=withdrawn, shared_hash=sent))
    session.flush()
    assert tagged(session, "has:link") == ["again", "first"]
    assert tagged(session, "-has:link") == ["alone"]
    assert tagged(session, "has:link,next") == ["again", "first"]
    assert tagged(session, "is:draft") == ["alone"]
    assert tagged(session, "is:sent") == ["first"]
    assert tagged(session, "is:draft,sent again") == []
    assert tagged(session, "is:draft,sent draft") == ["alone", "first"]


@pytest.mark.parametrize(
    "typed", ["draft is:private,sent", "draft is:draft,private", "is:trash,private draft"]
)
def test_a_choice_of_which_some_stand_in_other_tables_is_counted_too(
    session: Session, typed: str
) -> None:
    log(session, "only")
    query = parse(typed, TODAY)
    assert count_found(session, query) == len(find_numbers(session, query))
    assert [facet.operator for facet in facets(session, query, TODAY)] == (
        [] if query.asks("is", "trash") else ["tool", "task", "outcome", "tag"]
    )


@pytest.mark.parametrize("field", TEXTS)
def test_every_text_is_searched(session: Session, field: str) -> None:
    made = save_trial(session, draft(**{field: "Zanzibar"}), NOW)
    assert find_numbers(session, "zanzibar") == [made.n]


@pytest.mark.parametrize("field", [*SEVERAL_CODED, "tag", "growth"])
def test_every_word_of_one_s_own_is_searched(session: Session, field: str) -> None:
    made = save_trial(session, draft(**{field: ["Zanzibar clove"]}), NOW)
    assert find_numbers(session, '"zanzibar clove"') == [made.n]


@pytest.mark.parametrize("field", ["setting", "outcome", "use", "learned_from", "decision"])
def test_own_words_instead_of_a_choice_are_searched(session: Session, field: str) -> None:
    made = save_trial(session, draft(**{field: "Zanzibar clove"}), NOW)
    assert find_numbers(session, "clove") == [made.n]


def test_what_was_merely_chosen_is_no_text(session: Session) -> None:
    save_trial(session, draft(outcome="worked-well", did="Nothing else"), NOW)
    assert find_numbers(session, "well") == []


def test_notes_are_searched_line_by_line(session: Session) -> None:
    made = save_trial(session, draft(notes={"Name": "first\nsecond\\third\ttab"}), NOW)
    for word in ("name", "first", "second", "third", "tab"):
        assert find_numbers(session, f"{word} ") == [made.n], word


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("oak", True),
        ('"aila oak"', True),
        ("third space learning", True),
        ('"third space" report', True),
        ("thir", True),
        ("sp", False),
        ("-oak", False),
        ("-skye", False),
        ("openai ", True),
        ("gardening", False),
    ],
)
def test_the_words_of_a_label_find_what_has_it(
    session: Session, typed: str, is_found: bool
) -> None:
    made = save_trial(session, draft(tool=["aila", "skye", "chatgpt"], did="A report"), NOW)
    save_trial(session, draft(tool=["claude"], did="gone", kind="tried-it"), NOW)
    assert (made.n in find_numbers(session, typed)) == is_found


def test_what_a_chain_says_is_searched_as_long_as_it_says_it(session: Session) -> None:
    first, again = log(session, "first"), log(session, "again")
    link(session, first, again, changed="Fewer questions", expected="calm", happened="uproar")
    for word in ("questions", "calm", "uproar"):
        assert tagged(session, word) == ["again"]
    link(session, first, again, changed="More examples")
    assert tagged(session, "examples") == ["again"]
    assert tagged(session, "uproar") == []
    forget_trial(session, first)
    assert tagged(session, "examples") == []


def test_newest_is_by_the_day_of_the_trial(session: Session) -> None:
    log(session, "new", tried_on="2026-11-01")
    log(session, "old", tried_on="2019-01-01")
    log(session, "newer", tried_on="2026-11-20")
    log(session, "later the same day", tried_on="2026-11-01")
    order = ["newer", "later the same day", "new", "old"]
    assert tagged(session, "") == order
    assert tagged(session, "draft") == order
    assert tagged(session, "tool:chatgpt") == order
    assert tagged(session, "-zzz") == order


def test_a_new_date_moves_a_trial(session: Session) -> None:
    log(session, "stays", tried_on="2026-11-01")
    moved = log(session, "moves", tried_on="2026-11-02")
    changed = as_draft(moved).model_dump() | {"tried_on": "2026-10-01"}
    edit_trial(session, moved, parse_draft(changed, TODAY), NOW + timedelta(hours=1))
    assert tagged(session, "draft") == ["stays", "moves"]


def test_an_edit_is_searched_as_it_is_now(session: Session) -> None:
    trial = log(session, "one", did="rhubarb", tool=["My tool"])
    changed = as_draft(trial).model_dump() | {"did": "custard", "tool": ["claude"], "tag": ["two"]}
    edit_trial(session, trial, parse_draft(changed, TODAY), NOW + timedelta(hours=1))
    assert tagged(session, "rhubarb") == tagged(session, 'tool:"My tool"') == []
    assert tagged(session, "custard tool:claude tag:two") == ["two"]


def test_what_no_trial_has_any_more_leaves_no_word_behind(journal: Journal) -> None:
    with journal.session() as session:
        gone = log(session, "Priya in 9B", subject=["Secret"])
        kept = log(session, "kept", subject=["science"])
    with journal.session() as session:
        forget_trial(session, session.get_one(Trial, gone.n))
        changed = as_draft(kept).model_dump() | {"tag": ["renamed"]}
        edit_trial(session, session.get_one(Trial, kept.n), parse_draft(changed, TODAY), NOW)
    with closing(connect(journal.home.database)) as connection:
        words = {value for (value,) in connection.execute("SELECT value FROM trial_term")}
        assert not words & {"Priya in 9B", "Secret", "kept"}
        assert {"renamed", "science"} <= words


def test_the_index_is_sound_after_all_that(journal: Journal) -> None:
    with journal.session() as session:
        made = [log(session, f"t{n}", notes={"a": "x\ny"}, next="n") for n in range(6)]
        link(session, made[0], made[1], changed="c", happened="h")
        changed = as_draft(made[1]).model_dump() | {"tried_on": "2020-01-01", "visibility": "group"}
        edit_trial(session, made[1], parse_draft(changed, TODAY), NOW)
        move_to_trash(session, made[2], NOW)
        bring_back(session, made[2])
        forget_trial(session, made[0])
        move_to_trash(session, made[3], NOW)
    with closing(connect(journal.home.database)) as connection:
        assert health.index_damage(connection, "trial_fts") is None
        kept = dict(connection.execute("SELECT kind || value, trials FROM trial_term"))
        now = "SELECT kind || value, count(DISTINCT n) FROM trial_value GROUP BY kind, value"
        assert kept == dict(connection.execute(now))
        (places,) = connection.execute("SELECT count(*) FROM trial_place").fetchone()
        assert places == len(made) - 1


def test_by_relevance_what_says_it_most_comes_first(session: Session) -> None:
    log(session, "once", did="marigold " + "and many other words here " * 20)
    log(session, "often", did="marigold marigold marigold", worked="marigold")
    log(session, "newest", did="A single marigold in a longer text about something else. " * 3)
    assert tagged(session, "marigold") == ["newest", "often", "once"]
    assert tagged(session, "marigold", "relevance")[0] == "often"
    assert tagged(session, "marigold", "relevance")[-1] == "once"
    assert tagged(session, "tag:once", "relevance") == ["once"]
    assert tagged(session, "", "relevance") == tagged(session, "")


def test_of_very_many_the_newest_are_ranked(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal.logbook.search.RANKED", 2)
    log(session, "best but old", did="marigold marigold", tried_on="2020-01-01")
    log(session, "b", did="marigold and something more")
    log(session, "c", did="marigold and something more than that")
    assert sorted(tagged(session, "marigold", "relevance")) == ["b", "c"]


def test_at_most_so_many_the_last_entered_first(session: Session) -> None:
    made = [save_trial(session, draft(), NOW) for _n in range(5)]
    assert find_numbers(session, "draft", limit=2) == [made[4].n, made[3].n]
    assert find_numbers(session, "", limit=2) == [made[4].n, made[3].n]
    assert count_found(session, parse("draft", TODAY)) == 5
    assert MOST_FOUND >= 100


def test_without_words_the_list_is_whole(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal.logbook.search.MOST_FOUND", 2)
    made = [save_trial(session, draft(), NOW) for _n in range(4)]
    assert len(find_numbers(session, "")) == len(find_numbers(session, "tool:chatgpt")) == len(made)
    assert len(find_numbers(session, "draft")) == 2


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
