"""`portfolio`: listed first, decided, then written."""

import json
from pathlib import Path

from tests.journeys.people import Person


def log(person: Person, worked: str) -> None:
    person.run("log", "--task", "marking", "--tool", "ChatGPT", "--outcome", "mixed",
               "--worked", worked)  # fmt: skip


def test_found_decided_written(person: Person, tmp_path: Path) -> None:
    log(person, "Rose asked, and head@elmpark.sch.uk answered")
    found = person.run("portfolio", "--json").json
    assert {(one["text"], one["asked"]) for one in found} >= {("head@elmpark.sch.uk", False)}
    asked = [one["text"] for one in found if one["asked"]]
    out = tmp_path / "mine.html"
    if asked:
        assert person.run("portfolio", "--out", out, status=3).err
    decisions = tmp_path / "decisions.json"
    decisions.write_text(json.dumps(dict.fromkeys(asked, "hide")))
    person.run("portfolio", "--out", out, "--decide", decisions, "--name", "Sam")
    assert "elmpark" not in out.read_text()
    assert "Sam" in out.read_text()


def test_a_file_that_holds_no_decisions(person: Person, tmp_path: Path) -> None:
    log(person, "well")
    decisions = tmp_path / "decisions.json"
    decisions.write_text("[1]")
    failed = person.run("portfolio", "--out", tmp_path / "a.pdf", "--decide", decisions, status=1)
    assert "holds no decisions" in failed.err
    assert not (tmp_path / "a.pdf").exists()


def test_a_day_that_is_none(person: Person) -> None:
    assert "write it as 2026-09-01" in person.run("portfolio", "--from", "soon", status=1).err
