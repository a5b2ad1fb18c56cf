"""What was found in a text goes along with it while it is changed, and not with what changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.privacy.finding import Finding, Kind, Outcome
from ui.widgets.qt_places import characters_before, qt_length
from ui.writing.noticed import NEAR, Read, brought_up, carried, with_earlier, without

OLD = "Sat with Zuzanna and Kwame today."
SIGNS = st.sampled_from([*"aZ .\n", "é", "e\u0301", "😀", "👩🏽‍🏫", "Żuzia", "Kwame"])
written = st.lists(SIGNS, max_size=20).map("".join)


def found(text: str, *words: str) -> list[Finding]:
    return [
        Finding(at, at + len(word), Kind.PERSON, Outcome.HIDE, "why")
        for word in words
        for at in [text.index(word)]
    ]


def told(text: str, findings: list[Finding]) -> list[str]:
    return [text[one.start : one.end] for one in findings]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("Sat with Zuzanna and Kwame today. More", ["Zuzanna", "Kwame"]),
        ("We sat with Zuzanna and Kwame today.", ["Zuzanna", "Kwame"]),
        ("Sat with Zuzanna, 😀 and Kwame today.", ["Zuzanna", "Kwame"]),
        ("Sat with Zuzannas and Kwame today.", ["Kwame"]),
        ("Sat with Zuzana and Kwame today.", ["Kwame"]),
        ("Sat with Zuzanna andKwame today.", ["Zuzanna"]),
        ("Sat with today.", []),
        ("", []),
    ],
)
def test_what_is_untouched_goes_along(new: str, expected: list[str]) -> None:
    assert told(new, carried(found(OLD, "Zuzanna", "Kwame"), OLD, new)) == expected


@given(written, written, written, st.sampled_from(["Zuzanna", "Żuzia 😀", "e\u0301ric"]))
def test_it_keeps_its_words_and_its_place_in_qt(
    before: str, after: str, put: str, name: str
) -> None:
    old = f"{before} {name} {after}"
    at = len(before) + 1
    one = Finding(at, at + len(name), Kind.PERSON, Outcome.ASK, "why")
    for new in (put + old, old + put, f"{before} {name} {put} {after}"):
        for kept in carried([one], old, new):
            assert new[kept.start : kept.end] == name
            place = qt_length(new[: kept.start])
            utf16 = new.encode("utf-16-le")
            assert utf16[2 * place :].decode("utf-16-le").startswith(name)
            assert characters_before(new, place) == kept.start


def test_what_the_model_found_stays_until_it_speaks_again() -> None:
    earlier = found(OLD, "Zuzanna", "Kwame")
    again = [Finding(9, 20, Kind.PERSON, Outcome.ASK, "more of it")]
    assert told(OLD, with_earlier(again, earlier)) == ["Zuzanna and", "Kwame"]
    assert with_earlier([], earlier) == earlier


def test_what_was_set_aside_is_not_told() -> None:
    both = found(OLD, "Zuzanna", "Kwame")
    assert told(OLD, without(both, OLD, {"zuzanna"})) == ["Kwame"]


def numbered(count: int, of: str = "Zuzanna") -> tuple[str, list[Finding]]:
    text = f"{of} saw it. " * count
    step = len(text) // count
    every = [
        Finding(n * step, n * step + 7, Kind.PERSON, Outcome.HIDE, "why") for n in range(count)
    ]
    return text, every


@given(st.integers(0, 3 * NEAR), st.integers(0, 40_000))
def test_a_reading_of_the_text_as_it_is_tells_all(count: int, place: int) -> None:
    text, every = numbered(count) if count else ("", [])
    assert brought_up(Read(text, every), None, text, place) == every
    assert brought_up(Read(text, every), Read(text, every), text, place) == every


def test_of_a_long_text_that_changed_meanwhile_what_is_around_is_told() -> None:
    text, every = numbered(3 * NEAR)
    place = every[2 * NEAR].start
    told = brought_up(Read(text, every), Read(text, every), "And " + text, place)
    assert len(told) == NEAR
    assert told[0].start < place < told[-1].start
    assert all(("And " + text)[one.start : one.end] == "Zuzanna" for one in told)


def test_what_an_earlier_reading_found_is_kept_where_the_new_one_is_silent() -> None:
    earlier = Read(OLD, found(OLD, "Kwame"))
    new = Read(OLD, found(OLD, "Zuzanna"))
    assert told(f"{OLD} Yes", brought_up(new, earlier, f"{OLD} Yes", 0)) == ["Zuzanna", "Kwame"]
