"""Type-ahead over the vocabulary, its aliases and the owner's own values."""

import pytest

from journal import vocabulary
from journal.logbook.suggesting import entries, suggestions

TOOLS = entries("tool", ["GitHub Copilot", "claude", "Pencil"])


@pytest.mark.parametrize("typed", ["copilot", "MS Copilot", "ms cop", "Bing", "microsoft copilot"])
def test_an_alias_finds_the_tool(typed: str) -> None:
    assert "Microsoft Copilot" in suggestions(typed, TOOLS)


def test_two_tools_stay_two() -> None:
    found = suggestions("copilot", TOOLS)
    assert found == ["GitHub Copilot", "Microsoft Copilot"]
    assert vocabulary.resolve("tool", "copilot") == vocabulary.resolve("tool", "MS Copilot")
    assert vocabulary.resolve("tool", "GitHub Copilot") == "GitHub Copilot"


def test_the_middle_of_a_word_is_found_after_its_beginning() -> None:
    assert suggestions("pilot", TOOLS) == ["GitHub Copilot", "Microsoft Copilot"]
    found = suggestions("r", TOOLS, most=99)
    assert found.index("Real Fast Reports") < found.index("Perplexity") < len(found)


def test_own_values_go_before_the_vocabulary_and_the_last_used_first() -> None:
    offered = entries("tool", ["Pencil", "perplexity"])
    assert suggestions("pe", offered)[:2] == ["Pencil", "Perplexity"]
    offered = entries("tool", ["perplexity", "Pencil"])
    assert suggestions("pe", offered)[:2] == ["Perplexity", "Pencil"]


def test_a_field_without_a_vocabulary_has_the_owners_values_alone() -> None:
    offered = entries("tag", ["autumn term", "Term 2", "autumn term"])
    assert suggestions("term", offered) == ["Term 2", "autumn term"]
    assert suggestions("", offered) == []
    assert suggestions("(", offered) == []
