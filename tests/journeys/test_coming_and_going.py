"""People leave a group, come again, lose their computers, are removed and let in again."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from journal.privacy.finder import Finder
from tests.journeys.people import Person

BENS = "Seven questions about fractions"
NAMES = ("ada", "ben", "cem")
CEMS = "A glossary of volcanoes"


def log(person: Person, words: str) -> None:
    person.run(
        "log", "--task", "Planning lessons", "--tool", "ChatGPT", "--outcome", "worked-well",
        "--worked", words, "--visibility", "group",
    )  # fmt: skip


def share(person: Person, path: Path) -> Path:
    person.in_group("review", "--decide-all", "keep")
    return person.bundle(path)


@pytest.fixture(scope="module", autouse=True)
def _without_the_name_model() -> Iterator[None]:
    """Nothing here turns on names, and the model takes its time."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("journal.sharing.own_finder.default_finder", Finder)
        patched.setattr("journal.cli.digests.default_finder", Finder)
        yield


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A facilitator and two members of an open group, each with the others' words merged."""
    folder = tmp_path_factory.mktemp("elm-park")
    ada, ben, cem = (Person(folder / name) for name in NAMES)
    ada.group = ada.run("group", "new", "Elm Park", "--open", "--json").json["id"]
    invitation = folder / "invitation.txt"
    ada.in_group("group", "invite", "--out", invitation)
    for person, words in ((ben, BENS), (cem, CEMS)):
        person.join(invitation)
        log(person, words)
    files = [share(one, folder / f"{one.home.name}.trialbundle") for one in (ben, cem)]
    ada.in_group("merge", *files)
    ada.in_group("group", "admit", "--all", "--out", folder / "in.trialadmissions")
    cem.in_group("merge", *files, folder / "in.trialadmissions")
    return folder


@pytest.fixture
def people(beginning: Path, tmp_path: Path) -> list[Person]:
    """The three of them, at computers that a test may change."""
    shutil.copytree(beginning, tmp_path, dirs_exist_ok=True)
    found = [Person(tmp_path / name) for name in NAMES]
    for person in found:
        (mine,) = person.run("group", "list", "--json").json
        person.group = mine["id"]
        person.sent = list(tmp_path.glob(f"{person.home.name}.trialbundle"))
    return found


def plan(person: Person, *files: Path) -> dict[str, int]:
    """How many went which way."""
    made = person.in_group("merge", *files, "--json").json
    return {way: len(of) for way, of in made.items() if isinstance(of, list) and of}


def holds(person: Person, words: str) -> bool:
    return words.encode() in person.library_bytes()


def test_a_code_on_paper_works_without_the_laptop(people: list[Person], tmp_path: Path) -> None:
    ada, ben, cem = people
    code = ben.in_group("group", "code").out.strip()
    ben.in_group("group", "code", "--paper", tmp_path / "code.pdf")
    assert (tmp_path / "code.pdf").read_bytes().startswith(b"%PDF")
    lost = tmp_path / "lost"
    ben.home.rename(lost)
    assert holds(ada, BENS)
    assert holds(cem, BENS)

    wrong = code[:-1] + ("0" if code[-1] != "0" else "4")
    assert "check it for slips" in ada.run("group", "withdraw-code", wrong, status=1).err
    typed = code.lower().replace("-", " ")
    admissions = tmp_path / "after.trialadmissions"
    ada.run("group", "withdraw-code", typed, "--out", admissions)
    assert not holds(ada, BENS)
    assert holds(ada, CEMS)
    cem.in_group("merge", admissions)
    assert not holds(cem, BENS)

    # Nothing comes back: not by the old file, not from the laptop when somebody finds it.
    assert plan(ada, ben.sent[0]) == {"removed": 1}
    finder = Person(lost, ada.group)
    log(finder, "Nine more questions")
    assert plan(cem, share(finder, tmp_path / "found.trialbundle")) == {"removed": 1}
    assert not holds(ada, BENS)
    assert not holds(cem, "Nine more")

    # Until the facilitator lets that key in again.
    key = finder.in_group("group", "show", "--json").json["contributor"]
    ada.in_group("group", "admit", key, "--out", admissions)
    assert plan(ada, finder.sent[0]) == {"new": 1}
    assert plan(cem, admissions, finder.sent[0]) == {"new": 1}
    assert ada.fingerprint() == cem.fingerprint()


