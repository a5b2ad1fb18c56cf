"""The leaders' figures of 100,000 trials, gathered and protected, against bare SQL aggregates."""

import sqlite3
from collections.abc import Iterator

from journal.digest.disclosure.ledger import Ledger
from journal.digest.disclosure.release import release
from journal.digest.disclosure.rule import Rule
from journal.digest.gather.leaders_figures import leaders_figures
from journal.digest.gather.scope import open_scope
from tests.benchmarks.yardstick import compare
from tests.fixtures.libraries import AS_OF, Group, stored
from tests.fixtures.made_up_groups import generated

PEOPLE, TRIALS, ROUNDS = 1_000, 100, 3
AT_MOST = 1.5
SINGLE = (
    "tool_access", "checking", "net_per_item_band", "time_basis", "quality_vs_usual",
    "time_went_to", "learned_from", "still_using", "usual_band", "ai_band",
)  # fmt: skip
SEVERAL = (
    "aim", "pupil_benefit", "could_not_use", "data_put_in", "concern", "concern_action",
    "effort_moved_to", "reason_not_used", "task", "subject_area", "barrier", "evidence",
)  # fmt: skip
CROSSED = (
    ("work_area", "outcome", ""),
    ("change_made", "outcome", ""),
    ("net_band", "each.value", ", json_each(effort_moved_to) each"),
    ("based_on IS NULL", "follows IS NULL", ""),
    ("work_area", "each.value", ", json_each(phase) each"),
    ("each.value", "tool_access", ", json_each(tool) each"),
    ("each.key", "each.value", ", json_each(safe_use) each"),
)


def test_gathering_and_protecting_a_hundred_thousand_trials() -> None:
    session = stored(generated(PEOPLE, each=(TRIALS, TRIALS), to_leaders=1.0))
    scope = open_scope(session, Group(), AS_OF)
    bare = session.connection().connection.dbapi_connection
    assert isinstance(bare, sqlite3.Connection)

    def theirs(_n: int) -> None:
        for statement in aggregates():
            bare.execute(statement).fetchall()

    def ours(_n: int) -> None:
        release(1, leaders_figures(scope), Rule(5), Ledger(), b"a key of sixteen")

    assert compare("digest", theirs, ours, ROUNDS).at_median <= AT_MOST


def aggregates() -> Iterator[str]:
    """Contributors by answer, a statement a table, as one would write them by hand."""
    people = "count(DISTINCT snapshot) FROM leaders_trial"
    for field in SINGLE:
        yield f"SELECT {field}, {people} WHERE round = 1 GROUP BY 1"
    for field in SEVERAL:
        yield f"SELECT value, {people}, json_each({field}) WHERE round = 1 GROUP BY 1"
    for row, answer, also in CROSSED:
        yield f"SELECT {row}, {answer}, {people}{also} WHERE round = 1 GROUP BY 1, 2"
