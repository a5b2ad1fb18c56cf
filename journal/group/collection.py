"""A collection: the newest snapshots of a library passed on with their signatures, canonically.

The same library gives the same unsealed bytes. Upwards it goes without the group files, whose
hashes stay in the manifests; so do the snapshots of other groups that came upwards themselves.
It is written and read one snapshot after the other, so that its size needs no memory.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from sqlmodel import Session

from journal.bundle import limits
from journal.bundle.archive import (
    ArchiveLimits,
    Sliceable,
    archive_pieces,
    archive_size,
    walk_archive,
)
from journal.bundle.manifest import MANIFEST, SIGNATURE, read_manifest
from journal.bundle.read import MOST_PARTS, Bundle, read_snapshot
from journal.bundle.refused import Refused
from journal.bundle.seal import seal_stream
from journal.bundle.tables import TABLES
from journal.errors import UserError
from journal.files import written_atomically
from journal.group.admission import Admission, Who
from journal.group.announcement import SignedAnnouncement
from journal.group.collection_index import LARGEST_INDEX, index_of, read_index
from journal.group.collection_index import Collection as Collection
from journal.group.library import admissions, facilitators
from journal.language import _

INDEX = "collection.json"
FOLDER = "snapshots"
LIMITS = ArchiveLimits(members=65_000, member=64 * 2**20, total=2**32 - 1)
FOR_GROUP_ONLY = frozenset(table.path for table in TABLES if table.for_group_only)
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Part:
    """One contributor's folder in a collection: its name, and the files in it.

    `files` is None where there are more of them than any snapshot has.
    """

    name: str
    files: dict[str, bytes] | None


def write_collection(session: Session, signed: SignedAnnouncement, upwards: bool = False) -> bytes:
    """The unsealed collection of a library; `upwards` leaves out what only the group may see."""
    return b"".join(archive_pieces(_within_limits(_members(session, signed, upwards))))


def save_collection(
    session: Session,
    signed: SignedAnnouncement,
    path: Path,
    recipient: str,
    upwards: bool = False,
    progress: Progress = lambda done, of: None,
) -> None:
    """Write the collection of a library to a file, sealed to `recipient`.

    `progress` gets how many snapshots are written and of how many; raising there stops, and no
    file is left. Raises UserError where it is more than a file can hold, or cannot be written.
    """
    members = _members(session, signed, upwards, progress)
    with written_atomically(path) as file:
        seal_stream(_Pieces(archive_pieces(_within_limits(members))), file, [recipient])


class _Pieces:
    """Pieces of bytes, read as a file is."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._left = memoryview(b"")

    def read(self, size: int = -1, /) -> bytes:
        """Some of the next bytes, at most `size` of them; none at the end."""
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._left = memoryview(piece)
        found = bytes(self._left[:size])
        self._left = self._left[len(found) :]
        return found


def _members(
    session: Session,
    signed: SignedAnnouncement,
    upwards: bool,
    progress: Progress = lambda done, of: None,
) -> Iterator[tuple[str, bytes]]:
    """The members of the archive in the order of their names."""
    others = {
        group: key
        for group, key in facilitators(session).items()
        if group != signed.announcement.id
    }
    yield INDEX, index_of(signed, admissions(session), upwards, others)
    connection = session.connection()
    folders = sorted(_folders(session), key=lambda folder: folder[0] + "/")
    for done, (name, snapshot) in enumerate(folders):
        progress(done, len(folders))
        manifest, signature = connection.exec_driver_sql(
            "SELECT manifest, signature FROM snapshot WHERE id = ?", (snapshot,)
        ).one()
        found = connection.exec_driver_sql(
            "SELECT path, bytes FROM member WHERE snapshot = ?", (snapshot,)
        )
        files = {path: data for path, data in found if not (upwards and path in FOR_GROUP_ONLY)}
        files |= {MANIFEST: manifest, SIGNATURE: signature}
        for path in sorted(files):
            yield f"{FOLDER}/{name}/{path}", files[path]
    progress(len(folders), len(folders))


def _folders(session: Session) -> Iterator[tuple[str, int]]:
    """The folder of each snapshot that counts: the contributor's key.

    A key that is in several groups, which no journal makes, has the group's id added in the
    second and all further ones.
    """
    rows = session.connection().exec_driver_sql(
        """SELECT contributor, "group", id FROM snapshot WHERE standing = 'admitted'
        ORDER BY contributor, "group" """
    )
    for contributor, found in groupby(rows.all(), key=lambda row: str(row[0])):
        for number, (_key, group, snapshot) in enumerate(found):
            yield (f"{contributor}.{group}" if number else contributor), snapshot


