"""What another computer of the owner's shared is brought in, goes along again, is taken out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, select

from journal import vocabulary
from journal.group import membership
from journal.logbook import chains, register
from journal.logbook.check_ins import add_check_in, check_ins
from journal.logbook.trials import (
    set_visibility,
    trial_by_id,
    trials,
)
from journal.model.membership import Membership, Sharing
from journal.model.trial import Trial
from journal.sharing.coming_home import take_out_again
from journal.sharing.only_there import WrittenElsewhere
from journal.sharing.restoring import restore
from tests.fixtures.groups import NOW, Computer, unsealed
from tests.fixtures.homes import all_trials, bring, differences, shared

CHECK = vocabulary.terms("safe_use_check")[0].id


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
