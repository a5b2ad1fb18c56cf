"""A text made plain for the layers, and the way back to the text as it was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.privacy.finder import Finder
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.reading import Reading

PIECES = st.sampled_from(
    [
        "Olivia",
        "&euml;",
        "&amp;",
        "**",
        "ж",
        "О",
        "e\u0301",
        "\u200b",
        "’",
        " ",
        "\r",
        "ﬁ",
        "<b>",
        "a",
    ]
)


@pytest.mark.parametrize(
    "typed",
    [
        "**Oli**via",
        "Оlivia",
        "Oliviа",
        "Oli\u200bvia",
        "Oli\u00advia",
        "Ｏｌｉｖｉａ",
        "𝓞𝓵𝓲𝓿𝓲𝓪",
        "O\u0336l\u0336ivia",
        "Oli<b>via",
        "Ol&#105;via",
    ],
)
def test_a_name_in_disguise_is_read(typed: str) -> None:
    assert "Olivia" in Reading(f"and {typed} read it").plain


def test_what_is_written_in_another_script_stays_so() -> None:
    assert Reading("Лена и Саша, β and π").plain == "Лена и Саша, β and π"


def test_markup_around_words_and_sums_stay() -> None:
    assert Reading("*Olivia* did 2*3*4 & more; R&D;").plain == "*Olivia* did 2*3*4 & more; R&D;"


@given(st.lists(PIECES, max_size=12).map("".join))
def test_findings_go_back_to_where_they_were_typed(text: str) -> None:
    reading = Reading(text)
    whole = Finding(0, len(reading.plain), Kind.PERSON, Outcome.ASK, "")
    for back in reading.to_original([whole]):
        assert 0 <= back.start <= back.end <= len(text)
    for word in reading.words:
        here = Finding(word.start, word.end, Kind.PERSON, Outcome.ASK, "")
        (back,) = reading.to_original([here])
        assert Reading(text[back.start : back.end]).plain.strip("*") in word.text


def test_a_disguised_name_is_found_whole() -> None:
    text = "I think **Oli**via and Zo&euml; did it"
    assert [text[f.start : f.end] for f in Finder().find(text)] == ["Oli**via", "Zo&euml;"]
