"""Has anyone here tried this? Asked through real bundles: of a facilitator, and of a member."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.privacy.finder import Finder
from tests.journeys.people import Person


@pytest.fixture(autouse=True, scope="module")
def _without_the_name_model() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for place in ("sharing.own_finder", "cli.asking", "cli.digests"):
            patch.setattr(f"journal.{place}.default_finder", Finder)
        yield


def teacher(folder: Path, *trials: tuple[str, ...]) -> Path:
    """A colleague's bundle of these trials, from which nothing is taken out."""
    person = Person(folder)
    person.join(folder.parent / "invitation")
    for trial in trials:
        person.run("log", *trial, "--visibility", "group")
    seen = person.in_group("review", "--json").json
    keeps = {one["id"]: "keep" for one in (*seen["questions"], *seen["hidden"])}
    decided = folder / "decided.json"
    decided.write_text(json.dumps(keeps), "utf-8")
    person.in_group("review", "--decide", decided)
    return person.bundle(folder.parent / f"{folder.name}.trialbundle")


MARKING = ("--task", "marking", "--tool", "ChatGPT")
SLOW = (*MARKING, "--outcome", "did-not-work", "--didnt", "Hinge questions were all wrong.")
GOOD = (*MARKING, "--outcome", "worked-well", "--worked", "Hinge questions came quickly.")
SCHOOL = ("--task", "feedback", "--tool", "Claude", "--outcome", "mixed", "--worked",
          "Write to head@oakfield.sch.uk about hinge questions.")  # fmt: skip


@pytest.fixture(scope="module")
def four_homes(tmp_path_factory: pytest.TempPathFactory, _without_the_name_model: None) -> Person:
    """A founder who has merged what three colleagues sent; their homes stand beside hers."""
    folder = tmp_path_factory.mktemp("group")
    made = Person(folder / "founder")
    new = made.run("group", "new", "Elm Park", "--invited", "3", "--threshold", "3", "--json").json
    made.group = new["id"]
    made.in_group("group", "invite", "--out", folder / "invitation")
    bundles = [
        teacher(folder / "ann", SLOW),
        teacher(folder / "ben", GOOD),
        teacher(folder / "cat", SCHOOL),
    ]
    made.in_group("merge", *bundles)
    return made


@pytest.fixture
def founder(four_homes: Person, tmp_path: Path) -> Person:
    shutil.copytree(four_homes.home.parent, tmp_path, dirs_exist_ok=True)
    return Person(tmp_path / "founder", four_homes.group)


def asked(person: Person, *words: str) -> dict[str, str]:
    """The codes that were answered, with their excerpts."""
    return {one["code"]: one["excerpt"] for one in person.run("ask", *words, "--json").json}


def test_a_group_answers_what_its_digest_prints(founder: Person, tmp_path: Path) -> None:
    assert asked(founder, "hinge") == {}  # nobody is let in yet
    founder.in_group("group", "admit", "--all")
    page = tmp_path / "digest.md"
    founder.in_group("digest", "--format", "md", "--out", page)
    answers = asked(founder, "hinge questions")
    assert len(answers) == 3
    assert all(code in page.read_text("utf-8") for code in answers)
    assert "Write to [e-mail removed] about hinge questions." in answers.values()
    assert asked(founder, "oakfield") == {}
    said = founder.run("ask", "tool:chatgpt").out
    assert said.index("Did not work") < said.index("all wrong") < said.index("Worked for its")


def test_a_hidden_trial_is_found_no_more(founder: Person) -> None:
    founder.in_group("group", "admit", "--all")
    (code,) = asked(founder, "outcome:failed")
    founder.in_group("hide", code, "--why", "told in confidence")
    assert asked(founder, "outcome:failed") == {}


def test_a_member_asks_the_library_that_a_collection_brought(
    founder: Person, tmp_path: Path
) -> None:
    founder.in_group("group", "admit", "--all")
    founder.in_group("collect", "--out", tmp_path / "collection")
    member = Person(tmp_path / "ann")
    assert "Nobody here" in member.run("ask", "hinge").out
    member.run("merge", tmp_path / "collection")
    assert asked(member, "hinge") == asked(founder, "hinge")
    code = next(iter(asked(member, "quickly")))
    member.run("log", *MARKING, "--outcome", "mixed", "--worked", "Yes", "--based-on", code)


def test_a_repeat_by_a_colleague_is_told_as_evidence(founder: Person, tmp_path: Path) -> None:
    founder.in_group("group", "admit", "--all")
    (code,) = asked(founder, "quickly")
    cat = Person(tmp_path / "cat")
    cat.run("log", *GOOD, "--based-on", code, "--visibility", "group")
    cat.run("review", "--decide-all", "keep")
    founder.in_group("merge", cat.bundle(tmp_path / "again.trialbundle"))
    evidence = [one["evidence"] for one in founder.run("ask", "quickly", "--json").json]
    assert evidence == ["Repeated by others"] * 2


def test_somebody_without_a_group_is_told(tmp_path: Path) -> None:
    assert "in no group yet" in Person(tmp_path / "alone").run("ask", "x", status=1).err
