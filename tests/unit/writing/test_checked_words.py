"""Which words the spelling doubts, and which it leaves alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.writing.checked_words import doubted

KNOWN = {"the", "pupils", "liked", "and", "said", "that", "was", "good", "words", "read"}


def doubts(text: str) -> list[str]:
    spans = [span for span in doubted(text, lambda word: word.lower() in KNOWN) if span]
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the pupils likd it", ["likd"]),
        ("the **pupils** (likd) it!", ["likd"]),
        ("- likd\n> saidd\n1. goood", ["likd", "saidd", "goood"]),
        ("the pupils liked Oluwaseun", []),  # a name inside a sentence
        ("Tehcers liked it", ["Tehcers"]),
        ("it was good. Tehcers liked it", ["Tehcers"]),
        ("it was good, e.g. Zorblax liked it", []),
        ("said https://www.bbc.co.uk/tehcers and tehcer@shcool.sch.uk", []),
        ("`likd` and ``` likd", ["likd"]),
        ("```\nlikd saidd\n```\ngoood", ["goood"]),
        ("KS2 and SENCO and SENCo and iPad and 7B and x_yzz", []),
        ("read/writt and re-likd", ["writt", "likd"]),
        ("lesson.docx and this\\that", []),
        ("#likd and of", []),
        ("pupils’ and goood’s", ["goood’s"]),
        ("q" * 41, []),
        ("😀 likd", ["likd"]),
        ("bonjour mes amis nous parlons de la pluie aujourdhui\nthe pupils likd it", ["likd"]),
    ],
)
def test_what_is_doubted(text: str, expected: list[str]) -> None:
    assert doubts(text) == expected


@given(st.text(max_size=200))
def test_any_text_is_read_in_order_and_within_itself(text: str) -> None:
    spans = [span for span in doubted(text, lambda word: False) if span]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(text[start:end].strip() == text[start:end] for start, end in spans)


def test_a_long_line_can_be_paused_in() -> None:
    steps = list(doubted("liked it " * 5_000, lambda word: True))
    assert len(steps) > 500
