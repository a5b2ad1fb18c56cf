"""Codes by which a trial is called in a digest: the beginning of its id, as short as is unique."""

import re
from collections.abc import Iterable
from itertools import pairwise

from journal.ids import in_fours

PRINTED = re.compile(r"T(?:-[0-9A-HJKMNP-TV-Z]{1,4})+")  # a code as `shown` prints it
_SHORTEST = 8
_STEP = 4


def code_of(record_id: str) -> str:
    """The usual code of a record: the first eight characters of its id."""
    return record_id[:_SHORTEST]


def unique_codes(record_ids: Iterable[str]) -> dict[str, str]:
    """A code for each id: eight characters, four more at a time until no other id begins so."""
    ids = sorted(set(record_ids))
    shared = dict.fromkeys(ids, 0)
    for one, other in pairwise(ids):
        length = _shared(one, other)
        shared[one] = max(shared[one], length)
        shared[other] = max(shared[other], length)
    return {one: one[: _length(shared[one])] for one in ids}


def shown(code: str) -> str:
    """The code as it is printed: `T-4F7K-9Q2M`."""
    return f"T-{in_fours(code)}"


def usual(printed: str) -> str:
    """The usual code of a trial whose printed code may be longer, as it is printed."""
    return printed[: len(shown("0" * _SHORTEST))]


def _shared(one: str, other: str) -> int:
    """How many characters two different ids have in common at their beginning."""
    return next(at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)


def _length(shared: int) -> int:
    """The shortest of 8, 12, 16… that is longer than what is shared with another id."""
    return max(_SHORTEST, (shared // _STEP + 1) * _STEP)
