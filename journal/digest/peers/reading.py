"""What all sections of the peers' edition read, gathered once."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from journal.digest.document import Block, Empty, Section
from journal.digest.gather.check_ins import answered
from journal.digest.gather.choosing import Job, Some, chains, jobs, starts, stories
from journal.digest.gather.narrowing import EVERYTHING
from journal.digest.gather.printed import printed_trials
from journal.digest.gather.scope import GroupFacts, Scope
from journal.digest.gather.tallies import (
    Basis,
    Tally,
    Totals,
    bases,
    tally,
    totals,
)
from journal.digest.gather.trials import Trial
from journal.digest.scan import Scanner
from journal.digest.wording import nothing_shared, section_title
from journal.group.decisions import Decisions
from journal.language import _, plural
from journal.vocabulary import is_term, label

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Printing:
    """Who prints trials: whose words are scanned, and the day from which they are old."""

    scanner: Scanner
    as_of: date
    # The same few words stand on most cards.
    _said: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made the first time that something of this key is asked for."""
        if key not in self._said:
            self._said[key] = make()
        found: T = self._said[key]
        return found

    def words(self, field: str, value: str) -> str:
        """The label of a term, or the scanned words of the writer who used another."""
        return label(field, value) if is_term(field, value) else self.scanner.printed(value)

    def several(self, field: str, values: tuple[str, ...]) -> str:
        """The labels of several values in one line."""
        if not values:
            return ""
        return self.once(
            (field, values), lambda: ", ".join(self.words(field, value) for value in values)
        )


@dataclass(frozen=True, slots=True)
class Reading(Printing):
    """A library as the peers' edition reads it on a date; `scope` is shelved.

    `answered` is how many people answered this round's check-in.
    """

    scope: Scope
    group: GroupFacts
    decisions: Decisions
    totals: Totals
    results: Mapping[str | None, Tally]
    answered: int
    jobs: tuple[Job, ...]
    chains: Some
    starts: Some
    stories: tuple[int, ...]
    trials: Mapping[int, Trial]
    bases: Mapping[str, Basis]

    @property
    def narrowed(self) -> bool:
        """Whether a reader narrowed the edition to some of the trials."""
        return self.scope.narrowing != EVERYTHING

    def basis(self, n: int) -> str:
        """`n of N invited`, or that nobody said how many were, or that more came than were."""
        people = plural("{n} contributor", "{n} contributors", n)
        if self.group.invited is None:
            return _("{people}; how many were invited is not stated").format(people=people)
        if n > self.group.invited:
            return _("{people}, more than the {invited} invited").format(
                people=people, invited=self.group.invited
            )
        return _("{n} of {invited} invited").format(n=n, invited=self.group.invited)

    def printed(self, rows: Sequence[int]) -> tuple[Trial, ...]:
        """Trials of the edition by their rows, in that order."""
        return tuple(self.trials[row] for row in rows)


def section(section_id: str, blocks: Sequence[Block], lead: str = "", none: str = "") -> Section:
    """One of the twelve sections; one with no block says `none`, or that nothing was shared."""
    title = section_title(section_id)
    if not blocks:
        return Section(section_id, title, "", (Empty(none or nothing_shared()),))
    return Section(section_id, title, lead, tuple(blocks))


# The fields that each table needs of a trial.
_TABLES = {
    "spread": ("work_area", "phase"),
    "phase": ("phase",),
    "work_area": ("work_area",),
    "aim": ("aim",),
    "pupil_benefit": ("pupil_benefit",),
    "could_not_use": ("could_not_use",),
    "reason_not_used": ("reason_not_used",),
    "safe_use": ("safe_use",),
    "data_put_in": ("data_put_in",),
    "concern": ("concern",),
    "concern_action": ("concern_action",),
    "accounts": ("tool", "tool_access"),
    "tool": ("tool",),
    "usual_against_ai": ("usual_band", "ai_band"),
    "effort": ("net_band",),
    "net_per_item_band": ("net_per_item_band",),
    "time_basis": ("time_basis",),
    "time_went_to": ("time_went_to",),
    "effort_moved_to": ("effort_moved_to",),
    "still_using": ("still_using",),
}


def read(
    scope: Scope, group: GroupFacts, decisions: Decisions, scanner: Scanner, as_of: date
) -> Reading:
    """Gather what the peers' edition of a shelved scope prints."""
    counted = totals(scope)
    results = {one.value: one for one in tally(scope, "result")}
    by_job, follows, safe = jobs(scope, counted.trials), chains(scope), starts(scope)
    picked = stories(scope, decisions.stories)
    rows = [row for job in by_job for row in job.rows]
    rows += [row for pair in follows.rows for row in pair]
    return Reading(
        scanner=scanner,
        as_of=as_of,
        scope=scope,
        group=group,
        decisions=decisions,
        totals=counted,
        results=results,
        answered=answered(scope),
        jobs=by_job,
        chains=follows,
        starts=safe,
        stories=picked,
        trials=printed_trials(scope, [*rows, *safe.rows, *picked]),
        bases=bases(scope, _TABLES),
    )
