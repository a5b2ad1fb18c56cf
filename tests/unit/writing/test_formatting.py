"""Formats go on and off over any text and selection, and twice is as before."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ui.writing.formatting import (
    BOLD,
    ITALIC,
    Marked,
    new_line,
    toggle_bold,
    toggle_italic,
    toggle_link,
    toggle_list,
    toggle_quote,
)

WORDS = st.text(alphabet="ab é😀.,\n\t1(", max_size=40)
ANY = st.text(alphabet="ab *>-_[]()#1. \n", max_size=30)
AROUND, LINES = (toggle_bold, toggle_italic), (toggle_list, toggle_quote)


def read(drawn: str) -> Marked:
    """A text with its selection drawn as |words| or a cursor as |."""
    before, bar, rest = drawn.partition("|")
    inside, second, after = rest.partition("|")
    assert bar
    if not second:
        return Marked(before + inside, len(before), len(before))
    return Marked(before + inside + after, len(before), len(before) + len(inside))


def drawn(was: Marked) -> str:
    text, start, end = was
    if start == end:
        return f"{text[:start]}|{text[start:]}"
    return f"{text[:start]}|{text[start:end]}|{text[end:]}"


def selections(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Marked]:
    return texts.flatmap(
        lambda text: st.tuples(*[st.integers(0, len(text))] * 2).map(
            lambda ends: Marked(text, min(ends), max(ends))
        )
    )


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (toggle_bold, "a |good| day", "a **|good|** day"),
        (toggle_bold, "a **|good|** day", "a |good| day"),
        (toggle_bold, "a |**good**| day", "a |good| day"),
        (toggle_bold, "a | good |day", "a  **|good|** day"),
        (toggle_bold, "a go|od day", "a **go|od** day"),
        (toggle_bold, "a **go|od** day", "a go|od day"),
        (toggle_bold, "a *|good|* day", "a ***|good|*** day"),
        (toggle_bold, "a **three|** day", "a **three**| day"),
        (toggle_bold, "**one two.|**", "**one two.**|"),
        (toggle_bold, "**one |**", "**one** |"),
        (toggle_bold, "**one**\n**|**", "**one**\n|"),
        (toggle_italic, "*three|*", "*three*|"),
        (toggle_italic, "* one|", "* *one|*"),
        (toggle_bold, "***three|***", "***three**|*"),
        (toggle_italic, "***three**|*", "***three***|"),
        (toggle_bold, "|", "**|**"),
        (toggle_bold, "**|**", "|"),
        (toggle_bold, "|one\n\n- two|", "**|one**\n\n- **two|**"),
        (toggle_bold, "**|one**\n\n- **two|**", "|one\n\n- two|"),
        (toggle_italic, "a |good| day", "a *|good|* day"),
        (toggle_italic, "a ***|good|*** day", "a **|good|** day"),
        (toggle_italic, "a **|good|** day", "a ***|good|*** day"),
        (toggle_list, "|one\ntwo|", "|- one\n- two|"),
        (toggle_list, "|- one\n* two|", "|one\ntwo|"),
        (toggle_list, "|one\n\n- two|", "|- one\n\n- two|"),
        (toggle_list, "|", "- |"),
        (toggle_list, "one|\ntwo", "- one|\ntwo"),
        (toggle_list, "|one\n|two", "- |one\n|two"),
        (toggle_quote, "He s|aid so", "> He s|aid so"),
        (toggle_quote, "> He s|aid so", "He s|aid so"),
        (toggle_link, "see |this| page", "see [this](|) page"),
        (toggle_link, "see [this](|) page", "see |this| page"),
        (toggle_link, "see |https://aila.org| now", "see [|](https://aila.org) now"),
        (toggle_link, "|", "[|]()"),
        (toggle_link, "[|]()", "|"),
    ],
)
def test_a_format_is_put_on_and_taken_off(change, before: str, after: str) -> None:
    assert drawn(change(read(before))) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one|", "- one\n- |"),
        ("  3. one|", "  3. one\n  4. |"),
        ("- one\n- |", "- one\n|"),
        ("- o|ne", "- o\n- |ne"),
    ],
)
def test_enter_goes_on_with_a_list_and_ends_it(before: str, after: str) -> None:
    continued = new_line(read(before))
    assert continued is not None
    assert drawn(continued) == after


@pytest.mark.parametrize("before", ["one|", "|- one", "-| one", "> one|", "- |one|", "|"])
def test_enter_is_a_plain_new_line_elsewhere(before: str) -> None:
    assert new_line(read(before)) is None


@pytest.mark.parametrize("change", [*AROUND, *LINES])
@given(was=selections(WORDS))
def test_twice_is_as_before(change, was: Marked) -> None:
    at_end_of_word = was.start == was.end and re.search(r"\w$", was.text[: was.start])
    assume(change in LINES or not at_end_of_word)  # there the second press goes on in plain
    assert change(change(was)).text == was.text


@pytest.mark.parametrize("change", AROUND)
def test_what_is_partly_marked_is_marked_as_a_whole(change) -> None:
    mark = BOLD if change is toggle_bold else ITALIC
    once = change(Marked(f"{mark}a{mark} b", 0, 3 + 2 * len(mark)))
    assert once.text == f"{mark}a b{mark}"
    assert change(once).text == "a b"


@given(was=selections(WORDS))
def test_a_link_taken_off_leaves_the_words(was: Marked) -> None:
    assume("http" not in was.text)
    once = toggle_link(was)
    assume(once != was)
    assert toggle_link(once).text == was.text


@pytest.mark.parametrize("change", LINES)
@given(was=selections(ANY))
def test_whatever_stands_there_it_is_on_or_off_in_the_end(change, was: Marked) -> None:
    once = change(was)
    assert change(change(once)).text == once.text


@pytest.mark.parametrize("change", [*AROUND, *LINES, toggle_link])
@given(was=selections(ANY))
def test_the_words_stay_and_the_selection_lies_in_the_text(change, was: Marked) -> None:
    text, start, end = change(was)
    assert 0 <= start <= end <= len(text)

    def words(text: str) -> str:
        return text.translate(dict.fromkeys(map(ord, "*>-[]() \n")))

    assert words(text) == words(was.text) or change is toggle_link
