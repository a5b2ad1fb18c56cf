"""The owner's school terms: checked before they are kept, and last year's as a beginning."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from journal.language import _
from journal.settings import Term

LONGEST = timedelta(days=300)
_SAME_WEEKDAY = timedelta(weeks=52)


def trouble_with(term: Term, others: Sequence[Term]) -> str:
    """What is wrong with a term beside the others, in a sentence; empty where all is well."""
    first, last = term
    if last < first:
        return _("This term ends before it begins.")
    if last - first > LONGEST:
        return _("This is longer than a school year; give one term, or half of one.")
    for other in others:
        if first <= other[1] and other[0] <= last:
            return _("This overlaps another term.")
    return ""


def trouble_among(terms: Sequence[Term]) -> str:
    """The first thing that is wrong with several terms; empty where all is well."""
    ordered = sorted(terms)
    alone = (trouble_with(term, ()) for term in ordered)
    beside = (trouble_with(later, (earlier,)) for earlier, later in pairwise(ordered))
    return next((sentence for sentence in (*alone, *beside) if sentence), "")


def a_year_on(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms of the newest school year moved on by 52 weeks, so that each begins on the same
    day of the week; none that would overlap one that is there.
    """
    newest = max((last for _first, last in terms), default=None)
    if newest is None:
        return ()
    this_year = [term for term in terms if term[0] > newest - _SAME_WEEKDAY]
    moved = ((first + _SAME_WEEKDAY, last + _SAME_WEEKDAY) for first, last in sorted(this_year))
    return tuple(term for term in moved if not trouble_with(term, terms))


def next_term(terms: Sequence[Term], today: date) -> Term:
    """A term to begin with: seven weeks from the Monday after the last one, or from this week."""
    last = max((last for _first, last in terms), default=None)
    after = last + timedelta(days=1) if last else today - timedelta(days=today.weekday())
    monday = after + timedelta(days=-after.weekday() % 7)
    return (monday, monday + timedelta(weeks=7, days=-3))
