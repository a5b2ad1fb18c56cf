"""A collection: the newest snapshots of a library passed on with their signatures, canonically.

The same library gives the same unsealed bytes. Upwards it goes without the group files, whose
hashes stay in the manifests; so do the snapshots of other groups that came upwards themselves.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import rfc8785
from sqlmodel import Session

from journal.bundle.archive import ArchiveLimits, read_archive, write_archive
from journal.bundle.manifest import MANIFEST, SIGNATURE, read_manifest
from journal.bundle.read import Bundle, read_snapshot
from journal.bundle.refused import Refused
from journal.bundle.tables import TABLES
from journal.errors import UserError
from journal.group import admission, announcement
from journal.group.admission import Admission, Who
from journal.group.announcement import HEX_KEY, SignedAnnouncement, group_id_of
from journal.group.library import admissions, facilitators
from journal.language import _

INDEX = "collection.json"
FOLDER = "snapshots"
LIMITS = ArchiveLimits(members=65_000, member=64 * 2**20, total=2**32 - 1)
FOR_GROUP_ONLY = frozenset(table.path for table in TABLES if table.for_group_only)


@dataclass(frozen=True, slots=True)
class Collection:
    """A verified collection: the group that it comes from, its admissions, its snapshots.

    `facilitators` are the public keys, by group, that signed the admissions.
    """

    signed: SignedAnnouncement
    admissions: tuple[Admission, ...]
    bundles: tuple[Bundle, ...]
    refused: tuple[str, ...] = ()
    upwards: bool = False
    facilitators: Mapping[str, str] = field(default_factory=dict)


def write_collection(session: Session, signed: SignedAnnouncement, upwards: bool = False) -> bytes:
    """The unsealed collection of a library; `upwards` leaves out what only the group may see."""
    others = {
        group: key
        for group, key in facilitators(session).items()
        if group != signed.announcement.id
    }
    members = {INDEX: _index(signed, admissions(session), upwards, others)}
    rows = session.connection().exec_driver_sql(
        """SELECT id, contributor, "group", manifest, signature FROM snapshot
        WHERE standing = 'admitted' ORDER BY contributor, "group" """
    )
    for snapshot, contributor, group, manifest, signature in rows.all():
        folder = f"{FOLDER}/{contributor}"
        if f"{folder}/{MANIFEST}" in members:  # one key in several groups
            folder += f".{group}"
        members[f"{folder}/{MANIFEST}"] = manifest
        members[f"{folder}/{SIGNATURE}"] = signature
        parts = session.connection().exec_driver_sql(
            "SELECT path, bytes FROM member WHERE snapshot = ?", (snapshot,)
        )
        for path, content in parts:
            if not (upwards and path in FOR_GROUP_ONLY):
                members[f"{folder}/{path}"] = content
    return write_archive(members)


def write_admissions(signed: SignedAnnouncement, records: Mapping[Who, Admission]) -> bytes:
    """The admissions that the group itself made, as a file of their own."""
    own = {who: one for who, one in records.items() if one.group == signed.announcement.id}
    return _index(signed, own, upwards=False, others={})


def read_collection(data: bytes) -> Collection:
    """The verified collection in `data`, an unsealed archive.

    A snapshot in it that does not verify is left out, with the reason among `refused`. Raises
    UserError where the whole cannot be read.
    """
    members = read_archive(data, LIMITS)
    index = members.pop(INDEX, None)
    if index is None:
        raise Refused(_("This is neither a bundle nor a collection of Trial Journal."))
    about = _read_index(index)
    group = None if about.upwards else about.signed.announcement.id
    bundles, refused = [], []
    for named, parts in sorted(_by_contributor(members).items()):
        try:
            bundles.append(_snapshot(named, parts, group))
        except UserError as error:
            refused.append(error.sentence)
    return replace(about, bundles=tuple(bundles), refused=tuple(refused))


def read_admissions(data: bytes) -> Collection:
    """The announcement and the verified admissions in a file of admissions."""
    return _read_index(data)


def _index(
    signed: SignedAnnouncement,
    records: Mapping[Who, Admission],
    upwards: bool,
    others: Mapping[str, str],
) -> bytes:
    groups = {one.group for one in records.values()}
    return rfc8785.dumps(
        {
            "trialJournal": "collection 1",
            "upwards": upwards,
            "announcement": signed.model_dump(mode="json"),
            "admissions": [
                records[who].model_dump(mode="json") for who in sorted(records, key=_by_key)
            ],
            "facilitators": {group: key for group, key in others.items() if group in groups},
        }
    )


def _by_key(who: Who) -> Who:
    group, contributor = who
    return contributor, group


def _read_index(data: bytes) -> Collection:
    try:
        values: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Refused(_("This file of admissions is damaged; ask for it again.")) from error
    if not isinstance(values, dict) or not str(values.get("trialJournal")).startswith("collection"):
        raise Refused(_("This is no file of Trial Journal."))
    if values["trialJournal"] != "collection 1":
        raise Refused(_("This was written by a newer Trial Journal; install it to read the file."))
    signed = announcement.verified(values.get("announcement"))
    own = {signed.announcement.id: signed.announcement.facilitator}
    known = _facilitators(values.get("facilitators")) | own
    listed = values.get("admissions")
    records = tuple(_admission(one, known) for one in (listed if isinstance(listed, list) else []))
    upwards = values.get("upwards") is True
    return Collection(signed, records, (), upwards=upwards, facilitators=known)


def _facilitators(listed: Any) -> dict[str, str]:
    """Those of the keys that made the group under whose id they are listed."""
    pairs = listed.items() if isinstance(listed, dict) else ()
    return {
        group: key
        for group, key in pairs
        if isinstance(key, str) and re.fullmatch(HEX_KEY, key) and group_id_of(key) == group
    }


def _admission(values: Any, known: Mapping[str, str]) -> Admission:
    group = values.get("group") if isinstance(values, dict) else None
    if not isinstance(group, str) or group not in known:
        raise Refused(_("An admission in this file is of a group that the file does not name."))
    return admission.verified(values, known[group], group)


def _by_contributor(members: Mapping[str, bytes]) -> dict[str, dict[str, bytes]]:
    found: dict[str, dict[str, bytes]] = {}
    for name, content in members.items():
        folder, _slash, rest = name.partition("/")
        named, _slash, path = rest.partition("/")
        if folder != FOLDER or not path:
            raise Refused(_("The collection holds parts that do not belong there."))
        found.setdefault(named, {})[path] = content
    return found


def _snapshot(named: str, parts: dict[str, bytes], group: str | None) -> Bundle:
    """A verified snapshot, with the group files only if it was written for `group`.

    Elsewhere they are dropped where a collection holds them, so that one library has one form.
    """
    manifest, signature = parts.pop(MANIFEST, b""), parts.pop(SIGNATURE, b"")
    without = read_manifest(manifest)[0].group != group
    if without:
        parts = {path: parts[path] for path in parts.keys() - FOR_GROUP_ONLY}
    bundle = read_snapshot(manifest, signature, parts, without_group_files_allowed=without)
    header = bundle.header
    if named not in (header.contributor, f"{header.contributor}.{header.group}"):
        raise Refused(_("A snapshot in the collection lies under another contributor's name."))
    return bundle
