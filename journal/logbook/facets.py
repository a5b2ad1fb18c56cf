"""What a search found, counted by tool, job, subject and the other facets beside the list."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice

from sqlmodel import Session

from journal.language import _
from journal.logbook.asked import asked, read_terms, rows
from journal.logbook.query import OPERATORS, Query, parse
from journal.logbook.query.operators import folded, value_label

FACETS = ("tool", "task", "subject", "phase", "outcome", "concern", "tag")
_AT_ONCE = 2_000  # trials counted before the caller may call it off


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


def facets(
    session: Session,
    query: str | Query,
    today: date,
    progress: Callable[[int, int], object] = lambda done, total: None,
) -> tuple[Facet, ...]:
    """The facets of what `query` finds, those without a value left out.

    What a facet's own operator asks for is disregarded in its counts, so that one can widen the
    search; what it asks for is listed even where it finds nothing. `progress` may raise.
    """
    if isinstance(query, str):
        query = parse(query, today)
    terms = read_terms(session, FACETS)
    in_force = [name for name in FACETS if query != query.without(name)]
    counted = _count(session, query, progress)
    made = []
    for name in FACETS:
        of_facet = counted
        if name in in_force:
            of_facet = _count(session, query.without(name), progress)
        values = _values(name, query, {t.value: of_facet[t.sign] for t in terms if t.kind == name})
        if values:
            made.append(Facet(name, _(OPERATORS[name].label), values))
    return tuple(made)


def _values(name: str, query: Query, counts: Mapping[str, int]) -> tuple[FacetValue, ...]:
    stored = {folded(value): value for value in counts}
    states: dict[str, str] = {}
    for clause in query.conditions:
        if clause.operator != name:
            continue
        how = "not" if clause.excluded else "or" if len(clause.values) > 1 else "and"
        for value in clause.values:
            half_typed = clause.prefix and value == clause.values[-1]
            if folded(value) in stored or not half_typed:
                states[stored.get(folded(value), value)] = how
    found = [
        FacetValue(value, value_label(name, value), counts.get(value, 0), states.get(value))
        for value in dict.fromkeys((*counts, *states))
        if counts.get(value) or value in states
    ]
    return tuple(sorted(found, key=lambda value: (-value.count, value.label.casefold())))


def _count(session: Session, query: Query, progress: Callable[[int, int], object]) -> Counter[str]:
    """How many of the trials found have each value, by its sign."""
    counted: Counter[str] = Counter()
    question = asked(session, query)
    if question is None:
        return counted
    found = rows(session, f"SELECT place.counted {question.places}", question.values)
    done = 0
    while some := list(islice(found, _AT_ONCE)):
        done += len(some)
        counted.update("".join(signs for (signs,) in some))
        progress(done, 0)
    return counted
