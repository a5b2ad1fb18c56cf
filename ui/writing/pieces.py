"""A long text in pieces that are read for identifiers one by one, so that none takes long."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 1_200  # characters of a piece; a text that is no longer is read as a whole
OVERLAP = 80  # characters read twice where a piece does not end with a sentence

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of a text, which begins at `start` in it, in characters."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def pieces(text: str) -> list[Piece]:
    """`text` in pieces of whole paragraphs, and of whole sentences where a paragraph is long.

    A change of one paragraph leaves the pieces of the others as they are. Where neither sentence
    nor space ends a piece in time, the next one begins a little earlier, so that a name that was
    cut is whole in one of them.
    """
    if len(text) <= LONGEST:
        return [Piece(0, text)] if text.strip() else []
    cut = [
        Piece(start, text[start:end])
        for first, last in _paragraphs(text)
        for start, end in _short(text, first, last)
    ]
    return [piece for piece in cut if piece.text.strip()]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for blank in _BLANK_LINES.finditer(text):
        yield start, blank.start()
        start = blank.end()
    yield start, len(text)


def _short(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        limit = start + LONGEST
        least = start + LONGEST // 4
        cut = _last_end(_SENTENCE_END, text, least, limit)
        yield start, cut or limit
        start = cut or _last_end(_SPACE, text, limit - OVERLAP, limit - OVERLAP // 2) or (
            limit - OVERLAP
        )  # fmt: skip
    yield start, end


def _last_end(pattern: re.Pattern[str], text: str, least: int, limit: int) -> int | None:
    ends = [match.end() for match in pattern.finditer(text, least, limit)]
    return ends[-1] if ends else None
