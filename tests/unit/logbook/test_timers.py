"""Timers that survive a restart and a clock set back."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from journal.logbook.timers import (
    TIMED,
    Timer,
    as_plain,
    drop_stretch,
    elapsed,
    left_running,
    minutes,
    pause,
    start,
    timers_of,
)

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)


def later(**much: float) -> datetime:
    return NOON + timedelta(**much)


def test_stretches_add_up_and_a_rest_does_not_count() -> None:
    timer = pause(start(Timer(), NOON), later(minutes=10))
    timer = start(timer, later(hours=2))
    assert minutes(timer, later(hours=2, minutes=5)) == 15
    assert minutes(pause(timer, later(hours=2, minutes=5)), later(hours=9)) == 15


def test_starting_twice_does_not_lose_the_first_start() -> None:
    timer = start(start(Timer(), NOON), later(minutes=5))
    assert minutes(timer, later(minutes=10)) == 10


def test_a_clock_set_back_takes_nothing_away() -> None:
    timer = start(Timer(seconds=600), NOON)
    assert elapsed(timer, later(hours=-1)) == 600
    assert pause(timer, later(hours=-1)) == Timer(600)


@pytest.mark.parametrize(
    ("seconds", "told"), [(0, None), (29, None), (30, 1), (89, 1), (90, 2), (3600, 60)]
)
def test_minutes_are_rounded_and_never_nought(seconds: float, told: int | None) -> None:
    assert minutes(Timer(seconds), NOON) == told


def test_a_night_is_noticed_and_can_be_left_out() -> None:
    timer = start(Timer(seconds=300), NOON)
    assert not left_running(timer, later(hours=4))
    assert left_running(timer, later(hours=15))
    assert minutes(drop_stretch(timer), later(hours=15)) == 5


@given(
    some.floats(0, 1e7),
    some.none() | some.timedeltas(timedelta(days=-2000), timedelta(days=2000)),
)
def test_timers_come_back_from_a_draft_as_they_were(
    seconds: float, started: timedelta | None
) -> None:
    timer = Timer(seconds, NOON + started if started is not None else None)
    kept = json.loads(json.dumps(as_plain({"ai": timer, "usual": Timer()})))
    assert timers_of(kept) == {"ai": timer, "usual": Timer()}


@pytest.mark.parametrize(
    "damaged",
    [None, [], "x", {"ai": 3}, {"ai": {"seconds": "x", "started_at": None}}, {"ai": {}},
     {"ai": {"seconds": 1, "started_at": "2026-11-19T12:00:00"}}],
)  # fmt: skip
def test_what_is_not_understood_is_a_blank_timer(damaged: object) -> None:
    assert timers_of(damaged) == {name: Timer() for name in TIMED}
