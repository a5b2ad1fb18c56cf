"""What a search found, counted by tool, job, subject and the other facets beside the list."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from journal.language import _
from journal.logbook.query import OPERATORS, Query, has_value
from journal.logbook.query.operators import value_label
from journal.logbook.search import find_numbers

FACETS = ("tool", "task", "subject", "phase", "outcome", "concern", "tag")
_ALL = 1_000_000_000


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value: as with_value takes it, as people read it, how many trials have it.

    `state` tells how the search asks for it: "and", "or", "not", or None.
    """

    value: str
    label: str
    count: int
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet with the values that occur, most frequent first."""

    operator: str
    label: str
    values: tuple[FacetValue, ...]


def facets(session: Session, query: Query, today: date) -> tuple[Facet, ...]:
    """The facets of what `query` finds; a facet's counts disregard what it asks for itself."""
    typed = str(query)
    made = []
    for operator in FACETS:
        about = OPERATORS[operator]
        numbers = find_numbers(session, query.without(operator), limit=_ALL, today=today)
        counted = _counted(session, str(about.field), numbers)
        for clause in query.conditions:
            if clause.operator == operator:
                counted.update(dict.fromkeys(clause.values, 0))
        values = tuple(
            FacetValue(v, value_label(operator, v), count, has_value(typed, operator, v))
            for v, count in counted.most_common()
        )
        if values:
            made.append(Facet(operator, _(about.label), values))
    return tuple(made)


def _counted(session: Session, field: str, numbers: list[int]) -> Counter[str]:
    rows = session.connection().exec_driver_sql(
        f"SELECT {field} FROM trial WHERE n IN (SELECT value FROM json_each(?))",
        (json.dumps(numbers),),
    )
    counted: Counter[str] = Counter()
    for (stored,) in rows:
        counted.update(json.loads(stored) if stored.startswith("[") else [stored])
    return counted


def own_values(session: Session) -> dict[str, list[str]]:
    """The values that occur, by operator, most frequent first: for completions while typing."""
    everything = facets(session, Query(), date.max)
    return {facet.operator: [value.value for value in facet.values] for facet in everything}
