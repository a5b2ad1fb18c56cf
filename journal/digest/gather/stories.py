"""The trials that may lead a digest: those picked, and those whose writers released a line."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, TableClause, case, func, literal, select

from journal.bundle.codes import code_of
from journal.digest.gather.outcomes import RESULTS, result_of
from journal.digest.gather.scope import Scope
from journal.digest.gather.tables import GROUP_TRIAL, LEADERS_TRIAL
from journal.vocabulary import terms

_FIELDS = ("id", "task", "tool", "outcome")


@dataclass(frozen=True, slots=True)
class Story:
    """A trial by its code; `line` is what its writer released for leaders, "" if nothing."""

    code: str
    tasks: Sequence[str]
    tools: Sequence[str]
    outcome: str
    line: str


def stories_of(scope: Scope, codes: Iterable[str]) -> dict[str, Story]:
    """The trials of the library with these codes, hidden or not; other codes are left out."""
    found: dict[str, Story] = {}
    for code in codes:
        for trial in (LEADERS_TRIAL, GROUP_TRIAL):
            named = func.substr(trial.c.id, 1, len(code)) == code
            rows = scope.rows(_told(trial).where(named).limit(1))
            if rows and code not in found:
                found[code] = _story(rows[0])
    return found


def stories_offered(scope: Scope, most: int) -> tuple[Story, ...]:
    """Trials with a line for leaders that a digest of now may print, at most so many.

    Failed and mixed ones first, and of these the newest.
    """
    trial = LEADERS_TRIAL.c
    ranks = {term.id: RESULTS.index(result_of(term.id)) for term in terms("outcome")}
    rank = case(ranks, value=trial.outcome, else_=RESULTS.index("open"))
    wanted = _told(LEADERS_TRIAL).where(
        scope.printable(LEADERS_TRIAL), trial.line_for_leaders.is_not(None)
    )
    rows = scope.rows(wanted.order_by(rank, trial.round.desc(), trial.id).limit(most))
    return tuple(map(_story, rows))


def _told(trial: TableClause) -> Any:
    line: ColumnElement[Any] = literal("")
    if trial is LEADERS_TRIAL:
        line = func.coalesce(trial.c.line_for_leaders, "")
    return select(*(trial.c[name] for name in _FIELDS), line.label("line"))


def _story(row: Any) -> Story:
    tasks, tools = json.loads(row.task), json.loads(row.tool)
    return Story(code_of(row.id), tasks, tools, row.outcome or "not-stated", row.line)
