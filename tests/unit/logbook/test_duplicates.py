"""Trials that look like one entered twice are suggested with the reason, never merged."""

from typing import Any

import pytest
from sqlmodel import Session

from journal.logbook import duplicates
from journal.logbook.chains import link
from journal.logbook.duplicates import (
    Pair,
    maybe_duplicates,
    not_duplicates,
    possible_duplicates,
)
from journal.logbook.trials import forget_trial, move_to_trash, save_trial, trials
from journal.model.trial import Trial
from tests.fixtures.journals import NOW, TODAY, bulk_drafts, draft

WORDS = "I gave it the mark scheme and asked for feedback on thirty scripts of the mock exam"
OTHER = "Ten quiz questions on the causes of the war, with answers and a harder set for the rest"


def log(session: Session, worked: str | None = WORDS, **values: Any) -> Trial:
    return save_trial(session, draft(worked=worked, **{"didnt": None, **values}), NOW)


def pairs(session: Session) -> list[tuple[str, str]]:
    return [(pair.first, pair.second) for pair in possible_duplicates(session)]


def test_the_same_words_on_one_day(session: Session) -> None:
    one, two = log(session), log(session)
    log(session, OTHER)
    assert possible_duplicates(session) == [Pair(one.id, two.id, "The same words on the same day.")]


def test_the_same_words_written_otherwise_on_another_day(session: Session) -> None:
    one = log(session, tried_on="2026-10-01")
    two = log(session, f"  {WORDS.upper()}!!", tried_on="2026-11-02", tool=["claude"])
    (pair,) = possible_duplicates(session)
    assert (pair.first, pair.second) == (one.id, two.id)
    assert pair.why == "The same words, on 1 October 2026 and 2 November 2026."


def test_nearly_the_same_words_with_one_tool_on_one_day(session: Session) -> None:
    one, two = log(session), log(session, WORDS.replace("thirty", "28"))
    (pair,) = possible_duplicates(session)
    assert {pair.first, pair.second} == {one.id, two.id}
    assert pair.why == "The same day, the same tool and nearly the same words."


@pytest.mark.parametrize(
    "values",
    [
        {"tool": ["claude"]},
        {"tried_on": "2026-10-30"},
        {"worked": OTHER},
        {"worked": WORDS[: len(WORDS) // 2]},
    ],
)
def test_what_differs_more_is_no_duplicate(session: Session, values: dict[str, Any]) -> None:
    log(session)
    log(session, **{"worked": WORDS.replace("thirty", "28"), **values})
    assert pairs(session) == []


def test_few_words_are_the_same_by_chance(session: Session) -> None:
    log(session, "Good", tried_on="2026-10-01")
    log(session, "Good", tried_on="2026-10-02")
    assert pairs(session) == []


def test_trials_without_words_are_not_compared(session: Session) -> None:
    for _n in range(2):
        save_trial(
            session,
            draft(kind="usual-way-timed", worked=None, didnt=None, minutes_usual=10),
            NOW,
        )
    assert pairs(session) == []


def test_what_is_two_is_not_suggested_again(session: Session) -> None:
    one, two, three = (log(session) for _n in range(3))
    found = pairs(session)
    assert len(found) >= 2
    for first, second in found:
        not_duplicates(session, second, first)
    assert not set(pairs(session)) & set(found)
    not_duplicates(session, one.id, two.id)
    not_duplicates(session, three.id, one.id)
    assert pairs(session) == []


def test_that_two_are_two_can_be_taken_back(session: Session) -> None:
    one, two = log(session), log(session)
    maybe_duplicates(session, one.id, two.id)
    not_duplicates(session, one.id, two.id)
    maybe_duplicates(session, two.id, one.id)
    assert pairs(session) == [(one.id, two.id)]


def test_a_trial_tried_again_is_two(session: Session) -> None:
    one, two = log(session), log(session)
    link(session, one, two)
    assert pairs(session) == []


def test_the_trash_is_left_out(session: Session) -> None:
    one, _two = log(session), log(session)
    move_to_trash(session, one, NOW)
    assert pairs(session) == []


def test_what_was_said_of_a_pair_goes_with_the_trial(session: Session) -> None:
    one, two = log(session), log(session)
    not_duplicates(session, one.id, two.id)
    forget_trial(session, one)
    three = log(session)
    assert pairs(session) == [(two.id, three.id)]


def test_at_most_so_many_the_latest_day_first(session: Session) -> None:
    for day in ("2026-10-01", "2026-10-02", "2026-10-03"):
        for _n in range(2):
            log(session, f"{WORDS} on {day}", tried_on=day)
    found = possible_duplicates(session, limit=2)
    named = {trial.id: str(trial.tried_on) for trial in trials(session)}
    assert [named[pair.first] for pair in found] == ["2026-10-03", "2026-10-02"]


def test_it_can_be_called_off(session: Session) -> None:
    log(session)

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        possible_duplicates(session, progress=stop)


def test_very_many_on_one_day_are_not_compared_each_with_each(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = 300
    for one in bulk_drafts(made):
        save_trial(session, one.model_copy(update={"tried_on": TODAY, "tool": ["claude"]}), NOW)
    compared = []

    def counting(first: frozenset[int], second: frozenset[int]) -> bool:
        compared.append((first, second))
        return alike(first, second)

    alike = duplicates._alike
    monkeypatch.setattr(duplicates, "_alike", counting)
    assert possible_duplicates(session) == []
    assert len(compared) < made * 24
