"""What a reader of the peers' edition narrows it to; the leaders' tables are a fixed list."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, TableClause, and_, false, or_, select, true

from journal.digest.gather.outcomes import NOT_RECORDED
from journal.digest.gather.tables import each


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The trials that are wanted: of one field any of its values, of several fields all of them.

    Values are ids of the vocabulary, a two-month period or a writer's own word for a task or a
    tool; `not-recorded` chooses what was left open.
    """

    periods: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    subject_areas: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()
    round: int | None = None


EVERYTHING = Narrowing()
# The field of a trial that each narrows, in the order in which they are offered.
FIELDS = {
    "periods": "period",
    "phases": "phase",
    "subject_areas": "subject_area",
    "jobs": "task",
    "tools": "tool",
}


def fits(narrowing: Narrowing, source: TableClause) -> ColumnElement[bool]:
    """The condition that a trial is among those wanted."""
    conditions = [
        one_of(source.c[field], values, several=field != "period")
        for name, field in FIELDS.items()
        if (values := getattr(narrowing, name))
    ]
    if narrowing.round is not None:
        conditions.append(source.c.round == narrowing.round)
    return and_(true(), *conditions)


def one_of(
    column: ColumnElement[Any], values: tuple[str, ...], several: bool
) -> ColumnElement[bool]:
    """The condition that a field, or a JSON list of `several`, holds one of the values."""
    known = [value for value in values if value != NOT_RECORDED]
    left_open = column == "[]" if several else column.is_(None)
    member = each(column).c.value
    found = select(member).where(member.in_(known)).exists() if several else column.in_(known)
    return or_(left_open if NOT_RECORDED in values else false(), found if known else false())
