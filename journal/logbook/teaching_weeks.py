"""Teaching weeks: the weeks in which there is school, counted over the owner's terms.

A teaching week is a whole week, Monday to Sunday, with at least one Monday to Friday inside a term:
a term that begins on a Wednesday begins a teaching week, and a holiday is what lies between two
terms. Before the first term and after the last one nothing is known, so there every week counts,
as it does where no terms are given.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from journal.settings import Term

FOLLOW_UP_WEEKS = 6
_WEEK = 7
_SCHOOL_DAYS = 5

Span = tuple[int, int]  # first and last day, as ordinals


def after_teaching_weeks(day: date, weeks: int, terms: Sequence[Term]) -> date:
    """The day on which `weeks` teaching weeks have gone by since `day`: without a holiday between
    them the same day of the week. Never goes back as `day` goes on.
    """
    free = _holidays(terms)
    return _day(_reached(_counted(day.toordinal(), free) + weeks * _WEEK, free))


def last_day_before(today: date, weeks: int, terms: Sequence[Term]) -> date:
    """The last day since which `weeks` teaching weeks have gone by on `today`: the inverse, so
    that all trials up to one day are due and none is computed alone.
    """
    free = _holidays(terms)
    return _day(_reached(_counted(today.toordinal(), free) - weeks * _WEEK + 1, free) - 1)


def terms_run_out(day: date, weeks: int, terms: Sequence[Term]) -> date | None:
    """The end of the last term, where `weeks` teaching weeks after `day` lie beyond it and are
    calendar weeks for that reason; None where the terms reach, or none are given.
    """
    end = max((last for _first, last in terms), default=None)
    if end is None or after_teaching_weeks(day, weeks, terms) <= _sunday(end):
        return None
    return end


def is_teaching_week(monday: date, terms: Sequence[Term]) -> bool:
    """Whether the week that begins on `monday` counts."""
    return not any(first <= monday.toordinal() <= last for first, last in _holidays(terms))


def _holidays(terms: Sequence[Term]) -> list[Span]:
    """The whole weeks between terms in which there is no school, in order."""
    free: list[Span] = []
    known: int | None = None  # the Sunday up to which the terms so far reach
    for first, last in sorted(terms):
        weeks = _weeks_of(first, last)
        if weeks is None:
            continue
        begins, ends = weeks
        if known is not None and begins > known + 1:
            free.append((known + 1, begins - 1))
        known = max(ends, known or ends)
    return free


def _weeks_of(first: date, last: date) -> Span | None:
    """From the Monday of the first to the Sunday of the last week with a school day of a term."""
    while first <= last and first.weekday() >= _SCHOOL_DAYS:
        first += timedelta(days=1)
    if first > last:
        return None
    return (first.toordinal() - first.weekday(), _sunday(last).toordinal())


def _sunday(last: date) -> date:
    return _day(last.toordinal() - last.weekday() + _WEEK - 1)


def _counted(ordinal: int, free: Sequence[Span]) -> int:
    """How many days that count there are up to and with this one."""
    gone = sum(min(ordinal, last) - first + 1 for first, last in free if first <= ordinal)
    return ordinal - gone


def _reached(count: int, free: Sequence[Span]) -> int:
    """The first day up to which `count` days count."""
    for first, last in free:
        if count < first:
            break
        count += last - first + 1
    return count


def _day(ordinal: int) -> date:
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))