def _within_limits(members: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    size = archive_size({})
    for number, (name, content) in enumerate(members, 1):
        size += archive_size({name: len(content)}) - archive_size({})
        is_too_long = name == INDEX and len(content) > LARGEST_INDEX
        if is_too_long or size > LIMITS.total or number > LIMITS.members:
            raise UserError(
                _(
                    "What was merged here is more than one file can hold (4 GB, 65,000 parts); "
                    "send the admissions and the members' own files instead."
                )
            )
        yield name, content


def write_admissions(signed: SignedAnnouncement, records: Mapping[Who, Admission]) -> bytes:
    """The admissions that the group itself made, as a file of their own."""
    own = {who: one for who, one in records.items() if one.group == signed.announcement.id}
    return index_of(signed, own, upwards=False, others={})


def read_collection(data: Sliceable) -> Collection:
    """The verified collection in `data`, an unsealed archive, with all of its snapshots.

    A snapshot in it that does not verify is left out, with the reason among `refused`. Raises
    UserError where the whole cannot be read.
    """
    about, parts = open_collection(data)
    bundles, refused = [], []
    for part in parts:
        try:
            bundles.append(read_part(part, about))
        except UserError as error:
            refused.append(error.sentence)
    return replace(about, bundles=tuple(bundles), refused=tuple(refused))


def read_admissions(data: bytes) -> Collection:
    """The announcement and the verified admissions in a file of admissions."""
    return read_index(data)


def open_collection(data: Sliceable) -> tuple[Collection, Iterator[Part]]:
    """What a collection says of itself, without its snapshots, and then their parts one by one.

    Raises UserError where it cannot be read, which for the whole is known after the last part.
    """
    members = walk_archive(data, LIMITS)
    name, index = next(members)
    if name != INDEX:
        raise Refused(_("This is neither a bundle nor a collection of Trial Journal."))
    return read_index(index), _parts(members)


def parts_in(data: Sliceable) -> Iterator[Part]:
    """The parts of a collection that was read before, one by one; nothing is verified anew."""
    members = walk_archive(data, LIMITS)
    next(members)
    return _parts(members)


def read_part(part: Part, about: Collection) -> Bundle:
    """The verified snapshot in a part; Refused for anything else."""
    if part.files is None:
        raise Refused(_("A snapshot in the collection holds more than a bundle may."))
    manifest = part.files.get(MANIFEST, b"")
    whole = is_whole(read_manifest(manifest)[0].group, about)
    members = kept_files(part.files, whole)
    signature = members.pop(SIGNATURE, b"")
    del members[MANIFEST]
    bundle = read_snapshot(manifest, signature, members, without_group_files_allowed=not whole)
    header = bundle.header
    if part.name not in (header.contributor, f"{header.contributor}.{header.group}"):
        raise Refused(_("A snapshot in the collection lies under another contributor's name."))
    return bundle


def is_whole(group: str, about: Collection) -> bool:
    """Whether a snapshot written for `group` comes with what only its group may see.

    Elsewhere that is dropped where a collection holds it, so that one library has one form.
    """
    return not about.upwards and group == about.signed.announcement.id


def kept_files(files: Mapping[str, bytes], whole: bool) -> dict[str, bytes]:
    """The files in a part of a collection that are taken."""
    return {path: files[path] for path in files if whole or path not in FOR_GROUP_ONLY}


def _parts(members: Iterator[tuple[str, bytes]]) -> Iterator[Part]:
    for name, found in groupby(members, key=lambda member: _folder_of(member[0])):
        files: dict[str, bytes] = {}
        size = 0
        for path, content in found:
            size += len(content)
            if size <= limits.BUNDLE and len(files) <= MOST_PARTS:
                files[path.removeprefix(f"{FOLDER}/{name}/")] = content
        is_possible = size <= limits.BUNDLE and len(files) <= MOST_PARTS
        yield Part(name, files if is_possible else None)


def _folder_of(path: str) -> str:
    folder, _slash, rest = path.partition("/")
    name, _slash, file = rest.partition("/")
    if folder != FOLDER or not file:
        raise Refused(_("The collection holds parts that do not belong there."))
    return name
