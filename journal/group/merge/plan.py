"""Merging: plan first, then one transaction.

A library is a map from admitted contributors to their newest verified snapshot, the greatest by
(sequence, hash of the manifest). So merging is commutative, associative and idempotent, and no
conflict can arise: each contributor alone writes and signs her own snapshot.

A plan holds no contents, only what it takes to find a snapshot again: memory does not grow with
the number of trials.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session

from journal.bundle.manifest import Header
from journal.bundle.read import Bundle, Snapshot
from journal.bundle.refused import Refused
from journal.errors import UserError
from journal.group import library
from journal.group.admission import Admission, Who, is_admitted, is_removed, newest
from journal.group.announcement import SignedAnnouncement
from journal.group.fingerprint import fingerprint
from journal.group.library import Held
from journal.group.merge.history import note_merge

# What became of a snapshot where the library is another afterwards.
CHANGES = ("new", "changed", "withdrawn", "awaiting admission")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a snapshot's bytes are read again: a file, its SHA-256, and the part of a collection.

    `part` is the name of the snapshot's folder in a collection, None for a bundle; it is not
    `whole` where what only its group may see is left out.
    """

    path: Path
    sha256: str
    part: str | None = None
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Arrival:
    """A verified snapshot without its contents, and the name of the file that it came in."""

    file: str
    source: Source
    header: Header
    manifest_hash: str
    trials: int
    is_empty: bool

    @classmethod
    def of(cls, file: str, source: Source, bundle: Bundle) -> "Arrival":
        """What is kept of a bundle. A copy that came upwards has the leaders' trials only."""
        held = bundle.contents
        trials = max(len(held.group_trials), len(held.leaders_trials))
        return cls(file, source, bundle.header, bundle.manifest_hash, trials, bundle.is_empty)

    @property
    def who(self) -> Who:
        return (self.header.group, self.header.contributor)


