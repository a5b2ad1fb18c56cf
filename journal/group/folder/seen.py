"""What the files in a group's folder turned out to be, remembered for as long as they stay."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from journal.group.membership import identities_of
from journal.group.merge.plan import Incoming
from journal.model.membership import Membership

YOUNG = timedelta(minutes=10)
# "incomplete" is what may yet become whole, "locked" what could not be read just now, "sealed" what
# is for the facilitators' eyes, "foreign" of another group, "refused" what will never be taken.
Outcome = Literal["whole", "incomplete", "locked", "sealed", "foreign", "refused"]


class Stamp(NamedTuple):
    """By which a file is known to be as it was, without reading it; times in nanoseconds."""

    size: int
    modified: int
    changed: int

    def is_young(self, now: datetime) -> bool:
        """Whether it was written or put there a short while ago, a sync program may be at it."""
        moment = now.timestamp()
        near = YOUNG.total_seconds()
        return any(abs(moment - at / 1e9) < near for at in (self.modified, self.changed))


@dataclass(frozen=True)
class Seen:
    """What one entry of the folder turned out to be; `incoming` is what a merge would get of it.

    `is_young` where it came or changed within ten minutes, so that a sync program may be at it.
    """

    path: Path
    outcome: Outcome
    reason: str = ""
    incoming: Incoming = field(default_factory=Incoming)
    is_bundle: bool = False
    is_young: bool = False


class Remembered:
    """What was read in one folder, for as long as its files stay as they are. In memory only."""

    def __init__(self) -> None:
        self._reader = ""
        self._stamps: dict[str, Stamp] = {}
        self._seen: dict[str, Seen] = {}
        self._changed: dict[str, datetime] = {}
        self._told: set[tuple[str, Stamp]] = set()

    def begin(self, mine: Membership, stamps: Mapping[str, Stamp], now: datetime) -> None:
        """Forget what is gone, what changed and what was on its way a short while ago.

        All is forgotten where the group's record or the owner's keys are others than before.
        """
        known = [mine.announcement, *identities_of(mine)]
        reader = sha256("\n".join(known).encode()).hexdigest()
        if reader != self._reader:
            self._seen.clear()
        changed = {n for n, stamp in stamps.items() if self._stamps.get(n, stamp) != stamp}
        self._changed = {n: at for n, at in self._changed.items() if n in stamps}
        self._changed |= dict.fromkeys(changed, now)
        self._stamps = dict(stamps)
        self._seen = {n: one for n, one in self._seen.items() if n in stamps.keys() - changed}
        for name, one in list(self._seen.items()):
            unfinished = one.outcome == "incomplete" and self.is_young(name, now)
            if unfinished or one.outcome == "locked":
                del self._seen[name]
        self._reader = reader

    def of(self, name: str) -> Seen | None:
        """What was seen under a name, None where that has to be looked at."""
        return self._seen.get(name)

    def keep(self, name: str, seen: Seen | None) -> None:
        """Remember what a file is, if it is there."""
        if seen is not None:
            self._seen[name] = seen

    def is_young(self, name: str, now: datetime) -> bool:
        """Whether a file came or changed a short while ago, by its own times or as seen here."""
        at = self._changed.get(name)
        return self._stamps[name].is_young(now) or (at is not None and now - at < YOUNG)

    def is_told_first(self, name: str) -> bool:
        """Whether nothing was told of this file as it is now, which counts as told from now on."""
        what = (name, self._stamps[name])
        first = what not in self._told
        self._told.add(what)
        return first
