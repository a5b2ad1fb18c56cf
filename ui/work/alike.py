"""Trials that look like one entered twice: the pairs, both in full, what was decided."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, func, select

from journal.logbook.duplicates import Pair, maybe_duplicates, not_duplicates, possible_duplicates
from journal.logbook.word_diff import word_diff
from journal.model.trial import Trial
from ui.work.trial_acts import Shown, shown

MOST_PAIRS = 50
MOST_UNASKED = 10_000  # trials; to look through more is felt, so the owner is asked first
Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class ShownPair:
    """Two trials to be read side by side, the one entered earlier first."""

    pair: Pair
    first: Shown
    second: Shown


def pairs(session: Session, progress: Callable[[int, int], object]) -> list[Pair]:
    """The pairs that look alike."""
    return possible_duplicates(session, MOST_PAIRS, progress)


def pairs_unasked(session: Session, progress: Callable[[int, int], object]) -> list[Pair] | None:
    """The pairs that look alike; None for a journal so large that the owner is asked first."""
    query = select(func.count()).select_from(Trial).where(col(Trial.deleted_at).is_(None))
    if session.exec(query).one() > MOST_UNASKED:
        return None
    return pairs(session, progress)


def both(session: Session, pair: Pair, today: date) -> ShownPair:
    """Both trials of a pair in full."""
    return ShownPair(pair, shown(session, pair.first, today), shown(session, pair.second, today))


def keep_both(session: Session, pair: Pair) -> None:
    """They are two: the pair is not suggested again."""
    not_duplicates(session, pair.first, pair.second)


def suggest_again(session: Session, pair: Pair) -> None:
    """They may be one after all."""
    maybe_duplicates(session, pair.first, pair.second)


def differences(first: str, second: str) -> tuple[Spans, Spans]:
    """Where two texts differ, word by word: the places in the first and in the second."""
    only_first: Spans = []
    only_second: Spans = []
    here = there = 0
    for piece in word_diff(first, second):
        length = len(piece.text)
        if piece.sort != "added":
            if piece.sort == "removed":
                only_first.append((here, here + length))
            here += length
        if piece.sort != "removed":
            if piece.sort == "added":
                only_second.append((there, there + length))
            there += length
    return only_first, only_second
