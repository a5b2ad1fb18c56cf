"""A collection: the newest snapshots of a library passed on with their signatures, canonically.

The same library gives the same unsealed bytes. Upwards it goes without the group files, whose
hashes stay in the manifests.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import rfc8785
from sqlmodel import Session

from journal.bundle.archive import ArchiveLimits, read_archive, write_archive
from journal.bundle.manifest import MANIFEST, SIGNATURE
from journal.bundle.read import Bundle, read_snapshot
from journal.bundle.refused import Refused
from journal.bundle.tables import TABLES
from journal.errors import UserError
from journal.group import admission, announcement
from journal.group.admission import Admission
from journal.group.announcement import SignedAnnouncement
from journal.group.library import admissions
from journal.language import _

INDEX = "collection.json"
FOLDER = "snapshots"
LIMITS = ArchiveLimits(members=65_000, member=64 * 2**20, total=2**32 - 1)
FOR_GROUP_ONLY = frozenset(table.path for table in TABLES if table.for_group_only)


@dataclass(frozen=True, slots=True)
class Collection:
    """A verified collection: the group that it comes from, its admissions, its snapshots."""

    signed: SignedAnnouncement
    admissions: tuple[Admission, ...]
    bundles: tuple[Bundle, ...]
    refused: tuple[str, ...] = ()


def write_collection(session: Session, signed: SignedAnnouncement, upwards: bool = False) -> bytes:
    """The unsealed collection of a library; `upwards` leaves out what only the group may see."""
    members = {INDEX: _index(signed, admissions(session), upwards)}
    rows = session.connection().exec_driver_sql(
        """SELECT id, contributor, manifest, signature FROM snapshot
        WHERE standing = 'admitted' ORDER BY contributor"""
    )
    for snapshot, contributor, manifest, signature in rows.all():
        folder = f"{FOLDER}/{contributor}"
        members[f"{folder}/{MANIFEST}"] = manifest
        members[f"{folder}/{SIGNATURE}"] = signature
        parts = session.connection().exec_driver_sql(
            "SELECT path, bytes FROM member WHERE snapshot = ?", (snapshot,)
        )
        for path, content in parts:
            if not (upwards and path in FOR_GROUP_ONLY):
                members[f"{folder}/{path}"] = content
    return write_archive(members)


def write_admissions(signed: SignedAnnouncement, records: Mapping[str, Admission]) -> bytes:
    """The admissions of a group as a file of their own."""
    return _index(signed, records, upwards=False)


def read_collection(data: bytes) -> Collection:
    """The verified collection in `data`, an unsealed archive.

    A snapshot in it that does not verify is left out, with the reason among `refused`. Raises
    UserError where the whole cannot be read.
    """
    members = read_archive(data, LIMITS)
    index = members.pop(INDEX, None)
    if index is None:
        raise Refused(_("This is neither a bundle nor a collection of Trial Journal."))
    signed, records, upwards = _read_index(index)
    bundles, refused = [], []
    for contributor, parts in sorted(_by_contributor(members).items()):
        try:
            bundles.append(_snapshot(contributor, parts, upwards))
        except UserError as error:
            refused.append(error.sentence)
    return Collection(signed, records, tuple(bundles), tuple(refused))


def read_admissions(data: bytes) -> tuple[SignedAnnouncement, tuple[Admission, ...]]:
    """The announcement and the verified admissions in a file of admissions."""
    signed, records, _upwards = _read_index(data)
    return signed, records


def _index(signed: SignedAnnouncement, records: Mapping[str, Admission], upwards: bool) -> bytes:
    return rfc8785.dumps(
        {
            "trialJournal": "collection 1",
            "upwards": upwards,
            "announcement": signed.model_dump(mode="json"),
            "admissions": [records[key].model_dump(mode="json") for key in sorted(records)],
        }
    )


def _read_index(data: bytes) -> tuple[SignedAnnouncement, tuple[Admission, ...], bool]:
    try:
        values: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Refused(_("This file of admissions is damaged; ask for it again.")) from error
    if not isinstance(values, dict) or not str(values.get("trialJournal")).startswith("collection"):
        raise Refused(_("This is no file of Trial Journal."))
    if values["trialJournal"] != "collection 1":
        raise Refused(_("This was written by a newer Trial Journal; install it to read the file."))
    signed = announcement.verified(values.get("announcement"))
    listed = values.get("admissions")
    records = tuple(
        admission.verified(one, signed.announcement.facilitator, signed.announcement.id)
        for one in (listed if isinstance(listed, list) else [])
    )
    return signed, records, values.get("upwards") is True


def _by_contributor(members: Mapping[str, bytes]) -> dict[str, dict[str, bytes]]:
    found: dict[str, dict[str, bytes]] = {}
    for name, content in members.items():
        folder, _slash, rest = name.partition("/")
        contributor, _slash, path = rest.partition("/")
        if folder != FOLDER or not path:
            raise Refused(_("The collection holds parts that do not belong there."))
        found.setdefault(contributor, {})[path] = content
    return found


def _snapshot(contributor: str, parts: dict[str, bytes], upwards: bool) -> Bundle:
    manifest, signature = parts.pop(MANIFEST, b""), parts.pop(SIGNATURE, b"")
    bundle = read_snapshot(manifest, signature, parts, without_group_files_allowed=upwards)
    if bundle.header.contributor != contributor:
        raise Refused(_("A snapshot in the collection lies under another contributor's name."))
    return bundle
