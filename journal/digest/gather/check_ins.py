"""What this round's check-ins say, for the peers' edition: counted, and in people's words."""

from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    String,
    and_,
    case,
    cast,
    distinct,
    func,
    literal_column,
    select,
    true,
)

from journal.bundle.records import GroupCheckIn
from journal.digest.gather.scope import Scope
from journal.digest.gather.tables import GROUP_CHECK_IN, SNAPSHOT, each, fixed, lists_of
from journal.digest.gather.tallies import Tally

_CHECK_IN = GROUP_CHECK_IN.c


def answered(scope: Scope) -> int:
    """How many people answered in this round."""
    ((people,),) = scope.run(_answered())
    return int(people)


def check_in_tally(scope: Scope, field: str) -> tuple[Tally, ...]:
    """How many respondents of this round gave each answer to a question of the check-in."""
    return tuple(Tally(*row) for row in scope.run(_counted(field)))


def said_in_check_ins(scope: Scope, field: str, most: int) -> tuple[tuple[str, ...], int]:
    """What people wrote to one question in this round, at most so much, and how much there is.

    Which they are is decided by ids, that are random; in their order they say nothing of anybody.
    """
    rows = scope.run(_said(field, most))
    return tuple(sorted(row.said for row in rows)), int(rows[0].whole) if rows else 0


def respondent() -> ColumnElement[str]:
    """Who answered: each paper slip or form answer is one, all else is one a contributor.

    Slips count apart only in the snapshot of a contributor whom the admissions mark for them.
    """
    slip = and_(_CHECK_IN.source.in_(("form", "slip")), SNAPSHOT.c.slips != 0)
    person = cast(_CHECK_IN.snapshot, String)
    return case((slip, person + "/" + cast(_CHECK_IN.n, String)), else_=person)


@cache
def _answered() -> str:
    return fixed(_answers(func.count(distinct(respondent()))))


@cache
def _counted(field: str) -> str:
    value: Any = _CHECK_IN[field]
    source: FromClause = GROUP_CHECK_IN
    if field in lists_of(GroupCheckIn):
        members = each(value)
        source, value = GROUP_CHECK_IN.join(members, true()), members.c.value
    counted = _answers(value, func.count(), func.count(distinct(respondent())), source=source)
    return fixed(counted.where(value.is_not(None)).group_by(value).order_by(value))


@cache
def _said(field: str, most: int) -> str:
    text = _CHECK_IN[field]
    first = func.min(_CHECK_IN.id)
    whole = func.count().over().label("whole")
    said = _answers(text.label("said"), whole).where(text.is_not(None)).group_by(text)
    return fixed(said.order_by(first).limit(most))


def _answers(*columns: ColumnElement[Any], source: FromClause = GROUP_CHECK_IN) -> Select[Any]:
    """Of the live check-ins of the round; both come in when it is run (Scope.run)."""
    return (
        select(*columns)
        .select_from(source.join(SNAPSHOT, SNAPSHOT.c.id == _CHECK_IN.snapshot))
        .where(
            _CHECK_IN.snapshot.in_(select(each(literal_column(":live")).c.value)),
            _CHECK_IN.round == literal_column(":round"),
        )
    )
