"""Paging through a list of 100,000 trials that are read when they come into sight, against the same
list of prepared rows: the time of each frame, painting included.

TRIALS_IN_BENCHMARK=10000 makes it short.
"""

import os
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QApplication, QListView

from journal.logbook.search import find_numbers, glance_at
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.benchmarks.yardstick import compare
from tests.fixtures.journals import TODAY, bulk_journal
from ui.models.glance_list import GlanceList
from ui.models.trial_list import TrialList
from ui.widgets.trial_delegate import TrialDelegate

TRIALS = int(os.environ.get("TRIALS_IN_BENCHMARK", "100000"))
FRAMES = 400
AT_MOST = 1.5


def list_of(model: QAbstractItemModel) -> QListView:
    """A list as the Journal page has it."""
    view = QListView()
    view.setModel(model)
    view.setUniformItemSizes(True)
    view.setItemDelegate(TrialDelegate(view, TODAY.year))
    view.resize(420, 800)
    view.show()
    return view


def test_scrolling_through_the_whole_journal(tmp_path: Path, qapp: QApplication) -> None:
    home = Home(tmp_path)
    bulk_journal(home.database, TRIALS)
    with closing(Journal(home)) as journal, journal.reading() as session:
        numbers = find_numbers(session, "", today=TODAY)
        rows = glance_at(session, numbers[:20_000])
        prepared = list_of(GlanceList([rows[number] for number in numbers[:20_000]]))
        model = TrialList(lambda wanted, take: take(glance_at(session, wanted)))
        model.show(numbers)
        ours_view = list_of(model)
        model.lines_came.connect(ours_view.viewport().update)

        def page(view: QListView, n: int) -> None:
            bar = view.verticalScrollBar()
            bar.setValue((n % 1_000) * bar.pageStep())
            qapp.processEvents()  # asks for the lines
            qapp.processEvents()  # paints them

        ratio = compare(
            f"a page of the list, {TRIALS:,} trials",
            lambda n: page(prepared, n),
            lambda n: page(ours_view, n),
            FRAMES,
        )
    assert ratio.at_p95 <= AT_MOST
