"""Merging 1,000 bundles of 100 trials against sqlite3's executemany of the same rows."""

import random
import resource
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from journal.group import admission
from journal.group.library import Library, store_admission
from journal.group.membership import found_group
from journal.group.merge.files import apply_files, plan_files
from journal.paths import Home
from journal.store.engine import connect
from journal.store.journal_file import Journal
from tests.fixtures.bundles import make_contents, make_contributor

BUNDLES, TRIALS = 1_000, 100
AT_MOST = 3.0
NOW = datetime(2026, 11, 21, tzinfo=UTC)
TABLES = ("group_trial", "leaders_trial", "member", "snapshot")


def test_merging_a_thousand_bundles(tmp_path: Path) -> None:
    journal = Journal(Home(tmp_path / "home"))
    folder = tmp_path / "bundles"
    folder.mkdir()
    with closing(journal), journal.session() as session:
        mine = found_group(session, "Thousand", NOW)
        library = Library(journal.home, mine.group_id)
        with library.session() as found:
            for number in range(BUNDLES):
                rng = random.Random(number)
                writer = make_contributor(rng, mine.group_id)
                data = writer.bundle(make_contents(rng, TRIALS, secret=writer.secret))
                (folder / f"{number}.trialbundle").write_bytes(data)
                key = writer.header.contributor
                facilitator = str(mine.facilitator_key)
                record = admission.admission(facilitator, mine.group_id, key, "admitted", 1)
                store_admission(found, record)
        before = peak_megabytes()
        started = time.perf_counter()
        planned = plan_files(library, mine, [folder])
        apply_files(library, session, mine, planned, NOW)
        ours = time.perf_counter() - started
        peak = peak_megabytes()
        assert len(planned.plan.new) == BUNDLES
        theirs = raw_copy(library.path, tmp_path / "raw.db")
    print(f"\nmerging: {ours:.2f} s against {theirs:.2f} s, {ours / theirs:.2f} times;")
    print(f"at most {peak} MB, {peak - before} of them for the merge")
    assert ours / theirs <= AT_MOST


def peak_megabytes() -> int:
    """The most memory that this process has taken so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def raw_copy(library: Path, target: Path) -> float:
    """Seconds that sqlite3 takes to insert the rows that the library now holds."""
    with closing(sqlite3.connect(library)) as source, closing(connect(target)) as raw:
        filled = {}
        for table in TABLES:
            (statement,) = source.execute(
                "SELECT sql FROM sqlite_master WHERE name = ?", (table,)
            ).fetchone()
            raw.execute(statement)
            filled[table] = source.execute(f"SELECT * FROM {table}").fetchall()
        started = time.perf_counter()
        raw.execute("BEGIN IMMEDIATE")
        for table, rows in filled.items():
            marks = ", ".join("?" * len(rows[0]))
            raw.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        raw.execute("COMMIT")
        return time.perf_counter() - started
