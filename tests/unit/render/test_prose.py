"""Markdown as blocks of words, for paper and Word files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.render.prose import Block, Run, block_data, blocks


def read(text: str) -> list[tuple[str, str]]:
    return [(b.kind, "".join(run.text for run in b.runs).strip()) for b in blocks(text)]


def test_headings_paragraphs_quotes_and_code() -> None:
    assert read("# One\n\ntwo\n\n> three\n\n```\nfour  4\n```") == [
        ("heading", "One"),
        ("paragraph", "two"),
        ("quote", "three"),
        ("code", "four  4"),
    ]


def test_styles_and_the_spaces_between_them() -> None:
    (block,) = blocks("*a* **b** `c`")
    assert block.runs == (
        Run("a", italic=True),
        Run(" "),
        Run("b", bold=True),
        Run(" "),
        Run("c", code=True),
    )


def test_a_line_end_stays_one() -> None:
    assert read("one\ntwo") == [("paragraph", "one\ntwo")]


def test_lists_are_marked_and_nested() -> None:
    found = blocks("- a\n    - b\n\n3. c\n4. d")
    assert [(b.kind, b.mark, b.depth) for b in found] == [
        ("item", "•", 0),
        ("item", "•", 1),
        ("item", "3.", 0),
        ("item", "4.", 0),
    ]


def test_a_second_paragraph_of_an_item_has_no_mark() -> None:
    assert [b.mark for b in blocks("- a\n\n    more\n\n- b")] == ["•", "", "•"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[here](https://a.example/x)", "here (https://a.example/x)"),
        ("[https://a.example](https://a.example)", "https://a.example"),
    ],
)
def test_an_address_is_legible_on_paper(text: str, shown: str) -> None:
    assert read(text) == [("paragraph", shown)]


def test_a_table_is_a_line_for_each_row() -> None:
    assert read("|a|b|\n|-|-|\n|1|2|") == [("paragraph", "a   b"), ("paragraph", "1   2")]


def test_markup_that_was_typed_is_shown() -> None:
    assert read("<script>x</script>") == [("paragraph", "<script>x</script>")]


def test_nothing_is_nothing() -> None:
    assert blocks(None) == blocks("") == blocks(" \n ") == []


def test_as_data() -> None:
    (block,) = block_data("x")
    assert block["runs"] == ({"text": "x", "bold": False, "italic": False, "code": False},)
    assert isinstance(blocks("x")[0], Block)


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z"]), min_size=1).map(str.strip))
def test_no_letter_is_lost(text: str) -> None:
    letters = [one for one in text if one.isalnum()]
    shown = [one for b in blocks(text) for run in (Run(b.mark), *b.runs) for one in run.text]
    assert [one for one in shown if one.isalnum()] == letters
