"""The owner's next snapshot: its number, its writer, its rounds, what she took back."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from journal.bundle.limits import SEQUENCE
from journal.bundle.seal import unseal
from journal.errors import UserError
from journal.group import membership
from journal.logbook.sharings import mark_taken_back, share_again
from journal.model.membership import Membership, Sharing
from journal.sharing import numbering, snapshot
from journal.sharing.numbering import next_sequence
from journal.sharing.restoring import restore
from tests.fixtures.groups import NOW, THIS_WEEK, Computer, rows_of, unsealed

YEAR = timedelta(days=365)


@pytest.fixture
def founder(computer: Callable[[str], Computer]) -> Computer:
    return computer("founder").found(open_to_all=True)


def test_the_first_number_is_of_the_week_and_each_next_one_more(founder: Computer) -> None:
    founder.log()
    assert [founder.share().sequence for _ in range(3)] == [THIS_WEEK + n for n in (1, 2, 3)]
    founder.now += timedelta(weeks=1)
    assert founder.share().sequence == THIS_WEEK + 1_000_000 + 1


@given(st.integers(0, SEQUENCE - 1), st.integers(-20, 7_000))
def test_a_number_is_greater_than_any_known_one_whatever_the_clock(
    highest: int, years: int
) -> None:
    now = datetime(2026, 11, 21, tzinfo=UTC) + years * YEAR
    assert highest < next_sequence(highest, now) <= SEQUENCE


def test_the_numbers_end() -> None:
    with pytest.raises(UserError, match="No number is left"):
        next_sequence(SEQUENCE, NOW)


@given(
    st.integers(0, SEQUENCE),
    st.integers(0, SEQUENCE),
    st.integers(-20, 7_000),
    st.binary(min_size=16, max_size=16),
)
def test_a_restore_never_lowers_a_number_nor_leaves_the_range(
    last: int, least: int, years: int, random: bytes
) -> None:
    mine = Membership(writer="", last_sequence=last)
    now = datetime(2026, 11, 21, tzinfo=UTC) + years * YEAR
    numbering.after_restore(mine, now, lambda count: random, least)
    assert max(last, least) <= mine.last_sequence <= SEQUENCE
    if max(last, least) < SEQUENCE - 10_000_000:
        assert next_sequence(mine.last_sequence, now) > max(last, least) + 1


def test_a_clock_far_ahead_and_set_right_again_loses_nothing(
    founder: Computer, computer: Callable[[str], Computer]
) -> None:
    reader = computer("reader").join(founder)
    files = []
    for now, words in ((NOW, "one"), (NOW + 50 * YEAR, "two"), (NOW - 60 * YEAR, "three")):
        founder.now = now
        founder.log(worked=words)
        files.append(founder.share(clock_is_right=True).sealed)
    made = reader.merge(*reversed(files))
    assert len(made.superseded) == 2
    assert [one.trials for one in made.awaiting_admission] == [3]
    rows = rows_of(reader.library, {"group_trial": None})["group_trial"]
    assert {cell for row in rows for cell in row} >= {"one", "two", "three"}


def test_the_greatest_number_known_elsewhere_is_counted_on_from(founder: Computer) -> None:
    founder.log()
    made = founder.prepared().contents
    written = founder.change(lambda s, m: snapshot.write_snapshot(s, m, made, NOW, THIS_WEEK + 77))
    assert written.sequence == THIS_WEEK + 78


def test_the_same_state_gives_the_same_bytes(founder: Computer) -> None:
    """The window shows the very bytes that it seals afterwards."""
    founder.log()
    made = founder.prepared().contents
    looked = []
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            founder.change(
                lambda s, m: looked.append(snapshot.write_snapshot(s, m, made, NOW)) or 1 / 0
            )
    assert looked[0].plain == looked[1].plain == founder.share().plain


def test_what_is_sealed_opens_for_the_group_and_for_the_writer(
    founder: Computer, computer: Callable[[str], Computer]
) -> None:
    member = computer("member").join(founder)
    stranger = computer("stranger").found()
    member.log()
    written = member.share()
    for reader in (member, founder):
        assert unseal(written.sealed, membership.identities_of(reader.mine)) == written.plain
    assert unseal(written.sealed, [member.mine.own_identity]) == written.plain
    with pytest.raises(UserError, match="does not open here"):
        unseal(written.sealed, membership.identities_of(stranger.mine))


# Two computers of one teacher, by a restored backup.


def second_computer(first: Computer, computer: Callable[[str], Computer]) -> Computer:
    """What a new computer is: a backup of the old one, restored."""
    backup = Path(first.journal.back_up(NOW))
    second = computer("second")
    restore(second.journal, backup, NOW)
    second.group = first.group
    return second


def test_a_restored_journal_is_another_writer_under_the_same_key(
    founder: Computer, computer: Callable[[str], Computer]
) -> None:
    founder.log()
    founder.share()
    second = second_computer(founder, computer)
    assert second.key == founder.key
    assert second.mine.writer != founder.mine.writer
    assert second.mine.withdrawal_code == founder.mine.withdrawal_code
    sequence = second.share().sequence
    week = THIS_WEEK + 1_000_000
    assert week < sequence <= week + 500_000
    assert second.share().sequence == sequence + 1


def test_two_restored_journals_count_from_different_numbers(founder: Computer) -> None:
    mine = founder.mine
    numbers = set()
    for seed in range(20):
        numbering.after_restore(mine, NOW, lambda count, seed=seed: bytes([seed]) * count)
        numbers.add(mine.last_sequence)
        mine.last_sequence = 0
    assert len(numbers) == 20


def test_a_restored_number_is_beyond_a_clock_that_was_far_ahead(founder: Computer) -> None:
    founder.now = NOW + 50 * YEAR
    founder.log()
    before = founder.share(clock_is_right=True).sequence
    founder.now = NOW
    founder.change(lambda s, mine: numbering.after_restore(mine, NOW))
    assert founder.share().sequence > before


def test_two_computers_never_overwrite_each_other_in_silence(
    founder: Computer, computer: Callable[[str], Computer]
) -> None:
    founder.log(worked="one")
    second = second_computer(founder, computer)
    founder.log(worked="two")
    first_file = founder.share().sealed
    second.merge(first_file)
    with pytest.raises(UserError, match="1 trial that is not in this journal"):
        second.share()  # it lacks a trial that was shared since the backup
    taken_over = second.share(take_over=True).sealed
    second.share()  # once decided, it is not asked again
    founder.merge(first_file, taken_over)
    with pytest.raises(UserError, match="written on another computer"):
        founder.share()
    back = founder.share(take_over=True)
    second.merge(back.sealed)
    with pytest.raises(UserError, match="1 trial that is not in this journal"):
        second.share()
    reader = computer("reader").join(founder)
    made = reader.merge(first_file, taken_over)
    assert len(made.superseded_from_elsewhere) == 1
    assert len(reader.merge(first_file, back.sealed).superseded) == 1  # by the same computer


def test_a_refused_share_changes_nothing(
    founder: Computer, computer: Callable[[str], Computer]
) -> None:
    second = second_computer(founder, computer)
    founder.log()
    second.merge(founder.share().sealed)
    before = second.mine
    with pytest.raises(UserError):
        second.share()
    assert second.mine == before


# Rounds, taking back, leaving.


def rounds(computer: Computer) -> dict[str | None, int]:
    return {one.worked: one.round for one in unsealed(computer.share()).contents.group_trials}


def next_round(computer: Computer) -> None:
    computer.change(lambda s, mine: membership.open_round(s, mine, NOW.date()))


def test_a_record_carries_the_round_of_its_first_sharing(founder: Computer) -> None:
    first = founder.log(worked="one")
    founder.log(worked="never", visibility="me")
    assert rounds(founder) == {"one": 1}
    next_round(founder)
    founder.log(worked="two")
    assert rounds(founder) == {"one": 1, "two": 2}
    founder.change(lambda s, mine: mark_taken_back(s, mine.group_id, [first]))
    assert rounds(founder) == {"two": 2}
    next_round(founder)
    founder.change(lambda s, _mine: share_again(s, [first]))
    assert rounds(founder) == {"one": 1, "two": 2}


def test_taking_back_counts_for_one_group_only(founder: Computer) -> None:
    first = founder.log(worked="one")
    elm = founder.group
    founder.close()
    founder.found("Oak")
    founder.change(lambda s, mine: mark_taken_back(s, mine.group_id, [first, first]))
    assert rounds(founder) == {}
    founder.close()
    founder.group = elm
    assert rounds(founder) == {"one": 1}


def test_what_was_taken_back_before_it_was_shared_is_not_shared(founder: Computer) -> None:
    first = founder.log(worked="one")
    founder.change(lambda s, mine: mark_taken_back(s, mine.group_id, [first]))
    assert rounds(founder) == {}


def test_leaving_takes_everything_back_and_nothing_goes_out_by_chance(
    founder: Computer, computer: Callable[[str], Computer]
) -> None:
    member = computer("member").join(founder)
    member.log(worked="wombling")
    founder.merge(old := member.share().sealed)
    founder.admit(member)
    written = member.leave()
    assert unsealed(written).contents.is_empty
    assert len(founder.merge(old, written.sealed).withdrawn) == 1
    assert b"wombling" not in founder.bytes_on_disk()
    assert founder.merge(old).superseded
    with pytest.raises(UserError, match="You left Elm Park"):
        member.share()
    again = member.leave()  # the file was lost
    assert again.sequence == written.sequence + 1
    member.join(founder)
    assert len(unsealed(member.share()).contents.group_trials) == 1


def test_what_was_shared_is_noted_under_local_ids(founder: Computer) -> None:
    shared, private = founder.log(), founder.log(visibility="me")
    founder.share()
    with founder.journal.reading() as session:
        noted = {one.trial: one.first_round for one in session.exec(select(Sharing)).all()}
    assert noted == {shared: 1}
    assert private not in noted


def test_the_withdrawal_hash_is_of_the_code_and_nothing_else(founder: Computer) -> None:
    founder.log()
    header = unsealed(founder.share()).header
    assert header.withdrawal_hash == snapshot.withdrawal_hash(founder.mine.withdrawal_code)
    assert founder.mine.withdrawal_code not in json.dumps(replace(header).__dict__)
