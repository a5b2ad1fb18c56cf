"""A line of the list: how it came out, or what sort of entry it is where nothing is told."""

from typing import Any

import pytest

from journal.logbook.glance import newest
from journal.logbook.trials import save_trial
from journal.store.journal_file import Journal
from tests.fixtures.journals import NOW, draft


@pytest.mark.parametrize(
    ("values", "outcome", "excerpt"),
    [
        (
            {"kind": "decided-not-to-use-it", "reason_not_used": ["would-take-longer"],
             "outcome": None, "worked": None, "didnt": None},
            "Decided not to use it", "Would take longer",
        ),
        (
            {"kind": "decided-not-to-use-it", "reason_not_used": ["other"], "outcome": None,
             "worked": None, "didnt": "Not here."},
            "Decided not to use it", "Not here.",
        ),
        ({"outcome": "not-stated", "worked": "Fine."}, "", "Fine."),
        ({"outcome": "mixed", "worked": "Fine."}, "Mixed", "Fine."),
        ({"outcome": "mixed", "worked": "**Fine**\n- one"}, "Mixed", "Fine one"),
    ],
)  # fmt: skip
def test_what_a_line_tells(
    journal: Journal, values: dict[str, Any], outcome: str, excerpt: str
) -> None:
    with journal.session() as session:
        save_trial(session, draft(**values), NOW)
    (row,) = newest(journal.home.database, 5)
    assert (row.outcome, row.excerpt) == (outcome, excerpt)
