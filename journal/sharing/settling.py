"""Reading at length without holding the journal: whoever wants to write meanwhile can.

A review takes from seconds to minutes. It reads, lets go, finds, and writes shortly; where
something changed in between, it goes round again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlmodel import Session

from journal.errors import UserError
from journal.language import _
from journal.privacy.finder import Finder
from journal.sharing.snapshot import Prepared, Progress, ToPrepare, prepared
from journal.store.journal_file import Journal

MOST_ROUNDS = 5
Done = TypeVar("Done")


@dataclass(frozen=True)
class Reading:
    """What is to be reviewed, and with which finder."""

    wanted: ToPrepare
    finder: Finder

    def same_as(self, other: "Reading") -> bool:
        """Whether a review of either comes to the same."""
        same_lists = self.finder.own.names == other.finder.own.names
        return same_lists and self.wanted.same_as(other.wanted)


def settled(
    journal: Journal,
    read: Callable[[Session], Reading],
    act: Callable[[Session, Prepared], Done],
    progress: Progress = lambda done, of: None,
    changed: Callable[[], object] = lambda: None,
) -> Done:
    """What `act` returns for a review of what `read` reads; nothing is locked while it is found.

    `changed` is called before each further round. Raises UserError, nothing written, where the
    journal changes again and again.
    """
    for _round in range(MOST_ROUNDS):
        with journal.reading() as session:
            reading = read(session)
        made = prepared(reading.wanted, reading.finder, progress)
        with journal.session() as session:
            if reading.same_as(read(session)):
                return act(session, made)
        changed()
    raise UserError(
        _("The journal is being changed elsewhere, so nothing was written; try again later.")
    )
