"""What a session or a comparison of rounds is made of: a few trials out of many, chosen in SQL.

All of it reads a shelved scope (journal.digest.gather.shelf) and answers with rows. Of a thousand
trials it takes those of the newest round that say most; a rule decides, never chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, not_, or_, select, true
from sqlalchemy.sql.selectable import ReturnsRows

from journal.digest.gather.effort import has_moved
from journal.digest.gather.evidence import EDGE, OTHERS
from journal.digest.gather.scope import Scope
from journal.digest.gather.shelf import UNDECIDED
from journal.digest.gather.tables import GROUP_TRIAL, ROW, SHELF, each

# So many of the newest are looked at before the one that says most is taken.
_LOOKED_AT = 200
_TRIES = 5
MOST_NAMED = 10
UNSURE = ("not-sure", "no")
# From this column on stands what was not tried, or has no result yet.
_NOT_TRIED_SEAT = UNDECIDED
_SHELF = SHELF.c
_MOVED = has_moved(SHELF)


@dataclass(frozen=True, slots=True)
class Few:
    """The first of some rows or values, and how many there are beyond them."""

    some: tuple[Any, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Talk:
    """Trials to talk about, by their rows; None where there is none."""

    disagreement: tuple[int, int] | None
    failure: int | None
    moved: int | None
    case: int | None
    start: int | None

    @property
    def rows(self) -> tuple[int, ...]:
        """All of them."""
        single = (self.failure, self.moved, self.case, self.start)
        return (*(self.disagreement or ()), *(one for one in single if one is not None))


def to_talk_about(scope: Scope, starts: Sequence[int]) -> Talk:
    """What a session is best spent on; no trial is taken twice where there is another."""
    apart = _disagreement(scope)
    used = list(apart or ())
    failure = _best(scope, _SHELF.result == "failed", used)
    used += [failure] if failure is not None else []
    moved = _best(scope, _MOVED, used)
    used += [moved] if moved is not None else []
    open_ended = _SHELF.result.in_(("failed", "mixed"))
    case = _best(scope, open_ended, used)
    start = starts[0] if starts else _untried(scope)
    return Talk(apart, failure, moved, case, start)


def unsure(scope: Scope) -> dict[tuple[str, str], int]:
    """In how many trials a safe-use check was answered "not sure" or "no"."""
    check = each(_SHELF.safe_use)
    key, answer = check.c.key, check.c.value
    counted = (
        select(key, answer, func.count())
        .select_from(SHELF.join(check, true()))
        .where(answer.in_(UNSURE))
        .group_by(key, answer)
    )
    return {(row[0], row[1]): int(row[2]) for row in scope.rows(counted)}


def first_shared(scope: Scope) -> Few:
    """The rows of the trials first shared in the round that is read, failed ones first."""
    condition = _SHELF.round == scope.round
    return _few(scope, select(_SHELF.row).where(condition).order_by(_SHELF.seat, _SHELF.id))


def first_jobs(scope: Scope) -> Few:
    """Pairs of kind of work and job that nobody had shared a trial of before this round."""
    pair = (_SHELF.area, _SHELF.job)
    new = func.min(_SHELF.round) == scope.round
    return _few(scope, select(*pair).group_by(*pair).having(new).order_by(*pair))


def first_tools(scope: Scope) -> Few:
    """Tools that stand in no trial of an earlier round."""
    named = each(_SHELF.tool)
    tool, new = named.c.value, func.min(_SHELF.round) == scope.round
    source = SHELF.join(named, true())
    return _few(scope, select(tool).select_from(source).group_by(tool).having(new).order_by(tool))


def now_beside(scope: Scope) -> Few:
    """Jobs in which something that failed stands beside something that worked only now.

    Each with "failed" or "worked": what this round brought.
    """
    pair = (_SHELF.area, _SHELF.job)
    before = _SHELF.round < scope.round

    def there(result: str, *conditions: ColumnElement[bool]) -> ColumnElement[Any]:
        found = and_(_SHELF.result == result, _SHELF.seat < _NOT_TRIED_SEAT, *conditions)
        return func.coalesce(func.sum(_one(found)), 0) > 0

    both = and_(there("failed"), there("worked"))
    newly = not_(and_(there("failed", before), there("worked", before)))
    asked = select(*pair, there("failed", before).label("failed_before"))
    either = or_(there("failed", before), there("worked", before))
    return _few(scope, asked.group_by(*pair).having(both, newly, either).order_by(*pair))


def first_repeats(scope: Scope) -> Few:
    """Rows (earlier, later) of trials that a colleague repeated for the first time."""
    later, before = SHELF.alias("later"), SHELF.alias("before")
    known = EDGE.alias("known")
    again = (
        select(known.c.later)
        .join_from(known, before, before.c.row == known.c.later)
        .where(known.c.earlier == EDGE.c.earlier, not_(known.c.same), before.c.round < scope.round)
        .exists()
    )
    pairs = (
        select(EDGE.c.earlier, func.min(EDGE.c.later).label("later"))
        .join_from(EDGE, later, later.c.row == EDGE.c.later)
        .join(SHELF, _SHELF.row == EDGE.c.earlier)
        .where(not_(EDGE.c.same), later.c.round == scope.round, not_(again))
        .group_by(EDGE.c.earlier, _SHELF.id)
        .order_by(_SHELF.id)
    )
    return _few(scope, pairs)


def followed_up(scope: Scope) -> Few:
    """The rows of earlier rounds' trials that say whether the tool is still in use."""
    said = and_(_SHELF.still_using.is_not(None), _SHELF.still_using != "not-checked-yet")
    earlier = and_(said, _SHELF.round < scope.round)
    return _few(scope, select(_SHELF.row).where(earlier).order_by(_SHELF.round.desc(), _SHELF.id))


