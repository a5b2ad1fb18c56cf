"""A merge that is stopped, killed or refused half way: the library is as before, and goes on."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.fixtures.bundles import make_contents
from tests.fixtures.groups import writers
from tests.journeys.people import Person

ROOT = Path(__file__).parents[2]
POSIX = pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
# The command, with a blow at the moment when the given number of snapshots is stored.
STRUCK = """
import os, signal, sys
from journal.cli import main
from journal.group import library

signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
stored, store = [], library.store_snapshot

def store_and_strike(*given):
    store(*given)
    stored.append(1)
    if len(stored) == int(sys.argv[1]):
        os.kill(os.getpid(), int(sys.argv[2]))

library.store_snapshot = store_and_strike
sys.exit(main(sys.argv[3:]))
"""


@pytest.fixture
def person(tmp_path: Path) -> Person:
    made = Person(tmp_path / "home")
    made.group = made.run("group", "new", "Elm Park", "--json").json["id"]
    return made


@pytest.fixture
def folder(tmp_path: Path, person: Person) -> Path:
    """The bundles of eight contributors."""
    made = tmp_path / "folder"
    made.mkdir()
    for number, writer in enumerate(writers(8, person.group)):
        contents = make_contents(random.Random(number), 20)
        (made / f"{number}.trialbundle").write_bytes(writer.bundle(contents))
    return made


def tables(person: Person) -> dict[str, list[object]]:
    """Every row of the library, read by sqlite3 alone."""
    with closing(sqlite3.connect(person.home / "groups" / f"{person.group}.db")) as library:
        assert library.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        names = library.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: library.execute(f"SELECT * FROM {name}").fetchall() for (name,) in names}


def struck(
    person: Person, after: int, blow: int, *arguments: object
) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", STRUCK, str(after), str(blow), "--home", str(person.home)]
        + [str(one) for one in arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )


@POSIX
@pytest.mark.parametrize("after", [1, 8])
def test_a_killed_merge_leaves_the_library_and_the_next_one_ends_the_same(
    after: int, person: Person, folder: Path, tmp_path: Path
) -> None:
    before = tables(person)
    killed = struck(person, after, signal.SIGKILL, "merge", folder)
    assert killed.returncode == -signal.SIGKILL
    assert tables(person) == before
    again = person.run("merge", folder, "--json").json
    assert len(again["awaiting_admission"]) == 8
    person.run("group", "admit", "--all")

    never_killed = Person(tmp_path / "never killed")
    person.run("group", "invite", "--out", tmp_path / "invitation")
    person.run("collect", "--out", tmp_path / "all.trialcollection")
    never_killed.join(tmp_path / "invitation")
    never_killed.run("merge", tmp_path / "all.trialcollection")
    assert never_killed.fingerprint() == person.fingerprint()


@POSIX
def test_a_merge_stopped_by_the_keyboard_leaves_the_library_as_it_was(
    person: Person, folder: Path
) -> None:
    person.run("merge", folder / "0.trialbundle")
    person.run("group", "admit", "--all")
    before, fingerprint = tables(person), person.fingerprint()
    stopped = struck(person, 3, signal.SIGINT, "merge", folder)
    assert stopped.returncode == 130
    assert stopped.stderr == "Stopped; nothing was left half done.\n"
    assert tables(person) == before
    assert person.fingerprint() == fingerprint
    assert len(person.run("merge", folder, "--json").json["awaiting_admission"]) == 7


def test_a_library_that_another_process_is_writing_is_a_sentence(
    person: Person, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = person.home / "groups" / f"{person.group}.db"
    monkeypatch.setattr(
        "journal.store.engine.PRAGMAS", ("PRAGMA foreign_keys = ON", "PRAGMA busy_timeout = 10")
    )
    before = tables(person)
    with closing(sqlite3.connect(library, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        said = person.run("merge", folder, status=1)
        other.execute("ROLLBACK")
    assert "Another program is using" in said.err
    assert tables(person) == before


def test_a_damaged_library_is_a_sentence_that_says_what_to_do(person: Person, folder: Path) -> None:
    library = person.home / "groups" / f"{person.group}.db"
    library.write_bytes(b"not a library any more, " * 300)
    said = person.run("merge", folder, status=1)
    assert "is damaged. Move" in said.err
    assert "merge the newest collection" in said.err
    library.unlink()
    assert len(person.run("merge", folder, "--json").json["awaiting_admission"]) == 8


def test_a_full_disk_in_a_merge_leaves_the_library_as_it_was(
    person: Person, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tables(person)
    monkeypatch.setattr(
        "journal.store.engine.PRAGMAS", ("PRAGMA foreign_keys = ON", "PRAGMA max_page_count = 60")
    )
    assert "disk is full" in person.run("merge", folder, status=1).err
    monkeypatch.undo()
    assert tables(person) == before


def test_a_folder_of_junk_is_told_file_by_file_and_the_good_is_taken(
    person: Person, folder: Path
) -> None:
    good = (folder / "0.trialbundle").read_bytes()
    (stranger,) = writers(1, "0" * 26, seed=9)
    junk = {
        "a cut.trialbundle": good[: len(good) // 2],
        "bits.trialbundle": good[:3_000] + bytes([good[3_000] ^ 1]) + good[3_001:],
        "empty.trialbundle": b"",
        "other.trialbundle": stranger.bundle(make_contents(random.Random(1), 1)),
        "text.trialadmissions": b"hello",
        "list.trialadmissions": b"{}",
        "x.trialcollection": b"PK\x03\x04collection.json",
        "0 (conflicted copy).trialbundle": good,
    }
    for name, data in junk.items():
        (folder / name).write_bytes(data)
    (folder / ".half.trialbundle").write_bytes(good[:100])
    (folder / "photo.jpg").write_bytes(b"x")
    (folder / "sub.trialbundle").mkdir()
    shown = person.run("merge", folder, "--json").json
    assert len(shown["awaiting_admission"]) == 8
    assert [one["file"] for one in shown["unchanged"]] == ["0.trialbundle"]
    assert sorted(one["file"] for one in shown["refused"]) == sorted(junk)[1:]
    assert all(one["reason"].endswith(".") for one in shown["refused"])
    json.dumps(shown)


def test_a_library_damaged_in_the_middle_gets_the_same_sentence(
    person: Person, folder: Path
) -> None:
    person.run("merge", folder)
    library = person.home / "groups" / f"{person.group}.db"
    whole = library.read_bytes()
    library.write_bytes(whole[:8_192] + os.urandom(len(whole) - 8_192))
    assert "Move" in person.run("merge", folder, status=1).err
