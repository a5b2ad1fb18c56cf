"""What the Share page asks of groups further up: passing on to one, taking one in, letting go."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session

from journal.group import membership, taking_in
from journal.group.collection import save_collection
from journal.group.forgetting import forget_for_good
from journal.group.membership import facilitator_key_of
from journal.paths import Home
from ui.work.groups import member_of, opened_library

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Above:
    """Another group that the owner is in; `takes_in` tells whether it says so of this group."""

    id: str
    name: str
    takes_in: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """What would be passed on, in numbers, and the groups that it could go to.

    `lines` are lines for leaders, `tools` lines of the tool register; `named` is how many leaders
    chose to be named with their trials.
    """

    people: int
    trials: int
    lines: int
    check_ins: int
    tools: int
    named: int
    above: tuple[Above, ...]


def offer(session: Session, home: Home, group: str) -> Offer:
    """What passing on would hold, as things stand."""
    mine = member_of(session, group)
    with opened_library(home, group) as opened, opened.reading() as found:
        row = found.connection().exec_driver_sql(_COUNTED).one()
    others = [
        membership.announcement_of(one)
        for one in membership.memberships(session)
        if one.left_at is None and one.group_id != mine.group_id
    ]
    above = (Above(one.id, one.name, mine.group_id in one.accepts) for one in others)
    return Offer(*(int(count) for count in row), above=tuple(above))


def pass_on(
    session: Session, home: Home, group: str, to: str, path: Path, progress: Progress
) -> Path:
    """Write the collection for a group further up, without what only this group may see."""
    mine = member_of(session, group)
    facilitator_key_of(mine)
    upper = membership.announcement_of(member_of(session, to))
    with opened_library(home, group) as opened, opened.reading() as found:
        signed = membership.signed_announcement_of(mine)
        save_collection(found, signed, path, upper.inbox, upwards=True, progress=progress)
    return path


def take_in(session: Session, home: Home, group: str, lower: str, name: str) -> None:
    """Take in a group's collections from now on."""
    mine = member_of(session, group)
    with opened_library(home, group) as opened, opened.session() as found:
        taking_in.take_in(session, found, mine, lower, name)


def stop_taking_in(session: Session, home: Home, group: str, lower: str) -> None:
    """Take a group in no longer; what came from it is gone from here for good."""
    mine = member_of(session, group)
    with opened_library(home, group) as opened:
        with opened.session() as found:
            taking_in.stop_taking_in(session, found, mine, lower)
        forget_for_good(opened)


_COUNTED = """
    WITH counting AS (SELECT id FROM snapshot WHERE standing = 'admitted'),
    trial AS (SELECT * FROM leaders_trial WHERE snapshot IN counting),
    check_in AS (SELECT * FROM leaders_check_in WHERE snapshot IN counting),
    somebody AS (SELECT snapshot FROM trial UNION SELECT snapshot FROM check_in UNION
        SELECT snapshot FROM tool WHERE snapshot IN counting)
    SELECT (SELECT count(*) FROM somebody),
        (SELECT count(*) FROM trial),
        (SELECT count(*) FROM trial WHERE line_for_leaders IS NOT NULL),
        (SELECT count(*) FROM check_in),
        (SELECT count(*) FROM tool WHERE snapshot IN counting),
        (SELECT count(DISTINCT snapshot) FROM trial WHERE open_name IS NOT NULL)
"""
