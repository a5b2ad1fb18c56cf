"""Lapsing, the one rule for it: which contributions still count on a day, by the group's rounds.

A snapshot's number tells the week in which it was written and no day, so a week is what is compared
with the day on which a round was opened.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Literal, Protocol

from journal.clock import weeks_since_1970

SEQUENCES_A_WEEK = 1_000_000
Refreshed = Literal["current", "not-refreshed", "lapsed"]


class RoundFacts(Protocol):
    """A round of a group: its number and the day it was opened."""

    @property
    def number(self) -> int: ...

    @property
    def opened_on(self) -> date: ...


def refreshed(sequence: int, rounds: Sequence[RoundFacts], today: date) -> Refreshed:
    """How a contribution of this number stands on a day.

    "current": written in the round that is open, "not-refreshed": in the round before it, so that
    it counts for the last time, "lapsed": earlier, so that no digest reads it any more.
    """
    week = sequence // SEQUENCES_A_WEEK
    if week < oldest_week(rounds, today):
        return "lapsed"
    opened = _opened(rounds, today)
    if len(opened) > 1 and week < _week(opened[-1]):
        return "not-refreshed"
    return "current"


def round_of(sequence: int, rounds: Sequence[RoundFacts]) -> int:
    """The round in which a contribution of this number was written; 1 before the first."""
    week = sequence // SEQUENCES_A_WEEK
    return max((one.number for one in rounds if _week(one.opened_on) <= week), default=1)


def oldest_week(rounds: Sequence[RoundFacts], today: date) -> int:
    """The first writing week that has not lapsed: when the round before this one was opened."""
    opened = _opened(rounds, today)
    return _week(opened[-2]) if len(opened) > 1 else 0


def _opened(rounds: Sequence[RoundFacts], today: date) -> list[date]:
    return sorted(one.opened_on for one in rounds if one.opened_on <= today)


def _week(day: date) -> int:
    return weeks_since_1970(datetime(day.year, day.month, day.day, tzinfo=UTC))