def _few(scope: Scope, statement: Any) -> Few:
    rows = scope.rows(statement.limit(MOST_NAMED))
    some = tuple(row[0] if len(row) == 1 else tuple(row) for row in rows)
    if len(some) < MOST_NAMED:
        return Few(some, 0)
    ((whole,),) = scope.rows(select(func.count()).select_from(statement.subquery()))
    return Few(some, whole - len(some))


def _disagreement(scope: Scope) -> tuple[int, int] | None:
    """One that failed and one that worked, of two people, with the same tool for the same job."""
    place = (_SHELF.job, _SHELF.area, _SHELF.tool)
    failed, worked = (func.sum(_one(_SHELF.result == one)) for one in ("failed", "worked"))
    groups = (
        select(*place)
        .where(_SHELF.tool != "[]", _SHELF.seat < _NOT_TRIED_SEAT)
        .group_by(*place)
        .having(and_(failed > 0, worked > 0))
        .order_by(func.max(_SHELF.round).desc(), func.min(failed, worked).desc(), *place)
        .limit(_TRIES)
    )
    for group in scope.rows(groups):
        here = and_(*(column == value for column, value in zip(place, group, strict=True)))
        one = _best(scope, and_(here, _SHELF.result == "failed"))
        if one is None:
            continue
        writer = select(_SHELF.snapshot).where(_SHELF.row == one).scalar_subquery()
        other = _best(scope, and_(here, _SHELF.result == "worked", _SHELF.snapshot != writer))
        if other is not None:
            return one, other
    return None


def _best(scope: Scope, condition: ColumnElement[bool], used: Sequence[int] = ()) -> int | None:
    """Of the newest that fit, the one that says most in its writer's words."""
    newest = (
        select(_SHELF.row, _SHELF.round, _SHELF.id)
        .where(condition, _SHELF.row.not_in(used), _SHELF.seat < _NOT_TRIED_SEAT)
        .order_by(_SHELF.round.desc(), _SHELF.id)
        .limit(_LOOKED_AT)
        .subquery()
    )
    trial = GROUP_TRIAL.c
    texts = (trial.did, trial.worked, trial.didnt, trial.next)
    said = sum((_one(text.is_not(None)) for text in texts[1:]), _one(texts[0].is_not(None)))
    return _first(
        scope,
        select(newest.c.row)
        .join_from(newest, GROUP_TRIAL, newest.c.row == ROW)
        .order_by(newest.c.round.desc(), said.desc(), newest.c.id)
        .limit(1),
    )


def _untried(scope: Scope) -> int | None:
    """A low-risk trial that worked for its writer and that no colleague has repeated yet."""
    safe = and_(
        _SHELF.result == "worked",
        _SHELF.strength < OTHERS,
        _SHELF.data_put_in == '["nothing-personal"]',
        _SHELF.checking.in_(("checked-all", "checked-by-a-colleague")),
        func.coalesce(_SHELF.hands_on, "me").in_(("me", "another-adult")),
        _SHELF.tool != "[]",
    )
    newest = (_SHELF.round.desc(), _SHELF.id)
    return _first(scope, select(_SHELF.row).where(safe).order_by(*newest).limit(1))


def _one(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """1 where it holds, otherwise 0."""
    return case((condition, 1), else_=0)


def _first(scope: Scope, statement: ReturnsRows) -> int | None:
    rows = scope.rows(statement)
    return int(rows[0][0]) if rows else None
