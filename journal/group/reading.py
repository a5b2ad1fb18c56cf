"""Files and folders read for a merge: opened with the group's keys, verified, or refused."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from journal.bundle.read import Bundle, read_bundle
from journal.bundle.refused import Refused
from journal.bundle.seal import is_sealed, unseal
from journal.errors import UserError
from journal.files import read_file
from journal.group.announcement import Announcement, SignedAnnouncement
from journal.group.collection import INDEX, Collection, read_admissions, read_collection
from journal.group.merging import Arrival, Incoming, Refusal
from journal.language import _

SUFFIXES = (".trialbundle", ".trialcollection", ".trialadmissions")
LARGEST = 2**32 - 1


@dataclass(frozen=True)
class Opened:
    """What one file holds: a bundle, or a collection (of admissions alone, perhaps)."""

    bundle: Bundle | None = None
    collection: Collection | None = None


def open_file(data: bytes, identities: Sequence[str]) -> Opened:
    """The verified content of a file of the group, sealed or not; Refused where there is none."""
    if is_sealed(data):
        data = unseal(data, identities, LARGEST)
    if data.startswith(b"{"):
        return Opened(collection=read_admissions(data))
    if INDEX.encode() in data[:100]:
        return Opened(collection=read_collection(data))
    return Opened(bundle=read_bundle(data))


def read_paths(
    paths: Iterable[Path],
    announced: Announcement,
    identities: Sequence[str],
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Incoming:
    """Everything in the files and folders that belongs to the group; the rest is refused.

    A refusal depends on the file alone, never on the clock or the library. `progress` gets how
    many files are read and of how many.
    """
    incoming = Incoming()
    files = list(files_in(paths))
    for done, path in enumerate(files):
        progress(done, len(files))
        try:
            opened = open_file(read_file(path, LARGEST), identities)
            _take(incoming, path.name, opened, announced)
        except UserError as error:
            incoming.refused.append(Refusal(path.name, error.sentence))
    progress(len(files), len(files))
    return incoming


def first_missing(paths: Iterable[Path]) -> Path | None:
    """The first path that is neither a file nor a folder, None where all are there."""
    return next((path for path in paths if not _is_there(path)), None)


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and those of this program in the folders named, in order of their names.

    Raises UserError for a folder that cannot be read. What is no plain file in a folder is left
    alone: reading a pipe there might never end.
    """
    for path in paths:
        try:
            found = sorted(path.iterdir()) if path.is_dir() else None
        except OSError as error:
            raise UserError(
                _("{path} could not be read ({reason}).").format(path=path, reason=error.strerror)
            ) from error
        if found is None:
            yield path
            continue
        for file in found:
            ours = file.suffix.lower() in SUFFIXES and not file.name.startswith(".")
            if ours and file.is_file():
                yield file


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except OSError:
        return False
    return True


def _take(incoming: Incoming, name: str, opened: Opened, announced: Announcement) -> None:
    if opened.bundle:
        if opened.bundle.header.group != announced.id:
            raise Refused(_("This bundle is for another group; ask for one for this group."))
        incoming.arrivals.append(Arrival(name, opened.bundle))
    if opened.collection:
        _take_collection(incoming, name, opened.collection, announced)


def _take_announcement(
    incoming: Incoming, name: str, found: SignedAnnouncement, known: Announcement
) -> None:
    newer = found.announcement.counter > known.counter
    if newer and found.announcement.threshold < known.threshold:
        incoming.refused.append(
            Refusal(name, _("It lowers the group's threshold, which may rise and never fall."))
        )
    else:
        incoming.announcements.append(found)


def _take_collection(
    incoming: Incoming, name: str, collection: Collection, announced: Announcement
) -> None:
    known = (announced.id, *announced.accepts)
    source = collection.signed.announcement.id
    if source not in known:
        raise Refused(
            _("This comes from another group ({name}) that this group does not take in.").format(
                name=collection.signed.announcement.name
            )
        )
    if collection.bundles and collection.upwards is (source == announced.id):
        raise Refused(
            _("This collection is not meant for this group; ask for one that is made for it.")
        )
    if source == announced.id:
        _take_announcement(incoming, name, collection.signed, announced)
    incoming.admissions += [one for one in collection.admissions if one.group in known]
    incoming.facilitators |= {g: k for g, k in collection.facilitators.items() if g in known}
    incoming.refused += [Refusal(name, reason) for reason in collection.refused]
    for bundle in collection.bundles:
        if bundle.header.group in known:
            incoming.arrivals.append(Arrival(name, bundle))
        else:
            incoming.refused.append(
                Refusal(name, _("It holds a snapshot that was written for another group."))
            )
