"""Which words of a text a spelling check looks at, and which of those it doubts."""

import re
from collections.abc import Callable, Iterator

Knows = Callable[[str], bool]
Span = tuple[int, int]

_RUN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CODE = re.compile(r"`[^`\n]*`")
_NO_WORDS = re.compile(r"[@\\\d_]|://|www\.|\w\.\w|^[/#~]\w")
_ENDS = (".", "!", "?", ":", "…", "|")
_CLOSING = "\"'”’)]*»"
_ABBREVIATED = {"e.g.", "i.e.", "etc.", "mr.", "mrs.", "ms.", "dr.", "st.", "vs."}
LONGEST = 40  # letters of a word; more are no word
SHORTEST = 3
FEW = 6  # words of a line that may well all be slips
FOREIGN = 0.5  # of the words of a line are doubted: it is in another language


def doubted(text: str, knows: Knows) -> Iterator[Span | None]:
    """Where the words stand that `knows` does not know, as offsets of characters.

    None comes in between, after every few words, so that whoever asks can pause. Left out are
    addresses, code, words with digits or of capitals, and capitalised words inside a sentence:
    these are names, and the journal does not teach anybody to spell a pupil's name otherwise. At
    the beginning of a sentence `knows` is asked for the word as it stands. A line of which most
    words are unknown is in another language and is left alone.
    """
    at, fenced = 0, False
    for line in text.split("\n"):
        if line.lstrip().startswith("```"):
            fenced = not fenced
        elif not fenced:
            yield from _doubted_in_line(line, at, knows)
        at += len(line) + 1


def _doubted_in_line(line: str, at: int, knows: Knows) -> Iterator[Span | None]:
    found, count = [], 0
    for start, word in _words(_CODE.sub(lambda code: " " * len(code[0]), line)):
        if word:
            count += 1
            if not knows(word):
                found.append((at + start, at + start + len(word)))
        if count % 16 == 0:
            yield None
    if count < FEW or len(found) < FOREIGN * count:
        yield from found


def _words(line: str) -> Iterator[tuple[int, str]]:
    """The words to be checked with their places, an empty one for a run that holds none."""
    begins = True
    for run in _RUN.finditer(line):
        written = run[0]
        yield run.start(), ""
        if not _NO_WORDS.search(written):
            for word in _WORD.finditer(written):
                if _is_checked(word[0], begins):
                    yield run.start() + word.start(), word[0]
                begins = False
        closed = written.rstrip(_CLOSING)
        ends = closed.endswith(_ENDS) and closed.lower() not in _ABBREVIATED
        begins = ends or (begins and not _WORD.search(written))


def _is_checked(word: str, begins: bool) -> bool:
    if not SHORTEST <= len(word) <= LONGEST or not word[1:].islower():
        return False
    return begins or not word[0].isupper()
