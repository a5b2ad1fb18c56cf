"""A plain ZIP that has one form only: the same members give the same bytes, and nothing else fits.

Members are stored, sorted by name, dated 1980-01-01, with fixed attributes and no extra fields or
comments. The reader walks the local headers from the first byte and compares each, and the central
directory, with the bytes that the writer would have put there. So compression, encryption, links,
duplicates, overlaps, gaps, and bytes before or after need no rule of their own: they differ.
Layout: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
"""

import re
import struct
from binascii import crc32
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

from journal.bundle import limits
from journal.bundle.refused import Refused, damaged, not_ours
from journal.errors import UserError
from journal.language import _

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_VERSION = 20
_UNIX = 3
_STORED = 0
_FIRST_OF_JANUARY_1980 = 1 << 5 | 1
_READABLE_FILE = 0o100644 << 16
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*")
_NAME_LENGTH = 200
_LARGEST = 2**32 - 1
_MOST_MEMBERS = 2**16 - 1


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """How much an archive may hold: members, bytes of one member, bytes in all."""

    members: int = 16
    member: int = limits.MEMBER
    total: int = limits.BUNDLE


class Sliceable(Protocol):
    """Bytes that lie in memory or in a file, of which a part is read by its slice."""

    def __len__(self) -> int: ...

    def __getitem__(self, at: slice, /) -> bytes: ...


def write_archive(members: Mapping[str, bytes]) -> bytes:
    """The bytes of the archive that holds `members`, by name.

    Raises ValueError for a name that is not plain ASCII parts with `/` between, UserError where
    the result is larger than a ZIP can be (4 GB, 65,535 members).
    """
    names = sorted(members)
    size = archive_size({name: len(members[name]) for name in names})
    if size > _LARGEST or len(names) > _MOST_MEMBERS:
        raise UserError(_("That is more than one file can hold (4 GB); share it in two parts."))
    return b"".join(archive_pieces((name, members[name]) for name in names))


def archive_pieces(members: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """The archive piece by piece, of members that come in the order of their names.

    Raises ValueError for a name that is unsafe or out of order; the caller sees to the limits.
    """
    directory: list[bytes] = []
    at, previous = 0, b""
    for name, content in members:
        if not _is_safe(name):
            raise ValueError(f"not a safe member name: {name!r}")
        facts = _Facts(name.encode(), crc32(content), len(content), at)
        if facts.name <= previous:
            raise ValueError(f"a member out of order: {name!r}")
        header = facts.local_header()
        yield header
        yield content
        directory.append(facts.directory_entry())
        at += len(header) + facts.size
        previous = facts.name
    entries = b"".join(directory)
    yield entries
    yield _end(len(directory), len(entries), at)


def archive_size(sizes: Mapping[str, int]) -> int:
    """Bytes that an archive takes whose members, by name, have these `sizes`."""
    of_members = sum(
        _LOCAL.size + _CENTRAL.size + 2 * len(name) + size for name, size in sizes.items()
    )
    return of_members + _END.size


def read_archive(data: Sliceable, allowed: ArchiveLimits) -> dict[str, bytes]:
    """The members of an archive by name, in order; no more memory than `data` itself takes.

    Raises Refused for anything that `write_archive` would not have written, and beyond `allowed`.
    """
    return dict(walk_archive(data, allowed))


def walk_archive(data: Sliceable, allowed: ArchiveLimits) -> Iterator[tuple[str, bytes]]:
    """The members of an archive one after the other, with the same errors as `read_archive`.

    Only at the end is it known that the whole is an archive of this app.
    """
    if len(data) > allowed.total:
        raise too_large(allowed.total)
    if data[:4] != _LOCAL_MARK:
        raise not_ours()
    directory = _Directory()
    at, previous = 0, b""
    while data[at : at + 4] == _LOCAL_MARK:
        if directory.entries == allowed.members:
            raise Refused(_("The file holds more parts than it may, so nothing was read from it."))
        facts, content = _member_at(data, at, allowed)
        if facts.name <= previous:
            raise damaged()
        yield facts.name.decode(), content
        directory.add(facts.directory_entry())
        previous, at = facts.name, at + _LOCAL.size + len(facts.name) + facts.size
    directory.refuse_another(data, at)


def too_large(limit: int) -> Refused:
    """The reason for a file or a part of one over `limit` bytes."""
    return Refused(
        _(
            "The file, or a part of it, is larger than {limit} MB, so nothing was read from it."
        ).format(limit=limit // 2**20)
    )


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a header says of a member; everything else in it is fixed."""

    name: bytes
    checksum: int
    size: int
    at: int

    def local_header(self) -> bytes:
        return _LOCAL.pack(_LOCAL_MARK, _VERSION, *self._common()) + self.name

    def directory_entry(self) -> bytes:
        made_by = _UNIX << 8 | _VERSION
        no_comment_first_disk_binary = (0, 0, 0)
        return (
            _CENTRAL.pack(
                _CENTRAL_MARK,
                made_by,
                _VERSION,
                *self._common(),
                *no_comment_first_disk_binary,
                _READABLE_FILE,
                self.at,
            )
            + self.name
        )

    def _common(self) -> tuple[int, ...]:
        no_flags, midnight, no_extra = 0, 0, 0
        return (
            *(no_flags, _STORED, midnight, _FIRST_OF_JANUARY_1980),
            *(self.checksum, self.size, self.size, len(self.name), no_extra),
        )


class _Directory:
    """The central directory that should follow, as its hash: of a large archive it is long."""

    def __init__(self) -> None:
        self.entries = self.size = 0
        self._hash = sha256()

    def add(self, entry: bytes) -> None:
        self.entries += 1
        self.size += len(entry)
        self._hash.update(entry)

    def refuse_another(self, data: Sliceable, at: int) -> None:
        """Raise Refused unless this directory, and nothing else, stands in `data` from `at` on."""
        end = at + self.size
        if (
            len(data) != end + _END.size
            or sha256(data[at:end]).digest() != self._hash.digest()
            or data[end : len(data)] != _end(self.entries, self.size, at)
        ):
            raise damaged()


def _member_at(data: Sliceable, at: int, allowed: ArchiveLimits) -> tuple[_Facts, bytes]:
    """The member whose header stands at `at`, and its content."""
    if len(data) < at + _LOCAL.size:
        raise damaged()
    *_fixed, size, name_length, _extra = _LOCAL.unpack(data[at : at + _LOCAL.size])
    start = at + _LOCAL.size + name_length
    if size > allowed.member:
        raise too_large(allowed.member)
    if start + size > len(data):
        raise damaged()
    name, content = data[at + _LOCAL.size : start], data[start : start + size]
    facts = _Facts(name, crc32(content), size, at)
    if data[at:start] != facts.local_header():
        raise damaged()
    if not name.isascii() or not _is_safe(name.decode()):
        raise Refused(_("The file holds a part with an unsafe name, so nothing was read from it."))
    return facts, content


def _is_safe(name: str) -> bool:
    return len(name) <= _NAME_LENGTH and _NAME.fullmatch(name) is not None


def _end(entries: int, size: int, at: int) -> bytes:
    return _END.pack(_END_MARK, 0, 0, entries, entries, size, at, 0)
