"""Chains as paths: tried, changed, tried again, with forks, circles and what is gone."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import Session, delete

from journal.errors import UserError
from journal.logbook.chains import (
    Step,
    all_paths,
    link,
    link_to,
    path,
    repeats_in_words,
    tell_what_happened,
)
from journal.logbook.trials import forget_trial, move_to_trash, save_trial
from journal.model.fields import TEXT_LIMIT
from journal.model.trial import ChainLink, Trial
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.journals import NOW, draft

FIRST = date(2026, 3, 2)


def log(session: Session, count: int) -> list[Trial]:
    return [
        save_trial(session, draft(tried_on=(FIRST + timedelta(days=n)).isoformat()), NOW)
        for n in range(count)
    ]


def shape(session: Session, tree: tuple[Step, ...], made: list[Trial]) -> list[tuple[int, int]]:
    places = {trial.id: place for place, trial in enumerate(made)}
    return [(places[step.id], step.branch) for step in tree]


def test_a_line_is_told_from_its_beginning_whoever_asks(session: Session) -> None:
    made = log(session, 4)
    for earlier, later in ((0, 1), (1, 2), (2, 3)):
        link(session, made[earlier], made[later], "more-context-given", "Gave it the plan.", "More")
    for trial in made:
        tree = path(session, trial.id)
        assert shape(session, tree, made) == [(0, 0), (1, 0), (2, 0), (3, 0)]
    assert tree[0].link is None
    assert tree[1].link is not None
    assert (tree[1].link.earlier, tree[1].link.changed) == (made[0].id, "Gave it the plan.")
    assert (tree[0].title, tree[0].tried_on, tree[0].outcome) == (
        "Marking, ChatGPT", FIRST, "mixed",
    )  # fmt: skip


def test_a_trial_by_itself_is_a_path_of_one(session: Session) -> None:
    made = log(session, 2)
    assert shape(session, path(session, made[1].id), made) == [(1, 0)]
    assert path(session, "NOBODY") == ()
    assert all_paths(session, 10) == []


def test_forks_come_after_the_line_they_leave(session: Session) -> None:
    made = log(session, 6)
    for earlier, later in ((0, 1), (1, 2), (0, 3), (3, 5), (1, 4)):
        link(session, made[earlier], made[later])
    assert shape(session, path(session, made[5].id), made) == [
        (0, 0), (1, 0), (2, 0), (4, 1), (3, 1), (5, 1),
    ]  # fmt: skip


@pytest.mark.parametrize("size", [1, 2, 5])
def test_a_circle_comes_to_an_end(session: Session, size: int) -> None:
    made = log(session, size)
    for place in range(size):
        link(session, made[place], made[(place + 1) % size])
    for trial in made:
        tree = path(session, trial.id)
        assert shape(session, tree, made) == [(place, 0) for place in range(size)]
        assert tree[0].link is None


def test_a_line_into_a_circle(session: Session) -> None:
    made = log(session, 4)
    for earlier, later in ((0, 1), (1, 0), (1, 2), (2, 3)):
        link(session, made[earlier], made[later])
    assert [place for place, _ in shape(session, path(session, made[3].id), made)] == [0, 1, 2, 3]


def test_nothing_is_told_of_what_lies_in_the_trash(session: Session) -> None:
    made = log(session, 3)
    link(session, made[0], made[1])
    link(session, made[1], made[2])
    move_to_trash(session, made[1], NOW)
    tree = path(session, made[0].id)
    assert [step.in_trash for step in tree] == [False, True, False]
    assert (tree[1].title, tree[1].outcome) == ("In the trash", "not-stated")


def test_what_is_forgotten_leaves_two_paths(session: Session) -> None:
    made = log(session, 3)
    link(session, made[0], made[1])
    link(session, made[1], made[2])
    forget_trial(session, made[1])
    assert shape(session, path(session, made[0].id), made) == [(0, 0)]
    assert shape(session, path(session, made[2].id), made) == [(2, 0)]


def test_a_link_from_a_trial_that_never_came_in(session: Session) -> None:
    made = log(session, 2)
    session.add(ChainLink(later=made[0].id, earlier="ELSEWHERE"))
    session.add(ChainLink(later=made[1].id, earlier="ELSEWHERE"))
    session.flush()
    assert shape(session, path(session, made[1].id), made) == [(0, 0), (1, 0)]


def test_the_newest_paths_first_each_once(session: Session) -> None:
    made = log(session, 8)
    for earlier, later in ((0, 7), (1, 2), (2, 3), (4, 5)):
        link(session, made[earlier], made[later])
    found = [[place for place, _ in shape(session, tree, made)] for tree in all_paths(session, 9)]
    assert found == [[0, 7], [4, 5], [1, 2, 3]]
    assert [len(tree) for tree in all_paths(session, 2)] == [2, 2]


def test_what_happened_is_told_and_taken_back(session: Session) -> None:
    made = log(session, 2)
    link(session, made[0], made[1], expected="Fewer mistakes")
    assert tell_what_happened(session, made[1].id, " Two of ten. \0") is None
    kept: Any = link_to(session, made[1].id)
    assert (kept.happened, kept.expected) == ("Two of ten.", "Fewer mistakes")
    assert tell_what_happened(session, made[1].id, "") == "Two of ten."
    assert kept.happened is None


def test_who_loses_words_with_an_earlier_trial(session: Session) -> None:
    made = log(session, 4)
    link(session, made[0], made[1], changed="Gave it the plan.")
    link(session, made[0], made[2])
    link(session, made[1], made[3], happened="Two of ten.")
    losing = [[one.id for one in repeats_in_words(session, trial.id)] for trial in made]
    assert losing == [[made[1].id], [made[3].id], [], []]


def test_what_cannot_be_told(session: Session) -> None:
    made = log(session, 2)
    with pytest.raises(UserError, match="repeats no other"):
        tell_what_happened(session, made[1].id, "x")
    link(session, made[0], made[1])
    with pytest.raises(UserError, match="longer than"):
        tell_what_happened(session, made[1].id, "x" * (TEXT_LIMIT + 1))


@pytest.fixture(scope="module")
def eight(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Journal, list[str]]]:
    with closing(Journal(Home(tmp_path_factory.mktemp("chains")))) as journal:
        with journal.session() as session:
            made = [trial.id for trial in log(session, 8)]
        yield journal, made


@given(links=st.dictionaries(st.integers(0, 7), st.integers(0, 7), max_size=8))
def test_any_links_give_each_trial_once(
    eight: tuple[Journal, list[str]], links: dict[int, int]
) -> None:
    journal, made = eight
    with journal.session() as session:
        session.exec(delete(ChainLink))
        for later, earlier in links.items():
            session.add(ChainLink(later=made[later], earlier=made[earlier]))
        session.flush()
        trees = {trial: [step.id for step in path(session, trial)] for trial in made}
    for trial, told in trees.items():
        assert trial in told
        assert len(set(told)) == len(told)
        assert all(trees[other] == told for other in told)
