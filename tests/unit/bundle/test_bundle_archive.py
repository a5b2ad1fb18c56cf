"""The archive has one form: whatever the writer would not have written is refused."""

import io
import struct
import tracemalloc
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.bundle import archive
from journal.bundle.archive import ArchiveLimits, read_archive, write_archive
from journal.bundle.refused import Refused
from journal.errors import UserError

ROOMY = ArchiveLimits()
MEMBERS = {"a.txt": b"first", "b/c.txt": b"second", "d": b""}
names = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,8}(/[a-z0-9]{1,4})?", fullmatch=True)


@given(st.dictionaries(names, st.binary(max_size=200), max_size=5))
def test_what_was_written_is_read_in_the_order_of_names(members):
    if not members:
        return
    found = read_archive(write_archive(members), ROOMY)
    assert found == members
    assert list(found) == sorted(members)


@given(st.dictionaries(names, st.binary(max_size=50), min_size=1, max_size=4))
def test_every_zip_reader_finds_the_same(members):
    with zipfile.ZipFile(io.BytesIO(write_archive(members))) as found:
        assert found.testzip() is None
        assert {name: found.read(name) for name in found.namelist()} == members


def test_the_order_of_insertion_does_not_show():
    assert write_archive(MEMBERS) == write_archive(dict(reversed(MEMBERS.items())))


@pytest.mark.parametrize(
    "name",
    ["", "/a", "../a", "a/../b", "a//b", "a/", "./a", ".a", "a\\b", "C:a", "é", "a\0b", "x" * 201],
)
def test_unsafe_names_are_neither_written_nor_read(name):
    with pytest.raises(ValueError, match="not a safe member name"):
        write_archive({name: b""})
    raw = name.encode()
    facts = archive._Facts(raw, 0, 0, 0)
    header = facts.local_header()
    entry = facts.directory_entry()
    data = header + entry + archive._end(1, len(entry), len(header))
    with pytest.raises(Refused):
        read_archive(data, ROOMY)


def test_every_flip_of_a_bit_is_refused():
    data = write_archive(MEMBERS)
    for at in range(len(data)):
        for bit in range(8):
            flipped = bytearray(data)
            flipped[at] ^= 1 << bit
            with pytest.raises(Refused):
                read_archive(bytes(flipped), ROOMY)


def test_every_cut_and_every_addition_is_refused():
    data = write_archive(MEMBERS)
    for end in range(len(data)):
        with pytest.raises(Refused):
            read_archive(data[:end], ROOMY)
    for changed in (data + b"\0", b"\0" + data, data + data, b"MZ" + data):
        with pytest.raises(Refused):
            read_archive(changed, ROOMY)


@given(st.binary(max_size=300))
def test_anything_else_is_refused_with_a_sentence(data):
    for one in (data, b"PK\x03\x04" + data, write_archive(MEMBERS)[:-22] + data):
        if one != write_archive(MEMBERS):
            with pytest.raises(Refused):
                read_archive(one, ROOMY)


def zip_of(*members, compression=zipfile.ZIP_STORED, comment=b""):
    """A ZIP by Python's own writer, as near to ours as it can be."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", compression) as target:
        for name, content in members:
            info = name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name)
            info.compress_type = compression
            target.writestr(info, content)
        target.comment = comment
    return written.getvalue()


def link(name):
    info = zipfile.ZipInfo(name)
    info.external_attr = 0o120777 << 16
    return info


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(write_archive({"aa": b"", "ab": b""}).replace(b"ab", b"aa"), id="duplicates"),
        pytest.param(write_archive({"aa": b"", "ab": b""}).replace(b"aa", b"ac"), id="not sorted"),
        pytest.param(zip_of((link("a"), b"/etc/passwd")), id="symbolic link"),
        pytest.param(zip_of(("/etc/passwd", b"")), id="absolute path"),
        pytest.param(zip_of(("../../a", b"")), id="path upwards"),
        pytest.param(zip_of(("a/", b"")), id="folder"),
        pytest.param(zip_of(("a", b"1"), comment=b"a comment"), id="comment"),
        pytest.param(
            zip_of(("a", bytes(10_000_000)), compression=zipfile.ZIP_DEFLATED), id="zip bomb"
        ),
        pytest.param(zip_of(("a.zip", zip_of(("a", b"1")))), id="nested"),
        pytest.param(zip_of(), id="empty"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_zips_of_other_writers_are_refused(data):
    with pytest.raises(Refused):
        read_archive(data, ROOMY)


def test_overlapping_members_are_refused():
    """Two directory entries that point at the same bytes, the way overlap bombs are made."""
    data = write_archive({"a": b"x" * 100, "b": b"x" * 100})
    end = len(data) - 22
    entry = 46 + 1
    first, second = data[end - 2 * entry : end - entry], bytearray(data[end - entry : end])
    second[42:46] = first[42:46]
    with pytest.raises(Refused):
        read_archive(data[: end - entry] + bytes(second) + data[end:], ROOMY)


@pytest.mark.parametrize("claim", [2**32 - 1, 2**31, 64 * 2**20 + 1, 1000])
def test_a_claim_beyond_the_file_takes_no_memory(claim):
    data = bytearray(write_archive({"a": b"content"}))
    struct.pack_into("<II", data, 18, claim, claim)
    tracemalloc.start()
    with pytest.raises(Refused):
        read_archive(bytes(data), ROOMY)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100_000


def test_memory_stays_near_the_size_of_the_file():
    data = write_archive({f"{n:03}": bytes(100_000) for n in range(50)})
    tracemalloc.start()
    read_archive(data, ArchiveLimits(members=50))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1.2 * len(data)


def test_limits_hold_at_and_over_each():
    data = write_archive(MEMBERS)
    at = ArchiveLimits(members=3, member=6, total=len(data))
    assert read_archive(data, at) == MEMBERS
    for over in (
        ArchiveLimits(members=2, member=6, total=len(data)),
        ArchiveLimits(members=3, member=5, total=len(data)),
        ArchiveLimits(members=3, member=6, total=len(data) - 1),
    ):
        with pytest.raises(Refused):
            read_archive(data, over)


def test_more_members_than_a_zip_can_hold_are_not_written():
    with pytest.raises(UserError, match="more than one file can hold"):
        write_archive({f"{n:05}": b"" for n in range(65_536)})
