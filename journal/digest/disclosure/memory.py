"""Who stood behind a released row, as keyed hashes: enough to tell change, not to read anything.

A person's hash belongs to one row of one figure, so that rows cannot be joined by it.
"""

import hmac
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from hashlib import sha256

LEAST_KEY = 16
HASH_BYTES = 16

People = Mapping[str, frozenset[str]]
"""A hash for each contributor of a row, with hashes of her answers in it."""

Given = Set[tuple[str, str]]
"""Pairs of contributor and answer."""


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in a row since it was released: how many contributors, and which answers.

    `unknown` counts answers that were withdrawn, of which nothing but a hash is left.
    """

    contributors: int
    gains: Mapping[str, int]
    losses: Mapping[str, int]
    unknown: int


class Hasher:
    """The keyed hash (HMAC-SHA-256) of what is said in one row of one figure."""

    def __init__(self, key: bytes, figure: str, row: str) -> None:
        if len(key) < LEAST_KEY:
            raise ValueError(f"a ledger's key has at least {LEAST_KEY} bytes")
        self._key = key
        self._place = (figure, row)

    def people(self, given: Given) -> People:
        """What is remembered of a row's contributors."""
        found: dict[str, set[str]] = defaultdict(set)
        for contributor, answer in given:
            found[self._of(contributor)].add(self._of(contributor, answer))
        return {person: frozenset(answers) for person, answers in found.items()}

    def still(self, people: People, standing: Given) -> People:
        """`people` without the answers that were withdrawn."""
        known = self._answers(standing)
        kept = {person: answers & known.keys() for person, answers in people.items()}
        return {person: frozenset(answers) for person, answers in kept.items() if answers}

    def change(self, people: People, given: Given, standing: Given) -> Change:
        """How a row's contributors of now differ from those remembered."""
        now = self.people(given)
        known = self._answers([*given, *standing])
        gone = [one for who, all_ in people.items() for one in all_ - now.get(who, frozenset())]
        come = [one for who, all_ in now.items() for one in all_ - people.get(who, frozenset())]
        return Change(
            contributors=sum(people.get(who) != now.get(who) for who in people.keys() | now),
            gains=Counter(known[one] for one in come),
            losses=Counter(known[one] for one in gone if one in known),
            unknown=sum(one not in known for one in gone),
        )

    def _answers(self, given: Iterable[tuple[str, str]]) -> dict[str, str]:
        return {self._of(contributor, answer): answer for contributor, answer in given}

    def _of(self, *words: str) -> str:
        message = json.dumps([*self._place, *words], separators=(",", ":")).encode()
        return hmac.digest(self._key, message, sha256)[:HASH_BYTES].hex()
