"""Differences by word: both texts can be read from the pieces, however long they are."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.logbook.word_diff import Piece, word_diff
from journal.model.fields import TEXT_LIMIT

TEXTS = st.text(st.sampled_from("ab .,!\n\tä’"), max_size=60) | st.text(max_size=40)


def both(pieces: list[Piece]) -> tuple[str, str]:
    return (
        "".join(piece.text for piece in pieces if piece.sort != "added"),
        "".join(piece.text for piece in pieces if piece.sort != "removed"),
    )


@given(TEXTS, TEXTS)
def test_both_texts_are_in_the_pieces(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert both(pieces) == (before, after)
    assert all(piece.text for piece in pieces)
    sorts = [piece.sort for piece in pieces]
    assert all(one != next_one for one, next_one in pairwise(sorts))


@given(TEXTS)
def test_the_same_text_has_no_change(text: str) -> None:
    assert word_diff(text, text) == ([Piece(text, "same")] if text else [])


def test_whole_words_change_and_not_letters() -> None:
    assert word_diff("Zainab liked it.", "A pupil liked it a lot.") == [
        Piece("Zainab", "removed"),
        Piece("A pupil", "added"),
        Piece(" liked it", "same"),
        Piece(" a lot", "added"),
        Piece(".", "same"),
    ]


def test_a_blank_between_two_changes_goes_with_them() -> None:
    assert word_diff("Ms Lee, 7B, came", "my class came") == [
        Piece("Ms Lee, 7B,", "removed"),
        Piece("my class", "added"),
        Piece(" came", "same"),
    ]


@pytest.mark.parametrize("seed", range(3))
def test_few_changes_in_the_longest_text_are_found_by_word(seed: int) -> None:
    chance = random.Random(seed)
    words = [f"word{chance.randrange(500)}{'.' * (n % 12 == 0)}" for n in range(26_000)]
    changed = list(words)
    for _n in range(20):
        changed[chance.randrange(len(changed))] = "Zanzibar"
    before, after = (" ".join(one)[:TEXT_LIMIT] for one in (words, changed))
    pieces = word_diff(before, after)
    assert both(pieces) == (before, after)
    added = [piece.text for piece in pieces if piece.sort == "added"]
    assert len(added) >= 15
    assert max(map(len, added)) < 40


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a b " * 50_000, "b a a " * 33_000),
        ("." * TEXT_LIMIT, ". " * (TEXT_LIMIT // 2)),
        ("x" * TEXT_LIMIT, "y" * TEXT_LIMIT),
    ],
)
def test_what_cannot_be_compared_is_replaced_as_a_whole(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert both(pieces) == (before, after)
    assert len(pieces) < 5
