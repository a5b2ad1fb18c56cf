"""The laws of one teacher with several computers: no trial vanishes that she did not let go.

Backups, restores, copied folders, clocks that jump, and files that are merged in any order. Some
lives in the suite; for more:
LAWS_EXAMPLES=2000 pytest tests/unit/sharing -k computers_laws -o faulthandler_timeout=0
"""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.clock import WEEK_SECONDS
from journal.sharing.numbering import next_sequence
from tests.unit.sharing.computers_laws import Teacher

EXAMPLES = int(os.environ.get("LAWS_EXAMPLES", "1"))

Teacher.TestCase.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=20 if EXAMPLES > 1 else 12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestTeacher = Teacher.TestCase


def unknown_there(life: Teacher) -> None:
    """Two computers of one mark: the one's trial is unknown to the other, where one was deleted."""
    life.copy_the_folder(0)
    life.put_away(1, 0, "for good")
    life.log_and_share(0, "not now")
    life.share(1, "bring in", clock_is_right=True)


def other_words(life: Teacher) -> None:
    life.copy_the_folder(0)
    life.edit(1, 0)
    life.share(1, "not now", clock_is_right=True)
    life.share(0, "take back", clock_is_right=True)


def taken_back_elsewhere(life: Teacher) -> None:
    life.copy_the_folder(0)
    life.put_away(1, 0, "back")
    life.share(1, "not now", clock_is_right=True)
    life.share(0, "take back", clock_is_right=True)


def put_away_here(life: Teacher) -> None:
    life.copy_the_folder(0)
    life.put_away(1, 0, "trash")
    life.log(1, "group")
    life.share(0, "not now", clock_is_right=True)
    life.share(1, "take back", clock_is_right=True)


def deleted_after_it_came_home(life: Teacher) -> None:
    """A trial that came home keeps its id: by that it is known again when it was deleted."""
    life.back_up(0)
    life.log_and_share(0, "not now")
    life.restore(0, 1, anew=True)
    life.share(1, "bring in", clock_is_right=True)
    life.put_away(1, 0, "for good")
    life.put_away(1, 0, "for good")
    life.log_and_share(0, "take back")
    life.share(1, "bring in", clock_is_right=True)


LIVES = (
    unknown_there,
    other_words,
    taken_back_elsewhere,
    put_away_here,
    deleted_after_it_came_home,
)


@pytest.mark.parametrize("lived", LIVES, ids=lambda lived: lived.__name__)
def test_a_life_that_could_lose_a_trial(lived: Callable[[Teacher], None]) -> None:
    life = Teacher()
    try:
        lived(life)
    finally:
        life.teardown()


@given(
    st.integers(0, 2**53 - 2),
    st.integers(0, 3_000),
    st.integers(0, WEEK_SECONDS - 1),
    st.integers(0, WEEK_SECONDS - 1),
)
def test_a_number_tells_no_day_and_no_hour(highest: int, week: int, one: int, two: int) -> None:
    begin = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(weeks=week)
    moments = (begin + timedelta(seconds=one), begin + timedelta(seconds=two))
    assert len({next_sequence(highest, moment) for moment in moments}) == 1
