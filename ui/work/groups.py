"""The groups that the owner is in, as the window shows them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlmodel import Session

from journal.group import admitting, library, membership
from journal.group.admission import Admission
from journal.group.fingerprint import fingerprint
from journal.group.library import Library
from journal.group.taking_in import TakenIn, taken_in
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

    `context` is what it asks to know of a trial, `along` what the owner lets go along of that.
    `keepers` are the codes of who keeps the tool register. `folder` is where its files are
    exchanged, None where none is chosen. Since `handed_over_on` somebody else is the facilitator;
    `keeps_role` tells that the role rests here and could be taken back.
    `takes_in` are the groups further down that it takes in.
    """

    id: str
    name: str
    purpose: str
    threshold: int
    invited: int | None
    is_open: bool
    round: int
    round_opened_on: date
    context: tuple[str, ...]
    along: tuple[str, ...]
    keepers: tuple[str, ...]
    is_facilitator: bool
    handed_over_on: date | None
    keeps_role: bool
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
    takes_in: tuple[TakenIn, ...]


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
        counting = admitting.let_in(found, mine.group_id)
        return Group(
            id=mine.group_id,
            name=announced.name,
            purpose=announced.purpose,
            threshold=announced.threshold,
            invited=announced.invited,
            is_open=announced.open,
            round=announced.round,
            round_opened_on=announced.rounds[-1].opened_on,
            context=announced.context,
            along=tuple(name for name in announced.context if name in mine.context),
            keepers=tuple(sorted(_keepers(counting.values()))),
            is_facilitator=membership.leads(mine),
            handed_over_on=_day(mine.handed_over_at),
            keeps_role=mine.handed_over_at is not None and mine.facilitator_key is not None,
            reads=mine.inbox_identity is not None,
            code=admitting.member_code(mine.contributor),
            withdrawal_code=in_fours(mine.withdrawal_code),
            let_in=max(0, len(counting) - 1),  # the facilitator was not invited by anybody
            contributors=contributors,
            trials=trials,
            fingerprint=fingerprint(found),
            waiting=tuple(_waiting(found, mine.group_id)),
            folder=Path(mine.folder) if mine.folder else None,
            merges_itself=mine.merges_itself,
            takes_in=taken_in(found, announced),
        )


def _keepers(counting: Iterable[Admission]) -> Iterator[str]:
    for one in counting:
        if "register-keeper" in one.roles:
            yield admitting.member_code(one.contributor)


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone().date() if moment else None


def _waiting(found: Session, group: str) -> Iterator[Waiting]:
    rows = found.connection().exec_driver_sql(
        """SELECT contributor, (SELECT count(*) FROM group_trial WHERE snapshot = snapshot.id)
        FROM snapshot WHERE standing = 'waiting' AND "group" = ? ORDER BY id""",
        (group,),
    )
    for key, trials in rows:
        yield Waiting(key, admitting.member_code(key), trials)
