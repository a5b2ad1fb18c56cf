"""Hostile and damaged bundles: each refused with one sentence, from the file alone, in bounds.

`forged` makes files that are right in everything but one point: hashes, sizes and the signature
fit, made with the writer's own key, so that a refusal is owed to the point alone.
"""

import contextlib
import io
import json
import random
import tracemalloc
import zipfile
from dataclasses import replace

import pytest
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.bundle.archive import ArchiveLimits, read_archive, write_archive
from journal.bundle.contents import Contents
from journal.bundle.manifest import (
    MANIFEST,
    PADDING,
    README,
    SIGNATURE,
    measured,
    write_manifest,
)
from journal.bundle.read import read_bundle, read_snapshot
from journal.bundle.records import GroupCheckIn, GroupTrial, LeadersCheckIn
from journal.bundle.refused import Refused
from journal.bundle.tables import TABLE_OF_PATH
from journal.errors import UserError
from tests.fixtures.bundles import for_leaders, make_contents, make_contributor
from tests.fixtures.growth import growth, yardsticks

ANNE = make_contributor(random.Random(1))
EVE = make_contributor(random.Random(2))
SMALL = make_contents(random.Random(3), 2, n_check_ins=1, n_tools=1)
DATA = ANNE.bundle(SMALL)
TRIALS = "trials-group.jsonl"


def members_of(data):
    return read_archive(data, ArchiveLimits())


def refused(data):
    """The reason for which `data` is refused; one sentence, and nothing of the file in it."""
    with pytest.raises(Refused) as caught:
        read_bundle(data)
    reason = caught.value.reason
    assert isinstance(caught.value, UserError)
    assert reason.endswith((".", "…"))
    assert "\n" not in reason
    assert len(reason) < 200
    return reason


def forged(replaced, manifest_of=None, key=ANNE.key, header=ANNE.header, left_out=()):
    """A bundle with some members replaced, described, padded and signed as it should be."""
    members = {path: content for path, content in members_of(DATA).items() if path not in left_out}
    members |= replaced
    resources = {path: content for path, content in members.items() if "datapackage" not in path}
    if PADDING not in replaced:
        resources[PADDING] = b""
    for _attempt in range(6):
        manifest = write_manifest(header, {p: measured(c) for p, c in resources.items()})
        manifest = manifest_of(manifest) if manifest_of else manifest
        data = write_archive(
            resources | {MANIFEST: manifest, SIGNATURE: key.sign(manifest)} | only_other(replaced)
        )
        missing = -len(data) % 65_536
        if not missing:
            return data
        resources[PADDING] = bytes((len(resources[PADDING]) + missing) % 65_536)
    raise AssertionError("no padding found")


def only_other(replaced):
    return {path: content for path, content in replaced.items() if "datapackage" in path}


def lines_of(path=TRIALS):
    return [json.loads(line) for line in members_of(DATA)[path].splitlines()]


def with_lines(lines, path=TRIALS):
    return forged({path: b"".join(line + b"\n" for line in lines)})


def with_first(**values):
    """The bundle with values of its first trial's line set, in canonical JSON."""
    first, *others = lines_of()
    return with_lines([rfc8785.dumps(first | values), *map(rfc8785.dumps, others)])


def test_what_the_forger_makes_of_unchanged_members_is_accepted():
    assert forged({}) == DATA
    assert read_bundle(with_first(did="other words")).contents.group_trials[0].did == "other words"


# Damage on the way.


