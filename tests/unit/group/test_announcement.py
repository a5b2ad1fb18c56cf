"""What a group says of itself: signed, bound to its founder's key, never a lower threshold."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journal.errors import UserError
from journal.group import announcement, membership
from journal.group.announcement import Announcement, Round, group_id_of, signed, verified
from journal.group.keys import new_key, public_of, sign
from journal.paths import Home
from tests.fixtures.groups import NOW, Computer, PlainGroup, plain_group

GROUP = plain_group()


def as_json(group: PlainGroup = GROUP) -> dict[str, Any]:
    return group.signed.model_dump(mode="json")


def changed(**values: Any) -> dict[str, Any]:
    made = as_json()
    made["announcement"] |= values
    return made


def test_what_was_signed_is_read_again() -> None:
    assert verified(as_json()) == GROUP.signed


@pytest.mark.parametrize(
    "values",
    [{"name": "Elm Lane"}, {"counter": 2}, {"threshold": 4}, {"open": True}, {"invited": 3}],
)
def test_a_word_that_was_not_signed_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(UserError, match="not signed by its facilitator"):
        verified(changed(**values))


def test_nobody_else_speaks_for_a_group() -> None:
    stranger = plain_group(2)
    taken = stranger.signed.announcement.model_copy(update={"id": GROUP.id, "counter": 9})
    signature = sign(stranger.facilitator_key, announcement.PURPOSE, taken.statement())
    with pytest.raises(UserError, match="damaged"):
        verified({"announcement": taken.statement(), "signature": signature})
    forged = GROUP.signed.announcement.model_copy(update={"counter": 9})
    with pytest.raises(UserError, match="not signed"):
        verified(signed(forged, stranger.facilitator_key).model_dump(mode="json"))


@pytest.mark.parametrize(
    "values",
    [
        None,
        [],
        "x",
        {},
        {"announcement": {}},
        {"announcement": None, "signature": "00" * 64},
        {**as_json(), "more": 1},
        {**as_json(), "signature": ""},
        {**as_json(), "signature": as_json()["signature"].upper()},
        {**as_json(), "signature": as_json()["signature"] + " "},
        changed(name=""),
        changed(name="two\nlines"),
        changed(name="\x1b[2J"),
        changed(name="\u202eemordnilap"),
        changed(name="\ud800"),
        changed(counter=0),
        changed(counter=2**53),
        changed(counter=float("nan")),
        changed(threshold=2),
        changed(rounds=[]),
        changed(rounds=[{"number": 2, "opened_on": "2026-11-21"}]),
        changed(rounds=[{"number": 1, "opened_on": "2026-11-21"}] * 2),
        changed(rounds=None),
        changed(accepts=["../x"]),
        changed(facilitator="00" * 31),
    ],
)
def test_anything_else_is_damaged(values: Any) -> None:
    with pytest.raises(UserError, match="damaged"):
        verified(values)


def test_rounds_are_numbered_from_one() -> None:
    rounds = [Round(number=n, opened_on=date(2026, 9, n)) for n in (1, 2, 3)]
    made = GROUP.signed.announcement.model_copy(update={"rounds": tuple(rounds)})
    assert Announcement.model_validate(made.model_dump()).round == 3
    for wrong in (rounds[1:], rounds[::-1], [*rounds, rounds[2]]):
        with pytest.raises(ValueError, match="numbered"):
            Announcement.model_validate(made.model_dump() | {"rounds": wrong})


def test_the_id_follows_from_the_key() -> None:
    key = new_key(lambda count: bytes(count))
    assert group_id_of(public_of(key)) == group_id_of(public_of(key))
    assert group_id_of(public_of(key)) != GROUP.id
    assert len(GROUP.id) == 26


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(Home(tmp_path / "home")).found(threshold=5)


def announce(computer: Computer, **values: Any) -> Announcement:
    return computer.change(lambda s, mine: membership.announce(s, mine, **values))


def test_the_threshold_rises_and_never_falls(computer: Computer) -> None:
    assert announce(computer, threshold=7).threshold == 7
    with pytest.raises(UserError, match="never fall"):
        announce(computer, threshold=6)
    assert membership.announcement_of(computer.mine).threshold == 7


def test_each_announcement_counts_one_more(computer: Computer) -> None:
    assert announce(computer, name="Elm Lane").counter == 2
    opened = computer.change(lambda s, mine: membership.open_round(s, mine, NOW.date()))
    assert (opened.counter, opened.round, opened.name) == (3, 2, "Elm Lane")
    verified(membership.signed_announcement_of(computer.mine).model_dump(mode="json"))


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"threshold": 2}, "at least 3"),
        ({"threshold": 1_001}, "at most 1,000"),
        ({"invited": 0}, "between 1 and"),
        ({"purpose": "x" * 2_001}, "up to 2,000"),
        ({"accepts": ("elm",)}, "named by its id"),
        ({"name": " \n "}, "needs a name"),
        ({"name": "x" * 121}, "needs a name"),
    ],
)
def test_what_will_not_do_is_named(values: dict[str, Any], why: str, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=why):
        Computer(Home(tmp_path)).found(**values)


def test_a_name_is_one_line_that_can_be_seen(tmp_path: Path) -> None:
    computer = Computer(Home(tmp_path)).found("  Elm\u202e\x1b[2J \n Park ")
    assert membership.announcement_of(computer.mine).name == "Elm[2J Park"


def test_of_two_with_one_counter_the_same_counts_in_any_order(computer: Computer) -> None:
    """A facilitator with two computers announced twice."""
    known = membership.announcement_of(computer.mine)
    two = [
        signed(
            known.model_copy(update={"counter": 2, "name": name}),
            membership.facilitator_key_of(computer.mine),
        )
        for name in ("Elm", "Oak")
    ]
    newest = max(two, key=announcement.rank_of)
    for order in (two, two[::-1]):
        for one in order:
            computer.change(lambda s, mine, one=one: membership.take_announcement(s, mine, one))
        assert membership.signed_announcement_of(computer.mine) == newest


def test_an_announcement_of_another_group_is_not_taken(computer: Computer) -> None:
    other = plain_group(3, counter=99).signed
    assert not computer.change(lambda s, mine: membership.take_announcement(s, mine, other))
