"""What was released to leaders in words: each writer's own line, and leaders' own trials."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import distinct, func, literal, or_, select, true

from journal.bundle.codes import code_of
from journal.digest.gather.scope import Scope
from journal.digest.gather.tables import LEADERS_CHECK_IN, LEADERS_TRIAL, each
from journal.digest.leaders_words import NO_WORDS, Words, joined, leader_of, term, written
from journal.digest.lines import Line
from journal.digest.scan import Scanner
from journal.vocabulary import about, is_term

# Failed and mixed ones first: leaders hear of successes anyway.
_ORDER = ("failed", "mixed", "open", "worked")


@dataclass(frozen=True, slots=True)
class Told:
    """A line with what decides where it stands: the code and the result of its trial."""

    line: Line
    code: str
    result: str


def lines(scope: Scope, scanner: Scanner, open_ones: bool = False) -> tuple[Told, ...]:
    """The lines for leaders with tool and work area, each wording once, in an order of their own.

    Leaders' own trials stand elsewhere with their names; `open_ones` adds them without.
    """
    trial = LEADERS_TRIAL.c
    rows = scope.rows(
        select(LEADERS_TRIAL).where(
            scope.printable(LEADERS_TRIAL),
            scope.in_round(LEADERS_TRIAL),
            trial.line_for_leaders.is_not(None),
            or_(trial.open_name.is_(None), literal(open_ones)),
        )
    )
    told = {_line(row, scanner): row for row in sorted(rows, key=lambda row: row.id)}
    return tuple(
        Told(line, code_of(row.id), result_of(row.outcome))
        for line, row in sorted(told.items(), key=lambda one: _key(one[0]))
    )


def own_trials(scope: Scope, scanner: Scanner) -> tuple[Line, ...]:
    """Trials whose leader chose to talk openly about them, with the name, failed ones first."""
    rows = scope.rows(
        select(LEADERS_TRIAL).where(
            scope.printable(LEADERS_TRIAL), LEADERS_TRIAL.c.open_name.is_not(None)
        )
    )
    found = sorted(
        (_ORDER.index(result_of(row.outcome)), _key(line), line)
        for row in rows
        for line in [_line(row, scanner, openly=True)]
    )
    return tuple(line for _rank, _place, line in found)


def mentioned(scope: Scope, field: str) -> tuple[str, ...]:
    """The terms of a list that anybody chose in what leaders may see, without any count."""
    source = LEADERS_CHECK_IN if field == "support_wanted" else LEADERS_TRIAL
    condition = scope.is_live if field == "support_wanted" else scope.printable
    members = each(source.c[field])
    rows = scope.rows(
        select(members.c.value)
        .distinct()
        .select_from(source.join(members, true()))
        .where(condition(source), scope.in_round(source))
    )
    return tuple(sorted(row.value for row in rows))


def rests_on_few(scope: Scope) -> bool:
    """Whether half of the released trials or more come from a quarter of their writers or fewer."""
    per_person = (
        select(func.count(distinct(LEADERS_TRIAL.c.id)))
        .where(scope.printable(LEADERS_TRIAL), scope.in_round(LEADERS_TRIAL))
        .group_by(LEADERS_TRIAL.c.snapshot)
    )
    trials = sorted((int(row[0]) for row in scope.rows(per_person)), reverse=True)
    whole: int = sum(trials)
    return whole > 0 and 2 * sum(trials[: len(trials) // 4]) >= whole


def result_of(outcome: str | None) -> str:
    """What an outcome amounts to: worked, mixed, failed or open."""
    return str(about("outcome", outcome or "", "result") or "open")


def _line(row: Any, scanner: Scanner, openly: bool = False) -> Line:
    return Line(
        text=written(scanner.printed(row.line_for_leaders)),
        tool=joined(", ", [_tool(scanner, tool) for tool in json.loads(row.tool)]),
        work_area=term("work_area", row.work_area) if row.work_area else NO_WORDS,
        outcome=term("outcome", row.outcome or "not-stated") if openly else NO_WORDS,
        name=leader_of(row) if openly else NO_WORDS,
    )


def _tool(scanner: Scanner, tool: str) -> Words:
    return term("tool", tool) if is_term("tool", tool) else written(scanner.printed(tool))


def _key(line: Line) -> tuple[str, ...]:
    parts = line.name, line.work_area, line.tool, line.text, line.outcome
    return tuple(words.text for words in parts)
