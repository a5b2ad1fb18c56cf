"""What the Share page asks about files: merging those received, letting in, sending on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from journal.errors import UserError
from journal.files import write_atomically
from journal.group import admitting, collection, library, membership
from journal.group.collection import write_admissions
from journal.group.merge.files import FileMerge, apply_files, plan_files
from journal.group.merge.paths import first_missing
from journal.language import _
from journal.model.membership import Membership
from journal.paths import Home
from ui.work.groups import member_of, opened_library

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Merged:
    """What a library holds after a merge; `waiting` people are not let in yet."""

    fingerprint: str
    contributors: int
    trials: int
    waiting: int


def plan(home: Home, mine: Membership, paths: Sequence[Path], progress: Progress) -> FileMerge:
    """What merging these files and folders would do. Needs no journal: it may run anywhere."""
    missing = first_missing(paths)
    if missing:
        raise UserError(_("There is no {path}; nothing was merged.").format(path=missing))
    with opened_library(home, mine.group_id) as opened:
        return plan_files(opened, mine, paths, progress)


def merge(
    session: Session,
    home: Home,
    group: str,
    planned: FileMerge,
    let_in: Sequence[str],
    more_than_invited: bool,
    now: datetime,
    progress: Progress,
) -> Merged:
    """Carry out a plan, let these people in with it; what is there afterwards.

    Raises MoreThanInvited, before anything is changed, where too many would count.
    """
    mine = member_of(session, group)
    with opened_library(home, group) as opened:
        letters = apply_files(
            opened, session, mine, planned, now, progress, let_in, more_than_invited
        )
        with opened.reading() as found:
            waiting = len(admitting.waiting(found, group))
            return Merged(letters, *library.counts(found), waiting=waiting)


def admit(
    session: Session, home: Home, group: str, keys: Sequence[str], more_than_invited: bool
) -> int:
    """Let people in; how many. Raises MoreThanInvited unless that is allowed."""
    mine = member_of(session, group)
    with opened_library(home, group) as opened, opened.session() as found:
        return len(admitting.admit(found, mine, keys, (), more_than_invited))


def save_collection(session: Session, home: Home, group: str, path: Path) -> Path:
    """Write what every member may read, sealed to the members."""
    mine = member_of(session, group)
    signed = membership.signed_announcement_of(mine)
    with opened_library(home, group) as opened, opened.reading() as found:
        collection.save_collection(found, signed, path, signed.announcement.reading)
    return path


def save_admissions(session: Session, home: Home, group: str, path: Path) -> Path:
    """Write who is let in, without anybody's trials."""
    mine = member_of(session, group)
    with opened_library(home, group) as opened, opened.reading() as found:
        records = library.admissions(found)
    write_atomically(path, write_admissions(membership.signed_announcement_of(mine), records))
    return path
