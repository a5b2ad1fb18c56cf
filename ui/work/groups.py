"""The groups that the owner is in, as the window shows them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session

from journal.group import admitting, library, membership
from journal.group.fingerprint import fingerprint
from journal.group.library import Library
from journal.ids import in_fours
from journal.model.membership import Membership
from journal.paths import Home


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
            waiting=tuple(_waiting(found, mine.group_id)),
            folder=Path(mine.folder) if mine.folder else None,
            merges_itself=mine.merges_itself,
        )


def _let_in(found: Session, mine: Membership) -> int:
    """How many are let in beside the founder, who was not invited by anybody."""
    counting = [
        one
        for one in library.admissions(found).values()
        if one.standing == "admitted" and one.group == mine.group_id
    ]
    if mine.facilitator_key is not None:
        return sum(one.contributor != mine.contributor for one in counting)
    return sum(set(one.roles) != set(admitting.KEEPER) for one in counting)


def _waiting(found: Session, group: str) -> Iterator[Waiting]:
    rows = found.connection().exec_driver_sql(
        """SELECT contributor, (SELECT count(*) FROM group_trial WHERE snapshot = snapshot.id)
        FROM snapshot WHERE standing = 'waiting' AND "group" = ? ORDER BY id""",
        (group,),
    )
    for key, trials in rows:
        yield Waiting(key, admitting.member_code(key), trials)
