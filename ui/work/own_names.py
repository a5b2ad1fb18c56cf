"""What is asked about the owner's lists of names: read, add, look into, keep, remove, put back."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlmodel import Session

from journal.errors import UserError
from journal.exchange.name_lists import FoundList, read_names
from journal.logbook import own_names
from journal.logbook.forgetting import Gone
from journal.logbook.names_in_backups import forget_in_backups
from journal.logbook.own_names import NameList, Removed
from journal.privacy.lists.name_lists import read_list
from journal.settings import Settings
from journal.store.journal_file import Journal
from ui.work.keeping import second_place


@dataclass(frozen=True, slots=True)
class Added:
    """How many names were new, and which: the lists with their kind and the names."""

    new: int
    names: tuple[tuple[str, str, tuple[str, ...]], ...]


def lists(session: Session, today: date) -> tuple[NameList, ...]:
    """The lists as they stand."""
    return own_names.lists(session, today)


def names(session: Session, of: NameList, today: date) -> list[tuple[str, str]]:
    """The names of a list, each with its year group."""
    rows = own_names.names_in(session, of.name, of.kind, today)
    return [(row.text, row.year_group or "") for row in rows]


def read(source: str | Path, kind: str) -> tuple[FoundList, ...]:
    """The lists in a pasted text, or in a file; UserError for a file that holds none."""
    if isinstance(source, Path):
        return read_names(source, kind)
    found = read_list(source, kind)
    return (FoundList(found.title, found),)


def add(
    session: Session, found: Sequence[tuple[str, FoundList]], kind: str, today: date, keep: bool
) -> Added:
    """Add what was read, each list under the name that it is given here."""
    added = []
    for name, one in found:
        there = {
            text for text, _year in names(session, NameList(name, kind, 0, None, False), today)
        }
        texts = [listed.text for listed in one.read.names]
        own_names.add_names(session, texts, kind, today, keep, name, one.read.year_groups)
        fresh = {row.text for row in own_names.names_in(session, name, kind, today)} - there
        added.append((name, kind, tuple(fresh)))
    return Added(sum(len(fresh) for _name, _kind, fresh in added), tuple(added))


def take_back(journal: Journal, added: Added) -> Removed:
    """Take out what was just added."""
    with journal.session() as session:
        gone = [
            row
            for name, kind, fresh in added.names
            for row in own_names.remove_names(session, name, kind, fresh).rows
        ]
    return _wiped(journal, Removed(tuple(gone)))


def remove(journal: Journal, one: NameList, only: Sequence[str] | None = None) -> Removed:
    """Remove a list, or these of its names, from the journal's file too."""
    with journal.session() as session:
        if only is None:
            gone = own_names.remove_list(session, one.name, one.kind)
        else:
            gone = own_names.remove_names(session, one.name, one.kind, only)
    return _wiped(journal, gone)


def clear(journal: Journal) -> Removed:
    """Forget every listed name."""
    with journal.session() as session:
        gone = own_names.clear_names(session)
    return _wiped(journal, gone)


def let_expired_go(journal: Journal, today: date) -> Removed:
    """Forget what came to its day; what that was."""
    with journal.session() as session:
        gone = own_names.let_expired_go(session, today)
    return _wiped(journal, gone)


def put_back(session: Session, removed: Removed, until: date | None = None) -> int:
    """Put back what was removed, for as long as before or to `until`."""
    return own_names.put_back(session, removed, until)


def rename(session: Session, one: NameList, new: str) -> None:
    """Call a list something else."""
    own_names.rename_list(session, one.name, new, one.kind)


def expiring(session: Session, today: date) -> tuple[NameList, ...]:
    """The lists that go within a month."""
    return own_names.expiring(session, today)


def keep(session: Session, kept: Sequence[NameList], today: date) -> date:
    """Keep lists for another year; until when."""
    until = another_year(kept[0].keep_until, today)
    for one in kept:
        own_names.keep_list(session, one.name, until, one.kind)
    return until


def another_year(keep_until: date | None, today: date) -> date:
    """To which day a list stays that is kept on."""
    return own_names.another_year(keep_until, today)


def forget_in_backups_too(
    journal: Journal, removed: Removed, now: datetime, chosen: Settings
) -> Gone:
    """Take what was removed out of the backups, here and in the second place."""
    return forget_in_backups(journal, removed, now, second_place(chosen))


def _wiped(journal: Journal, gone: Removed) -> Removed:
    # Where somebody reads, it waits: the journal is marked, and looked after every hour.
    if gone:
        with suppress(UserError):
            journal.forget_for_good()
    return gone
