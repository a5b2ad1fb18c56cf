"""Importing a table: read, understood, validated and stored, against the same rows by raw sqlite3.

The yardstick writes the rows with their history and index, in one transaction and in the order of
the index, as an import does.
"""

import csv
from contextlib import closing
from pathlib import Path
from typing import Any

from journal import vocabulary
from journal.exchange.importing import BATCH, import_file
from journal.ids import new_id
from journal.model.draft import TrialDraft
from journal.model.trial import Trial
from journal.paths import Home
from journal.store.engine import connect
from journal.store.journal_file import STEPS, Journal
from journal.store.migrate import migrate
from tests.benchmarks.yardstick import compare
from tests.fixtures.journals import NOW, bulk_drafts, insert_raw, raw_rows

ROWS = 2_000
ROUNDS = 3
AT_MOST = 3.0
HEADINGS = (
    "Job", "Tool", "Outcome", "Ages", "What worked", "What didn't", "What next",
    "Minutes, usual way", "Minutes with AI, all in", "Date",
)  # fmt: skip


def write_table(path: Path, drafts: list[TrialDraft]) -> None:
    """The trials as a person's table: labels, and days as they are written in the UK."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for one in drafts:
            coded = [vocabulary.labels(name, getattr(one, name)) for name in ("task", "tool")]
            outcome = vocabulary.label("outcome", one.outcome or "")
            phase = vocabulary.labels("phase", one.phase)
            texts = [one.worked, one.didnt, one.next]
            day = f"{one.tried_on:%d/%m/%Y}" if one.tried_on else ""
            writer.writerow(
                [*coded, outcome, phase, *texts, one.minutes_usual, one.minutes_ai, day]
            )


def test_importing_a_table(tmp_path: Path) -> None:
    columns = [name for name in Trial.model_fields if name != "n"]
    drafts = list(bulk_drafts(ROWS))
    ready = [raw_rows(draft, new_id()) for draft in drafts]
    write_table(tmp_path / "table.csv", drafts)

    def theirs(n: int) -> None:
        with closing(connect(tmp_path / f"theirs{n}.db")) as raw:
            migrate(raw, STEPS)
            raw.execute("BEGIN IMMEDIATE")
            for start in range(0, ROWS, BATCH):
                for row in sorted(ready[start : start + BATCH], key=_day):
                    insert_raw(raw, columns, *row)
            raw.execute("COMMIT")

    def ours(n: int) -> None:
        with closing(Journal(Home(tmp_path / f"ours{n}"))) as journal, journal.session() as session:
            report = import_file(session, tmp_path / "table.csv", NOW)
            assert len(report.taken) == ROWS

    ratio = compare(f"importing {ROWS:,} trials", theirs, ours, ROUNDS)
    assert ratio.at_median <= AT_MOST


def _day(row: tuple[dict[str, Any], tuple[str, str, str]]) -> str:
    return str(row[0]["tried_on"])
