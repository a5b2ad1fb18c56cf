"""Six weeks ago, a year ago."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session

from journal.logbook.look_back import look_back
from journal.logbook.trials import move_to_trash, save_trial, trial_by_id
from tests.fixtures.journals import NOW, draft

TODAY = date(2026, 11, 21)
SIX_WEEKS = date(2026, 10, 10)
A_YEAR = date(2025, 11, 21)


def log(session: Session, tried_on: date) -> str:
    return save_trial(session, draft(tried_on=tried_on.isoformat()), NOW).id


def told(session: Session, today: date = TODAY, years: int = 1) -> list[tuple[int, list[str]]]:
    found = look_back(session, today, years)
    return [(then.years, [trial.id for trial in then.trials]) for then in found]


def test_an_empty_journal_has_nothing_to_look_back_at(session: Session) -> None:
    assert told(session) == []


@pytest.mark.parametrize(("ago", "day"), [(0, SIX_WEEKS), (1, A_YEAR)])
@pytest.mark.parametrize("days", [-4, -3, 0, 3, 4])
def test_about_that_day_is_three_days_either_way(
    session: Session, ago: int, day: date, days: int
) -> None:
    trial = log(session, day + timedelta(days=days))
    assert told(session) == ([(ago, [trial])] if abs(days) <= 3 else [])


def test_both_newest_first_and_years_on_request(session: Session) -> None:
    then = [log(session, A_YEAR), log(session, A_YEAR + timedelta(days=1)), log(session, SIX_WEEKS)]
    older = log(session, date(2024, 11, 22))
    assert told(session) == [(0, [then[2]]), (1, [then[1], then[0]])]
    assert told(session, years=3)[2:] == [(2, [older])]


def test_the_trash_is_not_looked_back_at(session: Session) -> None:
    move_to_trash(session, trial_by_id(session, log(session, A_YEAR)), NOW)
    assert told(session) == []


def test_no_more_than_a_few(session: Session) -> None:
    for _ in range(7):
        log(session, SIX_WEEKS)
    (then,) = look_back(session, TODAY, most=3)
    assert len(then.trials) == 3
    assert then.day == SIX_WEEKS


def test_a_year_before_a_leap_day(session: Session) -> None:
    trial = log(session, date(2023, 2, 28))
    assert told(session, date(2024, 2, 29)) == [(1, [trial])]


@pytest.mark.parametrize("today", [date.min, date(2, 1, 1), date.max])
def test_the_ends_of_the_calendar_are_survived(session: Session, today: date) -> None:
    assert told(session, today) == []
