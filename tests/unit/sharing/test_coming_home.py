"""What another computer of the owner's shared comes home: found, told, brought in, taken out."""

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, select

from journal import vocabulary
from journal.bundle.contents import Contents
from journal.bundle.records import GroupTrial
from journal.errors import UserError
from journal.group import membership
from journal.logbook import chains, register
from journal.logbook.check_ins import add_check_in, check_ins, forget_check_in
from journal.logbook.sharings import mark_taken_back
from journal.logbook.trials import (
    edit_trial,
    forget_trial,
    move_to_trash,
    set_visibility,
    trial_by_id,
    trials,
)
from journal.model.membership import Membership, Sharing
from journal.model.register import RegisteredTool
from journal.model.trial import Trial
from journal.paths import Home
from journal.sharing.coming_home import BroughtIn, bring_in, take_out_again
from journal.sharing.only_there import OnlyThere, WrittenElsewhere, only_there
from journal.sharing.own_snapshot import Own, newest_own
from journal.sharing.restoring import restore
from journal.sharing.sending import next_snapshot
from journal.sharing.snapshot import Written
from tests.fixtures.groups import NOW, Computer, unsealed
from tests.fixtures.journals import draft

CHECK = vocabulary.terms("safe_use_check")[0].id


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Callable[[str], Computer]]:
    made: list[Computer] = []

    def computer(name: str) -> Computer:
        made.append(Computer(Home(tmp_path / name)))
        return made[-1]

    yield computer
    for one in made:
        one.close()


@pytest.fixture
def first(computer: Callable[[str], Computer]) -> Computer:
    """The computer that is lost, or goes on, while its backup is restored on another."""
    return computer("first").found(open_to_all=True)


@pytest.fixture
def second(first: Computer, computer: Callable[[str], Computer]) -> Computer:
    """The other computer, from a backup of an early hour."""
    first.log(worked="before the backup")
    first.share()
    made = computer("second")
    restore(made.journal, Path(first.journal.back_up(NOW)), NOW)
    made.group = first.group
    return made


def own_of(computer: Computer, *files: Path) -> Own:
    with computer.library.reading() as found:
        own = newest_own(found, computer.mine, files)
    assert own is not None
    return own


def differences(computer: Computer, made: Contents | None = None) -> OnlyThere:
    own = own_of(computer)
    return computer.change(lambda s, mine: only_there(s, mine, own, made))


def bring(computer: Computer) -> BroughtIn:
    own = own_of(computer)
    return computer.change(lambda s, mine: bring_in(s, mine, own, computer.now))


def shared(written: Written) -> dict[str | None, GroupTrial]:
    return {one.worked: one for one in unsealed(written).contents.group_trials}


def all_trials(computer: Computer) -> list[Trial]:
    with computer.journal.reading() as session:
        return list(trials(session))


def test_only_what_was_never_shared_from_here_is_counted(first: Computer, second: Computer) -> None:
    first.log(worked="since", task=["marking"], tool=["chatgpt"])
    second.merge(first.share().sealed)
    found = differences(second)
    assert len(found.trials) == found.would_be_lost == 1
    assert found.titles == ("Marking, ChatGPT",)
    with pytest.raises(
        WrittenElsewhere, match="Your last share holds 1 trial that is not in this journal; bring"
    ):
        second.share()


def test_what_came_home_keeps_its_id_its_round_and_its_words(
    first: Computer, second: Computer
) -> None:
    first.change(lambda s, mine: membership.open_round(s, mine, NOW.date()))
    first.log(
        worked="since", visibility="leaders", line_for_leaders="A line", prompt="Do it",
        prompt_released=True, phase=["early-years"], subject=["biology"], tag=["mine"],
        safe_use={CHECK: "yes"}, minutes_usual=20, minutes_ai=50, items=3,
    )  # fmt: skip
    there = first.share()
    second.merge(there.sealed)
    brought = bring(second)
    assert len(brought.trials) == 1
    here = second.share()
    before, after = shared(there)["since"], shared(here)["since"]
    bands = {"usual_band", "ai_band", "net_band", "net_per_item_band"}
    assert after.model_dump(exclude=bands) == before.model_dump(exclude=bands)
    assert set(shared(here)) == {"since", "before the backup"}
    assert unsealed(here).contents.leaders_trials[0].line_for_leaders == "A line"


