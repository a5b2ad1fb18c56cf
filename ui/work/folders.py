"""What the window asks of the groups' folders: which there are, what is in them, merging it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from journal.errors import UserError
from journal.group import admitting, membership
from journal.group.folder.asking_again import ask_again, ask_to_save_again
from journal.group.folder.merging import merge_by_itself as merge_folder
from journal.group.folder.place import folder_of, own_file, set_folder
from journal.group.folder.scanning import scan
from journal.group.folder.seen import Remembered
from journal.group.folder.state import FolderState
from journal.model.membership import Membership
from journal.paths import Home
from ui.work.groups import member_of, opened_library

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Watched:
    """A group that exchanges its files in a folder."""

    group: str
    name: str
    folder: Path
    merges_itself: bool
    mine: Membership


@dataclass(frozen=True, slots=True)
class FolderLook:
    """What is in a group's folder now; `state` is None where `trouble` says why it is not known.

    `stamps` tell the files to merge as they are now from what comes later under the same names.
    """

    group: str
    folder: Path
    state: FolderState | None
    trouble: str = ""
    stamps: frozenset[tuple[str, int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class MergedItself:
    """What a merge by itself brought, and how many people wait for the owner to let them in."""

    files: int
    waiting: int
    warnings: tuple[str, ...]


def watched(session: Session) -> list[Watched]:
    """The groups of the owner's that have a folder."""
    return [
        Watched(
            group=one.group_id,
            name=membership.announcement_of(one).name,
            folder=Path(one.folder),
            merges_itself=one.merges_itself,
            mine=one,
        )
        for one in membership.memberships(session)
        if one.folder and one.left_at is None
    ]


def look(
    home: Home, one: Watched, remembered: Remembered, now: datetime, progress: Progress
) -> FolderLook:
    """Look into a group's folder. Needs no journal: it may run anywhere."""
    try:
        with opened_library(home, one.group) as opened, opened.reading() as found:
            state = scan(one.folder, one.mine, found, now, remembered, progress)
    except UserError as error:
        return FolderLook(one.group, one.folder, None, error.sentence)
    stamps = frozenset(filter(None, map(_stamp, state.to_merge)))
    return FolderLook(one.group, one.folder, state, stamps=stamps)


def use(
    session: Session, home: Home, group: str, folder: Path | None, merges_itself: bool
) -> Path | None:
    """Exchange a group's files in this folder from now on, or in none; UserError if it will not do.

    `merges_itself` is whether what comes there is merged unasked.
    """
    set_folder(session, home, member_of(session, group), folder, merges_itself)
    return folder


def message(session: Session, group: str, state: FolderState, file: str = "") -> str:
    """What to send to everybody, so that they share again; or about a file that cannot be read."""
    announced = membership.announcement_of(member_of(session, group))
    return ask_to_save_again(announced, state, file) if file else ask_again(announced, state)


def own_place(session: Session, group: str, ending: str = ".trialbundle") -> Path:
    """The owner's one file of a kind in the group's folder; FolderAway where that is not there."""
    mine = member_of(session, group)
    return own_file(folder_of(mine), mine).with_suffix(ending)


def merge_by_itself(
    session: Session,
    home: Home,
    group: str,
    now: datetime,
    remembered: Remembered,
    progress: Progress,
) -> MergedItself | None:
    """Merge what is new in a group's folder and let nobody in; None where nothing came."""
    mine = member_of(session, group)
    with opened_library(home, group) as opened:
        came = merge_folder(opened, session, mine, folder_of(mine), now, remembered, progress)
        if came is None:
            return None
        with opened.reading() as found:
            waiting = len(admitting.waiting(found, group)) if membership.leads(mine) else 0
    return MergedItself(came.files, waiting, came.warnings)


def _stamp(path: Path) -> tuple[str, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None  # it has gone since the look
    return path.name, found.st_size, found.st_mtime_ns
