"""Ages in words."""

from datetime import UTC, datetime, timedelta

import pytest

from journal.logbook.ages import age_in_words

NOW = datetime(2026, 11, 19, 16, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=-90), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=12), "12 minutes ago"),
        (timedelta(minutes=119), "1 hour ago"),
        (timedelta(hours=25), "yesterday"),
        (timedelta(days=3), "3 days ago"),
        (timedelta(days=20), "2 weeks ago"),
        (timedelta(days=95), "3 months ago"),
    ],
)
def test_an_age_reads_as_people_say_it(age: timedelta, words: str) -> None:
    assert age_in_words(NOW - age, NOW) == words
