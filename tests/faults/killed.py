"""A merge killed again and again, at random moments of its work; prints what was left each time.

python -m tests.faults.killed HOME PATH ROUNDS SEED: HOME holds the journal and the library as they
are before; each round begins with a copy of them. Used by test_merge_killed.py.
"""

import json
import os
import random
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from journal.cli import main

# A word that stands in every snapshot that is replaced or withdrawn.
GONE = b"wombling"


def state_of(home: Path) -> dict[str, object]:
    """Every row of the library, its history apart, and of the memberships, by sqlite3 alone."""
    rows: dict[str, object] = {}
    for file in (*sorted((home / "groups").glob("*.db")), home / "journal.db"):
        with closing(sqlite3.connect(file)) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            every = [name for (name,) in database.execute("SELECT name FROM sqlite_master "
                     "WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")]  # fmt: skip
            kept = [name for name in every if file.name != "journal.db" or name == "membership"]
            for name in sorted(set(kept) - {"merge", "merge_record"}):
                rows[f"{file.name} {name}"] = sorted(map(repr, database.execute(
                    f'SELECT * FROM "{name}"').fetchall()))  # fmt: skip
    return rows


def in_a_fork(work: Callable[[], object]) -> int:
    """The status by which a process ends that does this work."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    return os.waitpid(child, 0)[1]


def run(home: Path, path: Path, seconds: float | None = None) -> None:
    """Merge, and be gone without a word after so much processor time."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    if seconds is not None:
        signal.setitimer(signal.ITIMER_PROF, seconds)
    status = main(["--home", str(home), "merge", str(path)])
    signal.setitimer(signal.ITIMER_PROF, 0)
    os._exit(status)


def rounds(home: Path, path: Path, count: int, seed: int) -> dict[str, object]:
    """How often it was as before, and as afterwards, and whether the next merge ended the same.

    `words` counts how often words that were replaced or withdrawn stood in the files after that.
    """
    chance, work = random.Random(seed), home.with_name("work")
    counts = {"before": 0, "after": 0, "killed": 0, "other": 0, "ended otherwise": 0, "words": 0}
    before = state_of(home)
    shutil.copytree(home, work)
    began = os.times()
    assert in_a_fork(lambda: run(work, path)) == 0
    took = os.times()
    whole = took.children_user + took.children_system - began.children_user - began.children_system
    after = state_of(work)
    assert after != before
    for _round in range(count):
        shutil.rmtree(work)
        shutil.copytree(home, work)
        ended = in_a_fork(lambda: run(work, path, chance.uniform(0.001, whole)))
        counts["killed"] += os.WIFSIGNALED(ended)
        left = state_of(work)
        counts["before" if left == before else "after" if left == after else "other"] += 1
        assert in_a_fork(lambda: run(work, path)) == 0
        counts["words"] += GONE in b"".join(one.read_bytes() for one in work.glob("groups/*"))
        counts["ended otherwise"] += state_of(work) != after
    return counts


if __name__ == "__main__":
    print(json.dumps(rounds(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:5]))))