def test_minutes_and_days_that_did_not_travel_are_not_made_up(
    first: Computer, second: Computer
) -> None:
    first.log(worked="since", minutes_usual=20, minutes_ai=50)
    second.merge(first.share().sealed)
    bring(second)
    found = next(one for one in all_trials(second) if one.worked == "since")
    assert (found.minutes_usual, found.minutes_ai, found.items) == (None, None, None)
    assert found.tried_on is not None
    assert found.tried_on.isoformat() == "2026-11-01"
    assert found.notes == {
        "Minutes, usual way": "15 to 30",
        "Minutes with AI, all in": "30 to 60",
        "Net minutes": "Lost 30 to 60",
        "Date": "November 2026 or the month after",
    }


def test_the_register_keeper_s_tools_and_the_check_ins_come_home(
    first: Computer, second: Computer
) -> None:
    def more(session: Session, _mine: Membership) -> None:
        add_check_in(session, {"stuck": "Where to begin", "visibility": "leaders"}, NOW)
        copilot = {"tool": "Microsoft Copilot", "age_limit": 18, "status": "approved"}
        register.add_tool(session, copilot)
        register.add_tool(session, {"tool": "ChatGPT"})

    first.change(more)
    second.change(lambda s, _mine: register.add_tool(s, {"tool": "chatgpt"}))
    there = first.share(register_keeper=True)
    second.merge(there.sealed)
    found = differences(second)
    assert (len(found.trials), len(found.check_ins), len(found.tools)) == (0, 1, 1)
    brought = bring(second)
    assert (len(brought.check_ins), len(brought.tools)) == (1, 1)
    before, after = unsealed(there).contents, unsealed(second.share(register_keeper=True)).contents
    assert after.group_check_ins == before.group_check_ins
    assert after.leaders_check_ins == before.leaders_check_ins
    assert {(one.tool, one.age_limit) for one in after.tools} == {
        ("microsoft-copilot", 18), ("chatgpt", None),
    }  # fmt: skip


def test_a_chain_goes_on_at_home_and_abroad(first: Computer, second: Computer) -> None:
    with first.journal.reading() as session:
        (start,) = (one.id for one in trials(session))
    middle, end = first.log(worked="middle"), first.log(worked="end")

    def link(session: Session, _mine: Membership) -> None:
        for earlier, later in ((start, middle), (middle, end)):
            pair = (trial_by_id(session, earlier), trial_by_id(session, later))
            chains.link(session, *pair, "different-tool", "the tool", "faster", "slower")

    first.change(link)
    there = first.share()
    second.merge(there.sealed)
    bring(second)
    assert {
        name: (one.follows, one.change_made, one.change_happened)
        for name, one in shared(second.share()).items()
    } == {
        name: (one.follows, one.change_made, one.change_happened)
        for name, one in shared(there).items()
    }


def test_bringing_in_twice_brings_once(first: Computer, second: Computer) -> None:
    first.log(worked="since")
    second.merge(first.share().sealed)
    bring(second)
    again = bring(second)
    assert again.trials == ()
    assert len(all_trials(second)) == 2


def test_what_was_brought_in_is_taken_out_again_without_a_trace(
    first: Computer, second: Computer
) -> None:
    first.log(worked="since")
    hidden = first.log(worked="opened since", visibility="me")
    first.change(lambda s, _m: add_check_in(s, {"stuck": "here", "visibility": "group"}, NOW))
    restore(second.journal, Path(first.journal.back_up(NOW)), NOW)
    first.log(worked="later still")
    first.change(lambda s, _m: set_visibility(s, [hidden], "group", NOW))
    second.merge(first.share().sealed)

    def state() -> Any:
        with second.journal.reading() as session:
            return (
                [(one.id, one.visibility) for one in trials(session)],
                [one.id for one in check_ins(session)],
                sorted((one.trial, one.shared_id or "") for one in session.exec(select(Sharing))),
                second.mine.known_shares,
                second.mine.writer,
            )

    before = state()
    brought = bring(second)
    assert (len(brought.trials), len(brought.opened)) == (1, 1)
    assert state() != before
    second.change(lambda s, mine: take_out_again(s, mine, brought))
    assert state() == before
    with pytest.raises(WrittenElsewhere):
        second.share()