def test_a_bundle_cut_anywhere_is_refused():
    for end in {0, 1, 3, 29, 30, 100, len(DATA) // 2, 65_535, len(DATA) - 22, len(DATA) - 1}:
        refused(DATA[:end])
    for end in range(0, len(DATA), 997):
        refused(DATA[:end])
    assert refused(DATA[: len(DATA) // 2]) == (
        "The file is incomplete or damaged, or was changed on its way; ask for it again."
    )


def test_every_flipped_byte_is_refused():
    padding = DATA.index(b"padding\0")
    end = DATA.index(b"PK\x03\x04", padding)
    assert not any(DATA[padding + 7 : end])
    meaningful = [*range(padding + 7), *range(end, len(DATA))]
    for at in [*meaningful, *range(padding + 7, end, 509)]:
        flipped = bytearray(DATA)
        flipped[at] ^= 1 << at % 8
        refused(bytes(flipped))


def test_a_changed_byte_is_refused_where_the_checksums_were_made_to_fit():
    members = members_of(DATA)
    for path, content in members.items():
        step = 1 if len(content) < 100 else len(content) // 60
        for at in range(0, len(content), step):
            flipped = bytearray(content)
            flipped[at] ^= 1
            refused(write_archive(members | {path: bytes(flipped)}))


@given(
    st.lists(
        st.tuples(st.integers(0, len(DATA) - 1), st.binary(max_size=6)), min_size=1, max_size=4
    )
)
def test_random_changes_are_refused(changes):
    changed = bytearray(DATA)
    for at, content in changes:
        changed[at : at + len(content)] = content
    if bytes(changed) != DATA:
        refused(bytes(changed))


@given(st.binary(max_size=400))
def test_any_other_file_is_refused(data):
    refused(data)
    refused(b"PK\x03\x04" + data)


@pytest.mark.parametrize("data", [DATA + b"\0" * 65_536, b"\0" * 65_536 + DATA, DATA + DATA])
def test_bytes_before_or_after_are_refused(data):
    refused(data)


# Signature, contributor, hashes.


def test_signatures_that_do_not_fit_are_refused():
    members = members_of(DATA)
    signature = members[SIGNATURE]
    for other in (
        b"",
        bytes(64),
        signature[:-1],
        signature + b"\0",
        signature[32:] + signature[:32],
        EVE.key.sign(members[MANIFEST]),
        members_of(ANNE.bundle(SMALL, sequence=2))[SIGNATURE],
    ):
        with pytest.raises(Refused):
            read_snapshot(members[MANIFEST], other, snapshot_members())
        refused(forged({SIGNATURE: other}))


def snapshot_members():
    return {p: c for p, c in members_of(DATA).items() if p not in (MANIFEST, SIGNATURE)}


def test_nobody_writes_in_anothers_name():
    assert "not signed by the contributor" in refused(forged({}, key=EVE.key))


IDENTITY = "01" + "00" * 31


@pytest.mark.parametrize("sign_bit", [0, 0x80])
@pytest.mark.parametrize(
    "key", [IDENTITY, "00" * 32, *(x + "ff" * 30 + "7f" for x in ("ec", "ee"))]
)
def test_keys_for_which_anybody_can_sign_are_refused(key, sign_bit):
    """Of small order: for the neutral element this signature holds for every message."""
    key = key[:-2] + f"{int(key[-2:], 16) | sign_bit:02x}"
    for_all = bytes.fromhex(IDENTITY) + bytes(32)
    header = replace(ANNE.header, contributor=key)
    reason = refused(forged({SIGNATURE: for_all}, header=header))
    assert "not signed by the contributor" in reason


def test_without_that_rule_such_a_signature_would_hold():
    anybody = Ed25519PublicKey.from_public_bytes(bytes.fromhex(IDENTITY))
    anybody.verify(bytes.fromhex(IDENTITY) + bytes(32), b"any message")


def test_a_manifest_replayed_over_other_members_is_refused():
    older = members_of(ANNE.bundle(make_contents(random.Random(9), 2)))
    newer = members_of(DATA)
    swapped = older | {MANIFEST: newer[MANIFEST], SIGNATURE: newer[SIGNATURE]}
    data = write_archive(swapped)
    refused(data)
    with pytest.raises(Refused):
        read_snapshot(
            newer[MANIFEST], newer[SIGNATURE], {p: c for p, c in older.items() if p in newer}
        )


def test_the_manifest_may_be_changed_by_nobody_not_even_its_signer():
    def set_in(change):
        def changed(manifest):
            described = json.loads(manifest)
            change(described)
            return rfc8785.dumps(described)

        return changed

    for change in (
        lambda one: one.update(title="Elm Park School"),
        lambda one: one["trialJournal"].update(path="C:/Users/anne"),
        lambda one: one["resources"][0].update(bytes=1),
        lambda one: one["resources"][0].update(hash="sha256:" + "0" * 64),
        lambda one: one["resources"].pop(),
        lambda one: one["resources"].reverse(),
        lambda one: one["resources"].append(one["resources"][0]),
    ):
        refused(forged({}, manifest_of=set_in(change)))
    refused(forged({}, manifest_of=lambda manifest: manifest + b" "))
    newer = set_in(lambda one: one["trialJournal"].update(formatVersion=2))
    assert "newer version" in refused(forged({}, manifest_of=newer))


# Members.


@pytest.mark.parametrize("name", ["extra.txt", "datapackage.json.bak", "notes/more.jsonl", "z"])
def test_a_member_that_is_not_described_is_refused(name):
    members = members_of(DATA) | {name: b""}
    data = write_archive(members)
    # Brought to a multiple of 64 KiB by shortening the padding, which the manifest states.
    members[PADDING] = bytes(len(members[PADDING]) - len(data) % 65_536)
    assert len(write_archive(members)) % 65_536 == 0
    refused(write_archive(members))
    with pytest.raises(Refused, match="parts that it does not describe"):
        read_snapshot(members[MANIFEST], members[SIGNATURE], snapshot_members() | {name: b""})


@pytest.mark.parametrize("path", sorted(members_of(DATA)))
def test_a_member_that_is_missing_is_refused(path):
    members = members_of(DATA)
    del members[path]
    if path != PADDING:
        members[PADDING] = bytes(len(members[PADDING]) + -len(write_archive(members)) % 65_536)
    refused(write_archive(members))


def test_padding_is_zeros_and_not_more_than_two_blocks():
    size = len(members_of(DATA)[PADDING])
    assert forged({PADDING: bytes(size)}) == DATA
    refused(forged({PADDING: b"a message".ljust(size, b"\0")}))
    more = members_of(DATA)
    more[PADDING] = bytes(size + 3 * 65_536)
    stated = {path: measured(c) for path, c in more.items() if "datapackage" not in path}
    more[MANIFEST] = write_manifest(ANNE.header, stated)
    more[SIGNATURE] = ANNE.key.sign(more[MANIFEST])
    with pytest.raises(Refused):
        read_snapshot(
            more[MANIFEST], more[SIGNATURE], {p: c for p, c in more.items() if p in stated}
        )


def signed(members):
    """The archive of `members` with a manifest and a signature that fit them, as they are."""
    manifest = write_manifest(ANNE.header, {p: measured(c) for p, c in members.items()})
    return write_archive(members | {MANIFEST: manifest, SIGNATURE: ANNE.key.sign(manifest)})


def test_a_size_that_is_no_multiple_of_64_kib_is_refused():
    members = {p: c for p, c in members_of(DATA).items() if "datapackage" not in p}
    assert signed(members) == DATA
    refused(signed(members | {PADDING: members[PADDING][:-1]}))


def test_padding_that_is_stated_but_left_out_is_refused():
    """Even where the file comes to a multiple of 64 KiB without it."""

    def without_padding(length):
        texts = dict.fromkeys(("did", "worked", "didnt", "next", "kept"), "x" * 9_000)
        trial = GroupTrial(id="0" * 26, round=1, **texts, prompt="x" * length)
        readme = members_of(DATA)[README]
        members = {README: readme, TRIALS: TABLE_OF_PATH[TRIALS].to_bytes([trial])}
        stated = {path: measured(content) for path, content in members.items()}
        manifest = write_manifest(ANNE.header, stated | {PADDING: measured(b"")})
        members |= {MANIFEST: manifest, SIGNATURE: ANNE.key.sign(manifest)}
        return write_archive(members)

    data = without_padding(1 + -len(without_padding(1)) % 65_536)
    assert len(data) % 65_536 == 0
    refused(data)


def test_a_table_without_lines_is_refused():
    assert "empty or breaks off" in refused(forged({TRIALS: b""}))
    refused(forged({TRIALS: b"\n"}))


def python_zip(members, compression=zipfile.ZIP_STORED):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", compression) as target:
        for name, content in members:
            info = zipfile.ZipInfo(name)
            info.compress_type = compression
            target.writestr(info, content)
    return written.getvalue()


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_the_same_members_in_another_zip_are_refused(compression):
    refused(python_zip(members_of(DATA).items(), compression))


def test_a_zip_bomb_takes_neither_time_nor_memory():
    bomb = python_zip([("trials-group.jsonl", bytes(50_000_000))], zipfile.ZIP_DEFLATED)
    assert len(bomb) < 100_000
    tracemalloc.start()
    refused(bomb)
    refused(bomb + bytes(-len(bomb) % 65_536))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


def test_a_bundle_within_a_bundle_is_refused():
    refused(python_zip([("a.trialbundle", DATA)]))
    refused(write_archive({"a.trialbundle": DATA}))
    refused(forged({TRIALS: DATA}))
    refused(forged({README: DATA}))


# Lines.


@pytest.mark.parametrize(
    "values",
    [
        {"name": "Anne"},
        {"confidence_before": "confident"},
        {"tried_on": "2026-11-20"},
        {"minutes_usual": 42},
        {"outcome": "a new term"},
        {"outcome": "Worked well"},
        {"work_area": ["plan"]},
        {"aim": ["save-time", "improve-planning", "improve-feedback"]},
        {"aim": ["save-time", "save-time"]},
        {"aim": ["save-time", "improve-planning"]},
        {"aim": None},
        {"task": ["marking", "marking"]},
        {"tag": ["two\nlines"]},
        {"tag": [""]},
        {"did": ""},
        {"did": "x" * 10_001},
        {"did": "a\u202eb"},
        {"did": "a\u200bb"},
        {"did": "a\0b"},
        {"did": "a\x1b[31mb"},
        {"did": "a\rb"},
        {"did": ["a"]},
        {"did": {"a": 1}},
        {"round": 0},
        {"round": "1"},
        {"round": True},
        {"round": 2**53 - 1},
        {"period": "2026-12"},
        {"period": "2026-11-20"},
        {"id": "short"},
        {"id": "0" * 26 + "\n"},
        {"follows": "4" * 26},
        {"based_on": "4F7K"},
        {"safe_use": {}},
        {"safe_use": None},
    ],
    ids=lambda values: next(f"{name}={str(value)[:20]!r}" for name, value in values.items()),
)
def test_records_that_a_bundle_may_not_hold_are_refused(values):
    reason = refused(with_first(**values))
    assert "Anne" not in reason


def test_every_key_is_written():
    for key in lines_of()[0]:
        first, second = lines_of()
        del first[key]
        refused(with_lines([rfc8785.dumps(first), rfc8785.dumps(second)]))


def deep(depth):
    return b"[" * depth + b"]" * depth


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"{",
        b"\xff",
        b"\xef\xbb\xbf{}",
        deep(10),
        deep(190),
        deep(300),
        deep(200_000),
        b'{"a":' * 100_000,
        b'{"did":' + deep(100) + b"}",
        b'{"safe_use":' + b'{"a":' * 150 + b"1" + b"}" * 151,
        b'{"round":NaN}',
        b'{"round":Infinity}',
        b'{"round":-Infinity}',
        b'{"round":1e999}',
        b'{"round":' + b"9" * 500_000 + b"}",
        b'{"round":0.' + b"0" * 500_000 + b"1}",
        b'{"aim":[' + b"1," * 200_000 + b"1]}",
        b"{" + b",".join(b'"k%d":1' % n for n in range(40_000)) + b"}",
        b'{"did":"\\ud800"}',
        b'{"did":"\\udc00\\ud800"}',
        b'{"did":"\xed\xa0\x80"}',
        b'{"did":"\xc0\xaf"}',
        b'{"did":"\\x41"}',
        b"{'did':'a'}",
        b"{} // a comment",
        b"{}{}",
    ],
    ids=lambda line: f"{line[:24]!r} {len(line)}",
)
def test_lines_that_are_no_records_are_refused_at_once(line):
    assert yardsticks(lambda: refused(with_lines([line]))) < 10


