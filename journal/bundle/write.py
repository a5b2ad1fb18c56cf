"""Writing a bundle: contents and header in, the bytes of the unsealed file out."""

from collections.abc import Mapping

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from journal.bundle import consistency, limits
from journal.bundle.archive import archive_size, too_large, write_archive
from journal.bundle.contents import Contents
from journal.bundle.manifest import (
    MANIFEST,
    PADDING,
    README,
    SIGNATURE,
    Header,
    Resource,
    measured,
    write_manifest,
)
from journal.bundle.tables import TABLES

SIGNATURE_BYTES = 64

# In English for everybody: a file tells nothing of the language that its writer's computer speaks.
README_TEXT = """\
This is what one person shares with one group of Trial Journal users.

trials-group.jsonl       what the group may read of each trial
trials-leaders.jsonl     what leaders may read of those released to them
check-ins-group.jsonl    check-ins, with their texts
check-ins-leaders.jsonl  the same check-ins, codes only
tools.jsonl              the group's register of tools
datapackage.json         a Data Package (https://datapackage.org) that describes these files
datapackage.sig          an Ed25519 signature of datapackage.json, by the key it names
padding                  zeros, so that the size of the whole tells little

A file without records is left out. Every line is one JSON object. Names and details were removed
by the writer before this was written; in a small group people may still guess who wrote it.
To check the files: frictionless validate datapackage.json (pip install "frictionless[json]")
"""


def build_bundle(contents: Contents, header: Header, key: Ed25519PrivateKey) -> bytes:
    """The unsealed bundle: a ZIP of a multiple of 64 KiB, the same bytes for the same input.

    Empty `contents` make the bundle of someone who withdrew everything or left: no tables.
    Raises Refused where the contents are over a limit or do not fit one another, ValueError where
    `key` is not the header's contributor.
    """
    if key.public_key().public_bytes_raw().hex() != header.contributor:
        raise ValueError("the key is not the contributor's")
    consistency.check(contents)
    members = {
        table.path: table.to_bytes(records)
        for table in TABLES
        if (records := getattr(contents, table.contents_field))
    }
    members[README] = README_TEXT.encode()
    largest = max(len(member) for member in members.values())
    if largest > limits.MEMBER:
        raise too_large(limits.MEMBER)
    resources = {path: measured(content) for path, content in members.items()}
    members[PADDING] = bytes(_padding(header, resources))
    resources[PADDING] = measured(members[PADDING])
    manifest = write_manifest(header, resources)
    members[MANIFEST] = manifest
    members[SIGNATURE] = key.sign(manifest)
    data = write_archive(members)
    if len(data) > limits.BUNDLE:
        raise too_large(limits.BUNDLE)
    return data


def _padding(header: Header, resources: Mapping[str, Resource]) -> int:
    """How many zeros bring the archive of `resources` to a multiple of 64 KiB.

    The manifest states their number, and its digits count too. Where no number under 64 KiB fits
    its own digits, one block more does: five digits reach from 10,000 to 99,999.
    """
    described = {**resources, PADDING: measured(b"")}
    sizes = {path: one.bytes for path, one in described.items()}
    sizes |= {MANIFEST: len(write_manifest(header, described)), SIGNATURE: SIGNATURE_BYTES}
    size_without = archive_size(sizes)
    return next(
        padding
        for digits in range(1, 6)
        for padding in _fillings(size_without + digits - 1)
        if len(str(padding)) == digits
    )


def _fillings(size: int) -> tuple[int, int]:
    missing = -size % limits.BLOCK
    return missing, missing + limits.BLOCK
