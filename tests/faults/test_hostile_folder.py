"""A shared folder in which somebody puts more than bundles: odd names, links, what is no file."""

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.bundle.texts import is_clean
from tests.fixtures.bundles import make_contents
from tests.fixtures.groups import writers
from tests.journeys.people import Person

POSIX = pytest.mark.skipif(os.name == "nt", reason="such names and links are POSIX")
NAMES = (b"a\xe2\x80\xaeb.trialbundle", b"\x1b[2Jc.trialbundle", b"d\ne.trialbundle", b"\xff\xfe")


@pytest.fixture
def person(tmp_path: Path) -> Person:
    made = Person(tmp_path / "home")
    made.group = made.run("group", "new", "Elm Park", "--json").json["id"]
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "folder"
    made.mkdir()
    return made


@pytest.fixture
def bundles(person: Person) -> Iterator[bytes]:
    return (
        writer.bundle(make_contents(random.Random(number), 1))
        for number, writer in enumerate(writers(9, person.group))
    )


def put(folder: Path, name: bytes, data: bytes) -> None:
    (folder / os.fsdecode(name)).write_bytes(data)


@POSIX
def test_files_with_names_that_cannot_be_shown_are_merged_and_told_by_a_clean_name(
    person: Person, folder: Path, bundles: Iterator[bytes]
) -> None:
    """A name that is no text stopped the merge of the whole folder; others turned lines around."""
    for name in (*NAMES[:3], NAMES[3] + b".trialbundle"):
        put(folder, name, next(bundles))
        put(folder, b"x" + name.removesuffix(b".trialbundle") + b".trialbundle", b"junk")
    first = person.run("merge", folder, "--json").json
    assert (len(first["awaiting_admission"]), len(first["refused"])) == (4, 4)
    names = [one["file"] for kind in ("awaiting_admission", "refused") for one in first[kind]]
    assert all(name.endswith(".trialbundle") and is_clean(name) for name in names)
    said = person.run("merge", folder).out
    assert is_clean(said)
    assert len(said.splitlines()) == 1 + 4 + 1


@POSIX
def test_the_groups_folder_shows_such_files_by_a_clean_name(
    person: Person, folder: Path, bundles: Iterator[bytes]
) -> None:
    person.run("group", "folder", folder)
    for name in (*NAMES[:3], NAMES[3] + b".trialbundle"):
        put(folder, name, next(bundles))
        put(folder, b"x" + name.removesuffix(b".trialbundle") + b".trialbundle", b"junk" * 100)
    for command in (("group", "status"), ("group", "status", "--json"), ("merge",)):
        said = person.run(*command).out
        assert is_clean(said)
    assert len(person.run("merge", folder, "--json").json["unchanged"]) == 4


@POSIX
def test_links_lead_nowhere_and_pipes_are_left_alone(
    person: Person, folder: Path, bundles: Iterator[bytes], tmp_path: Path
) -> None:
    (folder / "good.trialbundle").write_bytes(next(bundles))
    secret = tmp_path / "secret.txt"
    secret.write_text("the words of somebody else")
    (folder / "secret.trialbundle").symlink_to(secret)
    (folder / "nowhere.trialbundle").symlink_to(tmp_path / "nowhere")
    (folder / "itself.trialbundle").symlink_to(folder / "itself.trialbundle")
    (folder / "loop.trialbundle").symlink_to(folder)
    (folder / "endless.trialbundle").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.trialbundle")
    shown = person.run("merge", folder, "--json").json
    assert len(shown["awaiting_admission"]) == 1
    assert [one["file"] for one in shown["refused"]] == ["secret.trialbundle"]
    assert "not a file that Trial Journal wrote" in shown["refused"][0]["reason"]


@POSIX
@pytest.mark.parametrize("name", ["pipe", "endless"])
def test_what_is_no_file_is_refused_also_where_it_is_named(
    name: str, person: Person, folder: Path
) -> None:
    os.mkfifo(folder / "pipe")
    (folder / "endless").symlink_to("/dev/zero")
    shown = person.run("merge", folder / name, "--json").json
    assert [one["reason"] for one in shown["refused"]] == [
        f"{name} is no file, so nothing was read from it."
    ]
