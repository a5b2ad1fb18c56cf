"""How well a name fits what is typed: simple enough to be foreseen. Pure."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")

BEGINS, WORDS_IN_ORDER, WORDS, WITHIN, LETTERS = range(5)
GOOD = WORDS  # up to here a name is likely to be what is meant
_SHORTEST_LETTERS = 2


def rank(typed: str, name: str) -> int | None:
    """How well `name` fits, 0 the best; None where it does not.

    It begins as typed; each typed word begins a word of it, in their order, or in any; it holds
    what is typed; it holds the letters in their order.
    """
    wanted, held = _folded(typed), _folded(name)
    if not wanted or held.startswith(wanted):
        return BEGINS
    words = re.findall(r"\w+", held)
    begun = wanted.split()
    if all(any(word.startswith(one) for word in words) for one in begun):
        return WORDS_IN_ORDER if _in_order(begun, words) else WORDS
    if wanted in held:
        return WITHIN
    letters = iter(held)
    short = wanted.replace(" ", "")
    if len(short) >= _SHORTEST_LETTERS and all(letter in letters for letter in short):
        return LETTERS
    return None


def ranked(typed: str, things: Iterable[T], name: Callable[[T], str]) -> list[tuple[int, T]]:
    """The things that fit with their ranks, the best first, equal ones in their order."""
    found = [(rank(typed, name(thing)), thing) for thing in things]
    fitting = [(place, thing) for place, thing in found if place is not None]
    return sorted(fitting, key=lambda one: one[0])


def _in_order(begun: list[str], words: list[str]) -> bool:
    left = iter(words)
    return all(any(word.startswith(one) for word in left) for one in begun)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", " ".join(text.split()).casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
