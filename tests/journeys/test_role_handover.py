"""The facilitator's role goes from one to another, and what leaders were given goes on exactly."""

import json
import random
import shutil
from pathlib import Path

import pytest

from journal.privacy.finder import Finder
from tests.fixtures.bundles import make_contents, make_contributor
from tests.fixtures.quick_codes import seal_role_quickly
from tests.journeys.people import Person

AS_OF = "2026-11-21"
SEQUENCE = 2_968_000_000  # numbers of the week of that date


def bundles(group: str, folder: Path, numbers: range) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = []
    for number in numbers:
        rng = random.Random(number)
        writer = make_contributor(rng, group, SEQUENCE + number)
        contents = make_contents(rng, 2, n_check_ins=1, secret=writer.secret)
        path = folder / f"{number:02}.trialbundle"
        path.write_bytes(writer.bundle(contents))
        paths.append(path)
    return paths


def for_leaders(person: Person, out: Path) -> bytes:
    wanted = ("digest", "--edition", "leaders", "--format", "json", "--as-of", AS_OF)
    person.in_group(*wanted, "--out", out)
    return out.read_bytes()


def merge_all(person: Person, files: list[Path]) -> None:
    person.in_group("merge", *files)
    person.in_group("group", "admit", "--all")


@pytest.fixture(autouse=True)
def _without_the_name_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here turns on names, and the model takes its time."""
    monkeypatch.setattr("journal.cli.digests.default_finder", Finder)


@pytest.fixture
def people(tmp_path: Path) -> tuple[Person, Person, list[Path]]:
    """A facilitator, a member, and the files of ten others, merged by the facilitator."""
    ada, ben = Person(tmp_path / "ada"), Person(tmp_path / "ben")
    ada.group = ada.run("group", "new", "Elm Park", "--threshold", "3", "--json").json["id"]
    invitation = tmp_path / "invitation.txt"
    ada.in_group("group", "invite", "--out", invitation)
    ben.join(invitation)
    files = bundles(ada.group, tmp_path / "shared", range(10))
    merge_all(ada, files)
    return ada, ben, files


def test_the_new_facilitator_goes_on_where_the_old_one_stopped(
    people: tuple[Person, Person, list[Path]], tmp_path: Path
) -> None:
    ada, ben, files = people
    without_ledger = Person(tmp_path / "other", ada.group)
    shutil.copytree(ada.home, without_ledger.home)
    code = json.loads(ada.in_group("group", "show", "--json").out)["code"]
    given = for_leaders(ada, tmp_path / "first.json")

    role = tmp_path / "elm-park.trialrole"
    told = ada.in_group("group", "hand-over", "--out", role, "--json").json["code"]
    ben.run("group", "take-on", role, "--code", told.lower().replace("-", " "))

    # She may read, and no more.
    said = ada.in_group(
        "digest", "--edition", "leaders", "--out", tmp_path / "no.html", "--as-of", AS_OF, status=1
    )
    assert "handed the role of facilitator over" in said.err
    assert not (tmp_path / "no.html").exists()
    for act in (("group", "round"), ("hide", "4F7K-9Q2M", "--why", "x"), ("group", "renew")):
        assert "handed the role" in ada.in_group(*act, status=1).err
    ada.in_group("merge", files[0])
    (listed,) = ada.run("group", "list", "--json").json
    assert (listed["facilitator"], listed["handed_over"]) == (False, True)

    # Two more come in the same round. A first release would show them, his does not.
    newcomers = bundles(ada.group, tmp_path / "newcomers", range(20, 22))
    merge_all(ben, [*files, *newcomers])
    assert for_leaders(ben, tmp_path / "again.json") == given
    merge_all(without_ledger, newcomers)
    assert for_leaders(without_ledger, tmp_path / "fresh.json") != given

    # Ada is still who she was as a member.
    assert ben.in_group("group", "show", "--json").json["keepers"] == [code]
    (listed,) = ben.run("group", "list", "--json").json
    assert (listed["facilitator"], listed["contributors"]) == (True, 12)


def test_a_role_that_nobody_took_on_comes_back_and_one_that_was_is_forgotten(
    people: tuple[Person, Person, list[Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal.group.role.seal_role", seal_role_quickly)
    ada, ben, _files = people
    role = tmp_path / "elm-park.trialrole"
    told = ada.in_group("group", "hand-over", "--out", role, "--json").json["code"]
    assert "two would release" in ada.in_group("group", "take-back", status=1).err
    ada.in_group("group", "take-back", "--file-was-lost")
    ada.in_group("group", "change", "--name", "Elm Park and Oak Lane")

    admissions = tmp_path / "let-in.trialadmissions"
    ada.in_group("group", "admit", "--all", "--out", admissions)
    ben.in_group("merge", admissions)
    said = ben.run("group", "take-on", role, "--code", told, status=1)
    assert "Elm Park has gone on since this file was written" in said.err

    second = tmp_path / "second.trialrole"
    ada.in_group("group", "hand-over", "--out", second, "--json")
    assert "cannot be taken back" in ada.in_group("group", "forget-role", status=1).err
    ada.in_group("group", "forget-role", "--for-good")
    assert "forgotten here" in ada.in_group("group", "take-back", "--file-was-lost", status=1).err
