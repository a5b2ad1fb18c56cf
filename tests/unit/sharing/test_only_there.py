"""What is told, and asked, of a share from elsewhere before it is overwritten."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import Session, select

from journal.logbook import register
from journal.logbook.check_ins import add_check_in, forget_check_in
from journal.logbook.sharings import mark_taken_back
from journal.logbook.trials import (
    edit_trial,
    forget_trial,
    move_to_trash,
    set_visibility,
    trial_by_id,
)
from journal.model.membership import Membership
from journal.model.register import RegisteredTool
from journal.sharing.only_there import WrittenElsewhere
from journal.sharing.restoring import restore
from tests.fixtures.groups import NOW, Computer
from tests.fixtures.homes import all_trials, bring, differences, shared
from tests.fixtures.journals import draft


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
