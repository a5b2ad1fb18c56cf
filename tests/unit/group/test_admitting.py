"""Who is let in: never more than invited without a word, roles, removal, withdrawal codes."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from journal.errors import UserError
from journal.group import admitting, library
from journal.group.admitting import MoreThanInvited, member_code
from journal.paths import Home
from tests.fixtures.bundles import make_contents
from tests.fixtures.groups import Computer, snapshot_of, unsealed, writers


@pytest.fixture
def computer(tmp_path: Path) -> Callable[[str], Computer]:
    return lambda name: Computer(Home(tmp_path / name))


@pytest.fixture
def founder(computer: Callable[[str], Computer]) -> Iterator[Computer]:
    made = computer("founder").found(invited=2)
    yield made
    made.close()


def key(number: int) -> str:
    return f"{number:064x}"


def standings(owner: Computer) -> dict[str, str]:
    with owner.library.reading() as session:
        return {one.contributor: one.standing for one in library.admissions(session).values()}


def roles(owner: Computer, who: str) -> tuple[str, ...]:
    with owner.library.reading() as session:
        return library.admissions(session)[owner.group, who].roles


def test_the_founder_counts_from_the_start_as_keeper_and_was_not_invited(founder: Computer) -> None:
    assert standings(founder) == {founder.key: "admitted"}
    assert roles(founder, founder.key) == ("register-keeper", "slips")
    founder.admit(key(1), key(2))
    with pytest.raises(MoreThanInvited, match="3 contributors where 2 were invited"):
        founder.admit(key(3))


def test_five_keys_by_one_hand_stop_the_admission(founder: Computer) -> None:
    hand = writers(5, founder.group)
    for number, writer in enumerate(hand):
        founder.merge(writer.bundle(make_contents(random.Random(number), 1)))
    waiting = founder.in_library(lambda found, mine: admitting.waiting(found, mine.group_id))
    assert waiting == sorted(writer.header.contributor for writer in hand)
    before = founder.fingerprint()
    with pytest.raises(MoreThanInvited):
        founder.admit(*waiting)
    assert founder.fingerprint() == before
    assert standings(founder) == {founder.key: "admitted"}
    founder.admit(*waiting, more_than_invited=True)
    assert founder.in_library(lambda found, mine: admitting.waiting(found, mine.group_id)) == []
    assert founder.admit() == []
    founder.admit(waiting[0], roles=("slips",))  # nobody more counts


def test_where_nobody_said_how_many_are_invited_all_may_come(
    computer: Callable[[str], Computer],
) -> None:
    founder = computer("other").found()
    assert len(founder.admit(*map(key, range(30)))) == 30


def test_who_is_in_already_is_not_counted_twice(founder: Computer) -> None:
    founder.admit(key(1), key(1), key(2))
    founder.admit(key(1), key(2), founder.key)
    assert {record.counter for record in founder.admit(key(1))} == {1}


def test_a_removed_place_is_free_again(founder: Computer) -> None:
    founder.admit(key(1), key(2))
    founder.remove(key(1))
    founder.admit(key(3))
    assert standings(founder)[key(1)] == "removed"


def test_each_change_counts_one_more(founder: Computer) -> None:
    (first,) = founder.admit(key(1))
    second = founder.remove(key(1))
    (third,) = founder.admit(key(1))
    assert [one.counter for one in (first, second, third)] == [1, 2, 3]
    assert founder.remove(key(1)).counter == 4
    assert founder.remove(key(1)).counter == 4


def test_letting_in_again_keeps_the_roles(founder: Computer) -> None:
    founder.admit(founder.key)
    assert roles(founder, founder.key) == ("register-keeper", "slips")
    founder.admit(founder.key, roles=("slips",))
    assert roles(founder, founder.key) == ("slips",)
    founder.remove(founder.key)
    founder.admit(founder.key)
    assert roles(founder, founder.key) == ()


@pytest.mark.parametrize(
    "act",
    [
        lambda found, mine: admitting.admit(found, mine, [key(1)]),
        lambda found, mine: admitting.remove(found, mine, key(1)),
        admitting.admit_founder,
    ],
)
def test_only_the_facilitator_lets_in_and_removes(
    act: Callable[..., object], founder: Computer, computer: Callable[[str], Computer]
) -> None:
    member = computer("member").join(founder)
    with pytest.raises(UserError, match="Only the group's facilitator"):
        member.in_library(act)
    assert standings(member) == {}


def test_a_key_is_found_by_what_people_read_aloud(founder: Computer) -> None:
    (one, two) = (writer.header.contributor for writer in writers(2, founder.group))
    founder.admit(one, two)

    def found(typed: str) -> str:
        return str(founder.in_library(lambda s, mine: admitting.find_key(s, mine.group_id, typed)))

    code = member_code(one)
    assert len(code) == 9
    for typed in (one, one.upper(), one[:6], code, code.lower(), f" {code.replace('-', ' ')} "):
        assert found(typed) == one
    misread = code.replace("0", "o").replace("1", "i")
    assert found(misread) == one
    assert found(key(77)) == key(77)  # a whole key may be let in before its file is here
    for unknown in ("", "abc", one[:5], "zz" * 32, "\ud800"):
        with pytest.raises(UserError, match="No contributor here"):
            found(unknown)


def test_a_beginning_that_two_keys_share_is_not_guessed(founder: Computer) -> None:
    founder.admit("abcdef" + "0" * 58, "abcdef" + "1" * 58)
    with pytest.raises(UserError, match="Several contributors"):
        founder.in_library(lambda found, mine: admitting.find_key(found, mine.group_id, "abcdef"))


def test_a_withdrawal_code_finds_its_writer(
    founder: Computer, computer: Callable[[str], Computer]
) -> None:
    member = computer("member").join(founder)
    member.log()
    founder.merge(member.share().sealed)

    def found(code: str) -> list[str]:
        return list(
            founder.in_library(
                lambda f, mine: admitting.keys_of_withdrawal_code(f, mine.group_id, code)
            )
        )

    assert found(member.mine.withdrawal_code) == [member.key]
    assert found("0" * 26) == []
    assert found("") == []


def test_a_copied_withdrawal_hash_saves_nothing(
    founder: Computer, computer: Callable[[str], Computer]
) -> None:
    """A member of an open group sees the hash and puts it into a bundle of her own."""
    member = computer("member").join(founder)
    member.log()
    written = member.share()
    (thief,) = writers(1, founder.group)
    hash_ = unsealed(written).header.withdrawal_hash
    thief = replace(thief, header=replace(thief.header, withdrawal_hash=hash_))
    founder.merge(written.sealed, thief.bundle(snapshot_of(thief).contents, 1))
    keys = founder.in_library(
        lambda f, mine: admitting.keys_of_withdrawal_code(
            f, mine.group_id, member.mine.withdrawal_code
        )
    )
    assert keys == sorted([member.key, thief.header.contributor])


def test_removing_deletes_and_nothing_brings_it_back_but_letting_in_again(
    founder: Computer, computer: Callable[[str], Computer]
) -> None:
    member = computer("member").join(founder)
    member.log(worked="wombling words of hers")
    sealed = member.share().sealed
    founder.merge(sealed)
    founder.admit(member)
    founder.remove(member)
    founder.library.forget_for_good()
    assert b"wombling" not in founder.bytes_on_disk()
    made = founder.merge(sealed)
    assert [one.header.contributor for one in made.removed] == [member.key]
    assert b"wombling" not in founder.bytes_on_disk()
    founder.admit(member)
    founder.merge(sealed)
    assert b"wombling" in founder.bytes_on_disk()


def test_roles_are_given_and_taken(founder: Computer) -> None:
    founder.admit(key(1), roles=("slips",))
    founder.in_library(lambda f, mine: admitting.give_roles(f, mine, key(1), ("register-keeper",)))
    assert roles(founder, key(1)) == ("register-keeper",)
    founder.in_library(lambda f, mine: admitting.give_roles(f, mine, key(1), ()))
    assert roles(founder, key(1)) == ()
    with pytest.raises(UserError, match="Let this contributor in first"):
        founder.in_library(lambda f, mine: admitting.give_roles(f, mine, key(2), ("slips",)))
