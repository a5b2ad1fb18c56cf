"""Saving a trial durably, history and index included, against the same rows by raw sqlite3."""

from contextlib import closing
from pathlib import Path

from journal.ids import new_id
from journal.logbook.trials import save_trial
from journal.model.trial import Trial
from journal.paths import Home
from journal.store.engine import connect
from journal.store.journal_file import STEPS, Journal
from journal.store.migrate import migrate
from tests.benchmarks.yardstick import compare
from tests.fixtures.journals import NOW, bulk_drafts, insert_raw, raw_rows

ROUNDS = 400
AT_MOST = 3.0


def test_saving_a_trial_durably(tmp_path: Path) -> None:
    columns = [name for name in Trial.model_fields if name != "n"]
    drafts = list(bulk_drafts(ROUNDS + 5))
    ready = [raw_rows(draft, new_id()) for draft in drafts]
    journal = Journal(Home(tmp_path / "ours"))
    with closing(journal), closing(connect(tmp_path / "theirs.db")) as raw:
        migrate(raw, STEPS)

        def theirs(n: int) -> None:
            raw.execute("BEGIN IMMEDIATE")
            insert_raw(raw, columns, *ready[n])
            raw.execute("COMMIT")

        def ours(n: int) -> None:
            with journal.session() as session:
                save_trial(session, drafts[n], NOW)

        ratio = compare("saving a trial durably", theirs, ours, ROUNDS)
    assert ratio.at_median <= AT_MOST
