"""What was released to leaders: the lines, each its writer's own, and leaders' own trials."""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from journal.digest.document import Line
from journal.digest.gather.scope import Scope
from journal.digest.gather.tables import LEADERS_TRIAL
from journal.digest.scan import Scanner
from journal.vocabulary import about, is_term, label

_ORDER = ("failed", "mixed", "open", "worked")


def own_trials(scope: Scope, scanner: Scanner) -> tuple[Line, ...]:
    """Trials whose leader chose to talk openly about them, with the name, failed ones first."""
    rows = scope.rows(
        select(LEADERS_TRIAL).where(
            scope.printable(LEADERS_TRIAL), LEADERS_TRIAL.c.open_name.is_not(None)
        )
    )
    lines = [
        (_ORDER.index(result_of(row.outcome)), _line(row, scanner, named=True)) for row in rows
    ]
    return tuple(line for _rank, line in sorted(lines, key=lambda each: (each[0], _key(each[1]))))


def result_of(outcome: str | None) -> str:
    """What an outcome amounts to: worked, mixed, failed or open."""
    return str(about("outcome", outcome or "", "result") or "open")


def several(scanner: Scanner, field: str, values: Iterable[str]) -> str:
    """The labels of terms, or the scanned words of the writer who used others."""
    return ", ".join(
        label(field, value) if is_term(field, value) else scanner.printed(value) for value in values
    )


def _line(row: Any, scanner: Scanner, named: bool) -> Line:
    return Line(
        text=scanner.printed(row.line_for_leaders),
        tool=several(scanner, "tool", json.loads(row.tool)),
        work_area=label("work_area", row.work_area) if row.work_area else "",
        outcome=label("outcome", row.outcome or "not-stated") if named else "",
        name=row.open_name if named else "",
    )


def _key(line: Line) -> tuple[str, str, str, str]:
    return line.name, line.work_area, line.tool, line.text
