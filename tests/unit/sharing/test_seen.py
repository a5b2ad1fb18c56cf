"""What was looked through, and what makes a record count as new or changed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from journal.group.membership import open_round
from journal.logbook.trials import edit_trial, trial_by_id
from journal.paths import Home
from journal.privacy.decisions import Hide, Keep
from journal.privacy.finding import Outcome
from journal.sharing import decided
from journal.sharing.seen import mark_reviewed
from tests.fixtures.finders import FindsOnly
from tests.fixtures.groups import NOW, Computer
from tests.fixtures.journals import draft


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    made = Computer(Home(tmp_path), finder=FindsOnly({})).found()
    yield made
    made.close()


def look_through(computer: Computer, *ids: str) -> int:
    made = computer.prepared().review
    wanted = ids or tuple(made.reviewed)
    return int(computer.change(lambda s, m: mark_reviewed(s, m.group_id, made, wanted, NOW)))


def unreviewed(computer: Computer) -> list[str]:
    return computer.prepared().review.unreviewed


def edit(computer: Computer, identity: str, **values: Any) -> None:
    def act(session: Any, _mine: Any) -> None:
        made = draft(visibility="group", **values)
        edit_trial(session, trial_by_id(session, identity), made, NOW)

    computer.change(act)


def test_only_what_is_new_or_changed_is_to_be_looked_through(computer: Computer) -> None:
    one, other = computer.log(worked="Well."), computer.log(worked="Badly.")
    assert unreviewed(computer) == [one, other]
    assert look_through(computer, one) == 1
    assert unreviewed(computer) == [other]
    look_through(computer)
    assert unreviewed(computer) == []
    newest = computer.log(worked="So so.")
    assert unreviewed(computer) == [newest]
    edit(computer, one, worked="Very well.")
    assert unreviewed(computer) == [one, newest]
    assert computer.prepared().review.reviewed[one].looked_at_before
    assert not computer.prepared().review.reviewed[newest].looked_at_before


@pytest.mark.parametrize(
    ("values", "is_seen"),
    [
        ({"outcome": "did-not-work"}, True),
        ({"phase": ["post-16"]}, True),
        ({"prompt": "Write.", "prompt_released": True}, True),
        ({"minutes_usual": 50, "minutes_ai": 20}, True),
        ({"year_label": "Lower sixth"}, False),
        ({"confidence_before": "1"}, False),
        ({"growth": ["craft"]}, False),
        ({"prompt": "Write."}, False),
    ],
)
def test_a_change_counts_if_it_would_leave(
    computer: Computer, values: dict[str, Any], is_seen: bool
) -> None:
    one = computer.log(worked="Well.")
    look_through(computer)
    edit(computer, one, worked="Well.", **values)
    assert unreviewed(computer) == ([one] if is_seen else [])


CHANGES: list[Callable[[Computer, str], object]] = [
    lambda c, one: c.change(lambda s, m: decided.leave_out(s, m.group_id, one, "phase", True, NOW)),
    lambda c, one: setattr(c, "finder", FindsOnly({"Well": Outcome.HIDE})),
    lambda c, one: setattr(c, "finder", FindsOnly({"Well": Outcome.ASK})),
]


@pytest.mark.parametrize("change", CHANGES)
def test_so_does_a_choice_and_a_new_finding(
    computer: Computer, change: Callable[[Computer, str], object]
) -> None:
    one = computer.log(worked="Well done.", phase=["post-16"])
    look_through(computer)
    change(computer, one)
    assert unreviewed(computer) == [one]


def test_a_new_round_changes_nothing(computer: Computer) -> None:
    computer.log(worked="Well.")
    look_through(computer)
    computer.change(lambda s, mine: open_round(s, mine, NOW.date()))
    assert unreviewed(computer) == []


def test_a_record_with_an_open_question_is_not_looked_through(computer: Computer) -> None:
    computer.finder = FindsOnly({"Vygotskij": Outcome.ASK})
    one = computer.log(worked="As Vygotskij said.")
    assert look_through(computer) == 0
    (item,) = computer.prepared().review.questions
    computer.change(lambda s, mine: decided.decide(s, mine.group_id, item, Keep(), NOW))
    assert unreviewed(computer) == [one]
    assert look_through(computer) == 1
    computer.change(lambda s, mine: decided.decide(s, mine.group_id, item, Hide(), NOW))
    assert unreviewed(computer) == [one]
