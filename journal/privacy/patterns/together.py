"""All patterns over one text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from journal.privacy.finding import Finding, Kind
from journal.privacy.patterns import (
    accounts,
    addresses,
    birthdays,
    births,
    class_codes,
    class_slots,
    classes,
    contacts,
    homes,
    labels,
    localities,
    numbers,
    phones,
    places,
    school_slots,
    schools,
    user_names,
)
from journal.privacy.patterns.class_words import NOT_A_CLASS_BEFORE
from journal.privacy.reading import Reading

# A number with a checksum is told apart before a telephone number is seen in it.
_ROOMS = (
    numbers,
    births,
    birthdays,
    contacts,
    labels,
    accounts,
    phones,
    addresses,
    homes,
    places,
    localities,
    class_codes,
    classes,
    class_slots,
    schools,
    school_slots,
    user_names,
)


# Words that together name one place or school do so wherever they stand; so many are looked for.
_REPEATED = frozenset({Kind.SCHOOL, Kind.PLACE, Kind.ADDRESS})
# A number, a user name or a class is the same one wherever it stands.
_CODES = frozenset({Kind.ID, Kind.HANDLE, Kind.CLASS})
_MOST_REPEATED = 40
_LEAST_OF_A_CODE = 4
# "Year 7B" is "7B" the next time.
_CLASS_WORDS = re.compile(
    r"^(?:year|yr|y|class|form|(?:tutor|reg(?:istration)?) group)\b\.? ?(?=\d)|^[Yy](?=\d)|'s$",
    re.IGNORECASE,
)


def find(reading: Reading) -> Iterator[Finding]:
    """What the patterns find in `reading`; findings may overlap."""
    found = [finding for room in _ROOMS for finding in room.find(reading)]
    found += list(class_slots.listed_with(reading.plain, found))
    found += list(homes.grown(reading.plain, found))
    yield from found
    yield from _again(reading.plain, found)


def _again(text: str, found: Sequence[Finding]) -> Iterator[Finding]:
    """What was found once, wherever else it stands."""
    names: dict[str, Finding] = {}
    codes: dict[str, Finding] = {}
    for finding in found:
        words = text[finding.start : finding.end]
        if finding.kind in _REPEATED and " " in words and len(names) < _MOST_REPEATED:
            names.setdefault(words, finding)
        elif finding.kind in _CODES and len(codes) < _MOST_REPEATED:
            words = _CLASS_WORDS.sub("", words) if finding.kind is Kind.CLASS else words
            if _is_telling(words, finding.kind):
                codes.setdefault(words.casefold(), finding)
    for words, finding in names.items():
        start = text.find(words)
        while start >= 0:
            yield replace(finding, start=start, end=start + len(words))
            start = text.find(words, start + len(words))
    if codes:
        choices = "|".join(re.escape(code) for code in sorted(codes, key=len, reverse=True))
        for match in re.finditer(rf"(?<![\w/.,-])(?:{choices})(?![\w/%-])", text, re.IGNORECASE):
            before = text[max(0, match.start() - 20) : match.start()]
            again = codes.get(match[0].casefold())
            if again and not (again.kind is Kind.CLASS and NOT_A_CLASS_BEFORE.search(before)):
                yield replace(again, start=match.start(), end=match.end())


def _is_telling(words: str, kind: Kind) -> bool:
    """Whether `words` are enough to be known again: digits and letters, or many digits."""
    digits = any(map(str.isdigit, words))
    if kind is Kind.CLASS:
        return digits and any(map(str.isalpha, words))
    return len(words) >= _LEAST_OF_A_CODE and digits
