"""Which words of the shared wording stand where certain words of the private text stood.

What lies between two findings leaves as it was written, so its first words are looked for, and
what stands before them is what became of the finding. Linear, since it is done for long texts too.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from re import finditer

Span = tuple[int, int]
ANCHOR = 4  # words by which a stretch is known again
FAR = 3_000  # words in which it is looked for: a rewording is shorter


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    start: int
    end: int


def aligned(
    private: str, shared: str, spans: Sequence[Span], said: Sequence[str | None] = ()
) -> list[Span]:
    """For each span of the private text (sorted, without overlap) the span of the shared one.

    Spans are in characters; an empty one where nothing was put in its place. Spans between which no
    word is left come out together. `said` holds what is known to stand there, where it is known.
    """
    before, after = _words(private), _words(shared)
    marks = [_mark(word, spans) for word in before]
    found: list[Span] = [(0, 0)] * len(spans)
    at, waiting = 0, []  # how far the shared words are read, and the spans that end there
    for mark, stretch in groupby(range(len(before)), lambda n: marks[n]):
        if mark is not None:
            waiting.append(mark)
            continue
        wanted = [before[n].folded for n in stretch]
        read = at + _read([said[one] for one in waiting] if said else [], after[at:])
        begins = _find(wanted, after, max(at, read)) if waiting else at
        if begins is None:
            continue  # nothing of it is left, as of a title before a name: these stand together
        _note(found, waiting, after, at, begins)
        at, waiting = _walk(wanted, after, begins), []
    _note(found, waiting, after, at, len(after))
    return found


def _read(said: Sequence[str | None], after: Sequence[_Word]) -> int:
    """How many words are what is known to stand there."""
    known = [word.folded for one in said if one for word in _words(one)]
    return len(known) if [word.folded for word in after[: len(known)]] == known else 0


def _note(
    found: list[Span], waiting: Sequence[int], after: Sequence[_Word], at: int, begins: int
) -> None:
    for mark in waiting:
        if begins > at:
            found[mark] = after[at].start, after[begins - 1].end


def _find(wanted: Sequence[str], after: Sequence[_Word], at: int) -> int | None:
    """Where the stretch begins; None if it cannot be found again."""
    for length in range(min(ANCHOR, len(wanted)), 0, -1):
        for place in range(at, min(len(after), at + FAR) - length + 1):
            if all(after[place + n].folded == wanted[n] for n in range(length)):
                return place
    return None


def _walk(wanted: Sequence[str], after: Sequence[_Word], at: int) -> int:
    """How far the stretch goes on word by word: a title at its end is part of what was hidden."""
    for word in wanted:
        if at >= len(after) or after[at].folded != word:
            break
        at += 1
    return at


def _mark(word: _Word, spans: Sequence[Span]) -> int | None:
    """Which span the word is part of."""
    place = bisect_left(spans, word.start + 1, key=lambda span: span[1])
    return place if place < len(spans) and spans[place][0] < word.end else None


def _words(text: str) -> list[_Word]:
    return [_Word(one[0].casefold(), *one.span()) for one in finditer(r"\w+", text)]
