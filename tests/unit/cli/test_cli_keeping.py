"""Keeping by commands: history, bringing back, forgetting, looking into backups."""

from contextlib import closing
from pathlib import Path

import pytest

from journal.logbook.chains import link
from journal.logbook.trials import trial_by_id
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.journeys.people import Person

LOG = ("log", "--task", "marking", "--tool", "chatgpt", "--outcome", "mixed", "--worked", "Quick.")
SECRET = "Zanzibarquokka"


@pytest.fixture
def trial(person: Person) -> str:
    made = person.run(*LOG, "--did", f"I asked {SECRET} to read.", "--json").json["id"]
    person.run("edit", made, "--did", "I asked a pupil to read.", "--visibility", "group")
    return str(made)


def holding(home: Path) -> list[Path]:
    files = (path for path in home.rglob("*") if path.is_file())
    return [path for path in files if SECRET[:8].lower().encode() in path.read_bytes().lower()]


def test_the_history_is_read_by_word(person: Person, trial: str) -> None:
    said = person.run("history", trial).out
    assert f"What I did: I asked [-{SECRET}-][+a pupil+] to read." in said
    assert "Who may see it: [-Only me-] [+My group+]" in said
    newest, first = person.run("history", trial, "--json").json
    assert (newest["n"], newest["changed"]) == (2, ["visibility", "did"])
    assert first["content"]["did"] == f"I asked {SECRET} to read."


def test_a_version_is_brought_back(person: Person, trial: str) -> None:
    assert "Brought back: Who may see it, What I did." in person.run("bring-back", trial, 1).out
    said = person.run("bring-back", trial, 2).out
    assert "Left as now, since more could leave with it: Who may see it." in said
    assert person.run("show", trial, "--json").json["visibility"] == "me"
    person.run("bring-back", trial, 2, "--only", "visibility")
    assert person.run("show", trial, "--json").json["visibility"] == "group"
    assert person.run("show", trial, "--json").json["versions"] == 5
    assert "no version 9" in person.run("bring-back", trial, 9, status=1).err
    assert "no field" in person.run("bring-back", trial, 1, "--only", "x", status=1).err


def test_a_trial_without_a_tool_leaves_no_blank_in_what_a_backup_holds(person: Person) -> None:
    timed = ("log", "--kind", "usual-way-timed", "--task", "marking", "--minutes-usual", "30")
    trial = person.run(*timed, "--json").json["id"]
    file = person.run("backup", "--json").json["file"]
    person.run("delete", trial, "--now")
    line = person.run("restore", file, "--look").out.splitlines()[-1]
    assert line.startswith(trial[:8])
    assert "   " not in line


def test_history_is_forgotten_to_the_last_byte(person: Person, trial: str) -> None:
    person.run("backup")
    said = person.run("forget-history", trial).out
    assert "1 of its earlier versions" in said
    assert [path.parent.name for path in holding(person.home)] == ["backups"]
    assert "no earlier version" in person.run("forget-history", trial).out
    person.run("delete", trial, "--now", "--backups")
    assert holding(person.home) == []


def test_words_of_a_later_trial_that_go_along_are_told(person: Person, trial: str) -> None:
    later = person.run(*LOG, "--json").json["id"]
    with closing(Journal(Home(person.home))) as journal, journal.session() as session:
        both = trial_by_id(session, trial), trial_by_id(session, later)
        link(session, *both, changed="Gave it the plan.")
    said = person.run("delete", trial, "--now").out
    assert f"when it was tried again, went too: {later[:8]} Marking" in said


def test_a_backup_is_looked_into_and_gives_one_trial_back(person: Person, trial: str) -> None:
    file = person.run("backup", "--json").json["file"]
    person.run("delete", trial, "--now")
    assert "Trials: 1" in person.run("restore", file, "--look").out
    found = person.run("restore", file, "--look", "--json").json
    assert [(one["id"], one["state"]) for one in found["differing"]] == [(trial, "missing")]
    assert person.run("list", "--json").json == []
    person.run("restore", file, "--trial", trial[:8])
    assert person.run("show", trial, "--json").json["visibility"] == "me"
    assert "no trial" in person.run("restore", file, "--trial", "NOSUCH", status=1).err


def test_a_journal_too_damaged_to_open_is_replaced_by_a_backup(person: Person, trial: str) -> None:
    file = person.run("backup", "--json").json["file"]
    (person.home / "journal.db").write_bytes(b"no database at all, " * 400)
    assert "is damaged" in person.run("list", status=1).err
    said = person.run("restore", file).out
    assert "What was left of the journal is in" in said
    assert [one["id"] for one in person.run("list", "--json").json] == [trial]
    (aside,) = person.home.glob("damaged-*")
    assert (aside / "journal.db").read_bytes().startswith(b"no database")


def test_no_minutes_at_all_are_shown(person: Person) -> None:
    made = person.run(*LOG, "--minutes-ai", 0, "--json").json["id"]
    assert "Minutes with AI, all in: 0" in person.run("show", made).out
