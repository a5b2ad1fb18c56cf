"""Six teaching weeks after a day, and the one day up to which everything is due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.logbook.teaching_weeks import (
    after_teaching_weeks,
    is_teaching_week,
    last_day_before,
    terms_run_out,
)
from journal.settings import Term

# An English year in half terms.
YEAR: tuple[Term, ...] = (
    (date(2026, 9, 2), date(2026, 10, 23)),
    (date(2026, 11, 2), date(2026, 12, 18)),
    (date(2027, 1, 4), date(2027, 2, 12)),
    (date(2027, 2, 22), date(2027, 3, 25)),
    (date(2027, 4, 12), date(2027, 5, 28)),
    (date(2027, 6, 7), date(2027, 7, 21)),
)
NEXT = (date(2027, 9, 1), date(2027, 10, 22))
DAYS = st.dates(date(2025, 1, 1), date(2029, 12, 31))
LONG = st.integers(0, 200)


@st.composite
def some_terms(draw: st.DrawFn) -> tuple[Term, ...]:
    starts = draw(st.lists(DAYS, max_size=8))
    return tuple((first, first + timedelta(days=draw(LONG))) for first in starts)


@pytest.mark.parametrize("weeks", [0, 1, 6, 20])
@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2024, 2, 29), date(2026, 12, 31)])
def test_without_terms_calendar_weeks_count(day: date, weeks: int) -> None:
    assert after_teaching_weeks(day, weeks, ()) == day + timedelta(weeks=weeks)
    assert last_day_before(day, weeks, ()) == day - timedelta(weeks=weeks)
    assert terms_run_out(day, weeks, ()) is None


@pytest.mark.parametrize(
    ("day", "due"),
    [
        # Within one half term, the same day of the week.
        (date(2026, 9, 2), date(2026, 10, 14)),
        (date(2026, 9, 11), date(2026, 10, 23)),
        # One week of holiday between.
        (date(2026, 9, 15), date(2026, 11, 3)),
        (date(2026, 10, 23), date(2026, 12, 11)),
        # A weekend still belongs to the week before it.
        (date(2026, 9, 13), date(2026, 10, 25)),
        # Tried in a holiday: at the end of the sixth week of teaching after it.
        (date(2026, 10, 28), date(2026, 12, 13)),
        # Two weeks at Christmas and one in February.
        (date(2026, 12, 16), date(2027, 2, 10)),
        (date(2026, 12, 18), date(2027, 2, 12)),
        (date(2027, 1, 12), date(2027, 3, 2)),
        # The long summer.
        (date(2027, 7, 14), date(2027, 9, 29)),
        (date(2027, 8, 10), date(2027, 10, 10)),
    ],
)
def test_holidays_do_not_count(day: date, due: date) -> None:
    terms = (*YEAR, NEXT)
    assert after_teaching_weeks(day, 6, terms) == due
    assert terms_run_out(day, 6, terms) is None


def test_the_order_of_the_terms_does_not_matter() -> None:
    day = date(2026, 12, 16)
    assert after_teaching_weeks(day, 6, YEAR[::-1]) == after_teaching_weeks(day, 6, YEAR)


def test_after_the_last_term_calendar_weeks_count_and_that_is_said() -> None:
    day = date(2027, 6, 23)
    assert after_teaching_weeks(day, 6, YEAR) == day + timedelta(weeks=6)
    assert terms_run_out(day, 6, YEAR) == date(2027, 7, 21)


def test_before_the_first_term_calendar_weeks_count() -> None:
    day = date(2026, 3, 4)
    assert after_teaching_weeks(day, 6, YEAR) == day + timedelta(weeks=6)


def test_a_term_that_is_a_weekend_is_no_teaching() -> None:
    terms = ((date(2026, 9, 5), date(2026, 9, 6)), *YEAR[1:3])
    assert after_teaching_weeks(date(2026, 9, 1), 6, terms) == date(2026, 10, 13)


def test_a_school_week_from_sunday_to_thursday() -> None:
    terms = ((date(2026, 8, 30), date(2026, 10, 15)), (date(2026, 10, 25), date(2026, 12, 17)))
    assert not is_teaching_week(date(2026, 10, 19), terms)
    assert is_teaching_week(date(2026, 10, 12), terms)
    assert after_teaching_weeks(date(2026, 10, 13), 1, terms) == date(2026, 10, 27)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_are_survived(day: date) -> None:
    assert after_teaching_weeks(day, 6, YEAR) >= day
    assert last_day_before(day, 6, YEAR) <= day


@given(some_terms(), DAYS, st.integers(1, 12))
def test_later_trials_are_never_due_earlier(terms: tuple[Term, ...], day: date, weeks: int) -> None:
    due = after_teaching_weeks(day, weeks, terms)
    assert day + timedelta(weeks=weeks) <= due
    assert due <= after_teaching_weeks(day + timedelta(days=1), weeks, terms)


@given(some_terms(), DAYS, st.integers(1, 12))
def test_one_day_parts_what_is_due_from_what_is_not(
    terms: tuple[Term, ...], today: date, weeks: int
) -> None:
    edge = last_day_before(today, weeks, terms)
    assert after_teaching_weeks(edge, weeks, terms) <= today
    assert after_teaching_weeks(edge + timedelta(days=1), weeks, terms) > today


@given(some_terms(), DAYS, st.integers(1, 12))
def test_counted_week_by_week_it_is_the_same(
    terms: tuple[Term, ...], day: date, weeks: int
) -> None:
    left, at = weeks * 7, day
    while left:
        at += timedelta(days=1)
        left -= is_teaching_week(at - timedelta(days=at.weekday()), terms)
    assert after_teaching_weeks(day, weeks, terms) == at
