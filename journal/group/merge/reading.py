"""Files and folders read for a merge: opened with the group's keys, verified, or refused."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from journal.bundle.read import Bundle, Snapshot, read_bundle, read_parts, unpacked
from journal.bundle.refused import OtherGroup
from journal.bundle.seal import is_sealed, unseal
from journal.bundle.texts import clean_short_text
from journal.errors import UserError
from journal.group.announcement import Announcement, SignedAnnouncement
from journal.group.collection import (
    INDEX,
    Collection,
    is_whole,
    kept_files,
    open_collection,
    parts_in,
    read_admissions,
    read_collection,
    read_part,
)
from journal.group.collection_index import LARGEST_INDEX
from journal.group.merge.meter import Meter
from journal.group.merge.opening import LARGEST as LARGEST
from journal.group.merge.opening import NoRoom, Plain, counts_as, opened_plain
from journal.group.merge.paths import files_in, shown_name
from journal.group.merge.plan import Arrival, Incoming, Refusal, Source, Stranger
from journal.group.merge.side_by_side import each
from journal.language import _

Progress = Callable[[int, int], None]
Told = Callable[[int], object]


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
    progress: Progress = lambda done, of: None,
    scratch: Path | None = None,
) -> Incoming:
    """Everything in the files and folders that belongs to the group; the rest is refused.

    All of it is verified and validated, and none of its contents is kept. A refusal depends on the
    file alone, never on the clock or the library. `progress` gets how many files are read and of
    how many, a large one counted as several; raising there stops. `scratch` is the folder for
    what does not fit into memory; NoRoom where there is no room in it.

    Which groups are taken in says the newest announcement, also where it comes with the files.
    """
    files = list(files_in(paths))
    incoming = _read(files, announced, identities, progress, scratch)
    newest = max((one.announcement for one in incoming.announcements), default=announced, key=_age)
    if newest.counter > announced.counter and newest.accepts != announced.accepts:
        now = announced.model_copy(update={"accepts": newest.accepts})
        incoming = _read(files, now, identities, progress, scratch)
    return incoming


def _age(announced: Announcement) -> int:
    return announced.counter


def _read(
    files: Sequence[Path],
    announced: Announcement,
    identities: Sequence[str],
    progress: Progress,
    scratch: Path | None,
) -> Incoming:
    incoming = Incoming()
    sizes = [_size(path) for path in files]
    meter = Meter(sizes, progress)
    large = {path for path, size in zip(files, sizes, strict=True) if counts_as(size) > 1}
    alone = partial(_read_file, announced=announced, identities=identities, scratch=scratch)
    with closing(each(alone, [path for path in files if path not in large])) as read:
        for path in files:
            _add(incoming, alone(path, meter=meter) if path in large else next(read))
            meter.next_file()
    return incoming


def _read_file(
    path: Path,
    announced: Announcement,
    identities: Sequence[str],
    scratch: Path | None,
    meter: Meter | None = None,
) -> Incoming:
    """What one file brings, or why it is refused. A large one tells the meter how far it is."""
    found = Incoming()
    try:
        with opened_plain(path, identities, scratch, meter.read if meter else _untold) as plain:
            _take(found, path, plain, announced, meter.verified if meter else _untold)
    except NoRoom:
        raise
    except UserError as error:
        reason = _not_for_merging(path) or clean_short_text(error.sentence)
        refusal = Refusal(shown_name(path), reason, type(error))
        return Incoming(refused=[refusal], strangers=found.strangers)
    return found


def _untold(_count: int) -> None:
    pass


def snapshots_again(
    arrivals: Sequence[Arrival],
    identities: Sequence[str],
    scratch: Path | None = None,
    progress: Callable[[int], object] = lambda read: None,
) -> Iterator[tuple[Arrival, Snapshot]]:
    """The snapshots of a plan, read a second time from files that must be the same.

    Raises ChangedMeanwhile where one of them changed since it was verified, UserError where it
    went away.
    """
    by_path: dict[Path, list[Arrival]] = {}
    for arrival in arrivals:
        by_path.setdefault(arrival.source.path, []).append(arrival)
    for path, wanted in by_path.items():
        with opened_plain(path, identities, scratch, progress) as plain:
            if any(plain.sha256 != one.source.sha256 for one in wanted):
                raise ChangedMeanwhile(
                    _(
                        "{name} changed while it was being merged, so nothing was merged; start "
                        "again to take it as it is now."
                    ).format(name=shown_name(path))
                )
            yield from _wanted(plain, wanted)


class ChangedMeanwhile(UserError):
    """A file is another one than the plan was made with."""


def _not_for_merging(path: Path) -> str | None:
    """What to do with a file of this program that another part of it reads, by its name."""
    return {
        ".trialinvitation": _("This is an invitation; one joins a group with it."),
        ".trialrole": _(
            "This hands the facilitator's role over; it is opened alone, with its code."
        ),
    }.get(path.suffix.lower())


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # reading it will say why


def _add(incoming: Incoming, found: Incoming) -> None:
    incoming.arrivals += found.arrivals
    incoming.admissions += found.admissions
    incoming.announcements += found.announcements
    incoming.facilitators |= found.facilitators
    incoming.refused += found.refused
    incoming.names |= found.names
    incoming.strangers += found.strangers


def _take(
    found: Incoming, path: Path, plain: Plain, announced: Announcement, verified: Told
) -> None:
    if plain.data[:1] == b"{":
        about = read_admissions(plain.data[: LARGEST_INDEX + 1])
        _take_index(found, shown_name(path), about, announced)
    elif INDEX.encode() in plain.data[:100]:
        _take_collection(found, path, plain, announced, verified)
    else:
        bundle = read_bundle(plain.data)
        if bundle.header.group != announced.id:
            raise OtherGroup(_("This bundle is for another group; ask for one for this group."))
        found.arrivals.append(Arrival.of(shown_name(path), Source(path, plain.sha256), bundle))


def _take_collection(
    found: Incoming, path: Path, plain: Plain, announced: Announcement, verified: Told
) -> None:
    name = shown_name(path)
    about, parts = open_collection(plain.data)
    _take_index(found, name, about, announced)
    known, bytes_read = (announced.id, *announced.accepts), 0
    for part in parts:
        if about.upwards is (about.signed.announcement.id == announced.id):
            raise OtherGroup(
                _("This collection is not meant for this group; ask for one that is made for it.")
            )
        bytes_read += sum(map(len, (part.files or {}).values()))
        verified(bytes_read)
        try:
            bundle = read_part(part, about)
        except UserError as error:
            found.refused.append(Refusal(name, error.sentence))
            continue
        if bundle.header.group in known:
            whole = is_whole(bundle.header.group, about)
            source = Source(path, plain.sha256, part.name, whole)
            found.arrivals.append(Arrival.of(name, source, bundle))
        else:
            found.refused.append(
                Refusal(name, _("It holds a snapshot that was written for another group."))
            )


def _take_index(found: Incoming, name: str, about: Collection, announced: Announcement) -> None:
    known = (announced.id, *announced.accepts)
    source = about.signed.announcement
    if source.id not in known:
        if about.upwards:
            found.strangers.append(Stranger(source.id, source.name, name))
        raise OtherGroup(
            _("This comes from another group ({name}) that this group does not take in.").format(
                name=source.name
            )
        )
    if source.id == announced.id:
        _take_announcement(found, name, about.signed, announced)
    else:
        found.names[source.id] = source.name
    found.admissions += [one for one in about.admissions if one.group in known]
    found.facilitators |= {g: k for g, k in about.facilitators.items() if g in known}


def _wanted(plain: Plain, wanted: Sequence[Arrival]) -> Iterator[tuple[Arrival, Snapshot]]:
    by_part = {one.source.part: one for one in wanted}
    bundle = by_part.pop(None, None)
    if bundle:
        yield bundle, unpacked(bundle.header, bundle.manifest_hash, read_parts(plain.data))
        return
    for part in parts_in(plain.data):
        arrival = by_part.get(part.name)
        if arrival and part.files is not None:
            files = kept_files(part.files, arrival.source.whole)
            yield arrival, unpacked(arrival.header, arrival.manifest_hash, files)


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