def first_line():
    return members_of(DATA)[TRIALS].splitlines()[0]


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line + b" ",
        lambda line: b" " + line,
        lambda line: line.replace(b",", b", ", 1),
        lambda line: line.replace(b":", b" :", 1),
        lambda line: line + b"\r",
        lambda line: line.replace(b'"round":1', b'"round":1.0'),
        lambda line: line.replace(b'"round":1', b'"round":1e0'),
        lambda line: line.replace(b'"round":1', b'"round":01'),
        lambda line: line.replace(b'"round":1', b'"round":1,"round":1'),
        lambda line: line.replace(b'"round":1', b'"round":2,"round":1'),
        lambda line: line.replace(b'"safe_use":{', b'"safe_use":{"no-personal-data-entered":"no",'),
        lambda line: line.replace(b'"did":"', b'"did":"\\u0041'),
        lambda line: line.replace(b'"did":"', b'"did":"\\/'),
        lambda line: line.replace(b'"did":"', b'"did":"\\u000a'),
        lambda line: line.replace(b'{"', b'{"zz":null,"', 1),
        lambda line: b"{" + b",".join(reversed(line[1:-1].split(b',"'))) + b"}",
    ],
)
def test_another_spelling_of_the_same_record_is_refused(change):
    lines = members_of(DATA)[TRIALS].splitlines()
    changed = change(lines[0])
    assert changed != lines[0]
    refused(with_lines([changed, lines[1]]))


