"""One file of a group's folder read: whole, on its way, sealed, of another group, or refused."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from journal.bundle import limits
from journal.bundle.archive import too_large
from journal.bundle.refused import Incomplete, OtherGroup, OtherReader
from journal.bundle.seal import is_sealed, unseal
from journal.errors import UserError
from journal.group.announcement import Announcement
from journal.group.folder.names import BUNDLE, COLLECTION
from journal.group.folder.seen import Outcome, Seen, Stamp
from journal.group.membership import announcement_of, identities_of
from journal.group.merge.opening import LARGEST
from journal.group.merge.reading import read_paths
from journal.language import _
from journal.model.membership import Membership

HEAD = 4096  # bytes of a file that tell whether a key opens it
_OUTCOMES: dict[type[UserError], Outcome] = {
    Incomplete: "incomplete",
    OtherGroup: "foreign",
    OtherReader: "foreign",
    UserError: "locked",
}
_FIRST_BYTES = (b"age-encryption.org/v1\n", b"PK\x03\x04", b"{")


@dataclass(frozen=True)
class Reader:
    """What files are opened with, put together once for a folder."""

    announced: Announcement
    identities: Sequence[str]
    opens_others: bool

    @classmethod
    def of(cls, mine: Membership) -> "Reader":
        announced = announcement_of(mine)
        opens_others = announced.open or mine.inbox_identity is not None
        return cls(announced, identities_of(mine), opens_others)

    def read(self, path: Path, stamp: Stamp) -> Seen | None:
        """What is in a file, None where it has gone."""
        try:
            seen = self._looked_into(path, stamp)
            found = path.stat()
        except OSError as error:
            return None if isinstance(error, FileNotFoundError) else _locked(path, error)
        if (found.st_size, found.st_mtime_ns) != (stamp.size, stamp.modified):
            return replace(_seen(path, "incomplete", _cut()), is_young=True)
        return seen

    def _looked_into(self, path: Path, stamp: Stamp) -> Seen:
        limit = LARGEST if path.suffix.lower() == COLLECTION else limits.SEALED
        if stamp.size > limit:
            return _seen(path, "refused", too_large(limit).sentence)
        with path.open("rb") as file:
            head = file.read(HEAD)
        if not head.strip(b"\0") or any(one.startswith(head) for one in _FIRST_BYTES):
            return _seen(path, "incomplete", _cut())
        if is_sealed(head) and not opens(head, self.identities):
            return self._not_for_here(path)
        incoming = read_paths([path], self.announced, self.identities)
        reason = incoming.refused[0].reason if incoming.refused else ""
        if not reason or incoming.arrivals or incoming.admissions or incoming.announcements:
            return Seen(path, "whole", reason, incoming, _is_bundle(path))
        return _seen(path, _OUTCOMES.get(incoming.refused[0].error, "refused"), reason)

    def _not_for_here(self, path: Path) -> Seen:
        if _is_bundle(path) and not self.opens_others:
            return _seen(path, "sealed", _("Only your facilitators can open this file."))
        return _seen(
            path,
            "foreign",
            _("This was made for another group, or with keys that this journal does not have."),
        )


def opens(head: bytes, identities: Sequence[str]) -> bool:
    """Whether one of the keys fits a sealed file, of which the beginning is enough."""
    try:
        unseal(head, identities)
    except OtherReader:
        return False
    except Incomplete:
        return True
    return True


def _seen(path: Path, outcome: Outcome, reason: str) -> Seen:
    return Seen(path, outcome, reason, is_bundle=_is_bundle(path))


def _is_bundle(path: Path) -> bool:
    return path.suffix.lower() == BUNDLE


def _cut() -> str:
    return _("The file did not arrive whole; ask for it to be saved again.")


def _locked(path: Path, error: OSError) -> Seen:
    """A file that may not be read now: another program may be at it."""
    reason = _("The file could not be read ({reason}).").format(reason=error.strerror)
    return _seen(path, "locked", reason)
