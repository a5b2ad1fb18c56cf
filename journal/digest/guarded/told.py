"""What was released to leaders in words: each writer's own line, and leaders' own trials."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, and_, select

from journal.bundle.codes import code_of
from journal.digest.gather.outcomes import RESULTS, result_of
from journal.digest.gather.scope import Scope
from journal.digest.gather.tables import LEADERS_TRIAL, each
from journal.digest.guarded.lines import Line
from journal.digest.guarded.words import NO_WORDS, Words, joined, leader_of, term, written
from journal.digest.scan import Scanner
from journal.vocabulary import is_term


@dataclass(frozen=True, slots=True)
class Told:
    """A line with what decides where it stands: the code and the result of its trial."""

    line: Line
    code: str
    result: str


def lines(scope: Scope, scanner: Scanner, released: Mapping[str, str]) -> tuple[Told, ...]:
    """The released lines with tool and work area, each wording once, in an order of their own.

    `released` are the trials whose lines are printed, each with its outcome. Leaders' own trials
    stand elsewhere with their names.
    """
    trial = LEADERS_TRIAL.c
    rows = _released(
        scope, released, and_(trial.line_for_leaders.is_not(None), trial.open_name.is_(None))
    )
    return _told(scanner, [(row, released[row.id]) for row in rows])


def lines_of_brief(scope: Scope, scanner: Scanner, released: Mapping[str, str]) -> tuple[Told, ...]:
    """The released lines for the brief, leaders' own ones among them without a name."""
    rows = _released(scope, released, LEADERS_TRIAL.c.line_for_leaders.is_not(None))
    return _told(scanner, [(row, released[row.id]) for row in rows])


def own_trials(
    scope: Scope, scanner: Scanner, released: Mapping[str, str] | None = None
) -> tuple[Line, ...]:
    """Trials whose leader chose to talk openly about them, with the name, failed ones first.

    `released` are the trials that leaders are given, with their outcomes; peers see all.
    """
    is_open = LEADERS_TRIAL.c.open_name.is_not(None)
    if released is None:
        rows = scope.rows(select(LEADERS_TRIAL).where(scope.printable(LEADERS_TRIAL), is_open))
        released = {row.id: row.outcome for row in rows}
    else:
        rows = _released(scope, released, is_open)
    found = sorted(
        (RESULTS.index(result_of(released[row.id])), _key(line), line)
        for row in rows
        for line in [_open_line(row, scanner, released[row.id])]
    )
    return tuple(line for _rank, _place, line in found)


def _released(
    scope: Scope, released: Mapping[str, str], condition: ColumnElement[bool]
) -> Sequence[Any]:
    wanted = select(each(json.dumps(sorted(released))).c.value)
    return scope.rows(
        select(LEADERS_TRIAL).where(
            scope.printable(LEADERS_TRIAL), LEADERS_TRIAL.c.id.in_(wanted), condition
        )
    )


def _told(scanner: Scanner, rows: Iterable[tuple[Any, str]]) -> tuple[Told, ...]:
    in_order = sorted(rows, key=lambda one: one[0].id)
    told = {_line(row, scanner): (row.id, outcome) for row, outcome in in_order}
    return tuple(
        Told(line, code_of(trial), result_of(outcome))
        for line, (trial, outcome) in sorted(told.items(), key=lambda one: _key(one[0]))
    )


def _line(row: Any, scanner: Scanner) -> Line:
    return Line(
        text=written(scanner.printed(row.line_for_leaders)),
        tool=joined(", ", [_tool(scanner, tool) for tool in json.loads(row.tool)]),
        work_area=term("work_area", row.work_area) if row.work_area else NO_WORDS,
    )


def _open_line(row: Any, scanner: Scanner, outcome: str | None) -> Line:
    return replace(
        _line(row, scanner),
        outcome=term("outcome", outcome or "not-stated"),
        name=leader_of(row),
    )


def _tool(scanner: Scanner, tool: str) -> Words:
    return term("tool", tool) if is_term("tool", tool) else written(scanner.printed(tool))


def _key(line: Line) -> tuple[str, ...]:
    parts = line.name, line.work_area, line.tool, line.text, line.outcome
    return tuple(words.text for words in parts)
