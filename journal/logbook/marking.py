"""Where the words of a search stand in a text, as the search index would find them. Pure."""

import re
import unicodedata
from collections.abc import Iterator

from journal.logbook.query import Clause, Query

# What unicode61 takes for a word: letters, numbers, private signs, with accents that stand apart.
_ACCENTS = "\u0300-\u0331"
_SIGN = "(?:[^\\W_]|[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd])"
_WORD = re.compile(f"{_SIGN}(?:{_SIGN}|[{_ACCENTS}])*")
_ACCENT = re.compile(f"[{_ACCENTS}]")


def marks(query: Query) -> tuple[Clause, ...]:
    """What is to be marked in what is shown: the words that were searched for."""
    return tuple(clause for clause in query.words if not clause.excluded)


def marked(text: str, wanted: tuple[Clause, ...]) -> list[tuple[int, int]]:
    """Where in `text` the marks stand: offsets of the first sign and after the last, in order.

    Whole words, phrases and unfinished words as the index matches them, without case or accents;
    stretches that touch or overlap are one.
    """
    tokens = tokens_of(text)
    found = []
    for clause in wanted:
        words = [token for token, _start, _end in tokens_of(clause.values[0])]
        found += list(_places(tokens, words, clause.prefix))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def tokens_of(text: str) -> list[tuple[str, int, int]]:
    """The words of a text as the index cuts them: folded, with where they begin and end."""
    return [(_folded(word[0]), *word.span()) for word in _WORD.finditer(text)]


def _places(
    tokens: list[tuple[str, int, int]], words: list[str], prefix: bool
) -> Iterator[tuple[int, int]]:
    if not words:
        return
    last = len(words) - 1
    for at in range(len(tokens) - last):
        here = [token for token, _start, _end in tokens[at : at + len(words)]]
        if here[:-1] == words[:-1] and (
            here[-1] == words[-1] or (prefix and here[-1].startswith(words[-1]))
        ):
            yield tokens[at][1], tokens[at + last][2]


def _folded(word: str) -> str:
    word = word.lower()
    return word if word.isascii() else "".join(map(_plain, _ACCENT.sub("", word)))


def _plain(sign: str) -> str:
    base = unicodedata.normalize("NFD", sign)
    return base[0] if base[0].isascii() else sign
