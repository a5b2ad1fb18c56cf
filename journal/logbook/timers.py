"""The two timers of a trial, "usual way" and "with AI, all in". Pure; they live in a draft.

A running timer counts by the wall clock, so that it goes on while the app is closed or killed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

# The field whose minutes each timer measures.
TIMED = {"usual": "minutes_usual", "ai": "minutes_ai"}
LONG = timedelta(hours=4)  # in one stretch: most likely forgotten, over a night say


@dataclass(frozen=True, slots=True)
class Timer:
    """`seconds` of finished stretches, and since when (aware UTC) it runs; None while it rests."""

    seconds: float = 0.0
    started_at: datetime | None = None

    @property
    def runs(self) -> bool:
        return self.started_at is not None

    @property
    def is_blank(self) -> bool:
        """Whether it never ran, or was put back."""
        return not (self.runs or self.seconds)


def start(timer: Timer, now: datetime) -> Timer:
    """Let it run from now; one that runs already runs on."""
    return timer if timer.runs else replace(timer, started_at=now)


def pause(timer: Timer, now: datetime) -> Timer:
    """Let it rest; what ran counts."""
    return Timer(elapsed(timer, now))


def drop_stretch(timer: Timer) -> Timer:
    """Let it rest; what ran since the last start does not count."""
    return Timer(timer.seconds)


def stretch(timer: Timer, now: datetime) -> timedelta:
    """How long it has run since its last start; never negative, though the clock was set back."""
    if timer.started_at is None:
        return timedelta()
    return max(timedelta(), now - timer.started_at)


def elapsed(timer: Timer, now: datetime) -> float:
    """All its seconds."""
    return timer.seconds + stretch(timer, now).total_seconds()


def minutes(timer: Timer, now: datetime) -> int | None:
    """All its time in whole minutes, None for less than half a one: missing is never 0."""
    return int(elapsed(timer, now) / 60 + 0.5) or None


def left_running(timer: Timer, now: datetime) -> bool:
    """Whether it has run so long in one stretch that its owner should be asked."""
    return stretch(timer, now) > LONG


def as_plain(timers: Mapping[str, Timer]) -> dict[str, Any]:
    """What a draft keeps of the timers that are not blank; `timers_of` reads it again."""
    return {
        name: {
            "seconds": timer.seconds,
            "started_at": timer.started_at.isoformat() if timer.started_at else None,
        }
        for name, timer in timers.items()
        if not timer.is_blank
    }


def timers_of(plain: Any) -> dict[str, Timer]:
    """Both timers from what a draft kept; a blank one for what is missing or not understood."""
    kept = plain if isinstance(plain, Mapping) else {}
    return {name: _timer(kept.get(name)) for name in TIMED}


def _timer(plain: Any) -> Timer:
    try:
        started = datetime.fromisoformat(plain["started_at"]) if plain["started_at"] else None
        seconds = max(0.0, float(plain["seconds"]))
    except (TypeError, KeyError, ValueError):
        return Timer()
    return Timer() if started and started.tzinfo is None else Timer(seconds, started)
