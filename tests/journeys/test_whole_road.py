"""The whole road: six teachers log, review, bundle; three homes merge; leaders read the brief."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.journeys.people import Person

PUBLISHED = Path(__file__).parent.parent / "fixtures" / "published_trials.jsonl"
PLANTED = ("Zainab Okonkwo", "Zainab", "j.marsh@oakfield.sch.uk", "10x/Ma2")
OUTCOMES = ("worked-well", "mixed", "did-not-work", "Useful start only")
VISIBILITIES = ("leaders", "group", "leaders", "group")
AS_OF = "2026-11-21"


@dataclass(frozen=True)
class School:
    """Six contributors, of whom the first is the facilitator, two more who merge, and the folder
    that they share."""

    root: Path
    people: dict[str, Person]

    @property
    def contributors(self) -> list[Person]:
        return list(self.people.values())[:6]

    @property
    def folder(self) -> Path:
        return self.root / "shared"

    @property
    def bundles(self) -> list[Path]:
        return [self.folder / f"{one.home.name}.trialbundle" for one in self.contributors]

    @property
    def admissions(self) -> Path:
        return self.folder / "let-in.trialadmissions"

    def copied(self, to: Path) -> "School":
        shutil.copytree(self.root, to, dirs_exist_ok=True)
        people = {name: Person(to / name, one.group) for name, one in self.people.items()}
        return School(to, people)


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> School:
    """A group of everyone, its invitation in the folder."""
    root = tmp_path_factory.mktemp("joined")
    names = ("ada", "ben", "cem", "dee", "eva", "fay", "gus", "han")
    school = School(root, {name: Person(root / name) for name in names})
    facilitator, *others = school.people.values()
    made = facilitator.run("group", "new", "AI trials", "--open", "--invited", "6", "--json")
    facilitator.group = made.json["id"]
    invitation = school.folder / "invitation.txt"
    facilitator.in_group("group", "invite", "--out", invitation)
    for person in others:
        person.join(invitation)
    return school


@pytest.fixture(scope="module")
def let_in(joined: School, tmp_path_factory: pytest.TempPathFactory) -> School:
    """Everybody has shared four trials, and the facilitator has merged them."""
    school = joined.copied(tmp_path_factory.mktemp("let-in"))
    everyone_bundles(school)
    everyone_is_let_in(school)
    return school


def published_trials() -> list[dict[str, str]]:
    return [json.loads(line) for line in PUBLISHED.read_text("utf-8").splitlines()]


def write_trials(person: Person, records: list[dict[str, str]], path: Path) -> None:
    """Four published trials with an outcome and a visibility each; identifiers in the first."""
    for record, outcome, visibility in zip(records, OUTCOMES, VISIBILITIES, strict=True):
        record |= {"outcome": outcome, "visibility": visibility}
        record["line_for_leaders"] = f"Give us time to check it ({record['subject']})."
    records[0]["worked"] += " Zainab Okonkwo in 10x/Ma2 was proud of hers."
    records[1]["next"] += " Ask j.marsh@oakfield.sch.uk for the sheet."
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(json.dumps(record) for record in records), "utf-8")
    report = person.run("import", path, "--json").json
    assert len(report["taken"]) == len(records)
    assert person.run("import", path, "--json").json["taken"] == []


def everyone_bundles(school: School) -> None:
    trials = published_trials()
    early = school.folder / "early.trialbundle"
    for number, person in enumerate(school.contributors):
        write_trials(person, trials[number * 4 : number * 4 + 4], person.home / "trials.jsonl")
        review = person.in_group("review", "--json").json
        if review["questions"]:
            person.in_group("bundle", "--out", early, status=3)
            assert not early.exists()
            person.in_group("review", "--decide-all", "keep")
        person.bundle(school.bundles[number])


def everyone_is_let_in(school: School) -> None:
    facilitator = school.people["ada"]
    plan = facilitator.in_group("merge", *school.bundles, "--dry-run", "--json").json
    # The founder counts from the start; the five others wait.
    assert len(plan["new"]) == 1
    assert len(plan["awaiting_admission"]) == 5
    facilitator.in_group("merge", *school.bundles)
    facilitator.in_group("group", "admit", "--all", "--out", school.admissions)


def peers_edition(person: Person, format_: str, folder: Path) -> bytes:
    out = folder / f"{person.home.name}-peers.{format_}"
    person.in_group(
        "digest", "--edition", "peers", "--format", format_, "--out", out, "--as-of", AS_OF
    )
    return out.read_bytes()


def test_six_teachers_and_three_orders_of_merging(let_in: School, tmp_path: Path) -> None:
    school = let_in.copied(tmp_path)
    facilitator, gus, han = (school.people[name] for name in ("ada", "gus", "han"))
    bundles = school.bundles

    gus.in_group("merge", school.admissions)
    gus.in_group("merge", *reversed(bundles))
    han.in_group("merge", *bundles[3:], bundles[0])
    han.in_group("merge", school.folder)
    again = han.in_group("merge", school.folder, "--json").json
    assert len(again["unchanged"]) == 6
    mergers = (facilitator, gus, han)
    assert len({person.fingerprint() for person in mergers}) == 1
    (group,) = han.run("group", "list", "--json").json
    assert (group["contributors"], group["trials"]) == (6, 24)

    # All other formats are made of what this one holds.
    (same,) = {peers_edition(person, "json", tmp_path) for person in mergers}
    for edition in (same, *(peers_edition(gus, other, tmp_path) for other in ("md", "html"))):
        assert b"MagicSchool AI" in edition

    brief = tmp_path / "brief.html"
    leaders = (
        "digest",
        "--edition",
        "leaders",
        "--format",
        "html",
        "--as-of",
        AS_OF,
        "--out",
        brief,
    )
    gus.in_group(*leaders, status=1)
    assert not brief.exists()
    facilitator.in_group(*leaders)
    assert "Give us time to check it" in brief.read_text("utf-8")

    assert_nothing_leaked(school, mergers, [*tmp_path.glob("*-peers.*"), brief])


def assert_nothing_leaked(school: School, mergers: tuple[Person, ...], digests: list[Path]) -> None:
    sent = zip(school.contributors, school.bundles, strict=True)
    opened = [person.opened(bundle) for person, bundle in sent]
    assert len(opened) == 6
    libraries = [person.library_bytes() for person in mergers]
    printed = [path.read_bytes() for path in digests]
    for planted in PLANTED:
        assert all(planted.encode() not in data for data in [*opened, *libraries, *printed])


def test_the_search_for_leaks_can_fail(joined: School, tmp_path: Path) -> None:
    """A writer who overrides all that is hidden sends it: then the bytes have it, and we see it."""
    school = joined.copied(tmp_path)
    ben, facilitator = school.people["ben"], school.people["ada"]
    write_trials(ben, published_trials()[:4], ben.home / "trials.jsonl")
    review = ben.in_group("review", "--json").json
    keep = {item["id"]: "keep" for item in review["hidden"] + review["questions"]}
    decisions = tmp_path / "decisions.json"
    decisions.write_text(json.dumps(keep))
    ben.in_group("review", "--decide", decisions)
    bundle = ben.bundle(school.folder / "ben.trialbundle")
    facilitator.in_group("merge", bundle)

    for planted in PLANTED:
        assert planted.encode() in ben.opened(bundle)
        assert planted.encode() in facilitator.library_bytes()


def test_what_is_withdrawn_stays_withdrawn(let_in: School, tmp_path: Path) -> None:
    school = let_in.copied(tmp_path)
    facilitator, dee = school.people["ada"], school.people["dee"]
    words = b"Planning a revision lesson"
    holder, trial = holder_of(school.contributors, words.decode())
    assert words in peers_edition(facilitator, "md", tmp_path)

    newer = tmp_path / "newer.trialbundle"
    holder.in_group("withdraw", trial, "--out", newer)
    plan = facilitator.in_group("merge", newer, "--json").json
    assert len(plan["changed"]) == 1
    assert words not in peers_edition(facilitator, "md", tmp_path)
    assert words not in facilitator.library_bytes()

    old = facilitator.in_group("merge", school.folder, "--json").json
    assert len(old["superseded"]) == 1
    assert words not in peers_edition(facilitator, "md", tmp_path)
    assert words not in facilitator.library_bytes()

    dee.in_group("withdraw", "--all", "--out", newer)
    plan = facilitator.in_group("merge", newer, "--json").json
    assert len(plan["withdrawn"]) == 1
    (group,) = facilitator.run("group", "list", "--json").json
    assert (group["contributors"], group["trials"]) == (5, 19)


def holder_of(contributors: list[Person], task: str) -> tuple[Person, str]:
    for person in contributors:
        for trial in person.run("list", "--json").json:
            if task in trial["task"]:
                return person, trial["id"]
    raise AssertionError(f"nobody has {task}")
