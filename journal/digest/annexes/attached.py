"""The annexes of each edition, lettered in this order after its numbered sections."""

from journal.digest.annexes.board import board_section
from journal.digest.annexes.changes import what_changed
from journal.digest.annexes.news import what_is_new
from journal.digest.annexes.pack import Pack, pack_section
from journal.digest.document import Section
from journal.digest.guarded.blocks import leaders_section
from journal.digest.leaders.reading import Reading as LeadersReading
from journal.digest.peers.reading import Reading


def for_leaders(reading: LeadersReading) -> tuple[Section, ...]:
    """What changed since the last round, and the board sheet."""
    return (leaders_section(what_changed(reading)), leaders_section(board_section(reading)))


def for_peers(reading: Reading, pack: Pack) -> tuple[Section, ...]:
    """What changed since the last round, and the session in short."""
    return (what_is_new(reading), pack_section(pack))
