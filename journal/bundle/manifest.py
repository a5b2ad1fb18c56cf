"""The manifest of a bundle: `datapackage.json`, a Data Package (version 2) in canonical JSON.

It follows wholly from the header and from the bytes and hash of each resource, so a reader takes
these from it, builds it anew and compares: there is no room in it for anything else.
https://datapackage.org/standard/data-package/, RFC 8785 for the one form of the JSON.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Annotated, Any, Literal

import rfc8785
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked_dataclass

from journal.bundle import limits
from journal.bundle.fields import ID_PATTERN
from journal.bundle.refused import Refused, damaged
from journal.bundle.schema import table_schema
from journal.bundle.tables import TABLE_OF_PATH
from journal.language import _

MANIFEST = "datapackage.json"
SIGNATURE = "datapackage.sig"
README = "README.txt"
PADDING = "padding"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

_Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
_Hash = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
_Sequence = Annotated[int, Field(ge=1, le=limits.SEQUENCE)]
_STRICT = ConfigDict(strict=True, hide_input_in_errors=True)

_KINDS: dict[str, dict[str, str]] = {
    README: {"format": "txt", "mediatype": "text/plain", "name": "readme"},
    PADDING: {"format": "bin", "mediatype": "application/octet-stream", "name": "padding"},
}
_TABLE_KIND = {"format": "jsonl", "mediatype": "application/jsonl", "type": "table"}


@checked_dataclass(frozen=True, config=_STRICT)
class Header:
    """Whose contribution a bundle is, to which group, and which of that writer's snapshots.

    `group` and `writer` are ids of 26 Crockford characters, `contributor` the public Ed25519 key
    and `withdrawal_hash` a SHA-256, both 64 hexadecimal digits; `sequence` is 1 to 2^53 - 1.
    """

    group: _Id
    contributor: _Hash
    sequence: _Sequence
    writer: _Id
    withdrawal_hash: _Hash


@dataclass(frozen=True, slots=True)
class Resource:
    """What the manifest says of a resource's content."""

    bytes: int
    sha256: str


def measured(content: bytes) -> Resource:
    """Size and SHA-256 of a resource."""
    return Resource(len(content), sha256(content).hexdigest())


def write_manifest(header: Header, resources: Mapping[str, Resource]) -> bytes:
    """The manifest of a bundle with this header and these resources, by path."""
    about: dict[str, str | int] = {
        "formatVersion": limits.FORMAT_VERSION,
        "group": header.group,
        "contributor": header.contributor,
        "sequence": header.sequence,
        "writer": header.writer,
        "withdrawalHash": header.withdrawal_hash,
    }
    described = [_resource(path, resources[path]) for path in sorted(resources)]
    return _object(
        {
            "$schema": rfc8785.dumps(PROFILE),
            "resources": b"[" + b",".join(described) + b"]",
            "trialJournal": rfc8785.dumps(about),
        }
    )


def read_manifest(manifest: bytes) -> tuple[Header, dict[str, Resource]]:
    """The header and the resources, by path, that a manifest states.

    Raises Refused for another format version and for anything that `write_manifest` would not
    have written.
    """
    if len(manifest) > limits.MANIFEST:
        raise damaged()
    try:
        _refuse_other_version(_VERSIONED.validate_json(manifest).trialJournal.formatVersion)
        stated = _STATED.validate_json(manifest)
        about = stated.trialJournal
        header = Header(
            about.group, about.contributor, about.sequence, about.writer, about.withdrawalHash
        )
    except ValidationError as error:
        raise _not_a_manifest() from error
    resources = {
        one.path: Resource(one.bytes, one.hash.removeprefix("sha256:")) for one in stated.resources
    }
    if not _is_complete(resources) or write_manifest(header, resources) != manifest:
        raise _not_a_manifest()
    return header, resources


def _refuse_other_version(version: int) -> None:
    if version > limits.FORMAT_VERSION:
        raise Refused(
            _("The file was written by a newer version of Trial Journal; update this one first.")
        )


def _not_a_manifest() -> Refused:
    return Refused(
        _("The file's own description of itself is not one that a bundle has; ask for it again.")
    )


def _is_complete(paths: Iterable[str]) -> bool:
    """Whether there are the resources that every bundle has, and none but a bundle's."""
    return {README, PADDING} <= set(paths) <= {README, PADDING, *TABLE_OF_PATH}


def _object(members: Mapping[str, bytes]) -> bytes:
    """An object of values that are canonical already: RFC 8785 puts keys in order and no blanks.

    So the schemas, most of a manifest, are brought into their canonical form once.
    """
    pairs = (rfc8785.dumps(key) + b":" + members[key] for key in sorted(members))
    return b"{" + b",".join(pairs) + b"}"


@cache
def _fixed_members(path: str) -> dict[str, bytes]:
    table = TABLE_OF_PATH.get(path)
    fixed: dict[str, Any] = {"path": path}
    if table is None:
        fixed |= _KINDS[path]
    else:
        fixed |= _TABLE_KIND | {"name": table.name, "schema": table_schema(table)}
    return {key: rfc8785.dumps(value) for key, value in fixed.items()}


def _resource(path: str, content: Resource) -> bytes:
    return _object(
        {
            **_fixed_members(path),
            "bytes": rfc8785.dumps(content.bytes),
            "hash": rfc8785.dumps(f"sha256:{content.sha256}"),
        }
    )


# What is read from a manifest before it is compared with the one that follows from it.


class _Version(BaseModel):
    model_config = _STRICT
    formatVersion: int  # noqa: N815


class _Versioned(BaseModel):
    model_config = _STRICT
    trialJournal: _Version  # noqa: N815


class _StatedAbout(BaseModel):
    model_config = _STRICT
    formatVersion: Literal[1]  # noqa: N815
    group: str
    contributor: str
    sequence: int
    writer: str
    withdrawalHash: str  # noqa: N815


class _StatedResource(BaseModel):
    model_config = _STRICT
    path: str
    bytes: Annotated[int, Field(ge=0, le=limits.MEMBER)]
    hash: Annotated[str, StringConstraints(pattern="^sha256:[0-9a-f]{64}$")]


class _Stated(BaseModel):
    model_config = _STRICT
    resources: Annotated[list[_StatedResource], Field(max_length=2 + len(TABLE_OF_PATH))]
    trialJournal: _StatedAbout  # noqa: N815


_VERSIONED = TypeAdapter(_Versioned)
_STATED = TypeAdapter(_Stated)
