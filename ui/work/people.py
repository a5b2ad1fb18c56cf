"""What the page of people asks: who is let in, waits or is set aside, all known by codes only."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from journal.group import admitting, library, retiring, taking_in
from journal.group.admission import Admission, Role
from journal.group.announcement import Announcement
from journal.group.library import Who
from journal.group.membership import announcement_of, facilitator_key_of
from journal.group.refreshing import refreshed, round_of
from journal.model.membership import Membership
from journal.paths import Home
from ui.work.groups import member_of, opened_library

WAITING, IN, ASIDE = "waiting", "in", "aside"
KEEPER: Role = "register-keeper"
_ORDER = (WAITING, IN, ASIDE)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody by the code that the owner of the key sees too.

    `standing` is WAITING, IN or ASIDE (then `why` says why). `round` is the round that the newest
    file was written in, None where none is here; `refreshed` is "current", "not-refreshed" or
    "lapsed". `through` names the group further down that somebody comes from, "" for this one.
    """

    key: str
    code: str
    standing: str
    trials: int = 0
    round: int | None = None
    refreshed: str = ""
    is_empty: bool = False
    roles: tuple[Role, ...] = ()
    why: str = ""
    through: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class People:
    """Everybody, those who wait first; `let_in` beside the facilitator, of `invited`."""

    people: tuple[Person, ...]
    let_in: int
    invited: int | None


def read(session: Session, home: Home, group: str, today: date) -> People:
    """Everybody that the library of a group knows and who was not removed."""
    mine = member_of(session, group)
    announced = announcement_of(mine)
    with opened_library(home, group) as opened, opened.reading() as found:
        everybody = list(_everybody(found, mine, announced, today))
    everybody.sort(key=lambda one: (_ORDER.index(one.standing), one.through, one.code))
    let_in = sum(
        one.standing != WAITING and not one.through and not one.is_own for one in everybody
    )
    return People(tuple(everybody), let_in, announced.invited)


def give_roles(
    session: Session, home: Home, group: str, key: str, roles: Collection[Role]
) -> dict[str, tuple[Role, ...]]:
    """Let somebody keep the register, bring slips, both or neither; who had which roles before.

    One person keeps the register: whoever kept it keeps it no longer.
    """
    mine = member_of(session, group)
    with opened_library(home, group) as opened, opened.session() as found:
        before = _roles(found, group)
        if KEEPER in roles and KEEPER not in before[key]:
            admitting.make_keeper(found, mine, key)
        admitting.give_roles(found, mine, key, tuple(sorted(roles)))
        now = _roles(found, group)
    return {one: had for one, had in before.items() if now[one] != had}


def put_roles_back(
    session: Session, home: Home, group: str, before: Mapping[str, Sequence[Role]]
) -> None:
    """Undo that."""
    mine = member_of(session, group)
    with opened_library(home, group) as opened, opened.session() as found:
        for key, roles in before.items():
            admitting.give_roles(found, mine, key, roles)


def set_aside(session: Session, home: Home, group: str, key: str, why: str) -> None:
    """Let a contribution count in no digest from here on; it stays, and that can be undone."""
    facilitator_key_of(member_of(session, group))
    with opened_library(home, group) as opened, opened.session() as found:
        retiring.retire(found, key, why)


def count_again(session: Session, home: Home, group: str, key: str) -> None:
    """Undo that."""
    facilitator_key_of(member_of(session, group))
    with opened_library(home, group) as opened, opened.session() as found:
        retiring.bring_back(found, key)


def _everybody(
    found: Session, mine: Membership, announced: Announcement, today: date
) -> Iterator[Person]:
    held, admissions = library.held(found), library.admissions(found)
    aside = {one.contributor: one.why for one in library.decisions(found).retired}
    trials, others = _trials(found), _with_records(found)
    names = taking_in.names(found)
    for who in sorted(held.keys() | admissions.keys()):
        there, record = held.get(who), admissions.get(who)
        if record is not None and record.standing == "removed":
            continue
        group, key = who
        yield Person(
            key=key,
            code=admitting.member_code(key),
            standing=_standing(record, key in aside),
            trials=trials.get(who, 0),
            round=round_of(there.sequence, announced.rounds) if there else None,
            refreshed=refreshed(there.sequence, announced.rounds, today) if there else "",
            is_empty=there is not None and who not in others,
            roles=record.roles if record else (),
            why=aside.get(key, ""),
            through="" if group == mine.group_id else names.get(group, group[:8]),
            is_own=key == mine.contributor,
        )


def _roles(found: Session, group: str) -> dict[str, tuple[Role, ...]]:
    """Who of the group is let in, and with which roles."""
    return {key: record.roles for key, record in admitting.let_in(found, group).items()}


def _standing(record: Admission | None, is_aside: bool) -> str:
    if record is None:
        return WAITING
    return ASIDE if is_aside else IN


def _trials(found: Session) -> dict[Who, int]:
    """How many trials are here of each; a copy that came upwards has the leaders' records only."""
    rows = found.connection().exec_driver_sql(
        """SELECT snapshot."group", snapshot.contributor, count(*) FROM
            (SELECT snapshot, id FROM group_trial UNION SELECT snapshot, id FROM leaders_trial)
            AS trial JOIN snapshot ON snapshot.id = trial.snapshot GROUP BY snapshot.id"""
    )
    return {(str(group), str(key)): int(count) for group, key, count in rows}


def _with_records(found: Session) -> set[Who]:
    """Those of whom any record is here."""
    tables = " UNION ".join(f"SELECT snapshot FROM {table}" for table in library.TABLES)
    rows = found.connection().exec_driver_sql(
        f'SELECT "group", contributor FROM snapshot WHERE id IN ({tables})'
    )
    return {(str(group), str(key)) for group, key in rows}
