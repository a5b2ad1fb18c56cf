"""A group further up takes a group in, and lets go of it again: then nothing of it counts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from journal.group import library, membership, taking_in
from journal.group.merge.files import apply_files, plan_files
from journal.logbook.trials import trials
from tests.fixtures.groups import NOW, Computer

SAID = "quibberoon"


@pytest.fixture
def lower(computer: Callable[[str], Computer]) -> Computer:
    """The facilitator of a group of two who shared with leaders."""
    made = computer("lower").found(name="Elm Park")
    made.log(worked="Well.", visibility="leaders", line_for_leaders=f"We need {SAID}.")
    member = computer("lower member").join(made)
    member.log(worked="Not so.", visibility="leaders")
    made.merge(made.share().plain, member.share().plain)
    made.admit(member)
    return made


@pytest.fixture
def upper(computer: Callable[[str], Computer]) -> Computer:
    """The facilitator of a trust's group, who shared a trial of her own."""
    made = computer("upper").found(name="Northern Trust", threshold=5)
    made.log(worked="Mine.", visibility="leaders")
    made.merge(made.share().plain)
    return made


def take_in(above: Computer, below: Computer) -> None:
    with above.journal.session() as session, above.library.session() as found:
        mine = membership.find_membership(session, above.group)
        taking_in.take_in(session, found, mine, below.group, "Elm Park")


def stop(above: Computer, below: Computer) -> None:
    with above.journal.session() as session, above.library.session() as found:
        mine = membership.find_membership(session, above.group)
        taking_in.stop_taking_in(session, found, mine, below.group)


def counted(owner: Computer) -> tuple[int, int]:
    with owner.library.reading() as found:
        return library.counts(found)


def listed(owner: Computer) -> tuple[taking_in.TakenIn, ...]:
    with owner.library.reading() as found:
        return taking_in.taken_in(found, membership.announcement_of(owner.mine))


def test_a_group_is_taken_in_by_the_file_that_came_too_early(
    upper: Computer, lower: Computer
) -> None:
    passed_on = lower.collection(upwards=True)
    refused = upper.merge(passed_on)
    (stranger,) = refused.strangers
    assert (stranger.group, stranger.name) == (lower.group, "Elm Park")
    assert counted(upper) == (1, 1)
    take_in(upper, lower)
    announced = membership.announcement_of(upper.mine)
    assert announced.upper_level
    upper.merge(passed_on)
    assert counted(upper) == (3, 3)
    (one,) = listed(upper)
    assert (one.name, one.contributors, one.trials) == ("Elm Park", 2, 2)


def test_a_member_takes_up_the_group_with_the_first_file(
    computer: Callable[[str], Computer], upper: Computer, lower: Computer
) -> None:
    member = computer("upper member").join(upper)
    take_in(upper, lower)
    upper.merge(lower.collection(upwards=True))
    member.merge(upper.collection())
    assert member.fingerprint() == upper.fingerprint()
    assert counted(member) == (3, 3)


def test_what_came_from_a_group_let_go_of_is_gone(
    computer: Callable[[str], Computer], upper: Computer, lower: Computer
) -> None:
    member = computer("upper member").join(upper)
    before = upper.fingerprint()
    take_in(upper, lower)
    upper.merge(lower.collection(upwards=True))
    old = upper.collection()
    member.merge(old)
    stop(upper, lower)
    assert counted(upper) == (1, 1)
    assert upper.fingerprint() == before
    assert listed(upper) == ()
    assert SAID.encode() in member.bytes_on_disk()
    member.merge(upper.collection())
    assert member.fingerprint() == before
    assert SAID.encode() not in member.bytes_on_disk()
    member.merge(old)
    upper.merge(old, lower.collection(upwards=True))
    assert counted(member) == counted(upper) == (1, 1)
    assert upper.fingerprint() == member.fingerprint() == before


def test_taken_in_anew_no_old_file_brings_back_what_was_withdrawn(
    upper: Computer, lower: Computer
) -> None:
    take_in(upper, lower)
    old = lower.collection(upwards=True)
    lower.change(lambda s, mine: [setattr(one, "visibility", "me") for one in trials(s)])
    (other,) = [key for key in keys(lower) if key != lower.key]
    lower.merge(lower.share().plain)
    lower.remove(other)
    fresh = lower.collection(upwards=True)
    upper.merge(fresh)
    assert counted(upper) == (1, 1)
    stop(upper, lower)
    take_in(upper, lower)
    made = upper.merge(old)
    assert len(made.superseded) == 1
    assert len(made.removed) == 1
    assert counted(upper) == (1, 1)
    assert SAID.encode() not in upper.bytes_on_disk()
    upper.merge(fresh)
    assert counted(upper) == (1, 1)


def test_a_plan_made_before_a_group_was_let_go_of_brings_nothing_of_it_back(
    upper: Computer, lower: Computer, tmp_path: Path
) -> None:
    take_in(upper, lower)
    upper.merge(lower.collection(upwards=True))
    lower.log(worked="Newer.", visibility="leaders")
    lower.merge(lower.share().plain)
    (newer := tmp_path / "newer.trialcollection").write_bytes(lower.collection(upwards=True))
    planned = plan_files(upper.library, upper.mine, [newer])
    assert len(planned.plan.changed) == 1
    stop(upper, lower)
    with upper.journal.session() as session:
        mine = membership.find_membership(session, upper.group)
        apply_files(upper.library, session, mine, planned, NOW)
    assert counted(upper) == (1, 1)
    assert SAID.encode() not in upper.bytes_on_disk()


def keys(owner: Computer) -> list[str]:
    with owner.library.reading() as found:
        return [key for _group, key in library.held(found)]
