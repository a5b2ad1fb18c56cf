"""Reading a bundle: nothing is believed, all of it is checked, and it depends on the file alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from journal.bundle import consistency, limits
from journal.bundle.archive import ArchiveLimits, Sliceable, read_archive
from journal.bundle.contents import Contents
from journal.bundle.manifest import (
    MANIFEST,
    PADDING,
    README,
    SIGNATURE,
    Header,
    Resource,
    measured,
    read_manifest,
)
from journal.bundle.refused import Refused, damaged
from journal.bundle.signature import is_signed_by
from journal.bundle.tables import TABLES
from journal.bundle.texts import is_clean
from journal.language import _

MOST_PARTS = len(TABLES) + 4  # the tables, manifest, signature, README and padding
_ALLOWED = ArchiveLimits(members=MOST_PARTS)
_LARGEST_PADDING = 2 * limits.BLOCK


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The bytes of a snapshot.

    `members` are the exact bytes of its tables and its README by name. The padding, zeros whose
    number the manifest states, is left out: `read_snapshot` makes it anew.
    """

    header: Header
    manifest: bytes
    manifest_hash: str
    signature: bytes
    members: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Bundle(Snapshot):
    """A verified snapshot with what it holds.

    `left_out` are the tables that a copy which came upwards lacks, though its manifest states them.
    """

    contents: Contents
    left_out: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether its writer shares nothing: everything withdrawn, or the group left."""
        return self.contents.is_empty and not self.left_out


def read_bundle(data: Sliceable) -> Bundle:
    """The verified bundle in `data`, an unsealed file. Raises Refused for anything else."""
    if data[:2] == b"PK" and len(data) % limits.BLOCK:
        raise damaged()
    members = read_parts(data)
    manifest, signature = members.pop(MANIFEST, None), members.pop(SIGNATURE, None)
    if manifest is None or signature is None:
        raise Refused(_("The file lacks its description or its signature; ask for it again."))
    if PADDING not in members:
        raise damaged()
    return read_snapshot(manifest, signature, members)


def read_parts(data: Sliceable) -> dict[str, bytes]:
    """The parts of the archive that a bundle is, by name; nothing of them is verified."""
    return read_archive(data, _ALLOWED)


def read_snapshot(
    manifest: bytes,
    signature: bytes,
    members: Mapping[str, bytes],
    without_group_files_allowed: bool = False,
) -> Bundle:
    """The verified snapshot of which these are the parts, from a bundle or a collection.

    `members` by name, with or without the padding. With `without_group_files_allowed` (a copy that
    came upwards) the tables for the group may be missing, though the manifest states them; what
    leaders see is then not compared with them. Raises Refused for anything that does not fit.
    """
    header, stated = read_manifest(manifest)
    if not is_signed_by(header.contributor, manifest, signature):
        raise Refused(
            _("The file is not signed by the contributor whose key it bears, so it was not read.")
        )
    left_out = _left_out(members, stated) if without_group_files_allowed else frozenset()
    parts = _with_padding(members, stated)
    _refuse_other_names(parts, {path: stated[path] for path in stated if path not in left_out})
    for path, content in parts.items():
        if measured(content) != stated[path]:
            raise damaged()
    _check_readme(parts[README])
    contents = _contents(parts)
    consistency.check(contents, group_files_left_out=bool(left_out))
    kept = {path: content for path, content in parts.items() if path != PADDING}
    manifest_hash = sha256(manifest).hexdigest()
    read_only = MappingProxyType(kept)
    return Bundle(header, manifest, manifest_hash, signature, read_only, contents, left_out)


def unpacked(header: Header, manifest_hash: str, parts: Mapping[str, bytes]) -> Snapshot:
    """A snapshot that was verified before, from the same parts read a second time."""
    kept = {path: parts[path] for path in parts if path not in (MANIFEST, SIGNATURE, PADDING)}
    return Snapshot(header, parts[MANIFEST], manifest_hash, parts[SIGNATURE], kept)


def _refuse_other_names(members: Mapping[str, bytes], stated: Mapping[str, Resource]) -> None:
    if not members.keys() <= stated.keys():
        raise Refused(
            _("The file holds parts that it does not describe, so nothing was read from it.")
        )
    if members.keys() != stated.keys():
        raise Refused(_("The file lacks a part that it describes; ask for it again."))


def _left_out(members: Mapping[str, bytes], stated: Mapping[str, Resource]) -> frozenset[str]:
    for_group = {table.path for table in TABLES if table.for_group_only}
    return frozenset(for_group & stated.keys() - members.keys())


def _with_padding(members: Mapping[str, bytes], stated: Mapping[str, Resource]) -> dict[str, bytes]:
    """`members` with the zeros that the manifest states, and with no others."""
    size = stated[PADDING].bytes
    if size >= _LARGEST_PADDING:
        raise damaged()
    zeros = bytes(size)
    if members.get(PADDING, zeros) != zeros:
        raise damaged()
    return {**members, PADDING: zeros}


def _check_readme(content: bytes) -> None:
    # Its words may change with a release, so they are not compared; it is never shown.
    try:
        fits = len(content) <= limits.README and is_clean(content.decode())
    except UnicodeDecodeError:
        fits = False
    if not fits:
        raise Refused(_("README.txt in the file is not a plain text, so nothing was read from it."))


def _contents(members: Mapping[str, bytes]) -> Contents:
    read: dict[str, Any] = {
        table.contents_field: table.from_bytes(members[table.path])
        for table in TABLES
        if table.path in members
    }
    return Contents(**read)
