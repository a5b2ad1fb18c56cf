"""How strong the evidence of a trial is: which trials repeat which, and who repeated them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

ONE_TRIAL = "one-trial"
BY_SAME_PERSON = "repeated-by-same-person"
BY_OTHERS = "repeated-by-others"
ELSEWHERE = "repeated-in-another-phase-or-subject"


@dataclass(frozen=True, slots=True)
class Repeat:
    """`later` repeats `earlier`; `elsewhere` where they share no phase or no subject area."""

    later: str
    earlier: str
    same_person: bool
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence label of every repeated trial, and the trials in families of repeats."""

    labels: Mapping[str, str]
    families: Mapping[str, tuple[str, ...]]

    def label(self, trial: str) -> str:
        """The strongest label that holds for a trial."""
        return self.labels.get(trial, ONE_TRIAL)

    def family(self, trial: str) -> tuple[str, ...]:
        """The trial with all that repeat it or are repeated by it, sorted."""
        return self.families.get(trial, (trial,))


def weigh(repeats: Iterable[Repeat]) -> Evidence:
    """The evidence that a set of repeats amounts to, whatever their order."""
    repeats = tuple(repeats)
    families = _families(repeats)
    strongest: dict[tuple[str, ...], int] = defaultdict(int)
    order = (ONE_TRIAL, BY_SAME_PERSON, BY_OTHERS, ELSEWHERE)
    for repeat in repeats:
        if repeat.same_person:
            label = BY_SAME_PERSON
        else:
            label = ELSEWHERE if repeat.elsewhere else BY_OTHERS
        family = families[repeat.earlier]
        strongest[family] = max(strongest[family], order.index(label))
    labels = {trial: order[strongest[family]] for trial, family in families.items()}
    return Evidence(labels, families)


def _families(repeats: tuple[Repeat, ...]) -> dict[str, tuple[str, ...]]:
    neighbours: dict[str, set[str]] = defaultdict(set)
    for repeat in repeats:
        neighbours[repeat.later].add(repeat.earlier)
        neighbours[repeat.earlier].add(repeat.later)
    families: dict[str, tuple[str, ...]] = {}
    for start in neighbours:
        if start in families:
            continue
        found, waiting = {start}, [start]
        while waiting:
            fresh = neighbours[waiting.pop()] - found
            found |= fresh
            waiting.extend(fresh)
        family = tuple(sorted(found))
        families.update(dict.fromkeys(family, family))
    return families
