"""`digest --preview`: what a file for leaders would show and hide, with nothing written."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from journal.digest.disclosure.preview import EFFECTS
from journal.privacy.finder import Finder
from tests.fixtures.bundles import make_contents, make_contributor
from tests.journeys.people import Person

AS_OF = "2026-11-21"
SEQUENCE = 2_968_000_000  # numbers of the week of that date
PREVIEW = ("digest", "--edition", "leaders", "--as-of", AS_OF, "--preview")


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Person:
    """A facilitator who merged what ten members sent; only copied."""
    folder = tmp_path_factory.mktemp("merged")
    ada = Person(folder / "ada")
    ada.group = ada.run("group", "new", "Elm Park", "--threshold", "3", "--json").json["id"]
    for number in range(10):
        rng = random.Random(number)
        writer = make_contributor(rng, ada.group, SEQUENCE + number)
        bundle = writer.bundle(make_contents(rng, 2, n_check_ins=1, secret=writer.secret))
        (folder / f"{number}.trialbundle").write_bytes(bundle)
    ada.in_group("merge", *folder.glob("*.trialbundle"))
    ada.in_group("group", "admit", "--all")
    return ada


@pytest.fixture
def facilitator(merged: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    """The same in a folder of her own, beside what was sent."""
    monkeypatch.setattr("journal.cli.digests.default_finder", Finder)
    shutil.copytree(merged.home.parent, tmp_path, dirs_exist_ok=True)
    return Person(tmp_path / "ada", merged.group)


def test_a_preview_says_what_a_file_would_show_and_releases_nothing(
    facilitator: Person, tmp_path: Path
) -> None:
    ada = facilitator
    before = sorted(tmp_path.iterdir())
    told = ada.in_group(*PREVIEW, "--json").json
    assert (told["edition"], told["given"], list(told["summary"])) == (
        "leaders", False, list(EFFECTS),
    )  # fmt: skip
    assert sum(told["summary"].values()) == len(told["effects"]) > 20
    assert told["summary"]["hidden"] > 0 < told["summary"]["new"]
    assert ada.in_group(*PREVIEW, "--json").json == told
    words = ada.in_group(*PREVIEW).out
    assert "nothing is given to leaders yet" in words
    for one in told["effects"]:
        assert one["title"] in words
        assert one["why"] in words
    assert sorted(tmp_path.iterdir()) == before
    ada.in_group(*PREVIEW[:-1], "--format", "json", "--out", tmp_path / "d.json")
    given = ada.in_group(*PREVIEW, "--json").json
    assert given["given"]
    assert {one["effect"] for one in given["effects"]} <= {"as-printed", "hidden", "nothing"}
    assert "leaders have a file of it" in ada.in_group(*PREVIEW).out


def test_a_round_is_not_fixed_while_nobody_is_let_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal.cli.digests.default_finder", Finder)
    eve = Person(tmp_path / "eve")
    eve.group = eve.run("group", "new", "Oak Park", "--threshold", "3", "--json").json["id"]
    out = tmp_path / "leaders.json"
    refused = eve.in_group(*PREVIEW[:-1], "--format", "json", "--out", out, status=1)
    assert "let people in" in refused.err
    assert not out.exists()
    assert not eve.in_group(*PREVIEW, "--json").json["given"]


def test_a_preview_is_for_leaders_and_a_file_needs_a_name(facilitator: Person) -> None:
    assert "leaders" in facilitator.in_group("digest", "--preview", status=1).err
    assert "--out" in facilitator.in_group("digest", status=2).err


def test_without_its_library_nothing_counts_as_withdrawn(
    facilitator: Person, tmp_path: Path
) -> None:
    ada = facilitator
    first, again = tmp_path / "first.json", tmp_path / "again.json"
    ada.in_group(*PREVIEW[:-1], "--format", "json", "--out", first)
    (library,) = (ada.home / "groups").glob("*.db")
    library.rename(tmp_path / "away.db")
    for command in (PREVIEW, (*PREVIEW[:-1], "--format", "json", "--out", again)):
        assert "nothing is merged for it here" in ada.in_group(*command, status=1).err
    ada.in_group("merge", *tmp_path.glob("*.trialbundle"))
    ada.in_group("group", "admit", "--all")
    ada.in_group(*PREVIEW[:-1], "--format", "json", "--out", again)
    assert again.read_bytes() == first.read_bytes()


def test_a_damaged_key_of_the_ledger_is_a_sentence(facilitator: Person, tmp_path: Path) -> None:
    out = ("--format", "json", "--out", tmp_path / "d.json")
    facilitator.in_group(*PREVIEW[:-1], *out)
    for key in ("zz", "00"):
        with closing(sqlite3.connect(facilitator.home / "journal.db")) as journal:
            journal.execute("UPDATE release_ledger SET key = ?", (key,))
            journal.commit()
        said = facilitator.in_group(*PREVIEW[:-1], *out, status=1).err
        assert "restore it from a backup" in said


def test_a_file_that_cannot_be_written_gives_leaders_nothing(
    facilitator: Person, tmp_path: Path
) -> None:
    ada = facilitator
    for out in (tmp_path, "", tmp_path / "0.trialbundle" / "digest.html"):
        said = ada.in_group(*PREVIEW[:-1], "--out", out, status=1)
        assert "could not be written" in said.err
    assert not ada.in_group(*PREVIEW, "--json").json["given"]
