"""A class list on its way: imported, found in what would leave, and never leaving itself."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from journal.logbook.own_names import add_names
from journal.model.own_name import OwnNameRow
from journal.paths import Home
from journal.privacy.finder import Finder
from journal.store.journal_file import Journal
from tests.fixtures.class_lists import class_list
from tests.journeys.people import Person
from ui.bugs import report_of

WORDS = "zeph liked it, Quillfeather's group too; thaddeus O'Marowby wanted more."
TRIAL = ("--task", "marking", "--tool", "chatgpt", "--outcome", "mixed", "--visibility", "group")
LISTED = (b"zeph", b"quillfeather", b"thaddeus", b"marrowby", b"marowby", b"h80120000")


@pytest.fixture
def member(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    """A member of a group with a class list in her journal, and without the name model."""
    monkeypatch.setattr("journal.sharing.own_finder.default_finder", Finder)
    founder, made = Person(tmp_path / "founder"), Person(tmp_path / "member")
    founder.run("group", "new", "Elm Park", "--open", "--invited", "2")
    founder.run("group", "invite", "--out", tmp_path / "invitation")
    made.join(tmp_path / "invitation")
    made.run("names", "import", class_list(tmp_path / "export.xlsx"), "--list", "7B")
    return made


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def holds_a_name(content: bytes) -> list[bytes]:
    return [name for name in LISTED if name in content.lower()]


def test_the_list_alone_hides_its_pupils(member: Person, tmp_path: Path) -> None:
    member.run("log", *TRIAL, "--worked", WORDS)
    shown = member.run("review", "--json").json
    met = {one["text"].casefold() for one in (*shown["hidden"], *shown["questions"])}
    assert {"zeph", "quillfeather"} <= met
    member.run("review", "--decide-all", "hide")
    member.run("bundle", "--out", tmp_path / "hers")
    opened = member.opened(tmp_path / "hers")
    assert b"liked it" in opened
    assert holds_a_name(opened) == []
    assert holds_a_name((tmp_path / "hers").read_bytes()) == []


def test_no_door_lets_a_list_out(member: Person, tmp_path: Path) -> None:
    member.run("log", *TRIAL, "--worked", "Nobody in particular.")
    member.run("bundle", "--out", tmp_path / "hers")
    member.run("export", "--out", tmp_path / "export")
    member.run("portfolio", "--out", tmp_path / "portfolio.html")
    assert holds_a_name(member.opened(tmp_path / "hers")) == []
    assert holds_a_name(bytes_of(tmp_path / "export")) == []
    assert holds_a_name((tmp_path / "portfolio.html").read_bytes()) == []
    assert holds_a_name(member.library_bytes()) == []
    held = [path for path in member.home.rglob("*") if path.is_file()]
    assert {path.name for path in held if holds_a_name(path.read_bytes())} <= {
        "journal.db",
        "journal.db-wal",
    }


def test_a_bug_with_a_listed_name_in_hand_does_not_tell_it(
    member: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    twice = [OwnNameRow(text="Zeph Quillfeather", kind="pupil", list_name="7B") for _n in "ab"]
    with pytest.raises(Exception, match="UNIQUE") as met, Journal(Home(member.home)).session() as s:
        s.add_all(twice)
    assert holds_a_name(report_of(met.value, datetime(2026, 11, 3, tzinfo=UTC)).encode()) == []
    monkeypatch.setattr("journal.logbook.own_names._later", None)
    said = member.run("names", "add", "Zeph Quillfeather", "--list", "7B", status=70)
    (report,) = (member.home / "logs").iterdir()
    assert holds_a_name(said.err.encode() + report.read_bytes()) == []


def test_a_list_that_expired_is_not_looked_for(member: Person) -> None:
    with Journal(Home(member.home)).session() as session:
        add_names(session, ["Oldina Pastworthy"], "pupil", date(2001, 1, 1))
    member.run("log", *TRIAL, "--worked", "Then oldina pastworthy left.")

    def hidden() -> str:
        return str([one["text"] for one in member.run("review", "--json").json["hidden"]])

    assert "oldina" not in hidden()
    member.run("names", "add", "Oldina Pastworthy")
    assert "oldina" in hidden()
