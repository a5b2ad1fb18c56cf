"""A merge from files to library: read, plan, show, apply; the window and the commands share it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlmodel import Session

from journal.bundle.read import Snapshot
from journal.errors import UserError
from journal.group import library, taking_in
from journal.group.admission import Admission, Who
from journal.group.admitting import admit
from journal.group.announcement import SignedAnnouncement, rank_of
from journal.group.fingerprint import fingerprint
from journal.group.forgetting import forget_for_good
from journal.group.library import Library
from journal.group.membership import announcement_of, identities_of, leads, take_announcement
from journal.group.merge.plan import Arrival, Incoming, MergePlan, apply, plan
from journal.group.merge.reading import read_paths, snapshots_again
from journal.language import _
from journal.model.membership import Membership

Progress = Callable[[int, int], None]
_Whose = TypeVar("_Whose", Arrival, Admission)


@dataclass(frozen=True)
class FileMerge:
    """A plan over files, with what came along and the fingerprint before.

    `names` are what the groups call themselves that are taken in.
    """

    plan: MergePlan
    announcements: tuple[SignedAnnouncement, ...]
    fingerprint: str
    names: Mapping[str, str] = field(default_factory=dict)


def plan_files(
    opened: Library,
    membership: Membership,
    paths: Iterable[Path],
    progress: Progress = lambda done, of: None,
) -> FileMerge:
    """What merging these files and folders would do; nothing is changed."""
    incoming = read_paths(
        paths,
        announcement_of(membership),
        identities_of(membership),
        progress,
        scratch=opened.path.parent,
    )
    return plan_incoming(opened, membership, incoming)


def plan_incoming(opened: Library, membership: Membership, incoming: Incoming) -> FileMerge:
    """The same for what was read already."""
    with opened.reading() as session:
        known = library.admissions(session)
        older = taking_in.recall(session, incoming)
        made = plan(library.held(session), known, incoming)
        made.superseded += older
        made.advice = _advice(membership, known, made)
        before = fingerprint(session)
    return FileMerge(made, tuple(incoming.announcements), before, incoming.names)


def apply_files(
    opened: Library,
    journal_session: Session,
    membership: Membership,
    merge: FileMerge,
    now: datetime,
    progress: Progress = lambda done, of: None,
    let_in: Sequence[str] = (),
    more_than_invited: bool = False,
) -> str:
    """Take up what the group says of itself, then carry out the plan as `apply_to_library`."""
    take_up(journal_session, membership, merge)
    return apply_to_library(opened, membership, merge, now, progress, let_in, more_than_invited)


def take_up(journal_session: Session, membership: Membership, merge: FileMerge) -> None:
    """Take up the group's newer announcements that came along."""
    for announced in sorted(merge.announcements, key=rank_of):
        with suppress(UserError):  # the threshold fell between two of them: the former stands
            take_announcement(journal_session, membership, announced)


def apply_to_library(
    opened: Library,
    membership: Membership,
    merge: FileMerge,
    now: datetime,
    progress: Progress = lambda done, of: None,
    let_in: Sequence[str] = (),
    more_than_invited: bool = False,
) -> str:
    """Carry out a plan in one transaction, let people in with it; the fingerprint afterwards.

    The files are read a second time: ChangedMeanwhile, and nothing is changed, where one of them is
    not the one that was planned with; MoreThanInvited like `admit`. What came from groups is let go
    of that the group takes in no longer. What was withdrawn or replaced is then gone from the file
    for good. `progress` gets how many snapshots are stored and of how many; raising there stops.
    """
    stored = (0, len(merge.plan.to_store))
    standing, identities = announcement_of(membership), identities_of(membership)

    def tell(done: int, of: int) -> None:
        nonlocal stored
        stored = (done, of)
        progress(done, of)

    def read_again(arrivals: Sequence[Arrival]) -> Iterator[tuple[Arrival, Snapshot]]:
        # While a large file is opened nothing is stored, yet the merge may be called off.
        scratch = opened.path.parent
        return snapshots_again(arrivals, identities, scratch, lambda _read: tell(*stored))

    with opened.session() as session:
        admit(session, membership, let_in, (), more_than_invited)
        groups = (standing.id, *standing.accepts)
        lets_go = taking_in.let_go(session, groups)
        taking_in.keep_names(session, merge.names)
        after = apply(session, _only_of(merge.plan, groups), read_again, now, tell)
    if merge.plan.replaces or lets_go:
        forget_for_good(opened)
    return after


def _only_of(made: MergePlan, groups: Collection[str]) -> MergePlan:
    """The plan without groups that were let go of since it was made."""

    def among(found: Sequence[_Whose]) -> list[_Whose]:
        return [one for one in found if one.who[0] in groups]

    return replace(
        made,
        new=among(made.new),
        changed=among(made.changed),
        withdrawn=among(made.withdrawn),
        awaiting_admission=among(made.awaiting_admission),
        admissions=among(made.admissions),
    )


def _advice(membership: Membership, known: Mapping[Who, Admission], made: MergePlan) -> str | None:
    """What a facilitator should merge first whose library was lost, or is not in a backup.

    A group's founder is let in from the start, so where nobody is, the library began anew.
    """
    spoken_of = {group for group, _key in known} | {one.group for one in made.admissions}
    others = [one for one in made.awaiting_admission if one.who[1] != membership.contributor]
    if not leads(membership) or membership.group_id in spoken_of or not others:
        return None
    return _(
        "Nobody is let in here, so what was merged for this group on this computer is gone. Merge "
        "the newest collection first, or the newest file of admissions, so that whoever you "
        "removed stays removed."
    )
