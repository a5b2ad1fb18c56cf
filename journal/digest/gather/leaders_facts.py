"""The fixed list of the leaders' tables: what each asks of a record, and where an answer belongs.

The answers are those of the round that is released, except whether something is still in use: that
answer comes weeks after a trial was first shared, so it counts whatever round the trial came in.
"""

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func

from journal.bundle.records import LeadersTrial
from journal.digest.gather.effort import EFFORT, effort_of
from journal.digest.gather.outcomes import (
    NOT_RECORDED,
    NOT_TRIED,
    RESULTS,
    outcomes_of,
    result_of,
)
from journal.digest.gather.tables import LEADERS_CHECK_IN, LEADERS_TRIAL, lists_of
from journal.vocabulary import ids, terms

EVERYBODY = "everybody"
OTHER = "other"
NOT_TRIED_YET = "not-tried"

Place = tuple[str, str]
"""A row and an answer."""

_TRIAL = LEADERS_TRIAL.c
_LISTS = lists_of(LeadersTrial)


@dataclass(frozen=True, slots=True)
class Question:
    """One table of the leaders' edition before protection: its rows, its answers, its source.

    `asked` is what a record says to it, as SQL; `places` puts one such value in its places. What
    is `derived` from several fields or asked again later changes without anything withdrawn, and
    so does an answer of `unsaid`, which says that there is none yet; with `rows_change`, where rows
    are answers themselves, so does the row in which somebody stands. `linked` tables share `rows`.
    """

    id: str
    rows: tuple[str, ...]
    answers: tuple[str, ...]
    asked: ColumnElement[Any]
    places: Callable[[Any], Iterable[Place]]
    of_check_ins: bool = False
    every_round: bool = False
    derived: bool = False
    unsaid: frozenset[str] = frozenset({NOT_RECORDED})
    rows_change: bool = False
    linked: str = ""


@cache
def questions() -> tuple[Question, ...]:
    """The fixed list of the leaders' tables."""
    return (*_check_ins(), *_coded(), *_crossed(), *_derived())


def _check_ins() -> list[Question]:
    asked = LEADERS_CHECK_IN.c
    one = [
        Question(field, (EVERYBODY,), _ids(field), asked[field], _said, of_check_ins=True)
        for field in ("confidence", "curiosity")
    ]
    several = [
        Question(field, (EVERYBODY,), _ids(field), asked[field], _all_said, of_check_ins=True)
        for field in ("barrier", "support_wanted")
    ]
    return one + several


def _coded() -> list[Question]:
    fields = (
        "aim", "subject_area", "pupil_benefit", "could_not_use", "data_put_in", "concern",
        "concern_action", "checking", "net_per_item_band", "time_basis", "time_went_to",
        "effort_moved_to", "learned_from", "still_using",
    )  # fmt: skip
    # What these two ask of a trial has another name in a check-in, or is another table.
    named_apart = {"in_the_way": "barrier", "go_by": "evidence"}
    return [
        Question(
            name,
            (EVERYBODY,),
            (*_ids(field), NOT_RECORDED),
            _TRIAL[field],
            _all_recorded if field in _LISTS else _recorded,
            every_round=field == "still_using",
            derived=field == "still_using",
        )
        for name, field in ({field: field for field in fields} | named_apart).items()
    ]


def _crossed() -> list[Question]:
    areas = (*_ids("work_area"), NOT_RECORDED)
    phases = (*_ids("phase"), NOT_RECORDED)
    accesses = (*_ids("tool_access"), NOT_RECORDED)
    answers = (*_ids("safe_use_answer"), NOT_RECORDED)
    spread = _together(_TRIAL.work_area, _TRIAL.phase)
    accounts = _together(_TRIAL.tool, _TRIAL.tool_access)
    return [
        Question("spread", areas, phases, spread, _spread, linked="work_area"),
        Question("safe_use", _ids("safe_use_check"), answers, _TRIAL.safe_use, _checks),
        Question("accounts", (*_ids("tool"), OTHER, NOT_RECORDED), accesses, accounts, _accounts),
    ]


