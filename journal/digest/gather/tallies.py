"""Counts for the peers' edition: of trials, and of the contributors behind them."""

from dataclasses import dataclass
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
    select,
    true,
    union,
)

from journal.bundle.records import GroupCheckIn, GroupTrial
from journal.digest.gather.scope import Scope
from journal.digest.gather.tables import GROUP_CHECK_IN, GROUP_TRIAL, SNAPSHOT, each, lists_of

_TRIAL = GROUP_TRIAL.c
SEVERAL = lists_of(GroupTrial) | lists_of(GroupCheckIn)


@dataclass(frozen=True, slots=True)
class Tally:
    """A value (None for "not recorded") with its numbers of trials and of contributors."""

    value: str | None
    trials: int
    people: int


@dataclass(frozen=True, slots=True)
class Crossing:
    """Two values that occur together, with the numbers of trials and of contributors."""

    first: str | None
    second: str | None
    trials: int
    people: int


@dataclass(frozen=True, slots=True)
class Totals:
    """How much there is: trials, contributors with one, respondents of this round, contributors."""

    trials: int
    writers: int
    answered: int
    contributors: int


def totals(scope: Scope) -> Totals:
    """The overall numbers of what may be printed."""
    (trials,) = scope.rows(
        select(func.count(), func.count(distinct(_TRIAL.snapshot)))
        .select_from(GROUP_TRIAL)
        .where(scope.printable(GROUP_TRIAL))
    )
    (answered,) = scope.rows(_answers(scope, func.count(distinct(respondent()))))
    everybody = union(
        select(_TRIAL.snapshot).where(scope.printable(GROUP_TRIAL)),
        select(GROUP_CHECK_IN.c.snapshot).where(scope.is_live(GROUP_CHECK_IN)),
    ).subquery()
    (contributors,) = scope.rows(select(func.count()).select_from(everybody))
    return Totals(trials[0], trials[1], answered[0], contributors[0])


def tally(scope: Scope, field: str) -> tuple[Tally, ...]:
    """How often each value of a coded field of a trial occurs; lists count each value they hold."""
    source, value = _values(GROUP_TRIAL, field)
    statement = (
        select(value, func.count(), func.count(distinct(_TRIAL.snapshot)))
        .select_from(source)
        .where(scope.printable(GROUP_TRIAL))
        .group_by(value)
        .order_by(value)
    )
    return tuple(Tally(*row) for row in scope.rows(statement))


def spread(scope: Scope) -> tuple[Crossing, ...]:
    """Work areas against phases."""
    phase = each(_TRIAL.phase)
    return _cross(scope, GROUP_TRIAL.outerjoin(phase, true()), _TRIAL.work_area, phase.c.value)


def safe_use(scope: Scope) -> tuple[Crossing, ...]:
    """Safe-use checks against their answers."""
    check = each(_TRIAL.safe_use)
    return _cross(scope, GROUP_TRIAL.join(check, true()), check.c.key, check.c.value)


def usual_against_ai(scope: Scope) -> tuple[Crossing, ...]:
    """Bands of minutes the usual way against those with AI, all in, where both are known."""
    known = and_(_TRIAL.usual_band.is_not(None), _TRIAL.ai_band.is_not(None))
    return _cross(scope, GROUP_TRIAL, _TRIAL.usual_band, _TRIAL.ai_band, known)


def tool_accounts(scope: Scope) -> tuple[Crossing, ...]:
    """Tools against how they are accessed: whose accounts are used."""
    tool = each(_TRIAL.tool)
    return _cross(scope, GROUP_TRIAL.join(tool, true()), tool.c.value, _TRIAL.tool_access)


def half_rests_on(scope: Scope) -> int:
    """The smallest number of contributors who wrote at least half of the trials."""
    per_person = (
        select(func.count().label("trials"))
        .select_from(GROUP_TRIAL)
        .where(scope.printable(GROUP_TRIAL))
        .group_by(_TRIAL.snapshot)
        .subquery()
    )
    trials = per_person.c.trials
    running = select(
        func.sum(trials).over(order_by=trials.desc(), rows=(None, 0)).label("so_far"),
        func.sum(trials).over().label("whole"),
    ).subquery()
    (row,) = scope.rows(select(func.count()).where(2 * running.c.so_far < running.c.whole))
    return int(row[0]) + 1


def check_in_tally(scope: Scope, field: str) -> tuple[Tally, ...]:
    """How many respondents of this round gave each answer to a question of the check-in."""
    source, value = _values(GROUP_CHECK_IN, field)
    statement = (
        _answers(scope, value, func.count(), func.count(distinct(respondent())), source=source)
        .where(value.is_not(None))
        .group_by(value)
        .order_by(value)
    )
    return tuple(Tally(*row) for row in scope.rows(statement))


def respondent() -> ColumnElement[str]:
    """Who answered: each paper slip or form answer is one, all else is one a contributor.

    Slips count apart only in the snapshot of a contributor whom the admissions mark for them.
    """
    slip = and_(GROUP_CHECK_IN.c.source.in_(("form", "slip")), SNAPSHOT.c.slips != 0)
    person = cast(GROUP_CHECK_IN.c.snapshot, String)
    return case((slip, person + "/" + cast(GROUP_CHECK_IN.c.n, String)), else_=person)


def _answers(
    scope: Scope, *columns: ColumnElement[Any], source: FromClause = GROUP_CHECK_IN
) -> Select[Any]:
    return (
        select(*columns)
        .select_from(source.join(SNAPSHOT, SNAPSHOT.c.id == GROUP_CHECK_IN.c.snapshot))
        .where(scope.is_live(GROUP_CHECK_IN), scope.in_round(GROUP_CHECK_IN))
    )


def _values(source: Any, field: str) -> tuple[FromClause, ColumnElement[Any]]:
    if field not in SEVERAL:
        return source, source.c[field]
    members = each(source.c[field])
    return source.outerjoin(members, true()), members.c.value


def _cross(
    scope: Scope,
    source: FromClause,
    first: ColumnElement[Any],
    second: ColumnElement[Any],
    condition: ColumnElement[bool] | None = None,
) -> tuple[Crossing, ...]:
    statement = (
        select(first, second, func.count(), func.count(distinct(_TRIAL.snapshot)))
        .select_from(source)
        .where(scope.printable(GROUP_TRIAL))
        .group_by(first, second)
        .order_by(first, second)
    )
    if condition is not None:
        statement = statement.where(condition)
    return tuple(Crossing(*row) for row in scope.rows(statement))