def test_who_left_may_come_again_and_old_files_stay_old(
    people: list[Person], tmp_path: Path
) -> None:
    ada, ben, _cem = people
    farewell = tmp_path / "farewell.trialbundle"
    ben.in_group("group", "leave", "--out", farewell)
    assert plan(ada, farewell) == {"withdrawn": 1}
    assert not holds(ada, BENS)
    assert plan(ada, *ben.sent) == {"superseded": 1}
    assert "join it again" in ben.in_group("bundle", "--out", tmp_path / "no", status=1).err
    (listed,) = ben.run("group", "list", "--json").json
    assert listed["left"]

    ben.join(tmp_path / "invitation.txt")
    assert plan(ada, share(ben, tmp_path / "again.trialbundle")) == {"changed": 1}
    assert holds(ada, BENS)
    assert plan(ada, farewell) == {"superseded": 1}
    assert holds(ada, BENS)


def test_new_keys_shut_out_who_left_and_nobody_else(people: list[Person], tmp_path: Path) -> None:
    ada, ben, cem = people
    ben.in_group("group", "leave", "--out", tmp_path / "farewell.trialbundle")
    ada.in_group("group", "renew", "--out", tmp_path / "new-invitation.txt")
    to_the_old_key = share(cem, tmp_path / "old-key.trialbundle")
    cem.join(tmp_path / "new-invitation.txt")
    log(cem, "Something said afterwards")
    afterwards = share(cem, tmp_path / "afterwards.trialbundle")

    assert "does not open here" in ben.run("inspect", afterwards, status=1).err
    for person in (ada, cem):
        for file in (*ben.sent, to_the_old_key, afterwards):
            person.run("inspect", file)
    collection = tmp_path / "all.trialcollection"
    ada.in_group("merge", afterwards, tmp_path / "farewell.trialbundle")
    ada.in_group("collect", "--out", collection)
    assert "does not open here" in ben.run("inspect", collection, status=1).err
    cem.in_group("merge", collection)
    assert ada.fingerprint() == cem.fingerprint()


def test_a_retired_contribution_and_a_hidden_trial_come_back(
    people: list[Person], tmp_path: Path
) -> None:
    ada, ben, _cem = people
    before = digest(ada, tmp_path)
    assert BENS in before
    key = ben.in_group("group", "show", "--json").json["code"]
    assert "Give the reason" in ada.in_group("retire", key, status=1).err
    ada.in_group("retire", key, "--why", "It repeats another.")
    without = digest(ada, tmp_path)
    assert BENS not in without
    assert "1 contribution was retired by the facilitator. Why: It repeats another." in without
    ada.in_group("retire", key, "--back")
    assert digest(ada, tmp_path) == before
    assert "not retired" in ada.in_group("retire", key, "--back", status=1).err

    code = trial_of(ada, BENS)
    ada.in_group("hide", code, "--why", "too plain")
    assert BENS not in digest(ada, tmp_path)
    ada.in_group("hide", code, "--back")
    assert digest(ada, tmp_path) == before
    assert "is hidden here" in ada.in_group("hide", code, "--back", status=1).err


def digest(person: Person, folder: Path) -> str:
    out = folder / "peers.md"
    person.in_group("digest", "--format", "md", "--out", out, "--as-of", "2026-11-21")
    return out.read_text("utf-8")


def trial_of(person: Person, words: str) -> str:
    (library,) = (person.home / "groups").glob("*.db")
    with closing(sqlite3.connect(library)) as opened:
        wanted = ("SELECT id FROM group_trial WHERE worked LIKE ?", (f"%{words}%",))
        ((found,),) = opened.execute(*wanted).fetchall()
    return f"t-{found[:4].lower()} {found[4:8]}"
