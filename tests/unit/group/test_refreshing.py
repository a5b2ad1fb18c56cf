"""Which contributions still count on a day: one rule, and the digest's counts follow it."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.digest.gather.scope import open_scope
from journal.group.refreshing import refreshed, round_of
from tests.fixtures.libraries import Contribution, Group, Round, stored, week_sequence

FIRST = date(2026, 1, 12)
ROUNDS = (Round(1, FIRST), Round(2, date(2026, 4, 13)), Round(3, date(2026, 9, 7)))


@pytest.mark.parametrize(
    ("written", "today", "standing"),
    [
        (date(2026, 4, 3), date(2026, 9, 6), "not-refreshed"),
        (date(2026, 4, 3), date(2026, 9, 7), "lapsed"),
        (date(2026, 4, 20), date(2026, 9, 7), "not-refreshed"),
        (date(2026, 9, 8), date(2026, 9, 9), "current"),
        (date(2026, 4, 3), date(2026, 4, 12), "current"),
        # In the first round nobody can be behind, whatever a clock said.
        (date(2025, 1, 3), date(2026, 4, 12), "current"),
        # Before the group's first day, by a clock that is behind.
        (date(2026, 4, 3), date(2025, 12, 1), "current"),
    ],
)
def test_a_contribution_stands_by_the_rounds(written: date, today: date, standing: str) -> None:
    assert refreshed(week_sequence(written), ROUNDS, today) == standing


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (date(2025, 1, 3), 1),
        (date(2026, 1, 12), 1),
        (date(2026, 4, 20), 2),
        (date(2026, 9, 2), 2),
        (date(2026, 9, 8), 3),
    ],
)
def test_a_contribution_was_written_in_a_round(written: date, number: int) -> None:
    assert round_of(week_sequence(written), ROUNDS) == number


def test_a_round_opened_in_the_week_of_writing_leaves_it_current() -> None:
    """A number tells no day, so nobody is asked twice in one week."""
    thursday = date(2026, 9, 3)  # weeks are counted from 1970-01-01, a Thursday
    rounds = (*ROUNDS[:2], Round(3, thursday + timedelta(days=4)))
    assert refreshed(week_sequence(thursday), rounds, date(2026, 9, 20)) == "current"


DAYS = st.integers(-20, 400).map(lambda n: FIRST + timedelta(days=n))


@settings(max_examples=settings.default.max_examples // 3)
@given(st.lists(DAYS, max_size=4), st.lists(DAYS, min_size=1, max_size=5), DAYS)
def test_the_digest_leaves_out_just_what_has_lapsed(
    more_rounds: list[date], written: list[date], today: date
) -> None:
    opened = [FIRST, *sorted(more_rounds)]
    group = Group(rounds=tuple(Round(n, day) for n, day in enumerate(opened, 1)))
    library = stored(Contribution(f"{n:064x}", week_sequence(day)) for n, day in enumerate(written))
    lapsed = [
        day for day in written if refreshed(week_sequence(day), group.rounds, today) == "lapsed"
    ]
    assert open_scope(library, group, today).lapsed == len(lapsed)
