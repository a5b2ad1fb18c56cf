"""One teacher, two computers, a backup between them: every step by the commands she has."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.people import Person

TRIAL = ("--task", "marking", "--tool", "chatgpt", "--outcome", "mixed", "--visibility", "group")


def log(person: Person, worked: str, *more: object) -> str:
    return str(person.run("log", *TRIAL, "--worked", worked, *more, "--json").json["id"])


def trials_in(library: Person) -> int:
    (mine,) = library.run("group", "list", "--json").json
    return int(mine["trials"])


def codes_in(person: Person, file: Path) -> set[str]:
    """The ids in the group of the trials in a file, as its writer can open it."""
    members = person.run("inspect", file, "--json").json["members"]
    text = next((one["text"] for one in members if one["path"] == "trials-group.jsonl"), "")
    return {line.split('"id":"')[1][:26] for line in text.splitlines()}


@pytest.fixture
def facilitator(tmp_path: Path) -> Person:
    made = Person(tmp_path / "facilitator")
    made.group = made.run("group", "new", "Elm Park", "--invited", "5", "--json").json["id"]
    made.in_group("group", "invite", "--out", tmp_path / "invitation")
    return made


@pytest.fixture
def old(tmp_path: Path, facilitator: Person) -> Person:
    """Her old laptop, with one trial that the group has."""
    made = Person(tmp_path / "old")
    made.join(tmp_path / "invitation")
    log(made, "before the backup")
    merge(facilitator, made.bundle(tmp_path / "first.trialbundle"))
    return made


@pytest.fixture
def new(tmp_path: Path, old: Person) -> Person:
    """Her new laptop: a restored backup of the old one."""
    made = Person(tmp_path / "new", old.group)
    made.run("restore", old.run("backup", "--json").json["file"])
    return made


def merge(facilitator: Person, *files: Path) -> Any:
    said = facilitator.in_group("merge", *files, "--json").json
    if said["awaiting_admission"]:
        facilitator.in_group("group", "admit", "--all")
    return said


def test_a_new_computer_brings_home_what_the_lost_one_shared(
    facilitator: Person, old: Person, new: Person, tmp_path: Path
) -> None:
    for n in range(4):
        log(old, f"since {n}", "--minutes-usual", 20, "--minutes-ai", 10)
    last = old.bundle(tmp_path / "last.trialbundle")
    merge(facilitator, last)
    log(new, "on the new one")
    new.in_group("merge", last)  # from the group's folder, say

    out = tmp_path / "next.trialbundle"
    said = new.in_group("bundle", "--out", out, status=1)
    assert "Your last share holds 4 trials that are not in this journal" in said.err
    assert not out.exists()
    assert new.in_group("group", "bring-in", "--look", "--json").json["trials"] == 4
    brought = new.in_group("group", "bring-in")
    assert "Brought in 4 trials." in brought.out
    assert "the minutes are not recorded here" in brought.out
    assert "nothing to bring in" in new.in_group("group", "bring-in").out
    new.bundle(out)
    assert len(merge(facilitator, out)["changed"]) == 1
    assert trials_in(facilitator) == 6
    assert codes_in(new, out) > codes_in(old, last)


def test_what_the_lost_one_shared_is_taken_back_only_if_she_says_so(
    facilitator: Person, old: Person, new: Person, tmp_path: Path
) -> None:
    log(old, "since")
    last = old.bundle(tmp_path / "last.trialbundle")
    merge(facilitator, last)
    new.in_group("merge", last)
    out = tmp_path / "next.trialbundle"
    for command in (("bundle",), ("withdraw", "--all"), ("group", "leave")):
        said = new.in_group(*command, "--out", out, status=1)
        assert "1 trial that is not in this journal" in said.err, command
        assert not out.exists()
    new.in_group("bundle", "--out", out, "--take-over")
    merge(facilitator, out)
    assert trials_in(facilitator) == 1


def test_bringing_in_shares_nothing_again_that_was_taken_back_or_changed_elsewhere(
    facilitator: Person, old: Person, tmp_path: Path
) -> None:
    changed, taken_back = log(old, "as it was"), log(old, "to be taken back")
    old.bundle(tmp_path / "second.trialbundle")
    new = Person(tmp_path / "new", old.group)
    new.run("restore", old.run("backup", "--json").json["file"])
    old.run("edit", changed, "--worked", "as it is")
    log(old, "since")
    last = tmp_path / "last.trialbundle"
    old.in_group("withdraw", taken_back, "--out", last)
    merge(facilitator, last)
    new.in_group("merge", last)

    out = tmp_path / "next.trialbundle"
    differing = "1 says something else there; 1 that this journal shares is not in it"
    said = new.in_group("bundle", "--out", out, status=1)
    assert "holds 1 trial that is not in this journal" in said.err
    assert f"Besides, {differing}." in said.err
    assert "Brought in 1 trial" in new.in_group("group", "bring-in").out
    said = new.in_group("bundle", "--out", out, status=1)
    assert f"written on another computer: {differing};" in said.err
    new.in_group("withdraw", taken_back, "--out", out, status=1)
    assert not out.exists()
    new.run("edit", changed, "--worked", "as it is")
    new.in_group("withdraw", taken_back, "--take-over", "--out", out)
    merge(facilitator, out)
    assert trials_in(facilitator) == 3
    assert b"as it was" not in facilitator.library_bytes()
    new.bundle(out)


def test_a_bundle_named_is_looked_into_where_no_library_has_it(
    old: Person, new: Person, tmp_path: Path
) -> None:
    log(old, "since")
    last = old.bundle(tmp_path / "last.trialbundle")
    assert new.in_group("group", "bring-in", last, "--json").json["trials"] == 1
    assert "Brought" not in new.in_group("group", "bring-in", last).out
    new.bundle(tmp_path / "next.trialbundle")
    assert codes_in(new, tmp_path / "next.trialbundle") == codes_in(old, last)


def test_the_lost_computer_that_is_found_again_asks_as_well(
    facilitator: Person, old: Person, new: Person, tmp_path: Path
) -> None:
    log(new, "on the new one")
    merge(facilitator, theirs := new.bundle(tmp_path / "new.trialbundle"))
    old.in_group("merge", theirs)
    said = old.in_group("bundle", "--out", tmp_path / "old.trialbundle", status=1)
    assert "1 trial that is not in this journal" in said.err
    old.in_group("group", "bring-in")
    merge(facilitator, old.bundle(tmp_path / "old.trialbundle"))
    assert trials_in(facilitator) == 2
    said = merge(facilitator, theirs)
    assert len(said["superseded_from_elsewhere"]) == 1


def test_a_copied_data_folder_asks_too(facilitator: Person, old: Person, tmp_path: Path) -> None:
    with closing(sqlite3.connect(old.home / "journal.db")) as journal:
        journal.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(old.home, tmp_path / "copy")
    copy = Person(tmp_path / "copy", old.group)
    log(old, "on the old one")
    log(copy, "on the copy")
    first = old.bundle(tmp_path / "old.trialbundle")
    merge(facilitator, first)
    copy.in_group("merge", first)
    said = copy.in_group("bundle", "--out", tmp_path / "copy.trialbundle", status=1)
    assert "1 trial that is not in this journal" in said.err
    copy.in_group("group", "bring-in")
    merge(facilitator, copy.bundle(tmp_path / "copy.trialbundle"))
    assert trials_in(facilitator) == 3


def test_a_clock_far_ahead_is_asked_about_and_then_believed(old: Person, tmp_path: Path) -> None:
    with closing(sqlite3.connect(old.home / "journal.db")) as journal:
        for column in ("trial SET created_at", "trial SET updated_at", "membership SET joined_at"):
            journal.execute(f"UPDATE {column} = '2019-05-01 10:00:00.000000'")
        journal.execute("UPDATE membership SET known_shares = '{}'")
        journal.commit()
    out = tmp_path / "next.trialbundle"
    said = old.in_group("bundle", "--out", out, status=1)
    assert "over a year past anything in this journal" in said.err
    assert "--clock-is-right" in said.err
    assert not out.exists()
    old.in_group("bundle", "--out", out, "--clock-is-right")
    old.in_group("bundle", "--out", out)
