"""Counts for the peers' edition: of trials, and of the contributors behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    String,
    TableClause,
    and_,
    case,
    cast,
    distinct,
    func,
    not_,
    or_,
    select,
    true,
    union,
)

from journal.bundle.records import GroupCheckIn, GroupTrial
from journal.digest.gather.evidence import KNOWN, OTHERS
from journal.digest.gather.scope import Scope
from journal.digest.gather.shelf import OWN_WORDS
from journal.digest.gather.tables import GROUP_CHECK_IN, SHELF, SNAPSHOT, each, lists_of
from journal.vocabulary import ids

MOST_OWN_WORDS = 60  # names of tools in writers' own words that stand in a table of their own
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


@dataclass(frozen=True, slots=True)
class Basis:
    """On how much a table rests: the contributors who recorded it, the trials that did not."""

    people: int
    unknown: int


def totals(scope: Scope) -> Totals:
    """The overall numbers of what may be printed."""
    source = scope.trials
    (trials,) = scope.rows(
        select(func.count(), func.count(distinct(source.c.snapshot)))
        .select_from(source)
        .where(scope.printable(source))
    )
    (answered,) = scope.rows(_answers(scope, func.count(distinct(respondent()))))
    everybody = union(
        select(source.c.snapshot).where(scope.printable(source)),
        select(GROUP_CHECK_IN.c.snapshot).where(scope.is_live(GROUP_CHECK_IN)),
    ).subquery()
    (contributors,) = scope.rows(select(func.count()).select_from(everybody))
    return Totals(trials[0], trials[1], answered[0], contributors[0])


def everything(scope: Scope) -> int:
    """How many trials of a shelved scope may be printed, narrowed out or not."""
    ((whole,),) = scope.rows(select(func.count()).select_from(KNOWN))
    return int(whole)


def repeated_by_others(scope: Scope) -> Tally:
    """The trials of a shelved scope that a colleague repeated, or that repeat a colleague's."""
    (row,) = scope.rows(
        select(func.count(), func.count(distinct(SHELF.c.snapshot))).where(
            SHELF.c.strength >= OTHERS
        )
    )
    return Tally("others", row[0], row[1])


def bases(scope: Scope, tables: Mapping[str, Sequence[str]]) -> dict[str, Basis]:
    """What each table rests on, by the fields that it needs, all in one reading of the trials."""
    if not tables:
        return {}
    source = scope.trials
    known = {
        name: and_(*(_is_known(source, one) for one in fields)) for name, fields in tables.items()
    }
    per_person = (
        select(
            *(func.max(one).label(f"{name} known") for name, one in known.items()),
            *(func.sum(not_(one)).label(f"{name} unknown") for name, one in known.items()),
        )
        .where(scope.printable(source))
        .group_by(source.c.snapshot)
        .subquery()
    )
    (row,) = scope.rows(select(*(func.coalesce(func.sum(one), 0) for one in per_person.c)))
    return {name: Basis(int(row[at]), int(row[at + len(known)])) for at, name in enumerate(known)}


def tally(scope: Scope, field: str) -> tuple[Tally, ...]:
    """How often each value of a coded field of a trial occurs; lists count each value they hold."""
    trial = scope.trials
    source, value = _values(trial, field)
    value = _few_own_words(scope, value) if field == "tool" else value
    statement = (
        select(value, func.count(), func.count(distinct(trial.c.snapshot)))
        .select_from(source)
        .where(scope.printable(trial))
        .group_by(value)
        .order_by(value)
    )
    return tuple(Tally(*row) for row in scope.rows(statement))


def spread(scope: Scope) -> tuple[Crossing, ...]:
    """Work areas against phases."""
    phase = each(scope.trials.c.phase)
    source = scope.trials.outerjoin(phase, true())
    return _cross(scope, source, scope.trials.c.work_area, phase.c.value)


def safe_use(scope: Scope) -> tuple[Crossing, ...]:
    """Safe-use checks against their answers."""
    check = each(scope.trials.c.safe_use)
    return _cross(scope, scope.trials.join(check, true()), check.c.key, check.c.value)


def crossing(
    scope: Scope, first: str, second: str, known: Sequence[str] = ()
) -> tuple[Crossing, ...]:
    """Two single values of a trial against each other, where all of `known` are recorded."""
    trial = scope.trials
    condition = and_(true(), *(trial.c[field].is_not(None) for field in known))
    return _cross(scope, trial, trial.c[first], trial.c[second], condition)


def tool_accounts(scope: Scope) -> tuple[Crossing, ...]:
    """Tools against how they are accessed: whose accounts are used."""
    tool = each(scope.trials.c.tool)
    value = _few_own_words(scope, tool.c.value)
    return _cross(scope, scope.trials.join(tool, true()), value, scope.trials.c.tool_access)


def half_rests_on(scope: Scope) -> int:
    """The smallest number of contributors who wrote at least half of the trials."""
    per_person = (
        select(func.count().label("trials"))
        .select_from(scope.trials)
        .where(scope.printable(scope.trials))
        .group_by(scope.trials.c.snapshot)
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


def _is_known(source: TableClause, field: str) -> ColumnElement[bool]:
    if field == "safe_use":
        answer = each(source.c.safe_use).c.value
        return select(answer).where(answer.is_not(None)).exists()
    return source.c[field] != "[]" if field in SEVERAL else source.c[field].is_not(None)


def _few_own_words(scope: Scope, tool: ColumnElement[Any]) -> ColumnElement[Any]:
    """The name of a tool; where very many are in their writers' own words, those as one."""
    known = sorted(ids("tool"))
    named = each(scope.trials.c.tool)
    own = (
        select(named.c.value)
        .distinct()
        .select_from(scope.trials.join(named, true()))
        .where(scope.printable(scope.trials), named.c.value.not_in(known))
        .limit(MOST_OWN_WORDS + 1)
        .subquery()
    )
    ((found,),) = scope.rows(select(func.count()).select_from(own))
    if found <= MOST_OWN_WORDS:
        return tool
    return case((or_(tool.is_(None), tool.in_(known)), tool), else_=OWN_WORDS)


def _cross(
    scope: Scope,
    source: FromClause,
    first: ColumnElement[Any],
    second: ColumnElement[Any],
    condition: ColumnElement[bool] | None = None,
) -> tuple[Crossing, ...]:
    trial = scope.trials
    statement = (
        select(first, second, func.count(), func.count(distinct(trial.c.snapshot)))
        .select_from(source)
        .where(scope.printable(trial), true() if condition is None else condition)
        .group_by(first, second)
        .order_by(first, second)
    )
    return tuple(Crossing(*row) for row in scope.rows(statement))
