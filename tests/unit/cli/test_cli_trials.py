"""log, list, show, edit, delete, search, check-in, names, tool, backup: shapes and sentences."""

from pathlib import Path

import pytest

from tests.journeys.people import Person

TRIAL = ("--task", "Marking", "--tool", "ChatGPT", "--outcome", "mixed")


def log(person: Person, *more: object) -> str:
    return str(person.run("log", *TRIAL, "--worked", "it was quick", *more, "--json").json["id"])


def test_what_is_logged_is_listed_shown_and_found(person: Person) -> None:
    one = log(person, "--minutes-usual", "30", "--minutes-ai", "12.5", "--tag", "a", "--tag", "b")
    (listed,) = person.run("list", "--json").json
    assert listed["id"] == one
    assert listed["task"] == ["marking"]
    assert listed["tool"] == ["chatgpt"]
    assert listed["tag"] == ["a", "b"]
    assert (listed["visibility"], listed["net_minutes"]) == ("me", 17.5)
    shown = person.run("show", one[:6], "--json").json
    assert shown == listed | {"versions": 1, "follows": None}
    assert person.run("search", "quick", "--json").json == [listed]
    assert person.run("search", "slow", "--json").json == []
    assert "Net minutes: +18" in person.run("show", one).out.replace("17.5", "18")


def test_an_entry_without_an_outcome_is_listed_by_its_kind(person: Person) -> None:
    why = ("--kind", "decided-not-to-use-it", "--reason-not-used", "other")
    person.run("log", "--task", "Marking", *why)
    assert person.run("list").out.rstrip().endswith("Marking  –  Decided not to use it")


def test_a_tool_that_is_not_approved_is_said_kindly(person: Person) -> None:
    one = log(person)
    assert "approved" not in person.run("show", one).out
    person.run("tool", "add", "ChatGPT", "--status", "not-approved")
    assert "ChatGPT is not approved" in person.run("show", one).out


def test_an_edit_keeps_the_version_before(person: Person) -> None:
    one = log(person, "--next", "again")
    person.run("edit", one, "--worked", "it was slow", "--clear", "next")
    shown = person.run("show", one, "--json").json
    assert (shown["worked"], shown["next"], shown["versions"]) == ("it was slow", None, 2)
    assert "no field" in person.run("edit", one, "--clear", "nothing", status=1).err
    assert person.run("show", one, "--json").json == shown


def test_deleting_for_good_leaves_no_word(person: Person) -> None:
    one = log(person, "--didnt", "wombling about")
    person.run("delete", one)
    assert person.run("list", "--json").json == []
    person.run("delete", one, "--now")
    files = [path for path in person.home.glob("journal.db*") if path.is_file()]
    assert not any(b"wombling" in path.read_bytes() for path in files)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("log",), "Say which job"),
        (("log", *TRIAL), "what worked or what didn't"),
        (("log", *TRIAL, "--worked", "x", "--visibility", "all"), "Who may see it"),
        (("log", *TRIAL, "--worked", "x", "--minutes-ai", "-1"), "Minutes lie between"),
        (("log", *TRIAL, "--worked", "x", "--tried-on", "soon"), "Date: “soon”"),
        (("log", *TRIAL, "--worked", "x" * 1_000_000), "characters"),
        (("log", *TRIAL, "--worked", "x", "--safe-use", "x"), "CHECK=ANSWER"),
        (("show", "ABCD"), "no trial"),
        (("edit", "ABCD"), "no trial"),
        (("delete", ""), "no trial"),
        (("check-in",), "empty"),
        (("check-in", "--confidence", "zz"), "no answer here"),
        (("names", "add", "x", "--kind", "zz"), "A name is one of"),
        (("names", "import", "nowhere.txt"), "no file"),
        (("tool", "edit", "zz"), "not in the register"),
        (("tool", "add", "x", "--review-on", "soon"), "2027-03"),
        (("restore", "nowhere.db"), "no backup"),
    ],
)
def test_each_mistake_is_one_sentence(arguments: tuple[str, ...], why: str, person: Person) -> None:
    said = person.run(*arguments, status=1)
    assert why in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert person.run("list", "--json").json == []


def test_check_ins_names_and_tools_are_kept(person: Person) -> None:
    assert person.run("check-in", "--stuck", "everywhere", "--json").json["id"]
    person.run("names", "add", "Tomasz", "Ayesha Khan", "--keep")
    assert [one["text"] for one in person.run("names", "list", "--json").json] == [
        "Ayesha Khan",
        "Tomasz",
    ]
    assert person.run("names", "clear", "--kind", "staff").out == "0 names forgotten.\n"
    assert person.run("names", "clear").out == "2 names forgotten.\n"
    person.run("tool", "add", "ChatGPT", "--age-limit", "13")
    person.run("tool", "edit", "chatgpt", "--review-on", "2027-05")
    (tool,) = person.run("tool", "list", "--json").json
    assert (tool["tool"], tool["age_limit"], tool["review_on"]) == ("chatgpt", 13, "2027-05")


def test_a_backup_is_put_back(person: Person) -> None:
    one = log(person)
    path = Path(person.run("backup").out.split("Backed up to ")[1].strip())
    person.run("delete", one, "--now")
    person.run("restore", path)
    assert [trial["id"] for trial in person.run("list", "--json").json] == [one]
    assert person.run("check", "--json").json == {"sound": True, "found": []}


def test_a_backup_names_its_file_for_scripts(person: Person) -> None:
    assert Path(person.run("backup", "--json").json["file"]).is_file()
