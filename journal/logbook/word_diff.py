"""What differs between two texts, word by word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Sort = Literal["same", "added", "removed"]
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_SENTENCES = re.compile(r"[^.!?\n]*(?:[.!?\n]+\s*|$)")
# Beyond so many pairs of like words (or sentences) a comparison would be felt while one waits.
MOST_PAIRS = 100_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that both have, or only the later one, or only the earlier one."""

    text: str
    sort: Sort


def word_diff(before: str, after: str) -> list[Piece]:
    """The pieces of two texts in their order, what was removed ahead of what came in its place.

    Those that are not "added" make up `before`, those that are not "removed" make up `after`.
    Texts that differ throughout, and are too long to compare, are one piece removed, one added.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    tail = old[len(old) - end :]
    middle = _middle(old[start : len(old) - end], new[start : len(new) - end])
    pieces = [Piece("".join(old[:start]), "same"), *middle, Piece("".join(tail), "same")]
    return list(_joined(_without_slivers([piece for piece in pieces if piece.text])))


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words both begin with."""
    for place, (one, other) in enumerate(zip(old, new, strict=False)):
        if one != other:
            return place
    return min(len(old), len(new))


def _middle(old: list[str], new: list[str]) -> list[Piece]:
    if _comparable(old, new):
        return list(_compared(old, new, by_words=True))
    old_sentences, new_sentences = (_SENTENCES.findall("".join(words)) for words in (old, new))
    if not _comparable(old_sentences, new_sentences):
        return _replaced(old, new)
    return list(_compared(old_sentences, new_sentences, by_words=False))


def _compared(old: list[str], new: list[str], by_words: bool) -> Iterator[Piece]:
    # Blanks are junk to begin a match with: every second word is one.
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)
    for sort, i1, i2, j1, j2 in matcher.get_opcodes():
        if sort == "equal":
            yield Piece("".join(old[i1:i2]), "same")
        elif by_words or not (i1 < i2 and j1 < j2):
            yield from _replaced(old[i1:i2], new[j1:j2])
        else:
            one, other = (_WORDS.findall("".join(part)) for part in (old[i1:i2], new[j1:j2]))
            small = _comparable(one, other)
            yield from _compared(one, other, by_words=True) if small else _replaced(one, other)


def _comparable(old: list[str], new: list[str]) -> bool:
    found = Counter(new)
    return sum(found[one] for one in old if not one.isspace()) <= MOST_PAIRS


def _replaced(old: list[str], new: list[str]) -> list[Piece]:
    return [Piece("".join(old), "removed"), Piece("".join(new), "added")]


def _without_slivers(pieces: list[Piece]) -> Iterator[Piece]:
    """A blank or a comma alone between two changes belongs to both: else one reads confetti."""
    for place, piece in enumerate(pieces):
        between = 0 < place < len(pieces) - 1 and piece.sort == "same"
        if between and not re.search(r"[\w\n]", piece.text):
            yield from (Piece(piece.text, "removed"), Piece(piece.text, "added"))
        else:
            yield piece


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Each run of changes as one piece removed and one added."""
    removed, added = "", ""
    for piece in (*pieces, Piece("", "same")):
        if piece.sort == "removed":
            removed += piece.text
        elif piece.sort == "added":
            added += piece.text
        else:
            if removed:
                yield Piece(removed, "removed")
            if added:
                yield Piece(added, "added")
            removed, added = "", ""
            if piece.text:
                yield piece
