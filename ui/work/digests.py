"""What the Digest page asks: a digest composed and written, a trial hidden."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlmodel import Session

from journal.digest.compose import Composed, compose
from journal.digest.document import Data
from journal.digest.releasing import keep_release, read_digest
from journal.digest.render.formats import write_digest
from journal.digest.scan import Found
from journal.errors import UserError
from journal.files import write_atomically
from journal.group import hiding, library
from journal.group.announcement import Announcement
from journal.group.decisions import Decisions, Hide
from journal.group.membership import announcement_of, facilitator_key_of
from journal.language import _
from journal.paths import Home
from ui.work.findings import Memory, nobodys
from ui.work.groups import member_of, opened_library

PEERS, LEADERS = "peers", "leaders"
Read = Callable[[], None]


@dataclass(frozen=True)
class Page:
    """A digest to be read: its data, and the words to hide that it prints masked or as decided.

    `hides` are the trials that are left out, with the reasons.
    """

    composed: Composed
    data: Data
    found: tuple[Found, ...]
    hides: tuple[Hide, ...] = ()

    @property
    def edition(self) -> str:
        """peers, leaders, or brief where leaders get no figures."""
        return self.composed.document.edition

    @property
    def masked(self) -> int:
        """How many found words are printed masked."""
        return sum(found.masked for found in self.found)

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


def peers(home: Home, group: Announcement, as_of: date, memory: Memory, read: Read) -> Page:
    """The peers' edition. Needs no journal: it may run anywhere; `read` is called for each text."""
    finder = nobodys(memory, read)
    with opened_library(home, group.id) as opened, opened.reading() as found:
        decided = library.decisions(found)
        return _page(compose(found, group, decided, "peers", as_of, finder), decided)


def leaders(
    session: Session, home: Home, group: str, as_of: date, memory: Memory, read: Read
) -> Page:
    """The leaders' edition or the group brief, as it would be released; nothing is released."""
    with opened_library(home, group) as opened:
        mine = member_of(session, group)
        finder = nobodys(memory, read)
        composed = read_digest(opened, session, mine, "leaders", as_of, finder)
        with opened.reading() as found:
            return _page(composed, library.decisions(found))


def save(page: Page, format_: str, path: Path) -> Path:
    """Write a digest that releases nothing to a file."""
    write_atomically(path, write_digest(page.composed.document, format_))
    return path


def release(
    session: Session, home: Home, group: str, as_of: date, memory: Memory, seen: Page,
    format_: str, path: Path,
) -> Path:  # fmt: skip
    """Write the leaders' edition that was looked at, and keep what it released.

    Raises UserError, nothing written, where it is another one by now.
    """
    page = leaders(session, home, group, as_of, memory, lambda: None)
    if page.composed.document != seen.composed.document:
        raise UserError(
            _("Something changed since you looked, so nothing was written; look again.")
        )
    keep_release(session, member_of(session, group), page.composed)
    session.commit()  # first: what leaders were given is in the ledger, whatever happens now
    return save(page, format_, path)


def hide(session: Session, home: Home, group: str, code: str, why: str) -> Decisions:
    """Leave a trial out of every digest written here; the decisions as they were before."""
    facilitator_key_of(member_of(session, group))
    with opened_library(home, group) as opened, opened.session() as found:
        before = library.decisions(found)
        hiding.hide(found, code, why)
    return before


def show_again(session: Session, home: Home, group: str, code: str) -> Decisions:
    """Hide a trial no longer; the decisions as they were before."""
    facilitator_key_of(member_of(session, group))
    with opened_library(home, group) as opened, opened.session() as found:
        before = library.decisions(found)
        hiding.show_again(found, code)
    return before


def decided(home: Home, group: str) -> Decisions:
    """What was decided on the digests of this group."""
    with opened_library(home, group) as opened, opened.reading() as found:
        return library.decisions(found)


def decide(session: Session, home: Home, group: str, **changes: Any) -> Decisions:
    """Change some of a facilitator's decisions; the decisions as they were before."""
    facilitator_key_of(member_of(session, group))
    with opened_library(home, group) as opened, opened.session() as found:
        before = library.decisions(found)
        library.keep_decisions(found, Decisions(**(dict(before) | changes)))
    return before


def print_words(
    session: Session, home: Home, group: str, shown: Iterable[str], printed: Iterable[str]
) -> Decisions:
    """Of the words shown, print these as they were written; the decisions as they were before."""
    asked = {word.casefold() for word in shown}
    kept = [word for word in decided(home, group).kept if word.casefold() not in asked]
    return decide(session, home, group, kept=(*kept, *printed))


def put_back(home: Home, group: str, before: Decisions) -> None:
    """Let earlier decisions count again."""
    with opened_library(home, group) as opened, opened.session() as found:
        library.keep_decisions(found, before)


def _page(composed: Composed, made: Decisions) -> Page:
    kept = {word.casefold() for word in made.kept}
    found = tuple(one for one in composed.found if one.masked or one.text.casefold() in kept)
    return Page(composed, composed.on_screen().data(), found, made.hides)
