"""Which lines a round prints: those of its first leaders' file that still stand, and no others.

A line is known by a keyed hash of its trial and its words as its writer left them. One that was
released or changed after the file waits for the next round; a withdrawn one loses its hash.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from journal.digest.disclosure.ledger import LineEntry
from journal.digest.disclosure.memory import HASH_BYTES

Lines = Mapping[str, LineEntry]


@dataclass(frozen=True, slots=True)
class Said:
    """A line that its writer released: its trial, its words and the outcome it is filed under.

    `due` says that it belongs to this round whether or not an earlier one printed it.
    """

    trial: str
    words: tuple[str, ...]
    outcome: str
    due: bool


def fix_lines(number: int, said: Iterable[Said], past: Lines, key: bytes) -> dict[str, LineEntry]:
    """The lines to remember after the first leaders' file of a round."""
    after = {}
    for one in said:
        name = _name(one, key)
        new = one.due or name not in past
        after[name] = LineEntry(round=number, outcome=one.outcome) if new else past[name]
    return after


def still_said(said: Iterable[Said], past: Lines, key: bytes) -> dict[str, LineEntry]:
    """The remembered lines without those that were withdrawn since."""
    standing = {_name(one, key) for one in said}
    return {name: entry for name, entry in past.items() if name in standing}


def printed_lines(number: int, said: Iterable[Said], kept: Lines, key: bytes) -> dict[str, str]:
    """The trials whose lines a round prints, each with the outcome it was released under."""
    found = ((one.trial, kept.get(_name(one, key))) for one in said)
    return {trial: line.outcome for trial, line in found if line and line.round == number}


def _name(one: Said, key: bytes) -> str:
    own = blake2b(key, person=b"line").digest()
    text = json.dumps([one.trial, one.words]).encode()
    return blake2b(text, digest_size=HASH_BYTES, key=own).hexdigest()