def test_a_trial_kept_private_in_the_backup_goes_along_again(
    first: Computer, second: Computer
) -> None:
    hidden = first.log(worked="private first", visibility="me", minutes_usual=17)
    restore(second.journal, Path(first.journal.back_up(NOW)), NOW)
    first.change(lambda s, _m: set_visibility(s, [hidden], "group", NOW))
    there = first.share()
    second.merge(there.sealed)
    assert len(differences(second).trials) == 1
    brought = bring(second)
    assert brought.opened == (hidden,)
    assert shared(second.share()) == shared(there)
    assert any(one.minutes_usual == 17 for one in all_trials(second))


@pytest.mark.parametrize("sort", ["deleted", "deleted for good", "taken back", "private"])
def test_what_was_put_away_here_on_purpose_is_not_offered_as_lost(
    sort: str, first: Computer, second: Computer
) -> None:
    (old,) = all_trials(second)

    def put_away(session: Session, mine: Membership) -> None:
        trial = trial_by_id(session, old.id)
        if sort == "deleted":
            move_to_trash(session, trial, NOW)
        elif sort == "deleted for good":
            forget_trial(session, trial)
        elif sort == "taken back":
            mark_taken_back(session, mine.group_id, [trial.id])
        else:
            set_visibility(session, [trial.id], "me", NOW)

    second.change(put_away)
    first.log(worked="since")
    second.merge(first.share().sealed)
    found = differences(second)
    assert (len(found.trials), found.put_away) == (1, (old.id,))
    bring(second)
    assert set(shared(second.share())) == {"since"}


def test_a_check_in_or_tool_deleted_here_is_not_offered_as_lost(
    first: Computer, computer: Callable[[str], Computer]
) -> None:
    made = first.change(lambda s, _m: add_check_in(s, {"stuck": "x", "visibility": "group"}, NOW))
    first.change(lambda s, _m: register.add_tool(s, {"tool": "Microsoft Copilot"}))
    first.share(register_keeper=True)
    second = computer("second")
    restore(second.journal, Path(first.journal.back_up(NOW)), NOW)
    second.group = first.group

    def delete(session: Session, _mine: Membership) -> None:
        forget_check_in(session, made.id)
        register.remove_tool(session, session.exec(select(RegisteredTool)).one())

    second.change(delete)
    first.log(worked="since")
    second.merge(first.share(register_keeper=True).sealed)
    found = differences(second)
    assert (len(found.trials), len(found.check_ins), len(found.tools)) == (1, 0, 0)
    assert len(found.put_away) == 2


def test_a_trial_taken_back_on_the_other_computer_is_not_shared_again_in_silence(
    first: Computer, second: Computer
) -> None:
    (old,) = all_trials(first)
    first.change(lambda s, mine: mark_taken_back(s, mine.group_id, [old.id]))
    second.merge(first.share().sealed)
    with pytest.raises(WrittenElsewhere, match="1 that this journal shares is not in it"):
        second.share()


def test_other_words_on_the_other_computer_are_not_overwritten_in_silence(
    first: Computer, second: Computer
) -> None:
    (old,) = all_trials(first)
    better = draft(worked="better words", visibility="group")
    first.change(lambda s, _m: edit_trial(s, trial_by_id(s, old.id), better, NOW))
    second.merge(first.share().sealed)
    with pytest.raises(WrittenElsewhere, match="1 says something else there"):
        second.share()
    second.share(take_over=True)


def test_a_yes_to_one_snapshot_is_no_yes_to_the_next(first: Computer, second: Computer) -> None:
    first.log(worked="since")
    second.merge(first.share().sealed)
    with pytest.raises(WrittenElsewhere) as asked:
        second.share()
    first.log(worked="and more")
    second.merge(first.share().sealed)
    with pytest.raises(WrittenElsewhere, match="2 trials"):
        second.share(take_over=asked.value.manifest_hash)


def test_what_is_the_same_on_both_computers_is_no_question(
    first: Computer, second: Computer
) -> None:
    second.merge(first.share().sealed)
    second.share()


def test_leaving_asks_about_what_only_another_computer_shared(
    first: Computer, second: Computer
) -> None:
    first.log(worked="since")
    second.merge(first.share().sealed)
    with pytest.raises(WrittenElsewhere):
        second.leave()
    assert second.mine.left_at is None
    second.leave(take_over=True)
    assert second.mine.left_at is not None


# A data folder that was copied: both computers write under one mark.


@pytest.fixture
def copy(first: Computer, computer: Callable[[str], Computer]) -> Computer:
    first.log(worked="before the copy")
    first.share()
    first.close()
    made = computer("second")
    made.close()
    shutil.rmtree(made.home.root)
    shutil.copytree(first.home.root, made.home.root)
    made.__post_init__()
    made.group = first.group
    first.__post_init__()
    return made


