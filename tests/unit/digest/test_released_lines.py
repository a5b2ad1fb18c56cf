"""Lines for leaders between files and rounds: the first file of a round fixes them."""

import json
from datetime import timedelta
from typing import Any

import pytest

from journal.digest.compose import Composed, compose
from journal.digest.disclosure.ledger import Ledger, read_ledger
from journal.group.decisions import Decisions
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Contribution, Group, Round, stored
from tests.fixtures.made_up_groups import generated

KEY = b"a key of sixteen"
OPENED = Group().rounds[0].opened_on
FIRST, LATE = "Said in time.", "Said after the file."


def _leaders(
    library: list[Contribution], ledger: Ledger | None = None, number: int = 1
) -> Composed:
    rounds = tuple(Round(one, OPENED + timedelta(one)) for one in range(1, number + 1))
    group = Group(rounds=rounds)
    return compose(stored(library), group, Decisions(), "leaders", AS_OF, FindsWords(), ledger, KEY)


@pytest.fixture
def library() -> list[Contribution]:
    found = generated(14, seed=3)
    for contribution in found:
        check_in = contribution.leaders_check_ins[0]
        contribution.leaders_check_ins = [check_in | {"round": number} for number in (1, 2, 3)]
        for trial in contribution.for_leaders:
            trial["line_for_leaders"] = None
    found[0].for_leaders[0].update(line_for_leaders=FIRST, outcome="did-not-work")
    return found


def _kept(composed: Composed) -> Ledger:
    assert composed.ledger is not None
    return read_ledger(composed.ledger.to_bytes())


def _words(composed: Composed) -> str:
    return json.dumps(composed.document.data(), ensure_ascii=False)


def _say(contribution: Contribution, at: int = 0, **fields: Any) -> None:
    contribution.for_leaders[at] = contribution.for_leaders[at] | fields


def test_a_line_released_after_the_file_waits_for_the_next_round(
    library: list[Contribution],
) -> None:
    first = _leaders(library)
    _say(library[1], line_for_leaders=LATE)
    again = _leaders(library, _kept(first))
    assert again.document == first.document
    assert again.ledger == first.ledger
    second = _leaders(library, _kept(again), number=2)
    assert LATE in _words(second)
    assert FIRST not in _words(second)
    third = _leaders(library, _kept(second), number=3)
    assert LATE not in _words(third)


def test_a_withdrawn_line_is_gone_and_so_is_its_hash(library: list[Contribution]) -> None:
    first = _leaders(library)
    assert FIRST in _words(first)
    _say(library[0], line_for_leaders=None)
    again = _leaders(library, _kept(first))
    assert FIRST not in _words(again)
    assert len(_kept(first).lines) == 1
    assert not _kept(again).lines
    _say(library[0], line_for_leaders=FIRST)
    assert FIRST not in _words(_leaders(library, _kept(again)))


def test_a_changed_line_waits_and_a_changed_outcome_moves_nothing(
    library: list[Contribution],
) -> None:
    first = _leaders(library)
    _say(library[0], outcome="worked-well")
    assert _leaders(library, _kept(first)).document.front[3] == first.document.front[3]
    _say(library[0], line_for_leaders=LATE)
    again = _leaders(library, _kept(first))
    assert FIRST not in _words(again)
    assert LATE not in _words(again)
    assert LATE in _words(_leaders(library, _kept(again), number=2))


def test_a_leaders_own_trial_waits_too_and_then_stands_in_every_round(
    library: list[Contribution],
) -> None:
    _say(library[2], open_name="A. Head", outcome="mixed")
    first = _leaders(library)
    _say(library[2], outcome="worked-well")
    _say(library[3], open_name="B. Deputy")
    again = _leaders(library, _kept(first))
    assert again.document.sections[2] == first.document.sections[2]
    second = _leaders(library, _kept(again), number=2)
    for name in ("A. Head", "B. Deputy"):
        assert name in json.dumps(second.document.data()["sections"][2])
    _say(library[2], open_name=None)
    assert "A. Head" not in _words(_leaders(library, _kept(second), number=2))


def test_whether_much_rests_on_few_is_fixed_too(library: list[Contribution]) -> None:
    few = "Much of this rests on a few contributors."
    first = _leaders(library)
    assert few not in _words(first)
    many = library[0].for_leaders
    library[0].for_leaders = many + [
        many[0] | {"id": f"{at:026}", "line_for_leaders": None} for at in range(400)
    ]
    assert few in _words(_leaders(library))
    assert few not in _words(_leaders(library, _kept(first)))


def test_the_ledger_has_no_word_of_a_line(library: list[Contribution]) -> None:
    ledger = _kept(_leaders(library)).to_bytes()
    for secret in (FIRST, library[0].for_leaders[0]["id"], library[0].contributor):
        assert secret.encode() not in ledger
    other = compose(
        stored(library), Group(), Decisions(), "leaders", AS_OF, FindsWords(), key=b"another " * 2
    )
    assert not _kept(other).lines.keys() & _kept(_leaders(library)).lines.keys()


def test_another_file_of_the_round_prints_the_same_figures() -> None:
    library = generated(24, seed=9)
    first = _leaders(library[:18])
    again = _leaders(library, _kept(first))
    assert list(again.document.tables()) == list(first.document.tables())
    assert again.ledger == first.ledger


def test_an_empty_ledger_is_as_none(library: list[Contribution]) -> None:
    assert _leaders(library).ledger == _leaders(library, Ledger()).ledger
