"""merge: its history, and that it keeps nobody from writing a journal."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from journal.group import library
from tests.journeys.people import Person

TRIAL = ("--task", "marking", "--tool", "chatgpt", "--outcome", "mixed", "--visibility", "group")


def test_the_history_tells_when_how_many_and_from_which_files(
    founder: Person, member: Person, tmp_path: Path
) -> None:
    assert "Nothing was merged" in founder.run("merge", "--history").out
    assert founder.run("merge", "--history", "--json").json == []
    member.run("log", *TRIAL, "--worked", "wombling")
    (tmp_path / "cut.trialbundle").write_bytes(b"PK\x03\x04")
    founder.run("merge", member.bundle(tmp_path / "her.trialbundle"), tmp_path / "cut.trialbundle")
    founder.run("group", "admit", "--all")
    founder.run("merge", tmp_path / "her.trialbundle")  # changes nothing, and is no line
    (told,) = founder.run("merge", "--history", "--json").json
    assert told["counts"] == {"awaiting admission": 1, "refused": 1}
    assert told["files"] == [
        ["her.trialbundle", "awaiting admission"],
        ["cut.trialbundle", "refused"],
    ]
    assert len(told["fingerprint"]) == len("XXXX-XXXX-XXXX-XXXX")
    at = datetime.fromisoformat(told["at"])
    assert abs(datetime.now(UTC) - at) < timedelta(minutes=5)
    said = founder.run("merge", "--history").out
    assert "her.trialbundle: waiting to be let in" in said
    assert "cut.trialbundle: refused" in said
    assert f"{at.astimezone():%Y-%m-%d %H:%M}" in said
    assert "wombling" not in said


def test_the_journal_is_free_while_a_merge_is_carried_out(
    founder: Person, member: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window saves what is typed meanwhile, and a large merge takes minutes."""
    written: list[Path] = []
    store = library.store_snapshot

    def write_and_store(*given: object) -> None:
        with closing(sqlite3.connect(founder.home / "journal.db", timeout=0)) as journal:
            journal.execute("CREATE TABLE meanwhile (n)")
        written.append(founder.home)
        store(*given)

    monkeypatch.setattr(library, "store_snapshot", write_and_store)
    founder.run("merge", member.bundle(tmp_path / "her.trialbundle"))
    assert written == [founder.home]
