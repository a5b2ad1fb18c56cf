"""A group's folder as it stands: each file in it, each person's contribution, what to merge.

Everybody writes one file of her own there and nobody touches another's, so no conflict can arise;
the copies that sync programs make are told by what is inside them, and the newest counts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from journal.group import library
from journal.group.admission import Who, is_admitted
from journal.group.admitting import member_code
from journal.group.announcement import SignedAnnouncement, rank_of
from journal.group.folder.files import Progress, look_through
from journal.group.folder.names import BUNDLE
from journal.group.folder.seen import Remembered, Seen
from journal.group.folder.state import Contribution, FileState, FolderFile, FolderState
from journal.group.membership import announcement_of, signed_announcement_of
from journal.group.merge.paths import shown_name
from journal.group.merge.plan import Arrival, Incoming, plan
from journal.group.refreshing import refreshed
from journal.language import _
from journal.model.membership import Membership


def scan(
    folder: Path | None,
    mine: Membership,
    library_session: Session,
    now: datetime,
    remembered: Remembered,
    progress: Progress = lambda done, of: None,
) -> FolderState:
    """What is in the folder of the owner's group now; nothing is written anywhere.

    `progress` gets how many of the files that changed are read and of how many. Raises FolderAway
    where the folder is not there, UserError where it may not be read.
    """
    seen = look_through(folder, mine, now, remembered, progress) if folder else []
    look = _Look(mine, library_session, seen)
    files = tuple(look.file(one) for one in seen)
    return FolderState(
        files=files,
        contributions=look.contributions(now),
        to_merge=tuple(one.path for one in seen if look.would_change(one)),
        invited=look.announced.invited,
        folder=folder,
    )


def merges(mine: Membership, one: Seen) -> bool:
    """Whether a file is one to merge here: a member who opens nobody else's bundles merges none.

    Hers counts where the facilitators merge it, and comes back to her in what they send on.
    """
    return one.outcome == "whole" and not (one.is_bundle and mine.inbox_identity is None)


def is_newer(mine: Membership, signed: SignedAnnouncement) -> bool:
    """Whether the group's record would be taken up: of two with one counter one may be neither."""
    known = signed_announcement_of(mine)
    rises = signed.announcement.threshold >= known.announcement.threshold
    return rises and rank_of(signed) > rank_of(known)


def all_of(seen: Iterable[Seen]) -> Incoming:
    """What a merge of all whole files would read; a contributor's own file before collections."""
    together = Incoming()
    for one in sorted(seen, key=_order):
        together.arrivals += one.incoming.arrivals
        together.admissions += one.incoming.admissions
        together.announcements += one.incoming.announcements
        together.facilitators |= one.incoming.facilitators
        together.refused += one.incoming.refused
    return together