@given(st.data())
@settings(max_examples=200)
def test_random_changes_of_a_line_are_refused_or_valid_in_one_form(data):
    """What comes through signed must be written again as the very same bytes."""
    line = bytearray(first_line())
    for _change in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(line) - 1))
        line[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    table = TABLE_OF_PATH[TRIALS]
    with contextlib.suppress(Refused):
        records = table.from_bytes(bytes(line) + b"\n")
        assert table.to_bytes(records) == bytes(line) + b"\n"


def test_lines_out_of_order_or_twice_are_refused():
    lines = members_of(DATA)[TRIALS].splitlines()
    assert "out of order or there twice" in refused(with_lines(lines[::-1]))
    assert "out of order or there twice" in refused(with_lines([lines[0], *lines]))


# Across tables.


def shared(**tables):
    """The bundle of SMALL with other tables, which the writer itself would not write."""
    made = {}
    for table in TABLE_OF_PATH.values():
        records = tables.get(table.contents_field, getattr(SMALL, table.contents_field))
        made[table.path] = table.to_bytes(records)
    full = {path: content for path, content in made.items() if content}
    return forged(full, left_out=[path for path in made if path not in full])


def both_ways(**tables):
    """Refused by the reader, and not written by the writer."""
    reason = refused(shared(**tables))
    with pytest.raises(Refused) as caught:
        ANNE.bundle(replace(SMALL, **tables))
    assert caught.value.reason == reason
    return reason


def test_leaders_see_nothing_that_the_group_does_not():
    one, _other = sorted(SMALL.group_trials, key=lambda trial: trial.id)
    assert read_bundle(shared(leaders_trials=(for_leaders(one),)))
    stranger = for_leaders(one).model_copy(update={"id": "0" * 26})
    assert "for leaders" in both_ways(leaders_trials=(for_leaders(one), stranger))
    assert "for leaders" in both_ways(group_trials=())
    check_in = LeadersCheckIn(id="0" * 26, round=1, source="self")
    assert "for leaders" in both_ways(leaders_check_ins=(check_in,))


def linked(*links):
    """Trials A, B, C… that follow those named in `links`."""
    ids = {name: name * 26 for name in "ABCD"}
    return tuple(
        GroupTrial(id=ids[name], round=1, follows=ids.get(follows))
        for name, follows in zip("ABCD", links, strict=False)
    )


def test_chains_have_a_beginning_in_the_file():
    assert read_bundle(shared(group_trials=linked("", "A", "B", "B"), leaders_trials=()))
    for links in (("A",), ("B", "A"), ("B", "C", "A"), ("", "C", "D", "B")):
        assert "its own beginning" in both_ways(group_trials=linked(*links), leaders_trials=())
    assert "does not hold" in both_ways(group_trials=linked("D"), leaders_trials=())


def test_a_trial_for_leaders_follows_only_one_that_they_see():
    group = linked("", "A")
    assert read_bundle(shared(group_trials=group, leaders_trials=tuple(map(for_leaders, group))))
    assert "does not hold" in both_ways(group_trials=group, leaders_trials=(for_leaders(group[1]),))


def a_chain(length):
    ids = [f"{n:026}" for n in range(length)]
    return tuple(
        GroupTrial(id=one, round=1, follows=before)
        for before, one in zip([None, *ids], ids, strict=False)
    )


def refused_ring(length):
    first, *rest = a_chain(length)
    closed = first.model_copy(update={"follows": f"{length - 1:026}"})
    with pytest.raises(Refused):
        ANNE.bundle(Contents(group_trials=(closed, *rest)))


def test_a_long_chain_is_read_and_a_long_ring_refused_in_time_that_grows_with_it():
    assert read_bundle(ANNE.bundle(Contents(group_trials=a_chain(2_000))))
    assert growth(refused_ring, 500) < 10


def test_the_same_id_twice_is_not_written():
    check_in = GroupCheckIn(id="0" * 26, round=1, source="slip")
    with pytest.raises(Refused, match="same record twice"):
        ANNE.bundle(Contents(group_check_ins=(check_in, check_in)))


# Hostile, but allowed: made harmless where it is shown, untouched here.


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "=HYPERLINK(1)", "@SUM(1)", "../../x", "{{ 1 }}", "%n" * 100],
)
def test_text_that_attacks_what_shows_it_is_text(text):
    assert read_bundle(with_first(did=text)).contents.group_trials[0].did == text
