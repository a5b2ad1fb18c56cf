"""The numbers of one's snapshots: they grow by themselves and tell no day."""

import os
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from hashlib import sha256

from sqlmodel import Session

from journal.bundle.limits import SEQUENCE
from journal.clock import Randomness, weeks_since_1970
from journal.errors import UserError
from journal.group.refreshing import SEQUENCES_A_WEEK
from journal.ids import new_id
from journal.language import _, in_full
from journal.model.membership import Membership

RESTORE_SPREAD = 500_000
YEAR = 366  # days
_FIRST_DAY = date(1970, 1, 1)


class ClockAhead(UserError):
    """The computer's clock is more than a year past everything that this journal knows of."""

    def __init__(self, day: date) -> None:
        self.day = day
        super().__init__(
            _(
                "By this computer's clock it is {day}, over a year past anything in this journal "
                "and this group; set the clock right, or say with --clock-is-right that it is."
            ).format(day=in_full(day))
        )


def next_sequence(highest: int, now: datetime) -> int:
    """The number after the highest known one, and never under the present week's.

    Weeks, since days would tell contributor × date; a clock set back lowers nothing. Raises
    UserError at the end of the numbers.
    """
    sequence = max(highest, weeks_since_1970(now) * SEQUENCES_A_WEEK) + 1
    if sequence > SEQUENCE:
        raise UserError(
            _(
                "No number is left for another share in this group; ask your facilitator to remove "
                "what you shared there, and go on in a new group."
            )
        )
    return sequence


def after_restore(
    membership: Membership,
    now: datetime,
    randomness: Randomness = os.urandom,
    least: int = 0,
) -> None:
    """Mark a restored journal as another writer, numbered beyond what the lost one may have sent.

    It counts on from the coming week, by a random part of that week's numbers, and from the week
    after that of `least`, which this computer is known to have reached.
    """
    reached = max(membership.last_sequence, least)
    membership.writer = new_id(randomness)
    week = max(weeks_since_1970(now), reached // SEQUENCES_A_WEEK) + 1
    part = int.from_bytes(sha256(membership.writer.encode()).digest()[:8], "big") % RESTORE_SPREAD
    beyond = week * SEQUENCES_A_WEEK + part
    membership.last_sequence = beyond if beyond < SEQUENCE else reached


def ask_about_clock(
    session: Session, membership: Membership, now: datetime, weeks: Iterable[int] = ()
) -> None:
    """Raise ClockAhead where the clock is more than a year past the newest record.

    That is the newest of the journal; a share of somebody else's from within a year, by `weeks`
    since 1970 in the group's library, vouches for the clock too. What was recorded here after a
    jump of more than a year is no witness: the clock may have been wrong by then. What was shared
    is one, as it was asked about.
    """
    today = _day(now.date())
    shared = max(membership.known_shares.values(), default=0) // SEQUENCES_A_WEEK
    if any(abs(today - _end(week)) <= YEAR for week in weeks):
        return
    if shared and today <= _end(shared) + YEAR:
        return
    days = sorted(_recorded(session))
    reached = _end(shared) if shared else days[0]
    for day in days:
        if day > reached + YEAR:
            break
        reached = max(reached, day)
    if today > reached + YEAR:
        raise ClockAhead(now.astimezone().date())


def _recorded(session: Session) -> set[int]:
    """The days on which anything was recorded in the journal, the joining of a group too."""
    rows = session.connection().exec_driver_sql(
        """SELECT substr(created_at, 1, 10) FROM trial UNION
        SELECT substr(updated_at, 1, 10) FROM trial UNION
        SELECT substr(created_at, 1, 10) FROM check_in UNION
        SELECT substr(joined_at, 1, 10) FROM membership"""
    )
    return {_day(date.fromisoformat(row[0])) for row in rows}


def _day(day: date) -> int:
    return (day - _FIRST_DAY) // timedelta(days=1)


def _end(week: int) -> int:
    """The last day of a week since 1970; a plain number, as a calendar ends before numbers do."""
    return week * 7 + 6
