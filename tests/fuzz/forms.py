"""Files taken apart, changed in one place and put together again, signed as they have to be.

So a change gets past checksums, hashes and signatures, and reaches what stands behind them.
"""

import base64
import json
import random
import zlib
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any

import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from journal.bundle.archive import read_archive, write_archive
from journal.bundle.manifest import MANIFEST, PADDING, SIGNATURE
from journal.bundle.refused import Refused
from journal.group import admission, announcement, keys
from journal.group.collection import INDEX, LIMITS
from journal.group.invitation import PREFIX
from tests.fuzz.changes import changed_value

Bytes = Callable[[bytes], bytes]


def dumped(value: Any) -> bytes:
    """Canonical where that is possible, otherwise as Python writes it."""
    try:
        return rfc8785.dumps(value)
    except (ValueError, TypeError, RecursionError, rfc8785.CanonicalizationError):
        return json.dumps(value, separators=(",", ":")).encode()


def changed_json(data: bytes, change: Bytes, chance: random.Random) -> bytes:
    """A JSON text with a value changed in it, or some of its bytes."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return change(data)
    return change(data) if chance.random() < 0.2 else dumped(changed_value(value, chance))


def changed_lines(data: bytes, change: Bytes, chance: random.Random) -> bytes:
    """A table of JSON lines with a change in one of them."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = changed_json(lines[at], change, chance)
    return b"\n".join(lines)


def changed_snapshot(
    members: dict[str, bytes],
    key: Ed25519PrivateKey,
    change: Bytes,
    chance: random.Random,
) -> dict[str, bytes]:
    """The parts of a snapshot with a change in one, described and signed by `key`."""
    made = dict(members)
    path = chance.choice(sorted(made))
    if path.endswith(".jsonl"):
        made[path] = changed_lines(made[path], change, chance)
    elif path == MANIFEST:
        made[path] = changed_json(made[path], change, chance)
    elif path not in (SIGNATURE, PADDING):
        made[path] = change(made[path])
    _describe(made, only=path)
    made[SIGNATURE] = key.sign(made.get(MANIFEST, b""))
    return made


def _describe(made: dict[str, bytes], only: str) -> None:
    """State sizes and hashes in the manifest as they are now, of one part or of the padding too."""
    try:
        described = json.loads(made[MANIFEST])
        for resource in described["resources"]:
            if resource["path"] in (only, PADDING) and resource["path"] in made:
                content = made[resource["path"]]
                resource["bytes"] = len(content)
                resource["hash"] = f"sha256:{sha256(content).hexdigest()}"
        made[MANIFEST] = dumped(described)
    except (ValueError, LookupError, TypeError, RecursionError):
        return


def changed_bundle(
    data: bytes, key: Ed25519PrivateKey, change: Bytes, chance: random.Random
) -> bytes:
    """A bundle with a change in one part, padded to 64 KiB again."""
    members = _members(data)
    if not members or chance.random() < 0.05:
        return change(data)
    made = changed_snapshot(members, key, change, chance)
    for _attempt in range(4):
        written = _written(made)
        missing = -len(written) % 65_536
        if not missing or PADDING not in made:
            break
        made[PADDING] = bytes((len(made[PADDING]) + missing) % 65_536)
        _describe(made, only=PADDING)
        made[SIGNATURE] = key.sign(made.get(MANIFEST, b""))
    return written


def changed_collection(
    data: bytes,
    key_of: Callable[[str], Ed25519PrivateKey],
    facilitator_key: str,
    change: Bytes,
    chance: random.Random,
) -> bytes:
    """A collection with a change in its index or in one of its snapshots."""
    members = _members(data)
    folders = sorted({name.rpartition("/")[0] for name in members if "/" in name})
    match chance.randint(0, 9):
        case 0:
            return change(data)
        case 1 | 2 | 3 if INDEX in members:
            changed = changed_admissions(members[INDEX], facilitator_key, change, chance)
            return _written(members | {INDEX: changed})
        case 4 if folders:
            moved = chance.choice(sorted(members))
            members[chance.choice(("x", "snapshots/x/y", f"{folders[0]}/{INDEX}"))] = members[moved]
            return _written(members)
        case _ if folders:
            folder = chance.choice(folders)
            own = {n.rpartition("/")[2]: c for n, c in members.items() if n.startswith(folder)}
            made = changed_snapshot(own, key_of(folder.partition("/")[2]), change, chance)
            return _written(members | {f"{folder}/{name}": made[name] for name in made})
    return change(data)


def changed_admissions(
    data: bytes, facilitator_key: str, change: Bytes, chance: random.Random
) -> bytes:
    """A file of admissions with a change, its announcement and its records signed anew."""
    made = changed_json(data, change, chance)
    try:
        values = json.loads(made)
        _sign(values["announcement"], "announcement", announcement.PURPOSE, facilitator_key)
        for record in values["admissions"]:
            _sign(record, None, admission.PURPOSE, facilitator_key)
        return dumped(values)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return made


def changed_invitation(
    data: bytes, facilitator_key: str, change: Bytes, chance: random.Random
) -> bytes:
    """An invitation with a change inside what it packs."""
    try:
        packed = base64.urlsafe_b64decode(data.removeprefix(PREFIX.encode()) + b"==")
        values = json.loads(zlib.decompress(packed))
        made = changed_value(values, chance)
        _sign(made["signed"], "announcement", announcement.PURPOSE, facilitator_key)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, zlib.error):
        return change(data)
    inner = dumped(made) if chance.random() < 0.9 else change(dumped(made))
    return PREFIX.encode() + base64.urlsafe_b64encode(zlib.compress(inner)).rstrip(b"=")


def changed_role(data: bytes, facilitator_key: str, change: Bytes, chance: random.Random) -> bytes:
    """The opened file of a role with a change in it or in the people that it brings."""
    if chance.random() < 0.5:
        return changed_json(data, change, chance)
    try:
        values = json.loads(data)
        people = values["people"].encode()
        changed = changed_admissions(people, facilitator_key, change, chance)
        return dumped(values | {"people": changed.decode()})
    except (ValueError, LookupError, TypeError, AttributeError):
        return change(data)


def _sign(holder: Any, inside: str | None, purpose: str, key: str) -> None:
    """Put a signature that fits into `holder`, over all of it or over what lies inside it."""
    statement = holder[inside] if inside else {k: v for k, v in holder.items() if k != "signature"}
    try:
        holder["signature"] = keys.sign(key, purpose, statement)
    except rfc8785.CanonicalizationError:
        return


def _members(data: bytes) -> dict[str, bytes]:
    try:
        return read_archive(data, LIMITS)
    except Refused:
        return {}


def _written(members: dict[str, bytes]) -> bytes:
    names: Iterable[str] = sorted(members)
    try:
        return write_archive({name: members[name] for name in names})
    except ValueError:
        return b""
