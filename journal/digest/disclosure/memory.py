"""Who stood behind a released row, as keyed hashes: enough to tell change, not to read anything.

A person's hash belongs to one row of one figure, so that rows cannot be joined by it.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

LEAST_KEY = 16
HASH_BYTES = 16

People = Mapping[str, frozenset[str]]
"""A hash for each contributor of a row, with hashes of her answers in it."""

Given = Set[tuple[str, str]]
"""Pairs of contributor and answer."""


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in a row since it was released: how many contributors, and which answers.

    `came` counts contributors with a new answer, `went` those who lost one. `unknown` counts
    answers that were withdrawn, of which nothing but a hash, or their number, is left. Who was
    forgotten may have come back with what she said before, so that so many fewer `contributors`
    and newcomers are sure to differ.
    """

    contributors: int
    came: int
    went: int
    gains: Mapping[str, int]
    losses: Mapping[str, int]
    unknown: int


class Hasher:
    """The keyed hash (BLAKE2b, RFC 7693) of what is said in one row of one figure."""

    def __init__(self, key: bytes, figure: str, row: str) -> None:
        if len(key) < LEAST_KEY:
            raise ValueError(f"a ledger's key has at least {LEAST_KEY} bytes")
        place = json.dumps([figure, row]).encode()
        who, what = (
            blake2b(place, key=blake2b(key, person=purpose).digest()).digest()
            for purpose in (b"contributor", b"answer")
        )
        self._who = cache(lambda contributor: _hash(contributor, who).hex())
        # An answer's key is its contributor's own and, unlike her hash, is kept nowhere.
        key_of = cache(lambda contributor: _hash(contributor, what))
        self._what = cache(lambda one: _hash(one[1], key_of(one[0])).hex())

    def people(self, given: Given) -> People:
        """What is remembered of a row's contributors."""
        found: dict[str, set[str]] = {}
        for one in given:
            found.setdefault(self._who(one[0]), set()).add(self._what(one))
        return {person: frozenset(answers) for person, answers in found.items()}

    def still(self, people: People, standing: Given, changeable: bool) -> People:
        """`people` without what was withdrawn: answers, or where these change, contributors."""
        if changeable:
            there = {self._who(contributor) for contributor, _answer in standing}
            return {person: answers for person, answers in people.items() if person in there}
        known = self._answers(standing)
        kept = {person: answers & known.keys() for person, answers in people.items()}
        return {person: answers for person, answers in kept.items() if answers}

    def change(self, people: People, given: Given, standing: Given, forgotten: int = 0) -> Change:
        """How a row's contributors of now differ from those remembered, `forgotten` ones beside."""
        now, nobody = self.people(given), frozenset[str]()
        known = self._answers(given | standing)
        lost = [all_ - now.get(who, nobody) for who, all_ in people.items()]
        new = [all_ - people.get(who, nobody) for who, all_ in now.items()]
        gone = [one for answers in lost for one in answers]
        changed = sum(people.get(who) != now.get(who) for who in people.keys() | now)
        return Change(
            contributors=max(0, changed - forgotten),
            came=max(0, sum(map(bool, new)) - forgotten),
            went=sum(map(bool, lost)),
            gains=Counter(known[one] for answers in new for one in answers),
            losses=Counter(known[one] for one in gone if one in known),
            unknown=forgotten + sum(one not in known for one in gone),
        )

    def _answers(self, given: Iterable[tuple[str, str]]) -> dict[str, str]:
        return {self._what(one): one[1] for one in given}


def _hash(text: str, key: bytes) -> bytes:
    return blake2b(text.encode(), digest_size=HASH_BYTES, key=key).digest()
