"""What was found in a text, carried over to the text as it is a few keys later."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from journal.privacy.finding import Finding, union
from ui.writing.changed import changed_stretch


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


def without(found: Iterable[Finding], text: str, aside: set[str]) -> list[Finding]:
    """What was found, but for the words that the owner set aside; these are folded."""
    return [one for one in found if folded(text[one.start : one.end]) not in aside]


def folded(words: str) -> str:
    """`words` as they are compared with what was set aside."""
    return " ".join(words.casefold().split())


def _is_word(two: str) -> bool:
    """Whether two signs that meet are of one word."""
    return len(two) == 2 and all(sign.isalnum() for sign in two)
