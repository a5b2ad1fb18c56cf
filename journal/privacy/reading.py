"""A text made plain for the layers: no invisible characters, one kind of quote, dash and space,
no mark-up inside a word, no letter that only looks like another.

Layers look at `plain`; `to_original` carries their findings back to the text as it was typed.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from journal.privacy.finding import Finding

# A word: letters, joined by apostrophes, hyphens or marks inside it.
_WORD = re.compile(r"[^\W\d_]+(?:['\-][^\W\d_]+)*")
# A sign spelt out, or mark-up inside a word: "Zo&euml;", "**Oli**via".
_ENTITY = r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});"
_INSIDE = r"(?<=[^\W\d_])(?:\*{1,3}|~~|</?[A-Za-z]{1,6}>)(?=[^\W\d_])"
_MARKUP = re.compile(rf"{_ENTITY}|{_INSIDE}")
# What is not part of a name: "Olivia's", "Will'll", "Grace'd".
_ENDING = re.compile(r"(?<=.)'(?:s|S|ll|LL|d|ve|re)$")
_UNPLAIN = re.compile(rf"[^\n\t -~]|{_MARKUP.pattern}")
# Greek and Cyrillic letters, and the Latin ones that they are taken for inside a Latin word.
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
_LETTERS = re.compile(r"[^\W\d_]+")
_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυ",
    "ABESIJKMHOPCTYXaesijopcyxdqwhABEZHIKMNOPTYXaikvopu",
)
_QUOTES = dict.fromkeys("‘’‚‛ʼʹ′´＇", "'") | dict.fromkeys("“”„‟«»″＂", '"')
_DASHES = dict.fromkeys("‐‑‒–—―−﹣－", "-")
PLAIN = _QUOTES | _DASHES


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the plain text; `key` is folded for comparing, `bare` without an ending."""

    start: int
    end: int
    text: str
    key: str
    bare: str
    capital: bool


class Reading:
    """A text and its plain form; offsets of `plain` are code points of the plain form."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts: list[int] | None = None
        self._ends: list[int] = []
        self.plain = self._made_plain(text) if _UNPLAIN.search(text) else text

    @cached_property
    def has_digits(self) -> bool:
        """Whether a digit stands anywhere: most texts have none, and most patterns need one."""
        return any(map(str.isdigit, self.plain))

    def _made_plain(self, text: str) -> str:
        characters: list[str] = []
        starts: list[int] = []
        for start, end, signs in _signs(text):
            for sign in signs:
                if unicodedata.combining(sign) and characters and characters[-1].isalpha():
                    composed = unicodedata.normalize("NFC", characters[-1] + sign)
                    # A stroke or dot that makes no letter is an ornament on a Latin one.
                    if len(composed) == 1 or characters[-1].isascii():
                        characters[-1] = composed if len(composed) == 1 else characters[-1]
                        self._ends[-1] = end
                        continue
                for plain in plain_character(sign):
                    characters.append(plain)
                    starts.append(start)
                    self._ends.append(end)
        self._starts = starts
        plain = "".join(characters)
        return _LETTERS.sub(_latin, plain) if _FOREIGN.search(plain) else plain

    @cached_property
    def words(self) -> list[Word]:
        return [_word(match) for match in _WORD.finditer(self.plain)]

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


def _word(match: re.Match[str]) -> Word:
    text = match[0]
    key = folded(text)
    ending = _ENDING.search(text) if "'" in text else None
    bare = folded(text[: ending.start()]) if ending else key
    return Word(match.start(), match.end(), text, key, bare, text[0].isupper())


def _signs(text: str) -> Iterator[tuple[int, int, str]]:
    """Each sign of `text` with where it stands; an entity is what it means, mark-up nothing."""
    at = 0
    for markup in _MARKUP.finditer(text):
        yield from ((here, here + 1, text[here]) for here in range(at, markup.start()))
        at = markup.end()
        if markup[0][0] == "&":
            yield markup.start(), at, html.unescape(markup[0])
    yield from ((here, here + 1, text[here]) for here in range(at, len(text)))


def _latin(word: re.Match[str]) -> str:
    """A word with its look-alikes made Latin, if it has a Latin letter; letter for letter."""
    return word[0].translate(_LOOK_ALIKES) if re.search("[A-Za-z]", word[0]) else word[0]


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
