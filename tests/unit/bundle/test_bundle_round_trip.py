"""What is written is what is read; the same content is the same bytes; two groups share nothing.

Some examples in the suite; for many: LAWS_EXAMPLES=2000 pytest tests/unit/bundle -k round_trip
"""

import io
import json
import os
import random
import re
import zipfile
from dataclasses import replace

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.bundle import limits
from journal.bundle.archive import ArchiveLimits, archive_size, read_archive
from journal.bundle.contents import Contents
from journal.bundle.identifiers import hmac_id
from journal.bundle.manifest import MANIFEST, PADDING, README, SIGNATURE
from journal.bundle.read import read_bundle, read_snapshot
from journal.bundle.records import GroupTrial
from journal.bundle.refused import Refused
from journal.bundle.tables import TABLES
from journal.bundle.write import build_bundle
from journal.ids import crockford
from tests.fixtures.bundles import (
    any_contents,
    for_leaders,
    make_bundle,
    make_contents,
    make_contributor,
)

ANNE = make_contributor(random.Random(1))
some = settings(max_examples=int(os.environ.get("LAWS_EXAMPLES", "16")))


@given(any_contents())
@some
def test_what_was_written_is_read_and_canonical_and_fills_whole_blocks(contents):
    data = ANNE.bundle(contents)
    assert len(data) % 65536 == 0  # the size tells only how many times 64 KiB
    bundle = read_bundle(data)
    assert bundle.contents == contents
    assert bundle.header == ANNE.header
    for table in TABLES:
        assert (table.path in bundle.members) == bool(getattr(contents, table.contents_field))
        for line in bundle.members.get(table.path, b"").splitlines():
            assert rfc8785.dumps(json.loads(line)) == line
            assert json.loads(line).keys() == table.kind.model_fields.keys()


@given(any_contents(), st.randoms())
@some
def test_the_same_content_is_the_same_bytes_in_whatever_order_it_came(contents, rng):
    def shuffled(records):
        return tuple(rng.sample(records, len(records)))

    again = Contents(*(shuffled(getattr(contents, table)) for table in Contents.__slots__))
    assert ANNE.bundle(again) == ANNE.bundle(contents)


@pytest.mark.parametrize("length", range(1, 120))
def test_small_changes_do_not_show_in_the_size(length):
    contents = make_contents(random.Random(3), 2)
    changed = contents.group_trials[0].model_copy(update={"did": "x" * length})
    contents = replace(contents, group_trials=(changed, *contents.group_trials[1:]))
    assert len(ANNE.bundle(contents)) == 65536


def filled(extra):
    """A bundle of one trial whose texts are `extra` characters longer than one each."""
    long_texts = ("did", "worked", "didnt", "next", "kept", "priority", "change_expected")
    lengths = {}
    for name, most in (("prompt", limits.PROMPT), *dict.fromkeys(long_texts, limits.TEXT).items()):
        lengths[name] = 1 + min(extra, most - 1)
        extra -= lengths[name] - 1
    texts = {name: "x" * length for name, length in lengths.items()}
    return ANNE.bundle(Contents(group_trials=(GroupTrial(id="0" * 26, round=1, **texts),)))


def padding_of(data):
    return len(read_archive(data, ArchiveLimits())[PADDING])


@pytest.mark.parametrize("padding", [0, 9, 10, 99, 100, 999, 1_000, 9_999, 10_000, 65_535])
def test_every_length_finds_a_padding_that_fits_its_own_digits(padding):
    """The number of zeros is itself written in the manifest, with one to five digits."""
    room = padding_of(filled(0)) + (65_536 if padding > 60_000 else 0)
    found = set()
    for extra in range(room - padding - 8, room - padding + 9):
        data = filled(extra)
        assert len(data) % 65_536 == 0
        assert read_bundle(data).contents.group_trials[0].did is not None
        found.add(padding_of(data))
    assert max(found) < 2 * 65_536
    assert any(abs(one - padding) < 8 for one in found)


def test_an_empty_contribution_is_a_signed_file_without_tables():
    bundle = read_bundle(ANNE.bundle(Contents()))
    assert bundle.contents.is_empty
    assert bundle.members.keys() == {README}


def test_it_is_a_plain_zip_that_any_tool_unpacks():
    data = make_bundle(random.Random(4), 2, n_check_ins=1, n_tools=1)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        infos = archive.infolist()
    assert [info.filename for info in infos] == [
        "README.txt",
        "check-ins-group.jsonl",
        "check-ins-leaders.jsonl",
        "datapackage.json",
        "datapackage.sig",
        "padding",
        "tools.jsonl",
        "trials-group.jsonl",
        "trials-leaders.jsonl",
    ]
    for info in infos:
        assert info.date_time == (1980, 1, 1, 0, 0, 0)
        assert info.compress_type == zipfile.ZIP_STORED
        assert (info.create_system, info.external_attr >> 16) == (3, 0o100644)
        assert (info.flag_bits, info.extra, info.comment) == (0, b"", b"")


