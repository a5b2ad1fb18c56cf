"""What one finding is replaced with in the text in which it stands."""

import pytest

from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.wording.shared_wording import in_place, shared_wording


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("We sat with Zuzanna at work.", "Zuzanna", "We sat with a pupil at work."),
        ("Zuzanna's work went well.", "Zuzanna's", "A pupil's work went well."),
        ("We asked Mrs Patel about it.", "Patel", "We asked a colleague about it."),
        ("I taught my pupil called Zuzanna today.", "Zuzanna", "I taught my pupil today."),
        ("Write to k@oakfield.sch.uk soon.", "k@oakfield.sch.uk",
         "Write to an e-mail address soon."),
    ],
)  # fmt: skip
def test_it_reads_as_in_the_shared_wording(text: str, words: str, expected: str) -> None:
    kind = Kind.EMAIL if "@" in words else Kind.PERSON
    start = text.index(words)
    found = Finding(start, start + len(words), kind, Outcome.HIDE, "why")
    first, last, put = in_place(text, found)
    assert text[:first] + put + text[last:] == expected == shared_wording(text, [found])
