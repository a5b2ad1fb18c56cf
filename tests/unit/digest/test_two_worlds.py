"""Leaders read the same, byte for byte, whatever the few said who joined, left or changed."""

import os

import pytest

from tests.fixtures.two_worlds import KINDS, pages, withdrawn, worlds

EXAMPLES = int(os.environ.get("TWO_WORLDS_EXAMPLES", "0"))
# The suite takes two groups; with so many examples each it is more groups and every text.
GROUPS = [(4, 5), (5, 5), (14, 5), (26, 5), (12, 3), (40, 10)] if EXAMPLES else [(5, 5), (14, 5)]
FORMS = ("json", "md", "html", "csv") if EXAMPLES else ("json", "md")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("people", "threshold"), GROUPS)
def test_one_person_makes_no_difference(kind: str, people: int, threshold: int) -> None:
    for seed in range(1, 1 + max(1, EXAMPLES)):
        first, *others = worlds(kind, people, seed, threshold)
        assert first.document.edition == ("brief" if people < 10 else "leaders")
        for other in others:
            assert pages(other, FORMS) == pages(first, FORMS)


def test_where_one_withdrew_the_page_says_in_a_sentence_that_the_number_is_not_told() -> None:
    words = pages(withdrawn(14, seed=1), ("md",))["leaders", "md"].decode()
    assert "some of 36 invited (withdrawn since)" in words
    assert "about withdrawn" not in words