def test_the_manifest_names_every_member_but_itself_and_its_signature():
    data = make_bundle(random.Random(4), 2, n_check_ins=1, n_tools=1)
    members = read_archive(data, ArchiveLimits())
    stated = json.loads(members[MANIFEST])["resources"]
    assert [one["path"] for one in stated] == sorted(members.keys() - {MANIFEST, SIGNATURE})
    assert members[MANIFEST] == rfc8785.dumps(json.loads(members[MANIFEST]))


def test_the_key_must_be_the_contributors():
    other = make_contributor(random.Random(2))
    with pytest.raises(ValueError, match="not the contributor's"):
        build_bundle(Contents(), ANNE.header, other.key)


def shared_with(group_seed):
    """The same three trials as one person shares them with a group: own key, writer and ids."""
    person = make_contributor(random.Random(group_seed), group=crockford(bytes([group_seed] * 16)))
    trials = []
    for trial in make_contents(random.Random(9), 3).group_trials:
        trials.append(trial.model_copy(update={"id": hmac_id(person.secret, trial.id)}))
    leaders = tuple(for_leaders(trial, "Works with a checklist.") for trial in trials)
    return person, person.bundle(Contents(tuple(trials), leaders))


def test_two_groups_bundles_of_the_same_trials_share_no_id_key_signature_or_hash():
    (anne, one), (also_anne, other) = shared_with(1), shared_with(2)
    first, second = read_archive(one, ArchiveLimits()), read_archive(other, ArchiveLimits())
    texts = [trial.did for trial in read_bundle(one).contents.group_trials]
    assert sorted(texts) == sorted(
        trial.did for trial in read_bundle(other).contents.group_trials
    ), "the same words can be matched; the app says so"
    assert {anne.header.group, anne.header.writer}.isdisjoint(
        {also_anne.header.group, also_anne.header.writer}
    )
    same_for_all = {README, PADDING}
    random_looking = re.compile(rb"[0-9A-HJKMNP-TV-Z]{26}|[0-9a-f]{64}")

    def traces(members):
        found = set()
        for content in members.values():
            found |= set(random_looking.findall(content))
        fixed = {
            one["hash"].removeprefix("sha256:").encode()
            for one in json.loads(members[MANIFEST])["resources"]
            if one["path"] in same_for_all
        }
        return found - fixed | {members[SIGNATURE]}

    assert len(traces(first)) >= 3 + 4 + 2
    assert traces(first).isdisjoint(traces(second))


def parts(contents, **header):
    data = build_bundle(contents, replace(ANNE.header, **header), ANNE.key)
    bundle = read_bundle(data)
    return bundle.manifest, bundle.signature, dict(bundle.members)


def test_a_snapshot_is_read_again_from_its_parts_with_or_without_its_padding():
    contents = make_contents(random.Random(5), 2, n_check_ins=1)
    data = ANNE.bundle(contents)
    bundle = read_bundle(data)
    assert PADDING not in bundle.members
    again = read_snapshot(bundle.manifest, bundle.signature, bundle.members)
    assert again == bundle
    padding = read_archive(data, ArchiveLimits())[PADDING]
    assert read_snapshot(bundle.manifest, bundle.signature, {**bundle.members, PADDING: padding})
    with pytest.raises(Refused):
        read_snapshot(
            bundle.manifest, bundle.signature, {**bundle.members, PADDING: b"1" * len(padding)}
        )


def test_a_copy_upwards_may_leave_out_what_was_for_the_group_and_nothing_else():
    manifest, signature, members = parts(make_contents(random.Random(5), 2, n_check_ins=1))
    upwards = {path: content for path, content in members.items() if "group" not in path}
    with pytest.raises(Refused, match="lacks a part"):
        read_snapshot(manifest, signature, upwards)
    bundle = read_snapshot(manifest, signature, upwards, without_group_files_allowed=True)
    assert bundle.contents.group_trials == ()
    assert len(bundle.contents.leaders_trials) == 2
    assert bundle.manifest == manifest
    for path in upwards:
        lacking = {name: content for name, content in upwards.items() if name != path}
        with pytest.raises(Refused, match="lacks a part"):
            read_snapshot(manifest, signature, lacking, without_group_files_allowed=True)


def test_a_whole_copy_is_still_checked_where_parts_might_be_left_out():
    manifest, signature, members = parts(make_contents(random.Random(5), 2))
    assert read_snapshot(manifest, signature, members, without_group_files_allowed=True)
    members["trials-group.jsonl"] = members["trials-group.jsonl"].replace(b"2026", b"2025")
    with pytest.raises(Refused):
        read_snapshot(manifest, signature, members, without_group_files_allowed=True)


def test_the_size_of_an_archive_is_known_before_it_is_written():
    data = make_bundle(random.Random(4), 2)
    members = read_archive(data, ArchiveLimits())
    assert archive_size({name: len(content) for name, content in members.items()}) == len(data)
