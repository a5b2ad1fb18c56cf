"""Signed records of who counts: the greater counter wins, at a tie "removed"."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import UserError
from journal.group.admission import is_admitted, is_removed, newest, verified
from tests.fixtures.groups import plain_group, writers

GROUP, OTHER = plain_group(1), plain_group(2)
KEYS = [writer.header.contributor for writer in writers(3, GROUP.id)]
KEY = KEYS[0]
RECORDS = [
    GROUP.admission(key, counter, standing, roles=roles)
    for key in KEYS[:2]
    for counter in (1, 2)
    for standing in ("admitted", "removed")
    for roles in ((), ("slips",))
]


def check(values: Any) -> Any:
    return verified(values, GROUP.signed.announcement.facilitator, GROUP.id)


def test_what_was_signed_is_read_again() -> None:
    record = GROUP.admission(KEY, roles=("slips", "register-keeper", "slips"))
    assert record.roles == ("register-keeper", "slips")
    assert check(record.model_dump(mode="json")) == record


def test_another_groups_records_are_refused() -> None:
    with pytest.raises(UserError, match="another group"):
        check(OTHER.admission(KEY).model_dump(mode="json"))


def test_a_record_by_another_hand_is_refused() -> None:
    forged = OTHER.admission(KEY).model_copy(update={"group": GROUP.id})
    with pytest.raises(UserError, match="not signed by the facilitator"):
        check(forged.model_dump(mode="json"))


@pytest.mark.parametrize(
    "change",
    [{"counter": 9}, {"standing": "removed"}, {"contributor": KEYS[1]}, {"roles": ["slips"]}],
)
def test_a_changed_record_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(UserError, match="not signed"):
        check(GROUP.admission(KEY).model_dump(mode="json") | change)


@pytest.mark.parametrize(
    "change",
    [
        {"signature": ""},
        {"signature": "AB" * 64},
        {"signature": GROUP.admission(KEY).signature + " "},
        {"signature": GROUP.admission(KEY).signature.upper()},
        {"counter": 0},
        {"counter": 2**53},
        {"counter": None},
        {"standing": "waiting"},
        {"roles": ["head"]},
        {"contributor": "x"},
        {"more": 1},
    ],
)
def test_a_record_of_no_form_is_damaged(change: dict[str, Any]) -> None:
    """The same signature in other letters would make one library two collections."""
    with pytest.raises(UserError, match="damaged"):
        check(GROUP.admission(KEY).model_dump(mode="json") | change)


def test_the_greater_counter_wins_and_at_a_tie_the_removal() -> None:
    admitted, removed, again = (
        GROUP.admission(KEY, 1),
        GROUP.admission(KEY, 1, "removed"),
        GROUP.admission(KEY, 2),
    )
    for order in permutations([admitted, removed]):
        assert is_removed(newest(order), (GROUP.id, KEY))
    for order in permutations([admitted, removed, again]):
        assert is_admitted(newest(order), (GROUP.id, KEY))
        assert not is_removed(newest(order), (GROUP.id, KEY))


@given(st.lists(st.sampled_from(RECORDS), max_size=12), st.randoms())
def test_what_counts_does_not_depend_on_order_or_repetition(
    records: list[Any], chance: Any
) -> None:
    mixed = [*records, *records[: len(records) // 2]]
    chance.shuffle(mixed)
    assert newest(mixed) == newest(records)
    half = len(records) // 2
    parts = [*newest(records[half:]).values(), *newest(records[:half]).values()]
    assert newest(parts) == newest(records)


def test_an_unknown_key_is_neither_admitted_nor_removed() -> None:
    assert not is_admitted({}, (GROUP.id, KEY))
    assert not is_removed({}, (GROUP.id, KEY))
