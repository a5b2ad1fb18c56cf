"""The manifest follows from header and members; nothing else fits into it."""

import hashlib
import json
import random
from dataclasses import replace

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from journal.bundle import limits
from journal.bundle.manifest import (
    PADDING,
    README,
    Header,
    Resource,
    measured,
    read_manifest,
    write_manifest,
)
from journal.bundle.refused import Refused
from journal.bundle.tables import TABLES
from journal.ids import crockford
from tests.fixtures.bundles import make_contributor

HEADER = make_contributor(random.Random(1)).header
ANY = measured(b"any")
LEAST = {README: ANY, PADDING: ANY}

ids = st.binary(min_size=16, max_size=16).map(crockford)
hashes = st.binary(min_size=32, max_size=32).map(bytes.hex)
headers = st.builds(Header, ids, hashes, st.integers(1, limits.SEQUENCE), ids, hashes)
prints = st.builds(Resource, st.integers(0, limits.MEMBER), hashes)
tables = st.sets(st.sampled_from([table.path for table in TABLES]))


@given(headers, st.fixed_dictionaries({README: prints, PADDING: prints}), tables, prints)
def test_a_manifest_is_read_as_it_was_written_and_is_canonical(header, least, paths, content):
    resources = least | dict.fromkeys(paths, content)
    manifest = write_manifest(header, resources)
    assert read_manifest(manifest) == (header, resources)
    assert manifest == rfc8785.dumps(json.loads(manifest))


def test_it_says_what_the_format_says():
    described = json.loads(write_manifest(HEADER, LEAST))
    assert described["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert described["trialJournal"] == {
        "formatVersion": 1,
        "group": HEADER.group,
        "contributor": HEADER.contributor,
        "sequence": HEADER.sequence,
        "writer": HEADER.writer,
        "withdrawalHash": HEADER.withdrawal_hash,
    }
    assert {
        "path": "README.txt",
        "name": "readme",
        "bytes": 3,
        "hash": f"sha256:{hashlib.sha256(b'any').hexdigest()}",
        "format": "txt",
        "mediatype": "text/plain",
    } in described["resources"]


def changed(path, value):
    """The manifest with one value set, written canonically."""
    described = json.loads(write_manifest(HEADER, LEAST | {"tools.jsonl": ANY}))
    at = described
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return rfc8785.dumps(described)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("note",), "made at Elm Park"),
        (("$schema",), "https://elsewhere.example/"),
        (("resources",), []),
        (("resources",), [{}] * 100),
        (("resources", 0, "title"), "more words"),
        (("resources", 0, "path"), "../README.txt"),
        (("resources", 0, "path"), "extra.txt"),
        (("resources", 0, "bytes"), -1),
        (("resources", 0, "bytes"), 2**53 - 1),
        (("resources", 0, "bytes"), True),
        (("resources", 0, "hash"), "md5:" + "0" * 32),
        (("resources", 0, "hash"), "sha256:" + "A" * 64),
        (("resources", 2, "schema", "fieldsMatch"), "partial"),
        (("resources", 2, "schema", "fields"), []),
        (("trialJournal", "computer"), "anne-laptop"),
        (("trialJournal", "formatVersion"), 0),
        (("trialJournal", "formatVersion"), "1"),
        (("trialJournal", "formatVersion"), True),
        (("trialJournal", "sequence"), 0),
        (("trialJournal", "sequence"), "1"),
        (("trialJournal", "group"), "elm park"),
        (("trialJournal", "writer"), None),
        (("trialJournal", "contributor"), "0" * 63),
        (("trialJournal", "withdrawalHash"), "F" * 64),
        (("trialJournal",), None),
    ],
)
def test_a_manifest_with_anything_else_is_refused(path, value):
    with pytest.raises(Refused) as caught:
        read_manifest(changed(path, value))
    assert caught.value.reason.startswith("The file's own description")


@pytest.mark.parametrize("version", [2, 3, 2**53 - 1])
def test_a_newer_version_is_refused_with_what_to_do(version):
    with pytest.raises(Refused, match="newer version of Trial Journal; update"):
        read_manifest(changed(("trialJournal", "formatVersion"), version))


def test_a_newer_version_may_look_quite_different():
    with pytest.raises(Refused, match="newer version"):
        read_manifest(b'{"trialJournal": {"formatVersion": 2, "more": [[1]]}, "other": true}')


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 200_000,
        b'{"a":' * 50_000,
        b'{"trialJournal": {"formatVersion": ' + b"9" * 10_000 + b"}}",
        b'{"trialJournal": {"formatVersion": 1e400}}',
        b'{"trialJournal": {"formatVersion": NaN}}',
        bytes(limits.MANIFEST + 1),
        write_manifest(HEADER, LEAST) + b"\n",
        write_manifest(HEADER, LEAST).replace(b'":', b'": ', 1),
        write_manifest(HEADER, LEAST).replace(b'{"bytes":3', b'{"bytes":3,"bytes":3', 1),
        write_manifest(HEADER, LEAST).replace(b'"bytes":3', b'"bytes":3.0', 1),
        json.dumps(json.loads(write_manifest(HEADER, LEAST))).encode(),
    ],
    ids=lambda manifest: repr(manifest[:30]),
)
def test_json_of_any_other_form_is_refused(manifest):
    with pytest.raises(Refused):
        read_manifest(manifest)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data):
    with pytest.raises(Refused):
        read_manifest(data)


def test_a_manifest_without_readme_or_padding_is_refused():
    for path in LEAST:
        lacking = {name: content for name, content in LEAST.items() if name != path}
        with pytest.raises(Refused):
            read_manifest(write_manifest(HEADER, lacking))


@pytest.mark.parametrize("sequence", [1, 2**53 - 1])
def test_a_sequence_may_reach_both_ends(sequence):
    header = replace(HEADER, sequence=sequence)
    assert read_manifest(write_manifest(header, LEAST))[0] == header


@pytest.mark.parametrize("sequence", [0, -1, 2**53, 10**400, True, 1.0, "1"])
def test_a_sequence_goes_no_further(sequence):
    with pytest.raises(ValidationError):
        replace(HEADER, sequence=sequence)
    if isinstance(sequence, int) and sequence is not True:
        written = write_manifest(HEADER, LEAST)
        assert b'"sequence":1,' in written
        with pytest.raises(Refused):
            read_manifest(written.replace(b'"sequence":1,', b'"sequence":%d,' % sequence))
