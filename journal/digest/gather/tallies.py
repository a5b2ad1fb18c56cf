"""Counts for the peers' edition: of trials laid out, and of the contributors behind them.

The statements never change, so each is put together once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    and_,
    case,
    distinct,
    func,
    literal_column,
    not_,
    or_,
    select,
    true,
    union,
)

from journal.bundle.records import GroupTrial
from journal.digest.gather.evidence import KNOWN, OTHERS
from journal.digest.gather.scope import Scope
from journal.digest.gather.shelf import OWN_WORDS
from journal.digest.gather.tables import GROUP_CHECK_IN, SHELF, each, fixed, lists_of
from journal.vocabulary import ids

MOST_OWN_WORDS = 60  # names of tools in writers' own words that stand in a table of their own
SEVERAL = lists_of(GroupTrial)
_SHELF = SHELF.c


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
    """How much there is: trials, contributors with one, contributors of anything.

    `all_trials` counts those too that are narrowed out, `repeated` what a colleague repeated.
    """

    trials: int
    writers: int
    contributors: int
    all_trials: int
    repeated: int


@dataclass(frozen=True, slots=True)
class Basis:
    """On how much a table rests: the contributors who recorded it, the trials that did not."""

    people: int
    unknown: int


def totals(scope: Scope) -> Totals:
    """The overall numbers of a shelved scope."""
    (row,) = scope.run(_totals())
    return Totals(*(int(one) for one in row))


def bases(scope: Scope, tables: Mapping[str, Sequence[str]]) -> dict[str, Basis]:
    """What each table rests on, by the fields that it needs, all in one reading of the trials."""
    (row,) = scope.run(_bases(tuple((name, tuple(fields)) for name, fields in tables.items())))
    return {name: Basis(int(row[at]), int(row[at + len(tables)])) for at, name in enumerate(tables)}


def tally(scope: Scope, field: str) -> tuple[Tally, ...]:
    """How often each value of a coded field of a trial occurs; lists count each value they hold."""
    few = field != "tool" or _are_few(scope)
    return tuple(Tally(*row) for row in scope.run(_tally(field, few)))


def spread(scope: Scope) -> tuple[Crossing, ...]:
    """Work areas against phases."""
    return tuple(Crossing(*row) for row in scope.run(_spread()))


def safe_use(scope: Scope) -> tuple[Crossing, ...]:
    """Safe-use checks against their answers."""
    return tuple(Crossing(*row) for row in scope.run(_safe_use()))


def crossing(
    scope: Scope, first: str, second: str, known: tuple[str, ...] = ()
) -> tuple[Crossing, ...]:
    """Two single values of a trial against each other, where all of `known` are recorded."""
    return tuple(Crossing(*row) for row in scope.run(_crossing(first, second, known)))


def tool_accounts(scope: Scope) -> tuple[Crossing, ...]:
    """Tools against how they are accessed: whose accounts are used."""
    return tuple(Crossing(*row) for row in scope.run(_accounts(_are_few(scope))))


def half_rests_on(scope: Scope) -> int:
    """The smallest number of contributors who wrote at least half of the trials."""
    ((before,),) = scope.run(_half())
    return int(before) + 1


@cache
def _totals() -> str:
    everybody = union(
        select(_SHELF.snapshot),
        select(GROUP_CHECK_IN.c.snapshot).where(
            GROUP_CHECK_IN.c.snapshot.in_(select(each(literal_column(":live")).c.value))
        ),
    ).subquery()
    contributors = select(func.count()).select_from(everybody).scalar_subquery()
    whole = select(func.count()).select_from(KNOWN).scalar_subquery()
    repeated = func.count(case((_SHELF.strength >= OTHERS, 1)))
    writers = func.count(distinct(_SHELF.snapshot))
    return fixed(select(func.count(), writers, contributors, whole, repeated).select_from(SHELF))


@cache
def _bases(tables: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    known = {name: and_(*(_is_known(one) for one in fields)) for name, fields in tables}
    per_person = (
        select(
            *(func.max(one).label(f"{name} known") for name, one in known.items()),
            *(func.sum(not_(one)).label(f"{name} unknown") for name, one in known.items()),
        )
        .select_from(SHELF)
        .group_by(_SHELF.snapshot)
        .subquery()
    )
    return fixed(select(*(func.coalesce(func.sum(one), 0) for one in per_person.c)))


def _is_known(field: str) -> ColumnElement[bool]:
    if field == "safe_use":
        answer = each(_SHELF.safe_use).c.value
        return select(answer).where(answer.is_not(None)).exists()
    return _SHELF[field] != "[]" if field in SEVERAL else _SHELF[field].is_not(None)


@cache
def _tally(field: str, few: bool) -> str:
    source: FromClause = SHELF
    value: Any = _SHELF[field]
    if field in SEVERAL:
        members = each(value)
        source, value = SHELF.outerjoin(members, true()), members.c.value
    value = value if few else _as_one(value)
    counted = select(value, func.count(), func.count(distinct(_SHELF.snapshot)))
    return fixed(counted.select_from(source).group_by(value).order_by(value))


@cache
def _spread() -> str:
    phase = each(_SHELF.phase)
    return _cross(SHELF.outerjoin(phase, true()), _SHELF.work_area, phase.c.value)


@cache
def _safe_use() -> str:
    check = each(_SHELF.safe_use)
    return _cross(SHELF.join(check, true()), check.c.key, check.c.value)


@cache
def _crossing(first: str, second: str, known: tuple[str, ...]) -> str:
    condition = and_(true(), *(_SHELF[field].is_not(None) for field in known))
    return _cross(SHELF, _SHELF[first], _SHELF[second], condition)


@cache
def _accounts(few: bool) -> str:
    tool = each(_SHELF.tool)
    value = tool.c.value if few else _as_one(tool.c.value)
    return _cross(SHELF.join(tool, true()), value, _SHELF.tool_access)


@cache
def _half() -> str:
    per_person = (
        select(func.count().label("trials")).select_from(SHELF).group_by(_SHELF.snapshot).subquery()
    )
    trials = per_person.c.trials
    running = select(
        func.sum(trials).over(order_by=trials.desc(), rows=(None, 0)).label("so_far"),
        func.sum(trials).over().label("whole"),
    ).subquery()
    return fixed(select(func.count()).where(2 * running.c.so_far < running.c.whole))


def _are_few(scope: Scope) -> bool:
    """Whether the names of tools in writers' own words are few enough to stand one by one."""
    ((found,),) = scope.run(_own_words())
    return int(found) <= MOST_OWN_WORDS


@cache
def _own_words() -> str:
    named = each(_SHELF.tool)
    own = (
        select(named.c.value)
        .distinct()
        .select_from(SHELF.join(named, true()))
        .where(named.c.value.not_in(sorted(ids("tool"))))
        .limit(MOST_OWN_WORDS + 1)
        .subquery()
    )
    return fixed(select(func.count()).select_from(own))


def _as_one(tool: ColumnElement[Any]) -> ColumnElement[Any]:
    """A tool, those in writers' own words as one."""
    return case((or_(tool.is_(None), tool.in_(sorted(ids("tool")))), tool), else_=OWN_WORDS)


def _cross(
    source: FromClause,
    first: ColumnElement[Any],
    second: ColumnElement[Any],
    condition: ColumnElement[bool] | None = None,
) -> str:
    counted = (
        select(first, second, func.count(), func.count(distinct(_SHELF.snapshot)))
        .select_from(source)
        .group_by(first, second)
        .order_by(first, second)
    )
    return fixed(counted if condition is None else counted.where(condition))
