"""A merge from files to library: read, plan, show, apply; the window and the commands share it."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from journal.errors import UserError
from journal.group import library
from journal.group.announcement import SignedAnnouncement, rank_of
from journal.group.fingerprint import fingerprint
from journal.group.forgetting import forget_for_good
from journal.group.library import Library
from journal.group.membership import announcement_of, identities_of, take_announcement
from journal.group.merging import MergePlan, apply, plan
from journal.group.reading import read_paths
from journal.model.membership import Membership

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class FileMerge:
    """A plan over files, with the announcements that came along and the fingerprint before."""

    plan: MergePlan
    announcements: tuple[SignedAnnouncement, ...]
    fingerprint: str


def plan_files(
    opened: Library,
    membership: Membership,
    paths: Iterable[Path],
    progress: Progress = lambda done, of: None,
) -> FileMerge:
    """What merging these files and folders would do; nothing is changed."""
    incoming = read_paths(paths, announcement_of(membership), identities_of(membership), progress)
    with opened.reading() as session:
        made = plan(library.held(session), library.admissions(session), incoming)
        before = fingerprint(session)
    return FileMerge(made, tuple(incoming.announcements), before)


def apply_files(
    opened: Library,
    journal_session: Session,
    membership: Membership,
    merge: FileMerge,
    now: datetime,
    progress: Progress = lambda done, of: None,
) -> str:
    """Carry out a plan in one transaction; the fingerprint afterwards.

    Newer announcements of the group are taken up. What was withdrawn or replaced is then gone
    from the file for good.
    """
    with opened.session() as session:
        after = apply(session, merge.plan, now, progress)
    for announced in sorted(merge.announcements, key=rank_of):
        with suppress(UserError):  # the threshold fell between two of them: the former stands
            take_announcement(journal_session, membership, announced)
    if merge.plan.replaces:
        forget_for_good(opened)
    return after
