"""What the peers' edition can be narrowed to: the values that the trials of a library have."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import FromClause, Integer, func, select, true

from journal.digest.gather.narrowing import FIELDS, Narrowing, fits
from journal.digest.gather.outcomes import NOT_RECORDED
from journal.digest.gather.scope import Scope
from journal.digest.gather.tables import GROUP_TRIAL, each
from journal.digest.scan import Scanner
from journal.digest.wording import not_recorded, two_months
from journal.language import _
from journal.vocabulary import ids, is_term, label, terms

MOST_OWN_WORDS = 60  # jobs or tools in writers' own words that are offered


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to narrow to, its name and how many trials that leaves beside the other filters."""

    value: str
    name: str
    trials: int


def choices(scope: Scope, scanner: Scanner) -> dict[str, tuple[Choice, ...]]:
    """The values of each field of a narrowing that occur, in the vocabulary's order.

    Own words stand after the terms in the order of the alphabet, "not recorded" stands last. The
    scope's own narrowing decides how many trials each leaves; none goes for that.
    """
    found = {name: _of_field(scope, scanner, name, field) for name, field in FIELDS.items()}
    rounds = sorted(_counted(scope, "round", GROUP_TRIAL, GROUP_TRIAL.c.round))
    return found | {
        "round": tuple(
            Choice(str(number), _("Round {n}").format(n=number), trials)
            for number, trials in rounds
        )
    }


def _of_field(scope: Scope, scanner: Scanner, name: str, field: str) -> tuple[Choice, ...]:
    value: Any = GROUP_TRIAL.c[field]
    source: FromClause = GROUP_TRIAL
    if field != "period":
        members = each(value)
        source, value = GROUP_TRIAL.outerjoin(members, true()), members.c.value
    counts = dict(_counted(scope, name, source, value))
    if field == "period":
        known = sorted(one for one in counts if one is not None)
        named = [Choice(one, two_months(one), counts[one]) for one in known]
    else:
        known = [term.id for term in terms(field) if term.id in counts]
        named = [Choice(one, label(field, one), counts[one]) for one in known]
        own = (one for one in counts if one is not None and not is_term(field, one))
        said = [Choice(one, scanner.printed(one), counts[one]) for one in own]
        named += sorted(said, key=lambda one: (one.name.casefold(), one.value))
    if None in counts:
        named.append(Choice(NOT_RECORDED, not_recorded(), counts[None]))
    return tuple(named)


def _counted(scope: Scope, name: str, source: FromClause, value: Any) -> Iterable[tuple[Any, int]]:
    """Each value of the library with the trials that the other fields' filters leave it.

    Of very many own words those with the most trials, so that a list stays one to choose from.
    """
    everything = replace(scope, narrowing=Narrowing())
    none: Any = None if name == "round" else ()
    others = replace(scope.narrowing, **{name: none})
    left = func.sum(fits(others, GROUP_TRIAL), type_=Integer)
    found = (
        select(value.label("value"), left.label("left"), func.count().label("whole"))
        .select_from(source)
        .where(everything.printable(GROUP_TRIAL))
        .group_by(value)
    )
    if name not in ("jobs", "tools"):
        return [(row.value, int(row.left)) for row in scope.rows(found)]
    terms_of = sorted(ids(FIELDS[name]))
    one = found.subquery()
    is_known = one.c.value.in_(terms_of) | one.c.value.is_(None)
    order = (is_known.desc(), one.c.whole.desc(), one.c.value)
    ranked = select(one).order_by(*order).limit(len(terms_of) + 1 + MOST_OWN_WORDS)
    return [(row.value, int(row.left)) for row in scope.rows(ranked)]