class _Look:
    """The folder's files beside the library."""

    def __init__(self, mine: Membership, session: Session, seen: Sequence[Seen]) -> None:
        self.mine = mine
        self.seen = seen
        self.announced = announcement_of(mine)
        self.held = library.held(session)
        self.admissions = library.admissions(session)
        self.retired = {one.contributor for one in library.decisions(session).retired}
        self.in_library = _trials_in(session, mine.group_id)
        self.plan = plan(self.held, self.admissions, all_of(seen))
        self.stored = {(one.source.path, one.who): one for one in self.plan.to_store}
        older = self.plan.superseded_from_elsewhere
        self.elsewhere = {(one.source.path, one.who) for one in older}
        self.removed = {one.who for one in self.plan.removed}
        self.best: dict[Who, Arrival] = {}
        for arrival in self._bundles():
            best = self.best.get(arrival.who)
            if best is None or _rank(arrival) > _rank(best):
                self.best[arrival.who] = arrival

    def would_change(self, one: Seen) -> bool:
        """Whether the library or the group's record would be another with this file."""
        if not merges(self.mine, one):
            return False
        incoming = one.incoming
        return (
            any((one.path, arrival.who) in self.stored for arrival in incoming.arrivals)
            or any(record in self.plan.admissions for record in incoming.admissions)
            or any(is_newer(self.mine, signed) for signed in incoming.announcements)
        )

    def file(self, one: Seen) -> FolderFile:
        """A file with its state."""
        if one.outcome != "whole":
            return _unread_file(one)
        if not one.is_bundle or not one.incoming.arrivals:
            return FolderFile(one.path, "new" if self.would_change(one) else "merged", one.reason)
        arrival = one.incoming.arrivals[0]
        state, reason = self._state_of_bundle(arrival)
        elsewhere = (one.path, arrival.who) in self.elsewhere
        if elsewhere:
            reason = _("Written on another computer than the newer one of the same person.")
        key = arrival.who[1]
        return FolderFile(one.path, state, reason, key, member_code(key), elsewhere)

    def contributions(self, now: datetime) -> tuple[Contribution, ...]:
        """Everybody's contribution to this group, the owner's first; none that is empty."""
        found = {one.contributor: one for one in self._counting(now)}
        for one in self.seen:
            if not one.is_bundle or one.outcome == "whole" or _unread(one) != "unreadable":
                continue
            key, name = self._whose(one.path.name), shown_name(one.path)
            if key is None:
                found[str(one.path)] = Contribution(
                    "", "", "unreadable", file=name, reason=one.reason
                )
            elif (self.mine.group_id, key) not in self.best:
                known = found.get(key) or self._contribution(key, 0, None, now)
                found[key] = replace(known, standing="unreadable", file=name, reason=one.reason)
        return tuple(sorted(found.values(), key=lambda o: (not o.is_own, o.code, o.file)))

    def _bundles(self) -> Iterator[Arrival]:
        for one in sorted(self.seen, key=_order):
            if one.is_bundle and one.incoming.arrivals:
                yield one.incoming.arrivals[0]

    def _state_of_bundle(self, arrival: Arrival) -> tuple[FileState, str]:
        best = self.best[arrival.who]
        if arrival.who in self.removed:
            return "removed", _("Its writer is no longer in the group, so it is left out.")
        if best is not arrival:
            same = _rank(best) == _rank(arrival)
            reason = _("The same as {name}.") if same else _("{name} is newer, of the same person.")
            return "copy", reason.format(name=best.file)
        if arrival.who == (self.mine.group_id, self.mine.contributor):
            return "own", ""
        there = self.held.get(arrival.who)
        if there is None or (there.sequence, there.manifest_hash) < _rank(arrival):
            return "new", ""
        is_older = (there.sequence, there.manifest_hash) > _rank(arrival)
        return ("older" if is_older else "merged"), ""

    def _counting(self, now: datetime) -> Iterator[Contribution]:
        group = self.mine.group_id
        newest = {
            key: (self.held[group, key].sequence, trials) for key, trials in self.in_library.items()
        }
        for arrival in self.stored.values():
            of, key = arrival.who
            if of == group:
                newest.pop(key, None)
                if not arrival.is_empty:
                    newest[key] = (arrival.header.sequence, arrival.trials)
        for key, (sequence, trials) in newest.items():
            yield self._contribution(key, sequence, trials, now)

    def _contribution(
        self, key: str, sequence: int, trials: int | None, now: datetime
    ) -> Contribution:
        standing = refreshed(sequence, self.announced.rounds, now.date())
        return Contribution(
            contributor=key,
            code=member_code(key),
            standing="lapsed" if key in self.retired else standing,
            waiting=not is_admitted(self.admissions, (self.mine.group_id, key)),
            is_own=key == self.mine.contributor,
            trials=trials,
            sequence=sequence,
        )

    def _whose(self, name: str) -> str | None:
        """Whose letters stand in a file's name: the only sign there is where it cannot be read."""
        people = (*self.held, *self.admissions, *self.best)
        known = {key for of, key in people if of == self.mine.group_id}
        known.add(self.mine.contributor)
        found = [key for key in known if member_code(key) in name.upper()]
        return found[0] if len(found) == 1 else None


def _unread(one: Seen) -> FileState:
    match one.outcome:
        case "sealed":
            return "sealed"
        case "foreign":
            return "foreign"
        case "incomplete" | "locked" if one.is_young:
            return "arriving"
    return "unreadable"


def _unread_file(one: Seen) -> FolderFile:
    state = _unread(one)
    if state == "arriving":
        return FolderFile(one.path, state, _("It is still on its way; look again in a while."))
    return FolderFile(one.path, state, one.reason)


def _order(one: Seen) -> tuple[bool, bool, int, str]:
    """Bundles before collections; of the same twice, the one whose name is no copy's."""
    name = one.path.name
    keys = [member_code(arrival.who[1]) for arrival in one.incoming.arrivals[:1]]
    as_written = any(name.endswith(f"-{key}{BUNDLE}") for key in keys)
    return not one.is_bundle, not as_written, len(name), name


def _rank(arrival: Arrival) -> tuple[int, str]:
    return (arrival.header.sequence, arrival.manifest_hash)


def _trials_in(session: Session, group: str) -> dict[str, int]:
    """How many trials of whom the library holds for a group, without those who hold nothing.

    Rows are numbered from 1 in each snapshot, so the greatest number is their count.
    """
    rows = session.connection().exec_driver_sql(
        """SELECT contributor, (SELECT coalesce(max(n), 0) FROM group_trial WHERE snapshot = s.id),
            EXISTS (SELECT 1 FROM group_check_in WHERE snapshot = s.id)
            OR EXISTS (SELECT 1 FROM tool WHERE snapshot = s.id)
        FROM snapshot AS s WHERE "group" = ?""",
        (group,),
    )
    return {key: trials for key, trials, holds_more in rows if trials or holds_more}
