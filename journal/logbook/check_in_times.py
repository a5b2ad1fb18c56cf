"""When a check-in is offered: before the first trial, once a round, else once a half term."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from journal.settings import Term

# A half term is as long as this, where no terms say otherwise; a longer term has two halves.
HALF_TERM = timedelta(weeks=7)
LONGEST_HALF = timedelta(weeks=9)


@dataclass(frozen=True, slots=True)
class Round:
    """A round of one of the owner's groups."""

    group: str
    number: int
    opened_on: date


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why a check-in is offered; `round` where a group opened one."""

    why: Literal["start", "round", "half-term"]
    round: Round | None = None


def occasion(
    last: date | None,
    rounds: Sequence[Round],
    terms: Sequence[Term],
    today: date,
    in_a_group: bool,
) -> Occasion | None:
    """Why a check-in is offered today, None where the last one is new enough.

    `last` is the day of the owner's newest check-in. A round counts that was opened after it, up
    to today; who is in a group is asked once a round only.
    """
    if last is None:
        return Occasion("start")
    opened = [one for one in rounds if last < one.opened_on <= today]
    if opened:
        return Occasion("round", max(opened, key=lambda one: (one.opened_on, one.number)))
    if not in_a_group and _half_term_began(last, terms, today):
        return Occasion("half-term")
    return None


def _half_term_began(last: date, terms: Sequence[Term], today: date) -> bool:
    """Whether a half term began after `last`; beyond the terms given, each is as long as usual."""
    if any(last < begins <= today for begins in _beginnings(terms)):
        return True
    known = [term for term in terms if term[0] <= today <= term[1] + HALF_TERM]
    return not known and today - last >= HALF_TERM


def _beginnings(terms: Sequence[Term]) -> list[date]:
    begins = []
    for first, last in terms:
        begins.append(first)
        if last - first > LONGEST_HALF:
            begins.append(first + (last - first) / 2)
    return begins
