"""What is asked of one's groups: whether anyone there has tried this. Runs in the pool."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import Lock

from sqlmodel import Session

from journal.digest.asking.answers import Answers, together
from journal.digest.asking.search import MOST_A_COLUMN, Asking, stamp
from journal.group import library, membership
from journal.group.announcement import Announcement
from journal.logbook.query import parse
from journal.paths import Home
from ui.work.digests import nobodys, own_codes
from ui.work.groups import opened_library
from ui.work.memory import Memory


@dataclass(frozen=True)
class Found:
    """The answers, out of so many trials."""

    answers: Answers
    trials: int


@dataclass
class Indexes:
    """The index of each group, made when it is first asked after its library changed."""

    memory: Memory = field(default_factory=Memory)
    made: dict[str, tuple[str, Asking]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def keep_only(self, groups: Iterable[str]) -> None:
        """Forget what groups said that the owner has left."""
        kept = set(groups)
        with self.lock:
            self.made = {group: made for group, made in self.made.items() if group in kept}


@dataclass(frozen=True)
class Mine:
    """The groups that the owner is in, and by their ids the codes of the trials shared there."""

    groups: Sequence[Announcement]
    trials: Mapping[str, frozenset[str]]


def mine(session: Session) -> Mine:
    """The owner's groups, and what is the owner's own in them."""
    read = [one for one in membership.memberships(session) if one.left_at is None]
    groups = [membership.announcement_of(one) for one in read]
    return Mine(groups, {one.id: own_codes(session, one.id) for one in groups})


def ask(
    home: Home,
    groups: Sequence[Announcement],
    typed: str,
    today: date,
    indexes: Indexes,
    read: Callable[[], None],
) -> Found:
    """What these groups answer; `read` is called for each text that is scanned."""
    query, finder = parse(typed, today), nobodys(indexes.memory, read)
    with indexes.lock:
        opened = [_opened(home, group, today, indexes) for group in groups]
    read()
    answers = together([one.ask(query, finder) for one in opened], MOST_A_COLUMN)
    return Found(answers, sum(one.trials for one in opened))


def _opened(home: Home, group: Announcement, today: date, indexes: Indexes) -> Asking:
    with opened_library(home, group.id) as opened, opened.reading() as found:
        decisions = library.decisions(found)
        now = stamp(found, group, decisions, today)
        known = indexes.made.get(group.id)
        if known is None or known[0] != now:
            known = (now, Asking(found, group, decisions, today))
            indexes.made[group.id] = known
    return known[1]
