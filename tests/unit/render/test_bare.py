"""Bare words for lists: the marks of Markdown go, every word stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.render.bare import bare
from tests.fixtures.growth import growth


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Plain words,\nin  two lines.", "Plain words, in two lines."),
        ("It was **really** good", "It was really good"),
        ("It was *really* and __truly__ and ***both***", "It was really and truly and both"),
        ("**Bold with *italic* in it**", "Bold with italic in it"),
        ("# Title\n\n- one\n- two\n  * three\n2. four", "Title one two three four"),
        ("> He said\n> so", "He said so"),
        ("Use `x < y` and [the page](https://aila.org)", "Use x < y and the page"),
        ("```python\nprint()\n```", "print()"),
        ("5 * 3 = 15 and 2 ** 3", "5 * 3 = 15 and 2 ** 3"),
        ("snake_case_name and a - b", "snake_case_name and a - b"),
        ("#hashtag and 1.5 times", "#hashtag and 1.5 times"),
        ("**cut off in the mid", "cut off in the mid"),
        ("3 of 10", "3 of 10"),
        ("-5 degrees", "-5 degrees"),
        ("", ""),
    ],
)
def test_marks_go_and_words_stay(typed: str, shown: str) -> None:
    assert bare(typed) == shown


@given(st.text(alphabet="ab 1.*_`#>[]()-\n", max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    def letters(words: str) -> list[str]:
        return [letter for letter in words if letter in "ab"]

    # Only an address of a link and the language of a code block are no words.
    if "(" not in text and "```" not in text:
        assert letters(bare(text)) == letters(text)


@pytest.mark.parametrize("mark", ["*", "_", "`", "[", "> ", "*a", "**a ", "_a_", "[a]("])
def test_time_grows_with_a_text_of_marks_and_no_faster(mark: str) -> None:
    assert growth(lambda times: bare(mark * times), 20_000) < 10