# Reads snapshots a second time, in whatever order is cheapest, each with its arrival.
ReadAgain = Callable[[Sequence[Arrival]], Iterator[tuple[Arrival, Snapshot]]]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file, or a part of one, that was refused, with the sentence and the kind of error."""

    file: str
    reason: str
    error: type[UserError] = Refused


@dataclass(frozen=True, slots=True)
class Stranger:
    """A group whose collection, made for a group above, came to one that does not take it in."""

    group: str
    name: str
    file: str


@dataclass
class Incoming:
    """All that was read from the files to merge, before anything is decided.

    `names` are what the groups that are taken in call themselves, by id.
    """

    arrivals: list[Arrival] = field(default_factory=list)
    admissions: list[Admission] = field(default_factory=list)
    announcements: list[SignedAnnouncement] = field(default_factory=list)
    facilitators: dict[str, str] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    strangers: list[Stranger] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)


@dataclass
class MergePlan:
    """What merging would do; `admissions` are those that win and are not in the library yet.

    `replaces` tells whether words that the library holds go with it; each of `strangers` is among
    the refused too. `advice` is a sentence on what to merge first, if there is something.
    """

    new: list[Arrival] = field(default_factory=list)
    changed: list[Arrival] = field(default_factory=list)
    withdrawn: list[Arrival] = field(default_factory=list)
    unchanged: list[Arrival] = field(default_factory=list)
    superseded: list[Arrival] = field(default_factory=list)
    superseded_from_elsewhere: list[Arrival] = field(default_factory=list)
    awaiting_admission: list[Arrival] = field(default_factory=list)
    removed: list[Arrival] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    strangers: list[Stranger] = field(default_factory=list)
    admissions: list[Admission] = field(default_factory=list)
    facilitators: dict[str, str] = field(default_factory=dict)
    replaces: bool = False
    advice: str | None = None

    @property
    def to_store(self) -> list[Arrival]:
        """The snapshots that replace what the library holds."""
        return [*self.new, *self.changed, *self.withdrawn, *self.awaiting_admission]

    def as_json(self) -> dict[str, Any]:
        """The plan as `merge --json` prints it."""
        shown = {
            name: [_shown(arrival) for arrival in getattr(self, name)]
            for name in (
                "new", "changed", "withdrawn", "unchanged", "superseded",
                "superseded_from_elsewhere", "awaiting_admission", "removed",
            )
        }  # fmt: skip
        refused = [{"file": one.file, "reason": one.reason} for one in self.refused]
        return {**shown, "refused": refused, "admissions": len(self.admissions)}


def plan(
    known: Mapping[Who, Held],
    known_admissions: Mapping[Who, Admission],
    incoming: Incoming,
) -> MergePlan:
    """What merging `incoming` into a library would do, whatever the order of the files."""
    merged = newest([*known_admissions.values(), *incoming.admissions])
    made = MergePlan(
        refused=list(incoming.refused),
        strangers=list(incoming.strangers),
        facilitators=dict(incoming.facilitators),
    )
    made.admissions = [
        record for who, record in sorted(merged.items()) if known_admissions.get(who) != record
    ]
    best: dict[Who, Arrival] = {}
    for arrival in incoming.arrivals:
        best_so_far = best.get(arrival.who)
        if best_so_far is None or _rank(arrival) > _rank(best_so_far):
            best[arrival.who] = arrival
    for arrival in incoming.arrivals:
        _sort_in(made, arrival, best, known, merged)
    stored = {arrival.who for arrival in made.to_store}
    removed = {record.who for record in made.admissions if record.standing == "removed"}
    made.replaces = not known.keys().isdisjoint(stored | removed)
    return made


def apply(
    session: Session,
    made: MergePlan,
    read_again: ReadAgain,
    now: datetime,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> str:
    """Carry out a plan in the caller's transaction; the library's fingerprint afterwards.

    The library may have moved on since the plan was made: nothing older takes a newer one's place.
    `progress` gets how many snapshots are done and of how many; raising there undoes everything.
    """
    library.keep_facilitators(session, made.facilitators)
    known = library.admissions(session)
    counts = newest([*known.values(), *made.admissions])
    for who, record in counts.items():
        if known.get(who) != record:
            library.store_admission(session, record)
    there = library.held(session)
    wanted = [one for one in made.to_store if not _is_stale(one, there, counts)]
    for done, (arrival, snapshot) in enumerate(read_again(wanted)):
        progress(done, len(wanted))
        admitted = is_admitted(counts, arrival.who)
        slips = admitted and "slips" in counts[arrival.who].roles
        library.store_snapshot(session, snapshot, admitted, slips)
    progress(len(wanted), len(wanted))
    letters = fingerprint(session)
    _record(session, made, now, letters)
    return letters


def _is_stale(arrival: Arrival, there: Mapping[Who, Held], counts: Mapping[Who, Admission]) -> bool:
    held = there.get(arrival.who)
    return is_removed(counts, arrival.who) or (
        held is not None and _held_rank(held) >= _rank(arrival)
    )


def _sort_in(
    made: MergePlan,
    arrival: Arrival,
    best: Mapping[Who, Arrival],
    known: Mapping[Who, Held],
    merged: Mapping[Who, Admission],
) -> None:
    who = arrival.who
    there = known.get(who)
    rank, newest_rank = _rank(arrival), _rank(best[who])
    if is_removed(merged, who):
        made.removed.append(arrival)
    elif there and _held_rank(there) > newest_rank:
        _supersede(made, arrival, there.writer)
    elif rank < newest_rank:
        _supersede(made, arrival, best[who].header.writer)
    elif best[who] is not arrival or (there and _held_rank(there) == rank):
        made.unchanged.append(arrival)
    elif not is_admitted(merged, who):
        made.awaiting_admission.append(arrival)
    elif arrival.is_empty:
        made.withdrawn.append(arrival)
    else:
        (made.changed if there else made.new).append(arrival)


def _supersede(made: MergePlan, arrival: Arrival, writer_of_newest: str) -> None:
    elsewhere = writer_of_newest != arrival.header.writer
    (made.superseded_from_elsewhere if elsewhere else made.superseded).append(arrival)


def _rank(arrival: Arrival) -> tuple[int, str]:
    return (arrival.header.sequence, arrival.manifest_hash)


def _held_rank(there: Held) -> tuple[int, str]:
    return (there.sequence, there.manifest_hash)


def _shown(arrival: Arrival) -> dict[str, Any]:
    return {
        "file": arrival.file,
        "contributor": arrival.header.contributor,
        "sequence": arrival.header.sequence,
        "trials": arrival.trials,
    }


def _record(session: Session, made: MergePlan, now: datetime, letters: str) -> None:
    """A merge that changed something is written down; of one that did not no trace is left."""
    if not made.to_store and not made.admissions:
        return
    counts = {standing: len(arrivals) for standing, arrivals in _by_standing(made)}
    counts |= {"refused": len(made.refused), "admissions": len(made.admissions)}
    files = [
        (arrival.file, standing)
        for standing, arrivals in _by_standing(made)
        if standing in CHANGES
        for arrival in arrivals
    ]
    files += [(one.file, "refused") for one in made.refused]
    # A collection brings many, and is named once for each thing that became of them.
    note_merge(session, now, letters, counts, list(dict.fromkeys(files)))


def _by_standing(made: MergePlan) -> Iterable[tuple[str, Sequence[Arrival]]]:
    return (
        ("new", made.new),
        ("changed", made.changed),
        ("withdrawn", made.withdrawn),
        ("awaiting admission", made.awaiting_admission),
        ("unchanged", made.unchanged),
        ("older", [*made.superseded, *made.superseded_from_elsewhere]),
        ("removed", made.removed),
    )
