"""All patterns over one text."""

from collections.abc import Iterator

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
from journal.privacy.finding import Finding
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


def find(reading: Reading) -> Iterator[Finding]:
    """What the patterns find in `reading`; findings may overlap."""
    for room in _ROOMS:
        yield from room.find(reading)
