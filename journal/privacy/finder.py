"""The finder: all layers over one text, their union, never blind to what it could not read."""

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from journal.privacy.finding import Finding, Outcome, union
from journal.privacy.lists.own_names import OwnNames
from journal.privacy.names import model_addresses
from journal.privacy.names.keep import kept
from journal.privacy.names.name_model import load_name_model
from journal.privacy.names.ordinary import is_known_name
from journal.privacy.names.people import people
from journal.privacy.names.scoring import Scoring
from journal.privacy.names.whole_names import DOUBT_FROM
from journal.privacy.patterns import together as patterns
from journal.privacy.patterns.titles import introduced, other_scripts, titled
from journal.privacy.reading import Reading

# How many kept stretches may lie in one another: a phrase and the names in it.
_NESTED = 4


class Finder:
    """Finds identifiers with the patterns, the owner's lists and, where given, the name model.

    Safe to use from several threads at once; it opens no connection and writes nothing.
    """

    def __init__(self, own: OwnNames | None = None, model: Scoring | None = None) -> None:
        self.own = own or OwnNames(())
        self.model = model

    def find(self, text: str) -> list[Finding]:
        """The identifiers in `text`, sorted and without overlap; offsets are its code points."""
        reading = Reading(text)
        return union(reading.to_original(union(self._all(reading))))

    def _all(self, reading: Reading) -> Iterable[Finding]:
        yield from patterns.find(reading)
        if self.model:
            yield from model_addresses.find(reading, self.model, DOUBT_FROM)
        stays = kept(reading)
        own = list(self._own(reading, stays))
        yield from own
        opening = defaultdict(list)
        for listed in own:
            opening[listed.start].append(listed)
        for finding in people(reading, self.model, stays):
            yield from _without_listed(reading, finding, opening.get(finding.start, ()))
        for finding in (*titled(reading), *introduced(reading)):
            # A title makes somebody of a kept name too, unless the title is kept with it.
            if not any(
                start < finding.start or " " in reading.plain[start:end]
                for start, end in _around(finding, stays)
            ):
                yield finding
        yield from other_scripts(reading)

    def _own(self, reading: Reading, stays: Sequence[tuple[int, int]]) -> Iterator[Finding]:
        """The owner's names; called like a tool or a hero, and read as one here, they are asked
        about, and the Rosa of "Rosa Parks" stays."""
        for finding in self.own.find(reading):
            around = _around(finding, stays)
            if not around:
                yield finding
            elif (finding.start, finding.end) in around and finding.outcome is Outcome.HIDE:
                # What only looks like a listed name, Angelou beside an Angelo, stays kept.
                yield replace(finding, outcome=Outcome.ASK)


def _without_listed(
    reading: Reading, finding: Finding, opening: Sequence[Finding]
) -> Iterator[Finding]:
    """The finding; what it adds in small letters to a listed name `opening` it stands alone:
    "olivia behavoir" is a name and a misspelt word."""
    for listed in opening:
        if listed.end < finding.end:
            rest = reading.plain[listed.end : finding.end]
            if rest.strip() and rest.islower() and not any(map(is_known_name, rest.split())):
                start = finding.end - len(rest.lstrip())
                yield replace(finding, start=start, outcome=Outcome.ASK)
                return
    yield finding


def _around(finding: Finding, stays: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of the sorted `stays` that hold the whole finding."""
    after = bisect_right(stays, (finding.start, sys.maxsize))
    near = stays[max(0, after - _NESTED) : after]
    return [(start, end) for start, end in near if finding.end <= end]


def default_finder(own: OwnNames | None = None) -> Finder:
    """A finder with the name model where it is installed."""
    return Finder(own, load_name_model())
