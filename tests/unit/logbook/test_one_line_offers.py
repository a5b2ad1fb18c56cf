"""What is offered while one line is typed, and that what is taken is understood."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import vocabulary
from journal.logbook.one_line import VALUE_OPERATORS, read_line
from journal.logbook.one_line_offers import MOST_OFFERED, Offer, offers

TODAY = date(2026, 11, 21)
OWN = {
    "tool": ["GitHub Copilot", "microsoft-copilot", "Bot, 2nd: tool: one"],
    "tag": ["y9", "year-9"],
    "task": ["Seating plan"],
}


def labels(typed: str) -> list[str]:
    return [one.label for one in offers(typed, len(typed), OWN)]


def taken(typed: str, cursor: int, offer: Offer) -> str:
    return typed[: offer.start] + offer.text + typed[offer.end :]


def test_tags_of_the_owner_after_a_hash() -> None:
    assert labels("Quiz #") == ["#y9", "#year-9"]
    assert labels("Quiz #YE") == ["#year-9"]
    assert labels("C#") == []


def test_tools_by_the_beginning_of_a_word_and_by_alias() -> None:
    assert labels("tool: cop") == ["Microsoft Copilot", "GitHub Copilot"]
    assert labels("tool:ms c") == ["Microsoft Copilot"]
    assert labels("tool: ")[0] == "GitHub Copilot"
    assert len(labels("tool: ")) == MOST_OFFERED
    assert labels("tool: Claude, gem") == ["Google Gemini"]


def test_nothing_is_offered_once_the_value_is_there() -> None:
    assert labels("tool: Claude ") == []
    assert labels("tool: Claude made") == []


def test_operators_from_the_third_letter_on() -> None:
    assert [one.split(":")[0] for one in labels("Made ten too")] == ["tool"]
    assert labels("Made ten to") == []
    assert [one.split(":")[0] for one in labels("did")] == ["didn't"]


@pytest.mark.parametrize("operator", sorted(VALUE_OPERATORS))
def test_what_is_offered_is_understood_when_taken(operator: str) -> None:
    name = VALUE_OPERATORS[operator]
    offered = offers(f"{operator}:", len(operator) + 1, OWN)
    for offer in offered:
        line = read_line(taken(f"{operator}:", 0, offer) + "and more", OWN, TODAY)
        assert line.values["did"] == "and more"
        assert name in line.values


def test_every_term_can_be_taken() -> None:
    for name in ("tool", "task", "outcome", "phase", "subject", "kind", "aim", "concern"):
        for term in vocabulary.terms(name):
            typed = f"{name}: {vocabulary.label(name, term.id)}"
            found = [
                one for one in offers(typed, len(typed), {}) if one.label == typed[len(name) + 2 :]
            ]
            values = read_line(taken(typed, 0, found[0]) + "then more", {}, TODAY).values
            assert values[name] in (term.id, [term.id])
            assert values["did"] == "then more"


@given(st.text(max_size=60), st.integers(0, 60))
def test_offers_never_fail_and_take_the_place_of_what_is_before_the_cursor(
    typed: str, cursor: int
) -> None:
    for text in (typed, f"tool: {typed}", f"{typed} #y", f"{typed} did"):
        for offer in offers(text, cursor, OWN):
            assert 0 <= offer.start <= offer.end <= len(text)
