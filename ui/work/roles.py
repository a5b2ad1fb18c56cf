"""What the Share page asks when the facilitator's role is handed over, taken on or taken back."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from journal.files import read_file, write_atomically
from journal.group import admitting, role
from journal.group.role_file import LARGEST, Role, open_role
from journal.ids import in_fours
from journal.paths import Home
from ui.work.groups import member_of, opened_library


@dataclass(frozen=True, slots=True)
class TakenOn:
    """What came along: how many people are let in, the last round released to leaders (0: none),
    how many trials are left out of the digests."""

    group: str
    name: str
    people: int
    released: int
    hidden: int


def hand_over(session: Session, home: Home, group: str, now: datetime, path: Path) -> str:
    """Write the role to a file; the code that opens it, to be told another way.

    From then on the role rests here. Takes a second or two by design.
    """
    mine = member_of(session, group)
    with opened_library(home, group) as opened, opened.reading() as found:
        made = role.hand_over(session, found, mine, now)
    write_atomically(path, made.data)
    return in_fours(made.code)


def read(path: Path, code: str) -> Role:
    """The role in a file. Needs no journal: it may run anywhere, and takes a second or two."""
    return open_role(read_file(path, LARGEST), code)


def take_on(session: Session, home: Home, handed: Role) -> TakenOn:
    """Be the facilitator from now on; UserError where the owner cannot take this role on."""
    mine = role.member_for(session, handed)
    with opened_library(home, mine.group_id) as opened:
        with opened.session() as found:
            role.take_on(session, found, mine, handed)
            counting = admitting.let_in(found, mine.group_id)
        opened.forget_for_good()  # the admissions may have removed somebody
    return TakenOn(
        mine.group_id,
        handed.collection.signed.announcement.name,
        len(counting),
        handed.ledger.round if handed.ledger else 0,
        len(handed.decisions.hides),
    )


def take_back(session: Session, group: str) -> None:
    """Be the facilitator again, since the file was lost."""
    role.take_back(session, member_of(session, group))


def forget(session: Session, group: str) -> None:
    """Forget the keys of the role that was handed over."""
    role.forget_role(session, member_of(session, group))
