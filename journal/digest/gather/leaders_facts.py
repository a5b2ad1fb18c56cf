"""Who answered what, for the leaders' tables: a fixed list of tables, each over contributors.

The answers are those of the round that is released, except whether something is still in use: that
answer comes weeks after a trial was first shared, so it counts whatever round the trial came in.
"""

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    case,
    func,
    literal,
    select,
    true,
    union,
)

from journal.bundle.records import LeadersCheckIn, LeadersTrial
from journal.digest.gather.scope import Scope
from journal.digest.gather.tables import (
    LEADERS_CHECK_IN,
    LEADERS_TRIAL,
    SNAPSHOT,
    each,
    lists_of,
)
from journal.vocabulary import ids, terms

EVERYBODY = "everybody"
NOT_RECORDED = "not-recorded"
OTHER = "other"
NOBODY = "nobody"
RESULTS = ("failed", "mixed", "open", "worked")
EFFORT = ("saved-not-moved", "saved-and-moved", "saved-moved-not-recorded", "not-saved")

_TRIAL = LEADERS_TRIAL.c
_CHECK_IN = LEADERS_CHECK_IN.c
_LISTS = lists_of(LeadersTrial) | lists_of(LeadersCheckIn)


@dataclass(frozen=True, slots=True)
class Question:
    """One table of the leaders' edition before protection: its rows, its answers, its statement.

    `statement` selects distinct (contributor, row, answer); a paper slip stands for a contributor.
    """

    id: str
    rows: tuple[str, ...]
    answers: tuple[str, ...]
    statement: Callable[[Scope], Select[Any]]


def answers(scope: Scope, question: Question) -> dict[str, set[tuple[str, str]]]:
    """For each row of a question who gave which answer, as pairs of contributor and answer."""
    given: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for contributor, row, answer in scope.rows(question.statement(scope)):
        given[row].add((contributor, answer))
    return given


def contributors(scope: Scope) -> frozenset[str]:
    """Those who released anything to leaders in the round."""
    statement = union(
        *(
            select(SNAPSHOT.c.contributor)
            .join_from(SNAPSHOT, table, table.c.snapshot == SNAPSHOT.c.id)
            .where(condition, scope.in_round(table))
            for table, condition in (
                (LEADERS_TRIAL, scope.printable(LEADERS_TRIAL)),
                (LEADERS_CHECK_IN, scope.is_live(LEADERS_CHECK_IN)),
            )
        )
    )
    return frozenset(row.contributor for row in scope.rows(statement))


def questions() -> tuple[Question, ...]:
    """The fixed list of the leaders' tables."""
    return (*_check_ins(), *_coded(), *_crossed(), *_derived())


def _check_ins() -> list[Question]:
    return [
        Question(field, (EVERYBODY,), _answers(field), _check_in(field))
        for field in ("confidence", "curiosity", "barrier", "support_wanted")
    ]


def _coded() -> list[Question]:
    plain = (
        "aim", "pupil_benefit", "could_not_use", "data_put_in", "concern", "concern_action",
        "tool_access", "checking", "net_per_item_band", "time_basis", "quality_vs_usual",
        "time_went_to", "effort_moved_to", "learned_from",
    )  # fmt: skip
    found = [
        Question(field, (EVERYBODY,), (*_answers(field), NOT_RECORDED), _trial(None, field))
        for field in plain
    ]
    field = "still_using"
    statement = _trial(None, field, every_round=True)
    found.append(Question(field, (EVERYBODY,), (*_answers(field), NOT_RECORDED), statement))
    return found


def _crossed() -> list[Question]:
    areas = (*_answers("work_area"), NOT_RECORDED)
    phases = (*_answers("phase"), NOT_RECORDED)
    accesses = (*_answers("tool_access"), NOT_RECORDED)
    answers = (*_answers("safe_use_answer"), NOT_RECORDED)
    return [
        Question("spread", areas, phases, _trial("work_area", "phase")),
        Question("safe_use", _answers("safe_use_check"), answers, _safe_use),
        Question("accounts", (*_answers("tool"), OTHER), accesses, _accounts),
    ]


def _derived() -> list[Question]:
    areas = (*_answers("work_area"), NOT_RECORDED)
    changes = (*_answers("change_made"), NOT_RECORDED)
    labels = ("one-trial", "repeated-by-same-person", "repeated-by-others")
    return [
        Question("by_job", areas, RESULTS, _results("work_area", _tried())),
        Question("chains", changes, RESULTS, _results("change_made", _TRIAL.follows.is_not(None))),
        Question("reason_not_used", (EVERYBODY,), _answers("reason_not_used"), _reasons),
        Question("effort", (EVERYBODY,), (*EFFORT, NOT_RECORDED), _effort),
        Question("evidence", (EVERYBODY,), labels, _evidence),
        Question("start_here", (EVERYBODY,), _answers("task"), _start_here),
    ]


def _answers(field: str) -> tuple[str, ...]:
    return tuple(term.id for term in terms(field))


