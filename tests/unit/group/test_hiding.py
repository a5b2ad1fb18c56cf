"""Hiding a trial by its code: one trial, the facilitator's own choice, never in a collection."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.bundle.contents import Contents
from journal.bundle.read import read_bundle
from journal.bundle.records import GroupTrial
from journal.errors import UserError
from journal.group import library as room
from journal.group.decisions import Hide
from journal.group.fingerprint import fingerprint
from journal.group.hiding import hide, show_again
from journal.group.library import Library
from journal.paths import Home
from tests.fixtures.fresh import laid_library
from tests.fixtures.groups import incoming_of, merge_into, plain_group, writers

GROUP = plain_group()
(WRITER,) = writers(1, GROUP.id)
IDS = ("4F7K9Q2M" + "0" * 18, "4F7K9Q2M" + "1" * 18, "ABCD1234" + "0" * 18)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Library]:
    library = laid_library(Home(tmp_path), GROUP.id)
    trials = tuple(GroupTrial(id=one, round=1, worked="x") for one in IDS)
    bundle = read_bundle(WRITER.bundle(Contents(group_trials=trials), 1))
    merge_into(library, incoming_of([bundle], [GROUP.admission(WRITER.header.contributor)]))
    yield library
    library.close()


def hides(opened: Library) -> tuple[Hide, ...]:
    with opened.reading() as session:
        return room.decisions(session).hides


@pytest.mark.parametrize("typed", ["ABCD1234", "T-ABCD-1234", "t-abcd i234", IDS[2]])
def test_a_trial_is_hidden_by_its_code_with_the_reason(typed: str, opened: Library) -> None:
    with opened.session() as session:
        before = fingerprint(session)
        hide(session, typed, "too plain")
        assert fingerprint(session) == before
    (hidden,) = hides(opened)
    assert IDS[2].startswith(hidden.code)
    assert hidden.why == "too plain"


def test_hidden_again_the_newer_reason_stands(opened: Library) -> None:
    with opened.session() as session:
        hide(session, "ABCD1234", "one")
        hide(session, "T-ABCD-1234", "two")
    assert [one.why for one in hides(opened)] == ["two"]


@pytest.mark.parametrize("typed", ["", "T-", "ABCD123", "4F7K9Q2M", "00000000", "%%%%%%%%"])
def test_a_code_of_no_trial_or_of_two_hides_nothing(typed: str, opened: Library) -> None:
    with pytest.raises(UserError, match="No single trial"), opened.session() as session:
        hide(session, typed, "x")
    assert hides(opened) == ()


def test_a_reason_has_an_end(opened: Library) -> None:
    with pytest.raises(UserError, match="up to 4,000"), opened.session() as session:
        hide(session, "ABCD1234", "x" * 4_001)
    assert hides(opened) == ()


def test_a_hidden_trial_comes_back_as_its_code_is_typed(opened: Library) -> None:
    with opened.session() as session:
        hide(session, IDS[0], "one of two")
        hide(session, "ABCD1234", "too plain")
        show_again(session, "t-abcd i234")
    assert [one.code for one in hides(opened)] == [IDS[0]]
    for typed in ("ABCD1234", "4F7K9Q2M", ""):
        with pytest.raises(UserError, match="is hidden here"), opened.session() as session:
            show_again(session, typed)
    assert [one.code for one in hides(opened)] == [IDS[0]]
