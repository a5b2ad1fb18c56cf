"""Which trials are printed in full, by their rows: all of them, or as many of each job."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, not_, or_, select

from journal.digest.gather.evidence import EDGE, OTHERS
from journal.digest.gather.outcomes import outcomes_of
from journal.digest.gather.scope import Scope
from journal.digest.gather.shelf import file_own_words_together
from journal.digest.gather.tables import GROUP_TRIAL, ROW, SHELF, each, fixed
from journal.ids import clean_code

MOST_PRINTED = 1_000
MOST_CHAINS = 60
MOST_STARTS = 24
_RISKY = ("personal-data", "unsafe-output", "not-right-for-age")
_SHELF = SHELF.c
_JOB = (_SHELF.area, _SHELF.job)


@dataclass(frozen=True, slots=True)
class Job:
    """A job of a kind of work: the rows of the trials that are printed, and how many are not."""

    area: str
    job: str
    rows: tuple[int, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Some:
    """Rows that are printed, or pairs of them, and how many there are beyond them."""

    rows: tuple[Any, ...]
    more: int


def jobs(scope: Scope, whole: int, most: int = MOST_PRINTED) -> tuple[Job, ...]:
    """The trials of a shelved scope by job; beyond `most` in all, of each job the same number.

    `whole` is how many there are. Those in their writers' own words are then one job of each kind
    of work.
    """
    if whole <= most:
        return _by_job(scope.run(_all()), {})
    file_own_words_together(scope)
    counts = {(one.area, one.job): one.trials for one in scope.run(_numbers())}
    return _by_job(scope.run(_chosen(max(1, most // len(counts)))), counts)


@cache
def _all() -> str:
    return fixed(select(_SHELF.row, *_JOB).order_by(_SHELF.id, _SHELF.row))


@cache
def _numbers() -> str:
    return fixed(select(*_JOB, func.count().label("trials")).group_by(*_JOB))


def _by_job(rows: Iterable[Any], counts: dict[tuple[str, str], int]) -> tuple[Job, ...]:
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in rows:
        found[one.area, one.job].append(one.row)
    return tuple(
        Job(area, job, tuple(some), counts.get((area, job), len(some)) - len(some))
        for (area, job), some in found.items()
    )


def _chosen(quota: int) -> str:
    """So many trials of each job: of each outcome in turn, failed first, and within it of each
    tool in turn the newest. Failures are never fewer than successes where there are as many.
    """
    turn = _numbered(
        SHELF, "turn", quota, (*_JOB, _SHELF.seat, _SHELF.tool), (_SHELF.period.desc(), _SHELF.id)
    )
    t = turn.c
    place = _numbered(turn, "place", quota, (t.area, t.job, t.seat), (t.turn, t.tool, t.id))
    p = place.c
    seat = _numbered(place, "chosen", quota, (p.area, p.job), (p.place, p.seat))
    return fixed(select(seat.c.row, seat.c.area, seat.c.job).order_by(seat.c.id))


def _numbered(source: Any, name: str, most: int, within: Sequence[Any], by: Sequence[Any]) -> Any:
    """The trials numbered from 1 within each group, as far as `most`."""
    number = func.row_number().over(partition_by=within, order_by=by).label(name)
    columns = [source.c[one] for one in ("row", "id", "area", "job", "seat", "tool", "period")]
    before = [source.c[one] for one in ("turn", "place") if one in source.c]
    numbered = select(*columns, *before, number).subquery()
    return select(numbered).where(numbered.c[name] <= most).subquery()


def chains(scope: Scope) -> Some:
    """Pairs of rows, a trial and what its writer tried next; failed and mixed ones first."""
    found = scope.run(_chains())
    return Some(tuple((one.earlier, one.later) for one in found), _beyond(found))


def starts(scope: Scope) -> Some:
    """Trials that worked, did again for somebody else, and put nobody at risk."""
    found = scope.run(_starts())
    return Some(tuple(one.row for one in found), _beyond(found))


def _beyond(found: Sequence[Any]) -> int:
    return found[0].whole - len(found) if found else 0


@cache
def _chains() -> str:
    rank = case({"failed": 0, "mixed": 1, "open": 2}, value=_SHELF.result, else_=3)
    pairs = (
        select(EDGE.c.earlier, EDGE.c.later, func.count().over().label("whole"))
        .join_from(EDGE, SHELF, _SHELF.row == EDGE.c.later)
        .where(EDGE.c.follows == 1)
    )
    return fixed(pairs.order_by(rank, _SHELF.id).limit(MOST_CHAINS))


@cache
def _starts() -> str:
    found = select(_SHELF.row, func.count().over().label("whole")).where(starting())
    return fixed(found.order_by(_SHELF.id).limit(MOST_STARTS))


def starting() -> ColumnElement[bool]:
    """The condition for a trial with which one can safely start."""
    concern = each(_SHELF.concern).c.value
    return and_(
        _SHELF.strength >= OTHERS,
        _SHELF.result == "worked",
        _SHELF.data_put_in == '["nothing-personal"]',
        _SHELF.checking.in_(("checked-all", "checked-by-a-colleague")),
        func.coalesce(_SHELF.hands_on, "me").in_(("me", "another-adult")),
        not_(select(concern).where(concern.in_(_RISKY)).exists()),
        _worked_for_somebody_else(),
    )


def _worked_for_somebody_else() -> ColumnElement[bool]:
    other = case((EDGE.c.later == _SHELF.row, EDGE.c.earlier), else_=EDGE.c.later)
    return (
        select(EDGE.c.later)
        .join_from(EDGE, GROUP_TRIAL, other == ROW)
        .where(
            or_(EDGE.c.later == _SHELF.row, EDGE.c.earlier == _SHELF.row),
            EDGE.c.same == 0,
            GROUP_TRIAL.c.outcome.in_(outcomes_of("worked")),
        )
        .exists()
    )


def stories(scope: Scope, codes: Iterable[str]) -> tuple[int, ...]:
    """The rows of the trials with these codes, in the order of the codes; others are left out."""
    found: list[int] = []
    for code in filter(None, map(clean_code, codes)):
        rows = scope.run(_STORY, json.dumps([code]))
        found += [one.row for one in rows if len(rows) == 1]
    return tuple(dict.fromkeys(found))


_STORY = """SELECT row FROM shelf, json_each(:listed) code
WHERE substr(shelf.id, 1, length(code.value)) = code.value LIMIT 2"""
