"""How a command ends: 0, 1, 2, 3, 70, and what it says then."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from journal.cli import main
from tests.journeys.people import Person


def test_a_check_that_finds_damage_ends_with_1(person: Person) -> None:
    person.run(
        "log", "--task", "marking", "--tool", "chatgpt", "--outcome", "mixed", "--worked", "x"
    )
    assert person.run("check").out == "The journal is sound.\n"
    with closing(sqlite3.connect(person.home / "journal.db")) as journal:
        journal.execute("DELETE FROM trial_fts_docsize")
        journal.commit()
    said = person.run("check", "--json", status=1)
    assert said.json["sound"] is False
    assert said.json["found"]


def test_a_stop_from_the_keyboard_is_said_and_ends_with_130(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("journal.logbook.trials.trials", stopped)
    assert "nothing was left half done" in person.run("list", status=130).err


def test_a_bug_ends_with_70_and_names_a_report_without_what_was_typed(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> None:
        raise ZeroDivisionError("nobody saw this coming")

    monkeypatch.setattr("journal.logbook.search.find_numbers", broken)
    said = person.run("search", "Ayesha", status=70)
    (report,) = (person.home / "logs").iterdir()
    assert str(report) in said.err
    assert "Traceback" not in said.err
    assert "nobody saw this coming" in report.read_text()
    assert "Ayesha" not in report.read_text()


@pytest.mark.parametrize(
    "arguments",
    [["nothing-like-this"], ["list", "--nothing"], ["show"], ["group"], ["log", "--items", "x"]],
)
def test_wrong_usage_ends_with_2(person: Person, arguments: list[str]) -> None:
    said = person.run(*arguments, status=2)
    assert "Traceback" not in said.err


def test_help_ends_with_0(person: Person) -> None:
    assert "check-in" in person.run("--help").out
    assert "--visibility" in person.run("log", "--help").out


def test_the_data_folder_comes_from_the_option_before_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIAL_JOURNAL_HOME", str(tmp_path / "by variable"))
    assert main(["list"]) == 0
    assert main(["--home", str(tmp_path / "by option"), "list"]) == 0
    assert (tmp_path / "by variable" / "journal.db").exists()
    assert (tmp_path / "by option" / "journal.db").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["names", "add", "\udcff"],
        ["show", "\udcff"],
        ["group", "withdraw-code", "\udcff"],
    ],
)
def test_bytes_that_are_no_text_are_a_sentence(person: Person, arguments: list[str]) -> None:
    person.run("group", "new", "Elm Park")
    assert "no text" in person.run(*arguments, status=1).err


def test_a_path_longer_than_any_is_a_sentence(person: Person) -> None:
    person.run("group", "new", "Elm Park")
    said = person.run("merge", "x" * 5_000, status=1)
    assert "nothing was merged" in said.err
