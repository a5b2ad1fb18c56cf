"""Commands where the surroundings fail: folders, databases, other processes, closed pipes."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from journal.group.merge import reading
from tests.journeys.people import Person

PROGRAM = [sys.executable, "-m", "ui.main"]


@pytest.fixture
def person(tmp_path: Path) -> Person:
    return Person(tmp_path / "home")


def test_a_data_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    said = Person(tmp_path / "file" / "home").run("list", status=1)
    assert "cannot be opened for writing" in said.err


def test_a_damaged_journal_is_a_sentence(person: Person) -> None:
    person.home.mkdir()
    (person.home / "journal.db").write_bytes(b"no database at all, " * 400)
    assert "is damaged" in person.run("list", status=1).err


def test_a_journal_that_another_process_is_writing_is_a_sentence(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.run("list")
    monkeypatch.setattr(
        "journal.store.engine.PRAGMAS", ("PRAGMA foreign_keys = ON", "PRAGMA busy_timeout = 10")
    )
    with closing(sqlite3.connect(person.home / "journal.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        said = person.run("group", "new", "Elm Park", status=1)
    assert "Another program is using" in said.err


def test_a_reader_that_goes_away_is_no_bug(person: Person) -> None:
    much = "many words " * 17_000  # more than a pipe holds
    person.run(
        "log", "--task", "marking", "--tool", "chatgpt", "--outcome", "mixed", "--worked", much
    )
    with subprocess.Popen(
        [*PROGRAM, "--home", str(person.home), "list", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait() == 0
    assert said == b""


def test_programs_that_read_and_write_speak_utf_8_everywhere(tmp_path: Path) -> None:
    """Windows hands a redirected program its old code page."""
    done = subprocess.run(
        [*PROGRAM, "--home", str(tmp_path), "redact", "--jsonl"],
        input='{"text": "Ask zoë.müller@oak.example → 数学"}\n'.encode() + b'{"text": "\xff"}\n',
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    one, other = (json.loads(line) for line in done.stdout.decode().splitlines())
    assert (one["text"][-4:], one["findings"][0]["end"]) == ("→ 数学", 26)
    assert other["text"] == "\ufffd"


def test_a_merge_reads_its_files_while_the_journal_is_written(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window saves what is typed while a long merge reads a folder."""
    person.run("group", "new", "Elm Park")
    saved, open_file = [], reading.opened_plain

    def save_meanwhile(*given: Any) -> Any:
        with closing(sqlite3.connect(person.home / "journal.db", isolation_level=None)) as window:
            window.execute("BEGIN IMMEDIATE")
            window.execute("COMMIT")
        saved.append(1)
        return open_file(*given)

    monkeypatch.setattr(reading, "opened_plain", save_meanwhile)
    (tmp_path / "x.trialbundle").write_bytes(b"x")
    person.run("merge", tmp_path)
    assert saved