def _check_in(field: str) -> Callable[[Scope], Select[Any]]:
    def statement(scope: Scope) -> Select[Any]:
        source, value = _value(LEADERS_CHECK_IN, field)
        slip = and_(_CHECK_IN.source.in_(("form", "slip")), SNAPSHOT.c.slips != 0)
        who = case(
            (slip, SNAPSHOT.c.contributor + "/" + _CHECK_IN.id), else_=SNAPSHOT.c.contributor
        )
        return (
            select(who, literal(EVERYBODY), value)
            .distinct()
            .select_from(source.join(SNAPSHOT, SNAPSHOT.c.id == _CHECK_IN.snapshot))
            .where(
                scope.is_live(LEADERS_CHECK_IN),
                scope.in_round(LEADERS_CHECK_IN),
                value.is_not(None),
            )
        )

    return statement


def _trial(
    row: str | None, answer: str, every_round: bool = False
) -> Callable[[Scope], Select[Any]]:
    def statement(scope: Scope) -> Select[Any]:
        source, value = _value(LEADERS_TRIAL, answer)
        across = literal(EVERYBODY) if row is None else _recorded(_TRIAL[row])
        return _select(scope, source, across, _recorded(value), every_round)

    return statement


def _safe_use(scope: Scope) -> Select[Any]:
    check = each(_TRIAL.safe_use)
    source = LEADERS_TRIAL.join(check, true())
    return _select(scope, source, check.c.key, _recorded(check.c.value))


def _accounts(scope: Scope) -> Select[Any]:
    tool = each(_TRIAL.tool)
    known = select(each(json.dumps(sorted(ids("tool")))).c.value)
    name = case((tool.c.value.in_(known), tool.c.value), else_=OTHER)
    return _select(scope, LEADERS_TRIAL.join(tool, true()), name, _recorded(_TRIAL.tool_access))


def _results(row: str, condition: ColumnElement[bool]) -> Callable[[Scope], Select[Any]]:
    def statement(scope: Scope) -> Select[Any]:
        return _select(scope, LEADERS_TRIAL, _recorded(_TRIAL[row]), _result()).where(condition)

    return statement


def _reasons(scope: Scope) -> Select[Any]:
    reason = each(_TRIAL.reason_not_used)
    return _select(scope, LEADERS_TRIAL.join(reason, true()), literal(EVERYBODY), reason.c.value)


def _effort(scope: Scope) -> Select[Any]:
    """Whether time was saved, and whether the work then went to somebody else."""
    moved = each(_TRIAL.effort_moved_to)
    to_somebody = select(moved.c.value).where(moved.c.value != NOBODY).exists()
    answer = case(
        (_TRIAL.net_band.is_(None), NOT_RECORDED),
        (_TRIAL.net_band.startswith("lost-"), "not-saved"),
        (to_somebody, "saved-and-moved"),
        (func.json_array_length(_TRIAL.effort_moved_to) == 0, "saved-moved-not-recorded"),
        else_="saved-not-moved",
    )
    return _select(scope, LEADERS_TRIAL, literal(EVERYBODY), answer).where(_tried())


def _evidence(scope: Scope) -> Select[Any]:
    answer = case(
        (_TRIAL.based_on.is_not(None), "repeated-by-others"),
        (_TRIAL.follows.is_not(None), "repeated-by-same-person"),
        else_="one-trial",
    )
    return _select(scope, LEADERS_TRIAL, literal(EVERYBODY), answer).where(_tried())


def _start_here(scope: Scope) -> Select[Any]:
    """Jobs in which a colleague's trial was repeated, worked again and put nobody at risk."""
    task, put_in = each(_TRIAL.task), each(_TRIAL.data_put_in)
    anything_else = select(put_in.c.value).where(put_in.c.value != "nothing-personal").exists()
    return _select(scope, LEADERS_TRIAL.join(task, true()), literal(EVERYBODY), task.c.value).where(
        _TRIAL.based_on.is_not(None),
        _result() == "worked",
        func.json_array_length(_TRIAL.data_put_in) > 0,
        ~anything_else,
        _TRIAL.checking.in_(("checked-all", "checked-by-a-colleague")),
    )


def _select(
    scope: Scope,
    source: FromClause,
    row: ColumnElement[Any],
    answer: ColumnElement[Any],
    every_round: bool = False,
) -> Select[Any]:
    statement = (
        select(SNAPSHOT.c.contributor, row, answer)
        .distinct()
        .select_from(source.join(SNAPSHOT, SNAPSHOT.c.id == _TRIAL.snapshot))
        .where(scope.printable(LEADERS_TRIAL))
    )
    return statement if every_round else statement.where(scope.in_round(LEADERS_TRIAL))


def _value(table: Any, field: str) -> tuple[FromClause, ColumnElement[Any]]:
    if field not in _LISTS:
        return table, table.c[field]
    members = each(table.c[field])
    return table.outerjoin(members, true()), members.c.value


def _recorded(value: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.coalesce(value, NOT_RECORDED)


def _tried() -> ColumnElement[bool]:
    return func.coalesce(_TRIAL.kind, "").not_in(("decided-not-to-use-it", "usual-way-timed"))


def _result() -> ColumnElement[str]:
    results = {term.id: term.about["result"] for term in terms("outcome")}
    return case(results, value=_TRIAL.outcome, else_="open")
