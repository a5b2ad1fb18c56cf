"""A text made plain for the layers: no invisible characters, one kind of quote, dash and space.

Layers look at `plain`; `to_original` carries their findings back to the text as it was typed.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from journal.privacy.finding import Finding

# A word: letters, joined by apostrophes, hyphens or marks inside it.
_WORD = re.compile(r"[^\W\d_]+(?:['\-][^\W\d_]+)*")
_UNPLAIN = re.compile(r"[^\n\t -~]")
_QUOTES = dict.fromkeys("‘’‚‛ʼʹ′´＇", "'") | dict.fromkeys("“”„‟«»″＂", '"')
_DASHES = dict.fromkeys("‐‑‒–—―−﹣－", "-")
PLAIN = _QUOTES | _DASHES


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the plain text."""

    start: int
    end: int
    text: str

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def key(self) -> str:
        return folded(self.text)

    @property
    def bare(self) -> str:
        """The key without a possessive."""
        return folded(self.text.removesuffix("'s"))


class Reading:
    """A text and its plain form; offsets of `plain` are code points of the plain form."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: list[int] | None = None
        self._ends: list[int] = []
        self.plain = self._made_plain(text) if _UNPLAIN.search(text) else text

    def _made_plain(self, text: str) -> str:
        characters: list[str] = []
        starts: list[int] = []
        for at, character in enumerate(text):
            if unicodedata.combining(character) and characters:
                composed = unicodedata.normalize("NFC", characters[-1] + character)
                if len(composed) == 1:
                    characters[-1] = composed
                    self._ends[-1] = at + 1
                    continue
            for plain in plain_character(character):
                characters.append(plain)
                starts.append(at)
                self._ends.append(at + 1)
        self._starts = starts
        return "".join(characters)

    @cached_property
    def words(self) -> list[Word]:
        return [Word(m.start(), m.end(), m[0]) for m in _WORD.finditer(self.plain)]

    def to_original(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The same findings with offsets of the original text."""
        for finding in findings:
            if self._starts is None:
                yield finding
            elif finding.end > finding.start:
                yield replace(
                    finding,
                    start=self._starts[finding.start],
                    end=self._ends[finding.end - 1],
                )


@lru_cache(maxsize=4096)
def plain_character(character: str) -> str:
    """One character without typing habits: nothing for an invisible one, ASCII for its look-alike.

    Superscripts and fractions keep their form, since they carry meaning.
    """
    if character in PLAIN:
        return PLAIN[character]
    match unicodedata.category(character):
        case "Cf" | "Cs" | "Co" | "Cn":
            return ""
        case "Cc":
            return character if character in "\n\t" else " " if character in "\r\v\f\x85" else ""
        case "Zs":
            return " "
        case "Zl" | "Zp":
            return "\n"
        case "Mn" if "\ufe00" <= character <= "\ufe0f":
            return ""
        case "Lu" | "Ll" | "Nd" | "Po" | "Ps" | "Pe" | "Sm":
            compatible = unicodedata.normalize("NFKC", character)
            return compatible if compatible.isascii() else character
    return character


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """`word` in lower case without accents and apostrophes, for comparing names."""
    if word.isascii():
        return word.casefold().replace("'", "")
    spread = unicodedata.normalize("NFKD", word.casefold().translate(_SPECIAL))
    return "".join(c for c in spread if not unicodedata.combining(c) and c != "'")


_SPECIAL = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "’": "'"}
)
