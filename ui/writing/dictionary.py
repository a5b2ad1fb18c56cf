"""The words of a language: pyspellchecker's, for English British ones, and names and tools."""

import gzip
import json
import pkgutil
import re
import unicodedata
from collections.abc import Mapping
from difflib import SequenceMatcher, get_close_matches
from functools import cache
from math import log10

from spellchecker import SpellChecker

from journal import vocabulary
from journal.privacy.names.ordinary import word_list

ENGLISH = "en"
MOST_SUGGESTED = 5
MOST_LIKE = 20  # of these the usual words are suggested
ALIKE = 0.75  # of 1, by difflib, for a word with more than one slip
_AT_ONCE = 4_000  # entries; all read at once would hold up the window for 65 ms
COMMON = 500  # times that a common word was met among the counted
# How a British word is spelt and how its American twin.
_TWINS = (
    ("our", "or"), ("is", "iz"), ("ys", "yz"), ("tre", "ter"), ("ogue", "og"), ("ll", "l"),
    ("ae", "e"), ("oe", "e"), ("mme", "m"), ("ence", "ense"), ("ould", "old"), ("que", "ck"),
    ("l", "ll"),
)  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Dictionary:
    """What is a word of `language` (ISO 639-1); reading it takes a quarter of a second.

    Raises FileNotFoundError for a language that pyspellchecker has no words of.
    """

    def __init__(self, language: str) -> None:
        counts = _counted(language)
        self._british: dict[str, str] = {}
        if language == ENGLISH:
            counts |= self._british_words(counts)
        self._speller = SpellChecker(language=None)
        self._speller.word_frequency.load_json(counts)
        self._words = self._speller.word_frequency.dictionary
        self._names, self._last_names = word_list("first_names"), word_list("last_names")

    def knows(self, word: str) -> bool:
        """Whether `word` is one, a tool, or a name.

        A capitalised word is a last name, or one that nobody has listed, unless it looks like a
        slip in a common word: better to miss a slip than to doubt how somebody is called.
        """
        plain = _plain(word)
        bare = _without_accents(plain)
        if plain in self._words or bare in self._names or plain in _tool_words():
            return True
        if plain.endswith("'s"):
            return self.knows(word[:-2])
        if not word[:1].isupper():
            return False
        return bare in self._last_names or not self._looks_like_slip(plain)

    def suggestions(self, word: str) -> list[str]:
        """Words that may have been meant, the likeliest first, capitalised as `word` is."""
        plain = _plain(word)
        near = self._speller.known(self._speller.edit_distance_1(plain))
        near |= set(get_close_matches(plain, self._like(plain), MOST_LIKE, ALIKE))

        def likely(meant: str) -> float:
            alike = SequenceMatcher(None, plain, meant).ratio()
            return 15 * alike + log10(self._words[meant])

        ranked = sorted(near, key=likely, reverse=True)
        chosen = [self._british.get(found, found) for found in ranked]
        shaped = [found.capitalize() if word[:1].isupper() else found for found in chosen]
        return list(dict.fromkeys(shaped))[:MOST_SUGGESTED]

    def _looks_like_slip(self, plain: str) -> bool:
        meant = get_close_matches(plain, self._like(plain), MOST_SUGGESTED, ALIKE)
        return any(self._words[word] >= COMMON for word in meant)

    def _like(self, written: str) -> list[str]:
        """The words that begin like this one and are about as long."""
        begin, length = written[:1], len(written)
        return [w for w in self._words if w.startswith(begin) and abs(len(w) - length) <= 2]

    def _british_words(self, counts: Mapping[str, int]) -> dict[str, int]:
        """What the counts, made from American subtitles, lack. A British word gets the count of
        its American twin and is suggested in its place."""
        fresh = {}
        for word in word_list("ordinary_words") | word_list("school_life"):
            if word not in counts:
                twin = _american(word, counts)
                fresh[word] = counts[twin] if twin else 1
                if twin:
                    self._british[twin] = word
        return fresh


def _counted(language: str) -> dict[str, int]:
    """pyspellchecker's words with how often each was met."""
    packed = pkgutil.get_data("spellchecker", f"resources/{language}.json.gz") or b""
    entries = gzip.decompress(packed).decode().strip()[1:-1].split(",\n")
    counts: dict[str, int] = {}
    for start in range(0, len(entries), _AT_ONCE):
        counts |= json.loads(f"{{{','.join(entries[start : start + _AT_ONCE])}}}")
    return counts


def _american(word: str, counts: Mapping[str, int]) -> str | None:
    twins = (word.replace(*pair) for pair in _TWINS if pair[0] in word)
    return next((twin for twin in twins if twin in counts), None)


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")


def _without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word)
    return "".join(part for part in parts if not unicodedata.combining(part))


@cache
def _tool_words() -> frozenset[str]:
    aliases = vocabulary.raw()["tool"]["aliases"]
    names = [term.label for term in vocabulary.terms("tool")]
    names += [alias for known in aliases.values() for alias in known]
    names += word_list("tools")
    return frozenset(_plain(word) for name in names for word in _LETTERS.findall(name))
