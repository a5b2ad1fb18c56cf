"""Terms are checked before they are kept."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.logbook.school_terms import a_year_on, next_term, trouble_among, trouble_with
from journal.settings import Term

AUTUMN = (date(2026, 9, 2), date(2026, 10, 23))
WINTER = (date(2026, 11, 2), date(2026, 12, 18))
DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))


@pytest.mark.parametrize(
    ("term", "said"),
    [
        (WINTER, ""),
        ((date(2026, 10, 24), date(2026, 10, 24)), ""),
        ((date(2026, 9, 3), date(2026, 9, 2)), "ends before it begins"),
        ((date(2026, 10, 23), date(2026, 12, 1)), "overlaps"),
        ((date(2026, 8, 1), date(2026, 9, 2)), "overlaps"),
        ((date(2026, 9, 10), date(2026, 9, 11)), "overlaps"),
        ((date(2026, 8, 1), date(2026, 12, 1)), "overlaps"),
        ((date(2024, 1, 1), date(2025, 6, 1)), "longer than a school year"),
    ],
)
def test_one_beside_another(term: Term, said: str) -> None:
    sentence = trouble_with(term, [AUTUMN])
    assert (sentence == "") is (said == "")
    assert said in sentence


def test_among_several() -> None:
    assert trouble_among([]) == ""
    assert trouble_among([WINTER, AUTUMN]) == ""
    assert "overlaps" in trouble_among([WINTER, AUTUMN, (date(2026, 12, 1), date(2027, 1, 1))])


def test_a_year_on_begins_on_the_same_weekdays() -> None:
    found = a_year_on([WINTER, AUTUMN])
    assert found == (
        (date(2027, 9, 1), date(2027, 10, 22)),
        (date(2027, 11, 1), date(2027, 12, 17)),
    )
    assert [first.weekday() for first, _ in found] == [2, 0]


def test_only_the_newest_year_moves_on_and_only_once() -> None:
    old = (date(2025, 9, 3), date(2025, 10, 24))
    terms = (old, AUTUMN, WINTER)
    assert len(a_year_on(terms)) == 2
    assert a_year_on((*terms, *a_year_on(terms)))[0][0] == date(2028, 8, 30)
    assert a_year_on(()) == ()


@given(st.lists(st.tuples(DAYS, st.integers(0, 90)), max_size=6))
def test_a_year_on_of_good_terms_is_good(starts: list[tuple[date, int]]) -> None:
    terms: list[Term] = []
    for first, days in starts:
        term = (first, first + timedelta(days=days))
        if not trouble_with(term, terms):
            terms.append(term)
    assert trouble_among([*terms, *a_year_on(terms)]) == ""
    offered = next_term(terms, date(2026, 11, 21))
    assert trouble_with(offered, terms) == ""


def test_the_next_term_begins_on_a_monday() -> None:
    today = date(2026, 11, 21)
    assert next_term((), today) == (date(2026, 11, 16), date(2027, 1, 1))
    assert next_term((AUTUMN, WINTER), today) == (date(2026, 12, 21), date(2027, 2, 5))
