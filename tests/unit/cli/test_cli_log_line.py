"""`log` with one line of text: a trial where it says enough, a draft otherwise."""

import json
import sqlite3
from contextlib import closing
from typing import Any

from tests.journeys.people import Person


def drafts(person: Person) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(person.home / "journal.db")) as journal:
        return [json.loads(row[0]) for row in journal.execute("SELECT content FROM draft")]


def test_a_line_that_lacks_something_becomes_a_draft(person: Person) -> None:
    said = person.run("log", "Ten hinge questions tool: Copilot task: marking #y9")
    assert said.out == (
        "Kept as a draft; finish it in the app, under Unfinished on the Log page.\n"
    )
    assert drafts(person) == [
        {
            "did": "Ten hinge questions",
            "tool": ["microsoft-copilot"],
            "task": ["marking"],
            "tag": ["y9"],
        }
    ]
    assert person.run("list", "--json").json == []


def test_a_line_that_says_enough_becomes_a_trial(person: Person) -> None:
    line = "tool: Copilot task: marking outcome: mixed worked: quick didn't: two were wrong"
    made = person.run("log", line, "--json").json
    trial = person.run("show", made["id"], "--json").json
    assert (trial["worked"], trial["didnt"]) == ("quick", "two were wrong")
    assert drafts(person) == []


def test_options_complete_a_line_and_neither_loses_a_word(person: Person) -> None:
    made = person.run(
        "log", "Quick", "to make #y9 outcome: mixed", "--task", "marking", "--tool", "Claude",
        "--outcome", "worked-well", "--worked", "It helped", "--tag", "quiz", "--json",
    ).json  # fmt: skip
    trial = person.run("show", made["id"], "--json").json
    assert trial["did"] == "Quick to make outcome: mixed"
    assert (trial["outcome"], trial["tag"]) == ("worked-well", ["quiz", "y9"])


def test_a_draft_says_its_id_to_scripts_and_wrong_options_keep_nothing(person: Person) -> None:
    draft = person.run("log", "One line", "--json").json
    assert list(draft) == ["draft"]
    said = person.run("log", "One line", "--minutes-ai", "-1", status=1)
    assert "Minutes lie between" in said.err
    assert len(drafts(person)) == 1


def test_own_tools_of_earlier_trials_are_known(person: Person) -> None:
    person.run("log", "--task", "marking", "--tool", "Our seating bot", "--outcome", "mixed",
               "--worked", "yes")  # fmt: skip
    person.run("log", "tool: our seating bot placed thirty of them")
    assert drafts(person) == [{"tool": ["Our seating bot"], "did": "placed thirty of them"}]


def test_a_blank_line_is_no_line(person: Person) -> None:
    assert "Say which job" in person.run("log", " ", status=1).err