def test_two_copies_of_a_data_folder_never_overwrite_each_other_in_silence(
    first: Computer, copy: Computer
) -> None:
    assert copy.mine.writer == first.mine.writer
    first.log(worked="on the first")
    copy.log(worked="on the copy")
    there = first.share()
    here = copy.share()
    assert there.sequence == here.sequence  # neither could know
    copy.merge(there.sealed, here.sealed)
    first.merge(there.sealed, here.sealed)
    asked = []
    for one in (first, copy):
        own = own_of(one)
        if not own.is_known:
            asked.append(one)
    (loser,) = asked  # one of the two, whichever hash was less
    with pytest.raises(WrittenElsewhere, match="1 trial"):
        loser.share()
    bring(loser)
    assert first.mine.writer != copy.mine.writer  # from now on they are told apart
    both = loser.share()
    assert set(shared(both)) == {"before the copy", "on the first", "on the copy"}


def test_the_mark_that_a_copy_takes_is_the_same_in_the_look_and_in_the_file(
    first: Computer, copy: Computer
) -> None:
    first.log(worked="on the first")
    copy.merge(first.share().sealed)
    made = copy.prepared().contents
    looked: list[Written] = []

    def look(session: Session, mine: Membership) -> None:
        with copy.library.reading() as found:
            looked.append(next_snapshot(session, found, mine, made, NOW, take_over=True))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        copy.change(look)
    assert copy.share(take_over=True).plain == looked[0].plain
    assert copy.mine.writer != first.mine.writer


def test_the_folder_tells_too(first: Computer, copy: Computer, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    first.log(worked="on the first")
    (folder / "elm-park.trialbundle").write_bytes(first.share().sealed)
    (folder / "half.trialbundle").write_bytes(first.share().sealed[:4_000])
    copy.change(lambda _s, mine: setattr(mine, "folder", str(folder)))
    with pytest.raises(WrittenElsewhere, match="1 trial"):
        copy.share()
    folder.rename(tmp_path / "unplugged")
    copy.share()


def test_a_file_given_is_looked_into(first: Computer, second: Computer, tmp_path: Path) -> None:
    first.log(worked="since")
    file = tmp_path / "mine.trialbundle"
    file.write_bytes(first.share().sealed)
    assert not own_of(second, file).is_known
    other = tmp_path / "other.trialbundle"
    stranger = Computer(Home(tmp_path / "stranger")).join(first)
    stranger.log()
    other.write_bytes(stranger.share().sealed)
    stranger.close()
    with pytest.raises(UserError, match="holds nothing that you shared"):
        own_of(first, other)


# Two groups.


def test_what_came_home_from_one_group_stays_out_of_the_others(
    first: Computer, second: Computer, computer: Callable[[str], Computer]
) -> None:
    elm = first.group
    for one in (first, second):
        one.close()
    oak = computer("oak").found("Oak", open_to_all=True)
    for one in (first, second):
        one.join(oak)
        one.close()
        one.group = elm
    first.log(worked="since")
    second.merge(first.share().sealed)
    bring(second)
    second.close()
    second.group = oak.group
    assert set(shared(second.share())) == {"before the backup"}


def test_the_same_trial_comes_home_once_from_two_groups(
    first: Computer, computer: Callable[[str], Computer]
) -> None:
    elm = first.group
    first.close()
    founder = computer("oak").found("Oak", open_to_all=True)
    oak = founder.group
    first.join(founder)
    second = computer("second")
    restore(second.journal, Path(first.journal.back_up(NOW)), NOW)
    first.log(worked="since")
    there = {}
    for group in (elm, oak):
        for one in (first, second):
            one.close()
            one.group = group
        there[group] = first.share()
        second.merge(there[group].sealed)
        bring(second)
        assert set(shared(second.share())) == {"since"}
    assert len(all_trials(second)) == 1


# A trial that came home meets itself.


def test_a_trial_brought_back_from_a_backup_later_shares_no_id(
    first: Computer, second: Computer
) -> None:
    lost = first.log(worked="since")
    second.merge(first.share().sealed)
    bring(second)
    with first.journal.reading() as there:
        found = trial_by_id(there, lost).model_dump(exclude={"n"})
    second.change(lambda s, _mine: s.add(Trial(**found)))
    made = unsealed(second.share()).contents.group_trials
    assert len({one.id for one in made}) == 3


# The clock.


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
