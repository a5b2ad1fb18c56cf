"""Which records of a library a digest may read: admitted, not lapsed or retired, not hidden."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sqlalchemy import ColumnElement, TableClause, and_, func, select, union
from sqlalchemy.sql.selectable import ReturnsRows
from sqlmodel import Session

from journal.digest.gather.narrowing import EVERYTHING, Narrowing, fits
from journal.digest.gather.tables import GROUP_TRIAL, LEADERS_TRIAL, SNAPSHOT, each
from journal.group.decisions import Decisions
from journal.group.refreshing import SEQUENCES_A_WEEK, RoundFacts, oldest_week
from journal.ids import clean_code

NOTHING_DECIDED = Decisions()


class GroupFacts(Protocol):
    """What a digest needs to know of a group; the group's signed record fits."""

    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def purpose(self) -> str: ...

    @property
    def threshold(self) -> int: ...

    @property
    def invited(self) -> int | None: ...

    @property
    def upper_level(self) -> bool: ...

    @property
    def rounds(self) -> Sequence[RoundFacts]: ...


@dataclass(frozen=True, slots=True)
class Scope:
    """The readable part of a library on a date, and the number of the `round` that it is in.

    `live` lists its snapshots and `hidden` the ids of hidden trials, both as JSON: a bound list
    of any length that leaves the statements as they are and needs no table of its own.
    `narrowing` is the peers' alone: the leaders' tables are a fixed list.
    """

    session: Session
    live: str
    hidden: str
    round: int
    lapsed: int
    retired: int
    hidden_count: int
    narrowing: Narrowing = EVERYTHING

    def rows(self, statement: ReturnsRows) -> Sequence[Any]:
        """The rows of a SELECT on the library."""
        return self.session.connection().execute(statement).all()  # type: ignore[call-overload, no-any-return]

    def run(self, sql: str, listed: str = "[]") -> Sequence[Any]:
        """The rows of SQL that was put together before.

        It may name :live, :round and :listed, a list of anything as JSON.
        """
        asked = {"live": self.live, "round": self.round, "listed": listed}
        return self.session.connection().exec_driver_sql(sql, asked).all()

    def is_live(self, source: TableClause) -> ColumnElement[bool]:
        """The condition that a record stands in a snapshot that counts."""
        return source.c.snapshot.in_(select(each(self.live).c.value))

    def in_round(self, source: TableClause) -> ColumnElement[bool]:
        """The condition that a record was first shared in the round that is read."""
        condition: ColumnElement[bool] = source.c.round == self.round
        return condition

    def printable(self, source: TableClause) -> ColumnElement[bool]:
        """The condition that a trial counts, is not hidden and is among those wanted."""
        shown = source.c.id.not_in(select(each(self.hidden).c.value))
        return and_(self.is_live(source), shown, fits(self.narrowing, source))


def current_round(group: GroupFacts, as_of: date) -> int:
    """The number of the newest round opened by `as_of`; 1 where none was."""
    return max((one.number for one in group.rounds if one.opened_on <= as_of), default=1)


def open_scope(
    session: Session, group: GroupFacts, as_of: date, decisions: Decisions = NOTHING_DECIDED
) -> Scope:
    """What may be read of the library behind `session` on `as_of`.

    The trials that `decisions` hide and the contributions that they retire are left out. What is
    retired counts as that, lapsed or not.
    """
    wanted = select(SNAPSHOT.c.id, SNAPSHOT.c.contributor, SNAPSHOT.c.sequence)
    admitted = session.connection().execute(wanted.where(SNAPSHOT.c.standing == "admitted")).all()
    retired = {one.contributor for one in decisions.retired}
    standing = [row for row in admitted if row.contributor not in retired]
    oldest = oldest_week(group.rounds, as_of)
    live = sorted(row.id for row in standing if row.sequence // SEQUENCES_A_WEEK >= oldest)
    hidden = _ids_of(session, (hide.code for hide in decisions.hides))
    return Scope(
        session=session,
        live=json.dumps(live),
        hidden=json.dumps(hidden),
        round=current_round(group, as_of),
        lapsed=len(standing) - len(live),
        retired=len(admitted) - len(standing),
        hidden_count=len(hidden),
    )


def _ids_of(session: Session, codes: Iterable[str]) -> list[str]:
    wanted = sorted({clean_code(code) for code in codes} - {""})
    if not wanted:
        return []
    code = each(json.dumps(wanted)).c.value
    found = union(
        *(
            select(trial.c.id).where(
                select(code).where(func.substr(trial.c.id, 1, func.length(code)) == code).exists()
            )
            for trial in (GROUP_TRIAL, LEADERS_TRIAL)
        )
    )
    return sorted(row.id for row in session.connection().execute(found))
