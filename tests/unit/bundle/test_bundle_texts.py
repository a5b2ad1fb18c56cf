"""The rule for texts: what can be seen may travel, what cannot may not."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from journal.bundle.records import GroupTrial
from journal.bundle.texts import clean_short_text, clean_text, is_clean

ID = "0" * 26


def accepted(text, field="did"):
    value = (text,) if field == "tag" else text
    try:
        GroupTrial(id=ID, round=1, **{field: value})
    except ValidationError:
        return False
    return True


CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (9, 10)]


@pytest.mark.parametrize(
    "character",
    [
        *CONTROLS,
        *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c",
        *"\u200b\u200c\u200d\u2060\u2063\ufeff\u00ad\u180e\u034f\u115f\u3164\uffa0",
        *"\u2028\u2029\ufff9\ufffe\uffff\ufdd0\U000e0041\U000e0100\U0001d173\U0010ffff",
        chr(0xD800),
        chr(0xDFFF),
    ],
    ids=lambda character: f"U+{ord(character):04X}",
)
def test_characters_that_cannot_be_seen_are_refused(character):
    assert not accepted(f"before{character}after")
    assert not is_clean(f"before{character}after")
    assert accepted(clean_text(f"before{character}after"))


@pytest.mark.parametrize(
    "text",
    [
        "two\nlines\tand a tab",
        "Ünïcödé, 数学, עברית, العربية, ไทย, 😀, ❤\ufe0f",
        "a\u00a0b\u2009c",
        "=1+1 @here <script>alert(1)</script> ../../etc/passwd",
    ],
)
def test_everything_that_can_be_seen_travels(text):
    assert accepted(text)
    assert is_clean(text)


def test_a_short_text_is_one_line():
    assert accepted("one line", "tag")
    assert not accepted("two\nlines", "tag")
    assert not accepted("a\ttab", "tag")


@given(st.text(max_size=200))
def test_what_was_cleaned_is_accepted_unless_nothing_is_left(text):
    for clean, field in ((clean_text(text), "did"), (clean_short_text(text)[:120], "tag")):
        assert accepted(clean, field) == bool(clean)


@given(st.text())
def test_the_two_engines_agree_on_every_text(text):
    assert accepted(text) == (is_clean(text) and bool(text))


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean_text(clean_text(text)) == clean_text(text)


def test_line_ends_of_every_system_become_newlines():
    assert clean_text(" one\r\ntwo\rthree\u2028four ") == "one\ntwo\nthree\nfour"


def test_the_rule_covers_every_bidirectional_and_zero_width_format_character():
    formats = {one for one in map(chr, range(0x110000)) if unicodedata.category(one) == "Cf"}
    assert len(formats) > 100
    seen = re.compile(  # signs of Arabic, Syriac, Kaithi and hieroglyphs
        r"[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd\U00013430-\U0001343f]"
    )
    assert [hex(ord(one)) for one in formats if is_clean(one) and not seen.match(one)] == []
