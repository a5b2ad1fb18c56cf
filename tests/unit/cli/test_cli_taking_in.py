"""A group further up by commands: accepts a group, takes its file in, and stops."""

from pathlib import Path

from tests.journeys.people import Person


def test_a_group_is_taken_in_and_let_go_of_by_name(tmp_path: Path) -> None:
    lower, upper = Person(tmp_path / "lower", "Elm Park"), Person(tmp_path / "upper", "Trust")
    made = lower.run("group", "new", "Elm Park", "--json").json
    upper.run("group", "new", "Trust")
    upper.in_group("group", "invite", "--out", tmp_path / "invitation")
    lower.run("group", "join", tmp_path / "invitation")
    lower.run("log", "--task", "marking", "--tool", "chatgpt", "--outcome", "mixed", "--worked",
              "Well.", "--visibility", "leaders")  # fmt: skip
    lower.in_group("review", "--decide-all", "keep")
    lower.in_group("bundle", "--out", tmp_path / "own")
    lower.in_group("merge", tmp_path / "own")
    said = lower.in_group("collect", "--to", "Elm Park", "--out", tmp_path / "up", status=1)
    assert "Name another group after --to" in said.err
    lower.in_group("collect", "--to", "", "--out", tmp_path / "up", status=1)
    assert not (tmp_path / "up").exists()
    lower.in_group("collect", "--to", "Trust", "--out", tmp_path / "up")
    upper.in_group("group", "change", "--accept", made["id"])
    upper.in_group("merge", tmp_path / "up")
    assert trials(upper) == 1
    assert "No single group Oak Hill" in (
        upper.in_group("group", "stop-taking-in", "Oak Hill", status=1).err
    )
    said = upper.in_group("group", "stop-taking-in", "elm park").out
    assert "1 trial went from here" in said
    assert trials(upper) == 0
    refused = upper.in_group("merge", tmp_path / "up", "--json").json["refused"]
    assert "does not take in" in refused[0]["reason"]


def trials(person: Person) -> int:
    (shown,) = person.run("group", "list", "--json").json
    return int(shown["trials"])
