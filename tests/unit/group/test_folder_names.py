"""What a file's name in a shared folder says, for the programs that people sync and copy with."""

import pytest

from journal.group.folder.names import arriving_as, is_ours, is_placeholder


@pytest.mark.parametrize(
    "name",
    [
        "Elm-Park-4F7K-9Q2M.trialbundle",
        "Elm-Park-4F7K-9Q2M (conflicted copy 2026-11-20).trialbundle",  # Dropbox
        "Elm-Park-4F7K-9Q2M (Anna's conflicted copy 2026-11-20).trialbundle",
        "Elm-Park-4F7K-9Q2M (conflicted copy 2026-11-20 101530).trialbundle",  # Nextcloud
        "Elm-Park-4F7K-9Q2M-LAPTOP-7.trialbundle",  # OneDrive
        "Elm-Park-4F7K-9Q2M (1).trialbundle",  # Google Drive, browsers
        "Elm-Park-4F7K-9Q2M 2.trialbundle",  # iCloud
        "Elm-Park-4F7K-9Q2M.sync-conflict-20261120-101530-ABCDEFG.trialbundle",  # Syncthing
        "Kopie von Elm-Park-4F7K-9Q2M.trialbundle",
        "Elm-Park-4F7K-9Q2M - Copy.trialbundle",
        "ALL.TRIALCOLLECTION",
        "who.trialadmissions",
    ],
)
def test_copies_of_every_program_are_files_to_read(name: str) -> None:
    assert is_ours(name)
    assert arriving_as(name) is None


@pytest.mark.parametrize(
    ("name", "final"),
    [
        (".syncthing.a.trialbundle.tmp", "a.trialbundle"),
        ("~syncthing~a.trialbundle.tmp", "a.trialbundle"),
        (".a.trialbundle.1a2b3c4d", "a.trialbundle"),  # this program, rsync
        (".a.trialbundle.~1f2e", "a.trialbundle"),  # Nextcloud
        ("a.trialbundle.1a2b3c4d.partial", "a.trialbundle"),  # rclone
        ("a.trialbundle.crdownload", "a.trialbundle"),
        ("a.trialbundle.part", "a.trialbundle"),
        ("a.trialbundle.tmp", "a.trialbundle"),
        ("~$a.trialbundle", "a.trialbundle"),
        (".a.trialbundle.icloud", "a.trialbundle"),
        ("a.trialbundle.nextcloud", "a.trialbundle"),
        ("All.TrialCollection.PARTIAL", "All.TrialCollection"),
        ("a (1).trialbundle.crdownload", "a (1).trialbundle"),
    ],
)
def test_what_a_program_writes_until_a_file_is_whole_is_on_its_way(name: str, final: str) -> None:
    assert arriving_as(name) == final
    assert not is_ours(name)


@pytest.mark.parametrize(
    "name",
    [
        "._a.trialbundle",  # what macOS keeps beside a file on a stick
        "minutes.docx",
        "~$minutes.docx",
        ".DS_Store",
        "desktop.ini",
        "a.trialbundle.zip",
        "a.trialbundle.txt",
        "Unconfirmed 12345.crdownload",
        ".trialbundle",
    ],
)
def test_other_peoples_files_are_left_alone(name: str) -> None:
    assert not is_ours(name)
    assert arriving_as(name) is None


def test_a_placeholder_is_no_file_on_its_way() -> None:
    assert is_placeholder(".a.trialbundle.icloud")
    assert not is_placeholder("a.trialbundle.tmp")
