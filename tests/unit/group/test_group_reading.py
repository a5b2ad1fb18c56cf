"""Files and folders read for a merge."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from journal.bundle.seal import new_identity, seal
from journal.errors import UserError
from journal.group import membership
from journal.group.merge.paths import files_in, first_missing
from journal.group.merge.reading import open_file, read_paths
from journal.paths import Home
from tests.fixtures.groups import Computer, plain_group, snapshot_of, writers

GROUP = plain_group()
(WRITER,) = writers(1, GROUP.id)
IDENTITY, RECIPIENT = new_identity()


def bundle(trials: int = 1) -> bytes:
    import random

    from tests.fixtures.bundles import make_contents

    return WRITER.bundle(make_contents(random.Random(1), trials), 7)


def read(*paths: Path):
    return read_paths(paths, GROUP.signed.announcement, [IDENTITY])


def test_a_folder_gives_its_files_of_this_program_in_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.trialbundle", "A.TrialBundle", "c.trialcollection", "d.trialadmissions"):
        (tmp_path / name).write_bytes(b"x")
    for name in (".hidden.trialbundle", "notes.docx", "desktop.ini", "b.trialbundle.part"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "folder.trialbundle").mkdir()
    named = [file.name for file in files_in([tmp_path])]
    assert named == ["A.TrialBundle", "b.trialbundle", "c.trialcollection", "d.trialadmissions"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes in folders are POSIX")
def test_a_pipe_in_a_folder_does_not_hold_the_merge_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "endless.trialbundle")
    assert list(files_in([tmp_path])) == []


def test_a_file_that_is_named_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "from the e-mail.bin"
    path.write_bytes(bundle())
    assert [one.file for one in read(path).arrivals] == ["from the e-mail.bin"]


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    assert first_missing([tmp_path, gone]) == gone
    assert first_missing([tmp_path]) is None
    assert first_missing([Path("x" * 5_000)]) is not None


def test_sealed_or_not_the_same_is_read(tmp_path: Path) -> None:
    (tmp_path / "1.trialbundle").write_bytes(bundle())
    (tmp_path / "2.trialbundle").write_bytes(seal(bundle(), [RECIPIENT]))
    one, other = read(tmp_path).arrivals
    assert (one.header, one.manifest_hash) == (other.header, other.manifest_hash)
    assert one.source.sha256 != other.source.sha256


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "not a file that Trial Journal wrote"),
        (b"\x00" * 100, "not a file that Trial Journal wrote"),
        (b"{", "damaged"),
        (b"{}", "no file of Trial Journal"),
        (b'{"trialJournal": "collection 2"}', "newer Trial Journal"),
        (b'{"trialJournal": "collection 1"}', "announcement in this file is damaged"),
        (b"[" * 100_000, "not a file that Trial Journal wrote"),
        (b'{"a":' * 100_000, "damaged"),
        (b'{"trialJournal": ' + b"9" * 5_000 + b"}", "damaged"),
        (b"age-encryption.org/v1\n" + b"x" * 100, "damaged"),
        (bundle()[: 2**15], "incomplete or damaged"),
        (bundle() + b"x", "damaged"),
        (seal(bundle(), [new_identity()[1]]), "does not open here"),
        (seal(bundle(), [RECIPIENT])[:-40], "damaged"),
        (seal(seal(bundle(), [RECIPIENT]), [RECIPIENT]), "not a file that Trial Journal wrote"),
    ],
)
def test_each_bad_file_is_refused_with_its_sentence(data: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / "bad.trialbundle").write_bytes(data)
    (tmp_path / "good.trialbundle").write_bytes(bundle())
    incoming = read(tmp_path)
    (refused,) = incoming.refused
    assert refused.file == "bad.trialbundle"
    assert why in refused.reason
    assert len(incoming.arrivals) == 1


def test_what_another_part_reads_is_refused_with_what_it_is_for(tmp_path: Path) -> None:
    sent = [tmp_path / "Elm Park.trialinvitation", tmp_path / "Elm Park.trialrole"]
    for path in sent:
        path.write_bytes(b"trial-journal-invitation-1:")
    refused = read_paths(sent, GROUP.signed.announcement, []).refused
    assert ["invitation" in refused[0].reason, "role" in refused[1].reason] == [True, True]


def test_a_bundle_for_another_group_is_refused(tmp_path: Path) -> None:
    (stranger,) = writers(1, plain_group(2).id)
    (tmp_path / "x.trialbundle").write_bytes(stranger.bundle(snapshot_of(stranger).contents, 1))
    (refused,) = read(tmp_path).refused
    assert "another group" in refused.reason


def test_progress_counts_the_files(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.trialbundle").write_bytes(b"x")
    seen: list[tuple[int, int]] = []
    read_paths([tmp_path], GROUP.signed.announcement, [], lambda done, of: seen.append((done, of)))
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_what_is_opened_needs_no_more_than_its_bytes() -> None:
    assert open_file(bundle(), []).bundle is not None
    with pytest.raises(UserError):
        open_file(b"PK\x03\x04" + b"\xff" * 100, [])


def test_of_a_collection_that_is_damaged_at_its_end_nothing_is_taken(tmp_path: Path) -> None:
    """Only at the end is it known that all before is what was written."""
    with closing(Computer(Home(tmp_path / "home")).found()) as elm:
        elm.log()
        elm.merge(elm.share().sealed)
        whole = elm.collection()
        found = []
        for data in (whole, whole[:-1], whole + b"x", whole[:-30] + b"?" + whole[-29:]):
            (tmp_path / "x.trialcollection").write_bytes(data)
            announced = membership.announcement_of(elm.mine)
            found.append(read_paths([tmp_path / "x.trialcollection"], announced, []))
    assert [len(one.arrivals) for one in found] == [1, 0, 0, 0]
    assert [len(one.admissions) for one in found] == [1, 0, 0, 0]
    assert [len(one.refused) for one in found] == [0, 1, 1, 1]
