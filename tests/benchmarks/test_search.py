"""A search as you type among 100,000 trials, against the bare FTS5 query and the same rows.

TRIALS_IN_BENCHMARK=10000 makes it short.
"""

import os
import random
from collections.abc import Sequence
from contextlib import closing
from dataclasses import astuple
from pathlib import Path

from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from journal.logbook.asked import NUMBER, asked
from journal.logbook.glance import COLUMNS
from journal.logbook.query import parse
from journal.logbook.search import MOST_FOUND, find_numbers, glance_at
from journal.paths import Home
from journal.store.engine import connect
from journal.store.journal_file import Journal
from tests.benchmarks.yardstick import compare
from tests.fixtures.journals import TODAY, bulk_journal, vocabulary_of_words

TRIALS = int(os.environ.get("TRIALS_IN_BENCHMARK", "100000"))
ON_SCREEN = 50
ROUNDS = 300
AT_MOST = 1.5
BARE = "SELECT rowid FROM trial_fts WHERE trial_fts MATCH ? ORDER BY rowid DESC LIMIT ?"


OPERATORS = (
    "tool:claude ", "outcome:worked ", "-tool:chatgpt,claude ", "has:next phase:post-16 ",
    "task:marking,feedback -outcome:failed ",
)  # fmt: skip


def typed_letter_by_letter(count: int) -> list[str]:
    """What stands in the box while people type one to three words, half of it after operators."""
    chance = random.Random(3)
    words, weights = vocabulary_of_words()
    states: list[str] = []
    while len(states) < count:
        before = chance.choice(OPERATORS) if chance.random() < 1 / 2 else ""
        typed = " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(1, 3)))
        states += [before + typed[: end + 1] for end in range(len(typed))]
    return states[:count]


def painted(paper: QImage, rows: Sequence[Sequence[str | None]]) -> int:
    """Paint rows of texts as a list does, one below the other; how many they were."""
    painter = QPainter(paper)
    for line, row in enumerate(rows):
        for place, text in enumerate(row):
            painter.drawText(20 + place * 220, 16 + line * 16, text or "")
    painter.end()
    return len(rows)


def test_a_search_as_you_type(tmp_path: Path, qapp: QApplication) -> None:
    home = Home(tmp_path)
    bulk_journal(home.database, TRIALS)
    states = typed_letter_by_letter(ROUNDS + 5)
    paper = QImage(1180, 800, QImage.Format.Format_RGB32)
    with closing(Journal(home)) as journal, closing(connect(home.database)) as raw:
        with journal.reading() as session:
            expressions = [asked(session, parse(typed, TODAY)).values[0] for typed in states]

        def theirs(n: int) -> int:
            found = raw.execute(BARE, (expressions[n], MOST_FOUND)).fetchall()
            numbers = ",".join(str(place % NUMBER) for (place,) in found[:ON_SCREEN])
            rows = raw.execute(f"SELECT {COLUMNS} FROM trial WHERE n IN ({numbers})").fetchall()
            return painted(paper, [row[1:] for row in rows])

        def ours(n: int) -> int:
            with journal.reading() as session:
                rows = glance_at(session, find_numbers(session, states[n], today=TODAY)[:ON_SCREEN])
            return painted(paper, [astuple(row)[1:] for row in rows.values()])

        assert [theirs(n) for n in range(ROUNDS)] == [ours(n) for n in range(ROUNDS)]
        ratio = compare(f"a search as you type, {TRIALS:,} trials", theirs, ours, ROUNDS, best_of=3)
    assert ratio.at_p95 <= AT_MOST
