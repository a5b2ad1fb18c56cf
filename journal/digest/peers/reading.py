"""What all sections of the peers' edition read, gathered once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from journal.bundle.codes import shown, unique_codes
from journal.digest.gather.evidence import Evidence, Repeat, weigh
from journal.digest.gather.scope import GroupFacts, Scope
from journal.digest.gather.tallies import Totals, totals
from journal.digest.gather.trials import Trial, repeats, trials
from journal.digest.scan import Scanner
from journal.group.decisions import Decisions
from journal.language import _, plural
from journal.vocabulary import about, is_term, label

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reading:
    """A library as the peers' edition reads it on a date."""

    scope: Scope
    group: GroupFacts
    decisions: Decisions
    scanner: Scanner
    as_of: date
    totals: Totals
    trials: tuple[Trial, ...]
    by_id: Mapping[str, Trial]
    codes: Mapping[str, str]
    repeats: tuple[Repeat, ...]
    evidence: Evidence

    def words(self, field: str, value: str) -> str:
        """The label of a term, or the scanned words of the writer who used another."""
        return label(field, value) if is_term(field, value) else self.scanner.printed(value)

    def several(self, field: str, values: tuple[str, ...]) -> str:
        """The labels of several values in one line."""
        return ", ".join(self.words(field, value) for value in values)

    def basis(self, n: int) -> str:
        """`n of N invited`, or that nobody said how many were."""
        if self.group.invited is None:
            return _("{people}; how many were invited is not stated").format(
                people=plural("{n} contributor", "{n} contributors", n)
            )
        return _("{n} of {invited} invited").format(n=n, invited=self.group.invited)


def read(
    scope: Scope, group: GroupFacts, decisions: Decisions, scanner: Scanner, as_of: date
) -> Reading:
    """Gather what the peers' edition prints."""
    printable = trials(scope)
    by_id = {trial["id"]: trial for trial in printable}
    links = repeats(scope)
    return Reading(
        scope=scope,
        group=group,
        decisions=decisions,
        scanner=scanner,
        as_of=as_of,
        totals=totals(scope),
        trials=printable,
        by_id=by_id,
        codes={one: shown(code) for one, code in unique_codes(by_id).items()},
        repeats=links,
        evidence=weigh(links),
    )


def result(trial: Trial) -> str:
    """What a trial's outcome amounts to: worked, mixed, failed or open."""
    return str(about("outcome", trial["outcome"] or "", "result") or "open")


def job(trial: Trial) -> tuple[str, str]:
    """The work area and the first task that a trial is filed under."""
    task = trial["task"][0] if trial["task"] else OTHER
    area: Any = trial["work_area"] or about("task", task, "work_area") or OTHER
    return str(area), task
