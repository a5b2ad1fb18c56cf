"""A merge killed at random moments leaves all of it or nothing, and the next one ends the same.

A few rounds in the suite; for hundreds:
LAWS_KILLS=300 pytest -o faulthandler_timeout=0 tests/faults/test_merge_killed.py
"""

import json
import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from journal.bundle.contents import Contents
from journal.group.library import Library
from journal.paths import Home
from journal.store import engine
from tests.faults.killed import GONE
from tests.fixtures.bundles import make_contents
from tests.fixtures.groups import THIS_WEEK, Computer, writers
from tests.journeys.people import Person

ROOT = Path(__file__).parents[2]
ROUNDS = int(os.environ.get("LAWS_KILLS", "4"))
SEED = int(os.environ.get("LAWS_SEED", "1"))


def with_word(contents: Contents) -> Contents:
    """The same with a word in every text of every trial, so that much of it lies about."""
    word = GONE.decode() * 20
    trials = [one.model_copy(update={"did": word, "next": word}) for one in contents.group_trials]
    return replace(contents, group_trials=tuple(trials))


@pytest.mark.skipif(os.name == "nt", reason="forks and signals are POSIX")
def test_a_merge_killed_at_any_moment_leaves_all_or_nothing(tmp_path: Path) -> None:
    """Words are replaced and withdrawn by it, so the file is written anew after it too."""
    person = Person(tmp_path / "home")
    person.group = person.run("group", "new", "Elm Park", "--json").json["id"]
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    rng = random.Random(SEED)
    for number, writer in enumerate(writers(9, person.group)):
        first = writer.bundle(with_word(make_contents(rng, 10)), THIS_WEEK)
        second = make_contents(rng, 10) if number % 3 else Contents()
        (old / f"{number}.trialbundle").write_bytes(first)
        (new / f"{number}.trialbundle").write_bytes(writer.bundle(second, THIS_WEEK + 1))
    person.run("merge", old)
    person.run("group", "admit", "--all")
    given = (str(person.home), str(new), str(ROUNDS), str(SEED))
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults.killed", *given],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr[-2_000:]
    counts = json.loads(ended.stdout.splitlines()[-1])
    assert (counts["other"], counts["ended otherwise"], counts["words"]) == (0, 0, 0)
    assert counts["before"] + counts["after"] == ROUNDS
    assert counts["killed"] > 0


def test_what_was_to_be_forgotten_when_the_computer_stopped_is_forgotten_on_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the merge was carried out and before the file was written anew."""
    computer = Computer(Home(tmp_path)).found()
    (writer,) = writers(1, computer.group)
    computer.admit(writer.header.contributor)
    computer.merge(writer.bundle(with_word(make_contents(random.Random(1), 60)), 1))
    with monkeypatch.context() as patched:
        patched.setattr(Library, "forget_for_good", stop)
        with pytest.raises(KeyboardInterrupt):
            computer.merge(writer.bundle(Contents(), 2))
    assert free_pages(computer) > 0
    computer.close()
    assert computer.library
    assert free_pages(computer) == 0
    assert GONE not in computer.bytes_on_disk()
    computer.close()


def test_words_that_a_reader_elsewhere_kept_in_the_file_go_with_the_next_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its connection stays open, as a window's does: closing the last one writes all through."""
    patient = [pragma for pragma in engine.PRAGMAS if "busy_timeout" not in pragma]
    monkeypatch.setattr(engine, "PRAGMAS", (*patient, "PRAGMA busy_timeout = 1"))
    computer = Computer(Home(tmp_path)).found()
    (writer,) = writers(1, computer.group)
    computer.admit(writer.header.contributor)
    computer.merge(writer.bundle(with_word(make_contents(random.Random(1), 5)), 1))
    with closing(sqlite3.connect(computer.library.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM snapshot").fetchone()
        computer.merge(writer.bundle(Contents(), 2))
        reader.execute("ROLLBACK")
        computer.close()
        assert computer.library
        assert GONE not in computer.bytes_on_disk()
    computer.close()


def free_pages(computer: Computer) -> int:
    """Pages of the library that hold nothing any more, and none after it was written anew."""
    with closing(sqlite3.connect(computer.library.path)) as library:
        return int(library.execute("PRAGMA freelist_count").fetchone()[0])


def stop(library: Library) -> None:
    raise KeyboardInterrupt
