"""What the Digest page reads: a digest composed, and a file of one that releases nothing.

What composes and writes is imported where it runs, away from the window's thread: a second's work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import event
from sqlmodel import Session

from journal.bundle.codes import code_of, shown
from journal.digest.gather.narrowing import EVERYTHING, Narrowing
from journal.digest.scan import Finds, Found, folded
from journal.files import write_atomically
from journal.group import library
from journal.group.announcement import Announcement
from journal.group.decisions import Decisions
from journal.group.membership import announcement_of
from journal.logbook.sharings import sharings
from journal.paths import Home
from ui.work.groups import member_of, opened_library
from ui.work.memory import Memory
from ui.work.preparing import is_typed

if TYPE_CHECKING:
    from journal.digest.compose import Composed
    from journal.digest.document import Data, Document
    from journal.digest.render.formats import Paper
    from journal.privacy.finding import Finding
    from ui.work.findings import RememberingFinder
    from ui.worker import Task

PEERS, LEADERS, BRIEF = "peers", "leaders", "brief"
LOOKS_AFTER = 100_000  # of SQLite's instructions: some milliseconds


class CalledOff(Exception):
    """Nobody wants it any more; whoever called it off is not told again."""


@dataclass(frozen=True)
class Page:
    """A digest to be read: its data, what was decided on it, and the words to decide on.

    `mine` are the codes of the reader's own trials, as they are printed: known here, and in no
    file. `typed` where something is typed for it that nobody kept yet.
    """

    composed: Composed
    data: Data
    found: tuple[Found, ...]
    decisions: Decisions
    mine: frozenset[str] = frozenset()
    typed: bool = False

    @property
    def edition(self) -> str:
        """peers, leaders, or brief where leaders get no figures."""
        return self.composed.document.edition

    @property
    def masked(self) -> int:
        """How many words are printed masked, by nobody's decision."""
        decided = {folded(mask.text) for mask in self.decisions.masks}
        return sum(found.masked and folded(found.text) not in decided for found in self.found)

    @property
    def narrowed(self) -> str:
        """To which trials it was narrowed, "" where it has all."""
        return self.composed.document.narrowed

    @property
    def extras(self) -> Mapping[str, Document]:
        """The documents made of the same beside the digest: "board" or "pack"."""
        return self.composed.extras

    def document(self, part: str) -> Document:
        """What is saved as this part."""
        return self.extras.get(part, self.composed.document)

    @property
    def releases(self) -> bool:
        """Whether a file of it enters the ledger."""
        return self.composed.ledger is not None

    @property
    def is_first(self) -> bool:
        """Whether a file of it would be the first of the round, which fixes its figures."""
        return self.releases and not self.composed.given


def announced(session: Session, group: str) -> Announcement:
    """What the group says of itself."""
    return announcement_of(member_of(session, group))


def nobodys(memory: Memory, read: Callable[[], None]) -> RememberingFinder:
    """The finder of ui.work.findings with nobody's own lists, away from the window's thread."""
    from ui.work import findings

    return findings.nobodys(memory, read)


def own_codes(session: Session, group: str) -> frozenset[str]:
    """The codes, as they are printed, of what the owner has shared with a group."""
    from journal.sharing.snapshot import placing_for

    placing, given = placing_for(session, member_of(session, group)), sharings(session, group)
    return frozenset(shown(code_of(placing.id_of(one))) for one in given)


def peers(
    home: Home,
    group: Announcement,
    as_of: date,
    memory: Memory,
    task: Task,
    narrowing: Narrowing = EVERYTHING,
    mine: frozenset[str] = frozenset(),
) -> Page:
    """The peers' edition. Needs no journal: it may run anywhere, and ends once called off."""
    from journal.digest.compose import compose

    finder = _Ending(nobodys(memory, lambda: task(0, 0)), task)
    with (
        opened_library(home, group.id) as opened,
        opened.reading() as found,
        ends_with(found, task),
    ):
        decided = library.decisions(found)
        composed = compose(found, group, decided, "peers", as_of, finder, narrowing=narrowing)
        return replace(as_page(composed, decided), mine=mine, typed=is_typed(found))


def leaders(
    session: Session, home: Home, group: str, as_of: date, memory: Memory, task: Task
) -> Page:
    """The leaders' edition or the group brief, as it would be released; nothing is released."""
    from journal.digest.releasing import read_digest

    with opened_library(home, group) as opened:
        event.listen(opened.engine, "checkout", lambda one, *_: _watch(one, task))
        mine = member_of(session, group)
        with opened.reading() as found:
            decided, typed = library.decisions(found), is_typed(found)
        finder = _Ending(nobodys(memory, lambda: task(0, 0)), task)
        composed = read_digest(opened, session, mine, "leaders", as_of, finder, decided)
        return replace(as_page(composed, decided), typed=typed)


def as_page(composed: Composed, made: Decisions) -> Page:
    """What is read on the screen, with the words that are masked or were decided on."""
    decided = {folded(word) for word in (*made.kept, *(mask.text for mask in made.masks))}
    found = tuple(one for one in composed.found if one.masked or folded(one.text) in decided)
    return Page(composed, composed.on_screen().data(), found, made)


def save(data: bytes, path: Path) -> Path:
    """Write a document that gives nothing to leaders to a file."""
    write_atomically(path, data)
    return path


def as_file(document: Document, format_: str, paper: Paper) -> bytes:
    """A document as a file of a format."""
    from journal.digest.render.formats import write_digest

    return write_digest(document, format_, paper)


@contextmanager
def ends_with(found: Session, task: Task) -> Iterator[None]:
    """Meanwhile calling the task off ends what the library is being asked, and asked next."""
    connection = found.connection().connection.driver_connection
    _watch(connection, task)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def _watch(connection: Any, task: Task) -> None:
    # An interrupt would end one question, and a digest puts some hundred.
    connection.set_progress_handler(lambda: task.called_off, LOOKS_AFTER)


class _Ending:
    """A finder that ends once its task is called off."""

    def __init__(self, finder: Finds, task: Task) -> None:
        self._finder = finder
        self._task = task

    def find(self, text: str) -> Sequence[Finding]:
        if self._task.called_off:
            raise CalledOff
        return self._finder.find(text)