def _derived() -> list[Question]:
    areas = (*_ids("work_area"), NOT_RECORDED)
    changes = (*_ids("change_made"), NOT_RECORDED)
    labels = ("one-trial", "repeated-by-same-person", "repeated-by-others")
    tried = func.coalesce(_TRIAL.kind, "").not_in(NOT_TRIED)
    by_job = _together(_TRIAL.work_area, case((tried, func.coalesce(_TRIAL.outcome, ""))))
    chains = _where(_TRIAL.follows.is_not(None), _together(_TRIAL.change_made, _TRIAL.outcome))
    quality = (*_ids("quality_vs_usual"), NOT_RECORDED)
    effort = _where(tried, _together(effort_of(LEADERS_TRIAL), _TRIAL.quality_vs_usual))
    links = _together(_TRIAL.based_on.is_not(None), _TRIAL.follows.is_not(None))
    everybody = (EVERYBODY,)
    reasons = _ids("reason_not_used")
    return [
        Question(
            "by_job", areas, (*RESULTS, NOT_TRIED_YET), by_job, _by_job,
            unsaid=frozenset({"open"}), linked="work_area",
        ),
        Question("chains", changes, RESULTS, chains, _result, derived=True, rows_change=True),
        Question("reason_not_used", everybody, reasons, _TRIAL.reason_not_used, _all_said),
        Question(
            "effort", (*EFFORT, NOT_RECORDED), quality, effort, _effort,
            derived=True, rows_change=True,
        ),
        Question(
            "evidence", everybody, labels, _where(tried, links), _evidence, derived=True
        ),
        Question(
            "start_here", everybody, _ids("task"), _where(_low_risk(), _TRIAL.task), _all_said,
            derived=True,
        ),
    ]  # fmt: skip


def _low_risk() -> ColumnElement[bool]:
    """A colleague's trial was repeated, worked again, and put nobody at risk."""
    return and_(
        _TRIAL.based_on.is_not(None),
        _TRIAL.outcome.in_(outcomes_of("worked")),
        func.json_array_length(_TRIAL.data_put_in) == 1,
        func.json_extract(_TRIAL.data_put_in, "$[0]") == "nothing-personal",
        _TRIAL.checking.in_(("checked-all", "checked-by-a-colleague")),
    )


def _ids(field: str) -> tuple[str, ...]:
    return tuple(term.id for term in terms(field))


def _together(*columns: ColumnElement[Any]) -> ColumnElement[Any]:
    # As plain text: an aggregate would take what json_array returns for JSON of its own.
    return func.json_array(*columns).concat("")


def _where(condition: ColumnElement[bool], asked: ColumnElement[Any]) -> ColumnElement[Any]:
    return case((condition, asked))


def _said(value: str | None) -> Iterable[Place]:
    return [] if value is None else [(EVERYBODY, value)]


def _all_said(value: str | None) -> Iterable[Place]:
    return [(EVERYBODY, one) for one in json.loads(value or "[]")]


def _recorded(value: str | None) -> Iterable[Place]:
    return [(EVERYBODY, value or NOT_RECORDED)]


def _all_recorded(value: str) -> Iterable[Place]:
    return [(EVERYBODY, one) for one in json.loads(value) or [NOT_RECORDED]]


def _spread(value: str) -> Iterable[Place]:
    area, phases = json.loads(value)
    return [(area or NOT_RECORDED, phase) for phase in json.loads(phases) or [NOT_RECORDED]]


def _checks(value: str) -> Iterable[Place]:
    return [(check, answer or NOT_RECORDED) for check, answer in json.loads(value).items()]


def _accounts(value: str) -> Iterable[Place]:
    tools, access = json.loads(value)
    known = ids("tool")
    return [
        (_tool_row(tool, known), access or NOT_RECORDED)
        for tool in json.loads(tools) or [NOT_RECORDED]
    ]


def _tool_row(tool: str, known: Collection[str]) -> str:
    return tool if tool in known or tool == NOT_RECORDED else OTHER


def _by_job(value: str) -> Iterable[Place]:
    """How it went; a decision against it and the usual way, timed, are no trials that failed."""
    area, outcome = json.loads(value)
    if outcome is None:
        return [(area or NOT_RECORDED, NOT_TRIED_YET)]
    return _result(value)


def _result(value: str | None) -> Iterable[Place]:
    if value is None:
        return []
    row, outcome = json.loads(value)
    return [(row or NOT_RECORDED, result_of(outcome))]


def _effort(value: str | None) -> Iterable[Place]:
    """Whether time was saved, whether the work then went to somebody else, and how good it was.

    One table of both: two would have to be protected together, since each has the other's margin.
    """
    if value is None:
        return []
    effort, quality = json.loads(value)
    return [(effort, quality or NOT_RECORDED)]


def _evidence(value: str | None) -> Iterable[Place]:
    if value is None:
        return []
    by_code, own = json.loads(value)
    if by_code:
        return [(EVERYBODY, "repeated-by-others")]
    return [(EVERYBODY, "repeated-by-same-person" if own else "one-trial")]
