"""The annexes of each edition, lettered in this order after its numbered sections."""

from journal.digest.annexes.board import board_section
from journal.digest.annexes.changes import what_changed
from journal.digest.document import Section
from journal.digest.leaders.reading import Reading
from journal.digest.leaders_blocks import leaders_section


def for_leaders(reading: Reading) -> tuple[Section, ...]:
    """What changed since the last round, and the board sheet."""
    return (leaders_section(what_changed(reading)), leaders_section(board_section(reading)))
