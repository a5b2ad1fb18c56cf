"""The group's folder by command: chosen, shared into, looked at, merged."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.people import Person


@pytest.fixture
def folder(tmp_path: Path, founder: Person, member: Person) -> Iterator[Path]:
    """A folder that both use."""
    made = tmp_path / "shared"
    made.mkdir()
    for one in (founder, member):
        one.in_group("group", "folder", made)
    return made


def log(person: Person, worked: str = "fine") -> None:
    person.run(
        "log", "--task", "Marking", "--tool", "Claude", "--outcome", "worked", "--worked", worked,
        "--visibility", "group",
    )  # fmt: skip


def status(person: Person) -> dict:
    return person.in_group("group", "status", "--json").json


def test_a_round_by_one_folder(founder: Person, member: Person, folder: Path) -> None:
    log(member)
    assert str(folder) in member.in_group("bundle").out
    (hers,) = folder.iterdir()
    shown = status(founder)
    assert (shown["waiting"], shown["invited"], shown["to_merge"]) == (1, 2, [hers.name])
    assert "merged" not in {one["state"] for one in shown["files"]}
    assert "1 waiting to be let in" in founder.in_group("merge").out
    founder.in_group("group", "admit", "--all")
    assert status(founder)["counts"]["current"] == 1
    said = founder.in_group("group", "status").out
    assert "1 of 2 invited count today." in said
    assert "current, 1 trial" in said
    log(member, "again")
    member.in_group("bundle")
    assert list(folder.iterdir()) == [hers], "she has one file there, however often she shares"
    assert "1 changed" in founder.in_group("merge").out
    member.in_group("withdraw", "--all")
    assert "1 withdrawn" in founder.in_group("merge").out
    assert status(founder)["contributions"] == []


def test_leaving_by_the_folder(founder: Person, member: Person, folder: Path) -> None:
    log(member)
    member.in_group("bundle")
    founder.in_group("merge")
    founder.in_group("group", "admit", "--all")
    member.in_group("group", "leave")
    assert "1 withdrawn" in founder.in_group("merge").out


def test_a_merge_of_the_folder_names_what_it_leaves(
    founder: Person, member: Person, folder: Path
) -> None:
    log(member)
    member.in_group("bundle")
    (hers,) = folder.iterdir()
    (folder / "half.trialbundle").write_bytes(hers.read_bytes()[:3000])
    (folder / "notes.trialbundle").write_bytes(b"notes of a meeting")
    shown = founder.in_group("merge", "--json").json
    refused = {one["file"]: one["reason"] for one in shown["refused"]}
    assert "still arriving" in refused["half.trialbundle"]
    assert "Trial Journal" in refused["notes.trialbundle"]
    assert len(shown["awaiting_admission"]) == 1
    said = founder.in_group("group", "status").out
    assert "half.trialbundle: still arriving." in said
    assert "nobody knows whose  unreadable, notes.trialbundle: " in said


def test_choosing_showing_and_forgetting(founder: Person, tmp_path: Path) -> None:
    def show(*arguments: object, status: int = 0) -> str:
        said = founder.in_group("group", "folder", *arguments, status=status)
        return said.out + said.err

    assert "has no folder" in show()
    assert "Name the folder" in show("--by-itself", status=1)
    assert "is not there now" in show(tmp_path / "gone", status=1)
    assert "private" in show(founder.home, status=1)
    (tmp_path / "stick").mkdir()
    assert "merged when you ask" in show(tmp_path / "stick")
    assert "by itself" in show("--by-itself")
    assert "by itself" in show(), "it stays so"
    assert "merged when you ask" in show("--when-asked")
    assert "Either" in show(tmp_path / "stick", "--forget", status=1)
    assert "has no folder" in show("--forget")


def test_without_a_folder_a_file_has_to_be_named(member: Person) -> None:
    log(member)
    for command in (("bundle",), ("withdraw", "--all"), ("group", "leave")):
        assert "group folder" in member.in_group(*command, status=1).err


def test_a_stick_pulled_out_is_never_written_beside(member: Person, folder: Path) -> None:
    log(member)
    folder.rmdir()
    for command in (("bundle",), ("merge",), ("group", "status")):
        assert "is not there now" in member.in_group(*command, status=1).err
    assert not folder.exists()


def test_the_message_names_nobody(founder: Person, member: Person, folder: Path) -> None:
    log(member)
    member.in_group("bundle")
    founder.in_group("merge")
    message = founder.in_group("group", "status", "--message").out
    assert "round 1 of Elm Park" in message
    assert "folder" in message
    assert status(founder)["message"].strip() == message.strip()
    for one in status(founder)["contributions"]:
        assert one["code"] not in message
    assert "a.trialbundle" in founder.in_group("group", "status", "--about", "a.trialbundle").out
    founder.in_group("group", "folder", "--forget")
    assert "by mail" in founder.in_group("group", "status", "--message").out
