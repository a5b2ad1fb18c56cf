"""The owner's lists by command: imported, shown, kept, renamed, removed."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from journal.store.backup import backups_in
from tests.fixtures.class_lists import NAMES, TITLE, class_list
from tests.journeys.people import Person

CANARY = b"Quillfeather"


@pytest.fixture
def listed(person: Person, tmp_path: Path) -> Person:
    """Somebody who imported a class and typed a name."""
    person.run("names", "import", class_list(tmp_path / "7B.xlsx"))
    person.run("names", "add", "Mrs Okafor", "--kind", "staff", "--keep")
    return person


def lists(person: Person) -> list[tuple[Any, ...]]:
    told = person.run("names", "lists", "--json").json
    return [(one["name"], one["kind"], one["names"]) for one in told]


def names(person: Person) -> list[str]:
    return [one["text"] for one in person.run("names", "list", "--json").json]


def test_a_class_is_imported_under_its_title(listed: Person) -> None:
    assert lists(listed) == [("", "staff", 1), (TITLE, "pupil", len(NAMES))]
    assert set(names(listed)) == {*NAMES, "Mrs Okafor"}
    (grace,) = [
        one
        for one in listed.run("names", "list", "--json", "--list", TITLE).json
        if one["text"] == "Grace Will"
    ]
    assert (grace["kind"], grace["year_group"], grace["list"]) == ("pupil", "7", TITLE)


def test_what_import_says(person: Person, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name\nOlivia Khan\nWill\nTotal: 2\n")
    said = person.run("names", "import", path, "--list", "7B")
    assert said.out == "2 names added; they stay in this journal only.\n"
    assert "1 line was not understood: Total: 2" in said.err
    assert "Also a word, and so asked about more often: Will" in said.err
    assert lists(person) == [("7B", "pupil", 2)]
    again = person.run("names", "import", path, "--list", "7B")
    assert again.out == "0 names added; they stay in this journal only.\n"


def test_a_list_of_staff_is_known_by_its_headings(person: Person, tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("Teacher,Room\nMr T Khan,12\n")
    person.run("names", "import", path)
    assert lists(person) == [("staff", "staff", 1)]


def test_nothing_half_is_taken(person: Person, tmp_path: Path) -> None:
    (tmp_path / "damaged.xlsx").write_bytes(class_list(tmp_path / "7B.xlsx").read_bytes()[:2_000])
    said = person.run("names", "import", tmp_path / "damaged.xlsx", status=1)
    assert "could not be read as a spreadsheet" in said.err
    assert names(person) == []


def test_the_lists_in_words(listed: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal.cli.names.utc_now", lambda: datetime(2026, 11, 3, tzinfo=UTC))
    listed.run("names", "keep", TITLE, "--always")
    listed.run("names", "keep", TITLE)
    said = listed.run("names", "lists").out.splitlines()
    assert said[0] == "typed by hand\tstaff\t1 name\tkept"
    assert said[1].startswith(f"{TITLE}\tpupil\t5 names\tuntil 31 August 20")
    assert "stays until you remove it" in listed.run("names", "keep", "", "--always").out


def test_a_list_is_renamed_and_removed(listed: Person) -> None:
    listed.run("names", "rename", TITLE, "7B")
    assert listed.run("names", "remove-list", "7B").out == "5 names forgotten.\n"
    assert names(listed) == ["Mrs Okafor"]
    assert "no list called" in listed.run("names", "remove-list", "7B", status=1).err
    assert listed.run("names", "clear").out == "1 name forgotten.\n"


def files(person: Person, but: Path | None = None) -> list[Path]:
    return [p for p in person.home.rglob("*") if p.is_file() and p != but]


def test_what_is_removed_is_nowhere_in_the_data_folder(listed: Person) -> None:
    listed.run("backup")
    assert any(CANARY in path.read_bytes() for path in files(listed))
    said = listed.run("names", "remove-list", TITLE, "--backups").out
    assert said == "5 names forgotten. 1 older backup was cleaned.\n"
    assert not any(CANARY in path.read_bytes() for path in files(listed))
    assert backups_in(listed.home / "backups")


def test_a_name_that_another_list_holds_stays_in_the_backups(listed: Person) -> None:
    listed.run("names", "add", "Zephyrine Quillfeather", "--list", "Choir")
    listed.run("backup")
    listed.run("names", "remove-list", TITLE, "--backups")
    assert names(listed) == ["Zephyrine Quillfeather", "Mrs Okafor"]
    assert all(CANARY in path.read_bytes() for path in backups_in(listed.home / "backups"))


def test_a_list_goes_at_the_end_of_august_and_that_is_said_once(
    listed: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journal.cli.names.utc_now", lambda: datetime(2099, 9, 1, tzinfo=UTC))
    said = listed.run("names", "list", "--json")
    assert [one["text"] for one in said.json] == ["Mrs Okafor"]
    assert f"5 names went at the end of August: “{TITLE}”." in said.err
    assert "“names import” brings in a new list" in said.err
    assert listed.run("names", "list").err == ""
    assert not any(CANARY in path.read_bytes() for path in files(listed))


def test_redact_takes_a_workbook(person: Person, tmp_path: Path, monkeypatch: Any) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("zeph finished; Thaddeus O'Marrowby did not."))
    path = class_list(tmp_path / "7B.xlsx")
    said = person.run("redact", "--names", path).out
    assert "zeph" not in said
    assert "Marrowby" not in said
