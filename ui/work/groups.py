"""What the Share page asks of groups: making, joining, letting in, merging, sending."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from journal.bundle.seal import seal
from journal.errors import UserError
from journal.files import read_file, write_atomically
from journal.group import admitting, library, membership
from journal.group.collection import write_admissions, write_collection
from journal.group.fingerprint import fingerprint
from journal.group.invitation import LONGEST, read_invitation
from journal.group.library import Library
from journal.group.merge_files import FileMerge, apply_files, plan_files
from journal.ids import in_fours
from journal.language import _
from journal.model.membership import Membership
from journal.paths import Home

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody whose file is here and who is not let in yet."""

    key: str
    code: str
    trials: int


@dataclass(frozen=True, slots=True)
class Group:
    """A group as the window shows it; `reads` tells whether its members' files open here.

    `folder` is where its files are exchanged, None where none is chosen.
    """

    id: str
    name: str
    purpose: str
    threshold: int
    invited: int | None
    is_open: bool
    round: int
    is_facilitator: bool
    reads: bool
    code: str
    withdrawal_code: str
    let_in: int
    contributors: int
    trials: int
    fingerprint: str
    waiting: tuple[Waiting, ...]
    folder: Path | None
    merges_itself: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """What a library holds after a merge; `waiting` people are not let in yet."""

    fingerprint: str
    contributors: int
    trials: int
    waiting: int


@contextmanager
def opened_library(home: Home, group: str) -> Iterator[Library]:
    """The library of a group, let go of afterwards."""
    opened = Library(home, group)
    try:
        yield opened
    finally:
        opened.close()


def groups(session: Session, home: Home) -> list[Group]:
    """The groups that the owner is in, first joined first."""
    mine = [one for one in membership.memberships(session) if one.left_at is None]
    return [_shown(home, one) for one in mine]


def member_of(session: Session, group: str) -> Membership:
    """The owner's place in a group."""
    return membership.find_membership(session, group)


def make(
    session: Session,
    home: Home,
    now: datetime,
    name: str,
    invited: int,
    open_to_all: bool,
    threshold: int,
) -> str:
    """Make a group, its founder let in from the start; its id."""
    made = membership.found_group(
        session, name, now, invited=invited, open_to_all=open_to_all, threshold=threshold
    )
    with opened_library(home, made.group_id) as opened, opened.session() as found:
        admitting.admit_founder(found, made)
    return made.group_id


def join(session: Session, text: str, now: datetime) -> str:
    """Join by the text of an invitation; the group's id."""
    return membership.join_group(session, read_invitation(text), now).group_id


def join_by_file(session: Session, path: Path, now: datetime) -> str:
    """Join by an invitation that came as a file; the group's id."""
    return join(session, read_file(path, LONGEST).decode("utf-8", "replace"), now)


def invitation(session: Session, group: str) -> str:
    """The text of the invitation."""
    return membership.invitation_to(member_of(session, group)).to_text()


def save_invitation(session: Session, group: str, path: Path) -> Path:
    """Write the invitation to a file."""
    write_atomically(path, invitation(session, group).encode() + b"\n")
    return path


def plan(home: Home, mine: Membership, paths: Sequence[Path], progress: Progress) -> FileMerge:
    """What merging these files and folders would do. Needs no journal: it may run anywhere."""
    missing = next((path for path in paths if not path.exists()), None)
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
        if let_in:
            with opened.session() as found:
                admitting.admit(found, mine, let_in, (), more_than_invited)
        letters = apply_files(opened, session, mine, planned, now, progress)
        with opened.reading() as found:
            return Merged(letters, *library.counts(found), waiting=len(admitting.waiting(found)))


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
        plain = write_collection(found, signed)
    write_atomically(path, seal(plain, [signed.announcement.reading]))
    return path


def save_admissions(session: Session, home: Home, group: str, path: Path) -> Path:
    """Write who is let in, without anybody's trials."""
    mine = member_of(session, group)
    with opened_library(home, group) as opened, opened.reading() as found:
        records = library.admissions(found)
    write_atomically(path, write_admissions(membership.signed_announcement_of(mine), records))
    return path


def open_round(session: Session, group: str, now: datetime) -> int:
    """Open the next round; its number."""
    today = now.astimezone().date()
    return membership.open_round(session, member_of(session, group), today).round


def _shown(home: Home, mine: Membership) -> Group:
    announced = membership.announcement_of(mine)
    with opened_library(home, mine.group_id) as opened, opened.reading() as found:
        contributors, trials = library.counts(found)
        return Group(
            id=mine.group_id,
            name=announced.name,
            purpose=announced.purpose,
            threshold=announced.threshold,
            invited=announced.invited,
            is_open=announced.open,
            round=announced.round,
            is_facilitator=mine.facilitator_key is not None,
            reads=mine.inbox_identity is not None,
            code=admitting.member_code(mine.contributor),
            withdrawal_code=in_fours(mine.withdrawal_code),
            let_in=_let_in(found, mine),
            contributors=contributors,
            trials=trials,
            fingerprint=fingerprint(found),
            waiting=tuple(_waiting(found)),
            folder=Path(mine.folder) if mine.folder else None,
            merges_itself=mine.merges_itself,
        )


def _let_in(found: Session, mine: Membership) -> int:
    """How many are let in beside the founder, who was not invited by anybody."""
    counting = [one for one in library.admissions(found).values() if one.standing == "admitted"]
    if mine.facilitator_key is not None:
        return sum(one.contributor != mine.contributor for one in counting)
    return sum(set(one.roles) != set(admitting.KEEPER) for one in counting)


def _waiting(found: Session) -> Iterator[Waiting]:
    rows = found.connection().exec_driver_sql(
        """SELECT contributor, (SELECT count(*) FROM group_trial WHERE snapshot = snapshot.id)
        FROM snapshot WHERE standing = 'waiting' ORDER BY id"""
    )
    for key, trials in rows:
        yield Waiting(key, admitting.member_code(key), trials)
