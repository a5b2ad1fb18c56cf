"""What holds for every text: offsets, a planted name is found, lists never lose, linear time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.privacy.finder import Finder
from journal.privacy.finding import Kind, Outcome
from journal.privacy.lists.own_names import OwnName, OwnNames
from tests.fixtures.growth import growth

NAMES = (
    "Olivia",
    "Chukwuemeka",
    "Zuzanna",
    "Priyanka",
    "Małgorzata",
    "Tadhg",
    "O'Brien",
    "Seo-yeon",
)
CARRIERS = (
    "{} finished before the others.",
    "I gave the sheet to {} and moved on.",
    "It worked, although {} needed more time.",
    "T: Okay {}, what did you get?",
    "Seating: {} / empty / empty.",
    "- {}: larger print",
    "Only ({}) saw it.",
    "The bot called {} lazy.",
    "**{}** led.",
)
FILLING = st.sampled_from(
    [
        "Used a tool.",
        "Took 10 minutes!",
        "ok",
        "See p. 4; it's fine",
        "É",
        "🙂",
        "\n",
        "a.b.c",
        "7B",
    ]
)
OWN = OwnNames([OwnName("Thandiwe Mokoena", "pupil"), OwnName("Will Ash", "pupil")])


@given(st.text(max_size=80))
def test_offsets_lie_in_the_text_sorted_and_apart(text: str) -> None:
    at = 0
    for finding in Finder(OWN).find(text):
        assert at <= finding.start < finding.end <= len(text)
        at = finding.end


@given(
    st.sampled_from(NAMES),
    st.sampled_from(CARRIERS),
    st.lists(FILLING, max_size=4),
    st.lists(FILLING, max_size=4),
)
def test_a_planted_name_is_found(
    name: str, carrier: str, before: list[str], after: list[str]
) -> None:
    planted = carrier.format(name)
    text = " ".join([*before, "x.\n" + planted, *after])
    start = text.index(planted) + carrier.index("{}")
    covered = [(f.start, f.end) for f in Finder().find(text)]
    assert any(a <= start and start + len(name) <= b for a, b in covered), text


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_listed_name_stays_found_whatever_stands_elsewhere(before: str, after: str) -> None:
    text = f"{before}\nThandiwe read it.\n{after}"
    start = len(before) + 1
    assert any(
        f.outcome is Outcome.HIDE and f.start <= start and start + 8 <= f.end
        for f in Finder(OWN).find(text)
    )


@pytest.mark.parametrize(
    "piece",
    ["a. a. ", "A ", "AB ", "K-L, ", "Will ", "to will ", "Mark and ", "miss page ", "&amp;",
     "a**b", "Оа", "T: ", "Holes ", "claude ", "Rose, ", "mo's "],
)  # fmt: skip
def test_adversarial_texts_take_linear_time(piece: str) -> None:
    finder = Finder(OWN)
    assert growth(lambda times: finder.find(piece * times), 1_500 // len(piece), times=5) < 9


def test_a_name_is_a_person() -> None:
    (found,) = Finder().find("gave it to maya")
    assert found.kind is Kind.PERSON
