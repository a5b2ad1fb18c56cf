"""A clock that is more than a year past everything is asked about; one behind lowers nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from journal.errors import UserError
from tests.fixtures.groups import NOW, Computer


def test_a_clock_a_year_ahead_is_asked_about_and_then_believed(first: Computer) -> None:
    first.log()
    first.now = NOW + timedelta(days=360)
    first.share()
    first.now += timedelta(days=400)
    with pytest.raises(UserError, match=r"over a year past .* --clock-is-right"):
        first.share()
    first.log()  # under a clock that may be wrong: no witness
    with pytest.raises(UserError, match="over a year past"):
        first.share()
    number = first.share(clock_is_right=True).sequence
    assert first.share().sequence == number + 1
    first.now = NOW - timedelta(days=4_000)
    assert first.share().sequence == number + 2


def test_a_journal_in_use_and_a_library_that_grows_vouch_for_the_clock(
    first: Computer, computer: Callable[[str], Computer]
) -> None:
    member = computer("member").join(first)
    member.log()
    first.log()
    later = NOW + timedelta(days=2 * 350)
    for now in (NOW + timedelta(days=350), later):
        first.now = now
        first.log()
    member.now = later
    with pytest.raises(UserError, match="over a year past"):
        member.share()
    for now in (NOW + timedelta(days=350), later):
        first.now = now
        member.merge(first.share().sealed, first.admissions_file())
    member.log()
    member.share()


def test_a_clock_that_is_behind_is_no_question(first: Computer) -> None:
    first.log()
    number = first.share().sequence
    first.now = NOW - timedelta(days=20_000)
    assert first.share().sequence == number + 1
