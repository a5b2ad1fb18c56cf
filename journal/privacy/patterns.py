"""All patterns over one text."""

from collections.abc import Iterator
from dataclasses import replace

from journal.privacy import (
    account_patterns,
    address_patterns,
    birth_patterns,
    class_patterns,
    contact_patterns,
    number_patterns,
    phone_patterns,
    place_patterns,
    school_patterns,
)
from journal.privacy.finding import Finding, Kind
from journal.privacy.reading import Reading

# A number with a checksum is told apart before a telephone number is seen in it.
_ROOMS = (
    number_patterns,
    birth_patterns,
    contact_patterns,
    account_patterns,
    phone_patterns,
    address_patterns,
    place_patterns,
    class_patterns,
    school_patterns,
)


# Words that together name one place or school do so wherever they stand; so many are looked for.
_REPEATED = frozenset({Kind.SCHOOL, Kind.PLACE, Kind.ADDRESS})
_MOST_REPEATED = 40


def find(reading: Reading) -> Iterator[Finding]:
    """What the patterns find in `reading`; findings may overlap."""
    names: dict[str, Finding] = {}
    for room in _ROOMS:
        for finding in room.find(reading):
            yield finding
            words = reading.plain[finding.start : finding.end]
            if finding.kind in _REPEATED and " " in words and len(names) < _MOST_REPEATED:
                names.setdefault(words, finding)
    for words, finding in names.items():
        start = reading.plain.find(words)
        while start >= 0:
            yield replace(finding, start=start, end=start + len(words))
            start = reading.plain.find(words, start + len(words))
