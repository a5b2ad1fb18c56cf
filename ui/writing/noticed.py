"""What was found in a text, carried over to the text as it is a few keys later."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from journal.privacy.finding import Finding, union
from ui.writing.changed import changed_stretch

NEAR = 400  # things found that are looked at between two keys, of a text that holds thousands


class Read(NamedTuple):
    """A text, and what was found in it, sorted."""

    text: str
    found: list[Finding]


def brought_up(new: Read, earlier: Read | None, text: str, place: int) -> list[Finding]:
    """What is known of `text` by a `new` reading of it, or of what it was a few keys ago.

    Of an `earlier` reading what stands elsewhere is kept. Of a text that was changed meanwhile and
    holds a lot, only what is around `place` is told: it is about to be read again.
    """
    near = around(new.found, place, NEAR)
    fresh = carried(new.found[near], new.text, text)
    if earlier is not None:
        there = earlier.found[around(earlier.found, place, NEAR)]
        stands = carried(there, earlier.text, text)
        if fresh and len(new.found) > NEAR:
            first, last = fresh[0].start, fresh[-1].end
            stands = [one for one in stands if first <= one.start and one.end <= last]
        fresh = with_earlier(fresh, stands)
    if new.text != text:
        return fresh
    return [*new.found[: near.start], *fresh, *new.found[near.stop :]]


def carried(found: Sequence[Finding], old: str, new: str) -> list[Finding]:
    """What was found in `old` and stands in `new` as it stood there, with its places in `new`.

    Left out is what was changed itself, and what became part of a longer word.
    """
    if old == new:
        return list(found)
    first, old_end, new_end = changed_stretch(old, new)
    kept = []
    for one in found:
        if one.end <= first:
            joins = one.end == first and _is_word(new[one.end - 1 : one.end + 1])
        elif one.start >= old_end:
            by = new_end - old_end
            one = replace(one, start=one.start + by, end=one.end + by)
            joins = one.start == new_end and _is_word(new[max(0, one.start - 1) : one.start + 1])
        else:
            continue
        if not joins:
            kept.append(one)
    return kept


def with_earlier(found: Sequence[Finding], earlier: Iterable[Finding]) -> list[Finding]:
    """`found`, and of what was there `earlier` all that stands elsewhere; sorted."""
    taken = sorted(found, key=lambda one: one.start)
    at, added = 0, []
    for one in sorted(earlier, key=lambda one: one.start):
        while at < len(taken) and taken[at].end <= one.start:
            at += 1
        if at == len(taken) or taken[at].start >= one.end:
            added.append(one)
    return union([*taken, *added])


def around(found: Sequence[Finding], place: int, most: int) -> slice:
    """Which of what was found, sorted, stands around `place` of the text, at most so many."""
    if len(found) <= most:
        return slice(0, len(found))
    middle = bisect_right(found, place, key=lambda one: one.start)
    first = min(max(0, middle - most // 2), len(found) - most)
    return slice(first, first + most)


def without(found: list[Finding], text: str, aside: set[str]) -> list[Finding]:
    """What was found, but for the words that the owner set aside; these are folded."""
    if not aside:
        return found
    return [one for one in found if folded(text[one.start : one.end]) not in aside]


def folded(words: str) -> str:
    """`words` as they are compared with what was set aside."""
    return " ".join(words.casefold().split())


def _is_word(two: str) -> bool:
    """Whether two signs that meet are of one word."""
    return len(two) == 2 and all(sign.isalnum() for sign in two)
