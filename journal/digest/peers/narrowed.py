"""To what the peers' edition is narrowed, in words, and what there is to narrow it to."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlmodel import Session

from journal.digest.gather.choices import Choice, choices
from journal.digest.gather.narrowing import EVERYTHING, FIELDS, Narrowing
from journal.digest.gather.outcomes import NOT_RECORDED
from journal.digest.gather.scope import GroupFacts, open_scope
from journal.digest.gather.tables import GROUP_TRIAL
from journal.digest.peers.reading import Reading
from journal.digest.scan import Finds, Scanner
from journal.digest.wording import two_months
from journal.group.decisions import Decisions
from journal.language import _, plural


def filter_choices(
    session: Session,
    group: GroupFacts,
    decisions: Decisions,
    as_of: date,
    finder: Finds,
    narrowing: Narrowing = EVERYTHING,
) -> dict[str, tuple[Choice, ...]]:
    """What the edition can be narrowed to, by the fields of a Narrowing."""
    scope = replace(open_scope(session, group, as_of, decisions), narrowing=narrowing)
    return choices(scope, Scanner(finder, decisions))


def trials_that_fit(
    session: Session, group: GroupFacts, decisions: Decisions, as_of: date, narrowing: Narrowing
) -> tuple[int, int]:
    """How many trials the edition prints narrowed so, and how many as a whole."""
    scope = open_scope(session, group, as_of, decisions)
    counted = []
    for one in (narrowing, EVERYTHING):
        fitting = replace(scope, narrowing=one).printable(GROUP_TRIAL)
        ((number,),) = scope.rows(select(func.count()).select_from(GROUP_TRIAL).where(fitting))
        counted.append(int(number))
    return counted[0], counted[1]


def narrowed_in_words(reading: Reading) -> str:
    """To what the edition is narrowed, and how much that leaves; "" where it has all."""
    if not reading.narrowed:
        return ""
    return _("Only: {what}: {n} of {trials}").format(
        what=", ".join(_values(reading)),
        n=reading.totals.trials,
        trials=plural("{n} trial", "{n} trials", reading.totals.all_trials),
    )


def _values(reading: Reading) -> Iterator[str]:
    narrowing = reading.scope.narrowing
    for name, field in FIELDS.items():
        for value in getattr(narrowing, name):
            if value == NOT_RECORDED:
                yield _left_open(field)
            else:
                yield two_months(value) if field == "period" else reading.words(field, value)
    if narrowing.round is not None:
        yield _("round {n}").format(n=narrowing.round)


def _left_open(field: str) -> str:
    return {
        "period": _("period not recorded"),
        "phase": _("phase not recorded"),
        "subject_area": _("subject area not recorded"),
        "task": _("job not recorded"),
        "tool": _("tool not recorded"),
    }[field]
