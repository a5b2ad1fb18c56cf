"""Which lines a round prints: those of its first leaders' file that still stand, and no others.

A line is known by a keyed hash of its trial and its words as its writer left them. One that was
released or changed after the file waits for the next round; a withdrawn one loses its hash. Of
each kind a round prints so many at most: what is chosen is chosen before the ledger keeps it.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Protocol

from journal.digest.disclosure.ledger import LineEntry
from journal.digest.disclosure.memory import HASH_BYTES

MOST_LINES = 12

Entries = Mapping[str, LineEntry]


@dataclass(frozen=True, slots=True)
class Said:
    """A line that its writer released: its trial, its words and the outcome it is filed under.

    `due` says that it belongs to this round whether or not an earlier one printed it; of each
    `kind` only so many are printed.
    """

    trial: str
    words: tuple[str, ...]
    outcome: str
    due: bool
    kind: str


class SaidLines(Protocol):
    """What writers released in words, of whatever round; nobody has to hold all of it at once."""

    def first(self, most: int) -> Iterable[Said]:
        """Of each kind at most so many, in the order in which they are to be chosen."""

    def standing(self) -> Iterator[Said]:
        """All that stand, one after the other."""

    def count(self) -> int:
        """How many stand."""


class _NothingSaid:
    """No line at all."""

    def first(self, most: int) -> Iterable[Said]:
        return ()

    def standing(self) -> Iterator[Said]:
        return iter(())

    def count(self) -> int:
        return 0


NOTHING_SAID = _NothingSaid()


@dataclass(frozen=True, slots=True)
class Settled:
    """The lines to remember, the trials of those that are printed, each with its outcome.

    `more` are the kinds of which more were released than are printed.
    """

    entries: dict[str, LineEntry]
    printed: dict[str, str]
    more: tuple[str, ...]


def fix_lines(number: int, said: SaidLines, past: Entries, key: bytes) -> Settled:
    """The lines of a round as its first leaders' file fixes them."""
    standing = still_said(number, said, past, key)
    entries, printed = dict(standing.entries), dict[str, str]()
    taken, more = Counter[str](), set[str]()
    for one in said.first(MOST_LINES + len(past) + 1):
        name = _name(one, key)
        if name in past and not one.due:
            continue
        if taken[one.kind] == MOST_LINES:
            more.add(one.kind)
            continue
        taken[one.kind] += 1
        entries[name] = LineEntry(round=number, outcome=one.outcome)
        printed[one.trial] = one.outcome
    return Settled(entries, printed, tuple(sorted(more)))


def still_said(number: int, said: SaidLines, past: Entries, key: bytes) -> Settled:
    """The remembered lines without those that were withdrawn since."""
    entries: dict[str, LineEntry] = {}
    printed: dict[str, str] = {}
    for one in said.standing() if past else ():
        name = _name(one, key)
        if name in past:
            entries[name] = past[name]
            if past[name].round == number:
                printed[one.trial] = past[name].outcome
    return Settled(entries, printed, ())


def _name(one: Said, key: bytes) -> str:
    own = blake2b(key, person=b"line").digest()
    text = json.dumps([one.trial, one.words]).encode()
    return blake2b(text, digest_size=HASH_BYTES, key=own).hexdigest()
