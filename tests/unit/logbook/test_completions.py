"""What the search box offers while one types: operators, then values, each in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.logbook.query import OPERATORS, Completion, completions, has_value, parse
from journal.logbook.query.completing import MOST_OFFERED
from tests.fixtures.journals import TODAY

OWN = {"tool": ["GitHub Copilot", "chatgpt"], "tag": ["year 9", "leaf", "leaflet"],
       "before": ["2026", "2025"]}  # fmt: skip


def texts(typed: str, cursor: int | None = None) -> list[str]:
    """What is offered at the cursor, or at the end."""
    offered = completions(typed, len(typed) if cursor is None else cursor, OWN)
    return [completion.text for completion in offered]


def taken(typed: str, completion: Completion) -> str:
    """The typed text with a completion in place."""
    return typed[: completion.start] + completion.text + typed[completion.end :]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ta", ["task:", "tag:"]),
        ("-ta", ["task:", "tag:"]),
        ("TO", ["tool:"]),
        ("fox ou", ["outcome:"]),
        ("tool:", ['"GitHub Copilot"', "chatgpt"]),
        ("tool:cop", ["microsoft-copilot", '"GitHub Copilot"']),
        ("tool:bing", ["microsoft-copilot"]),
        ("tool:git", ['"GitHub Copilot"']),
        ('tool:"github c', ['"GitHub Copilot"']),
        ("tool:claude,git", ['"GitHub Copilot"']),
        ("-tool:claude,git", ['"GitHub Copilot"']),
        ("tag:", ['"year 9"', "leaf", "leaflet"]),
        ("tag:leaf,lea", ["leaflet"]),
        ("tag:9", ['"year 9"']),
        ("leaf", ["tag:leaf", "tag:leaflet"]),
        ("has:n", ["next"]),
        ("is:", ["shared", "private", "sent", "draft", "trash"]),
        ("before:", ["2026", "2025"]),
        ("outcome:wor", ["worked-well", "worked-after-changes", "worked-for-part-of-the-job"]),
    ],
)
def test_what_is_offered(typed: str, first: list[str]) -> None:
    assert texts(typed)[: len(first)] == first


@pytest.mark.parametrize("typed", ['"ta', '"ta"', "zzzz", "before:x", "tag:zzz", "http://x"])
def test_nothing_to_offer(typed: str) -> None:
    assert texts(typed) == []


def test_one_letter_offers_operators_only() -> None:
    assert texts("a") == ["area:", "aim:", "after:"]


def test_where_nothing_is_typed_every_operator_is_offered() -> None:
    offered = [f"{name}:" for name in OPERATORS][:MOST_OFFERED]
    assert texts("") == offered
    assert texts("fox ") == offered


def test_a_value_of_two_names_is_offered_once() -> None:
    assert texts("tool:chat").count("chatgpt") == 1


@pytest.mark.parametrize(
    ("typed", "cursor", "result"),
    [
        ("ta fox", 2, "task: fox"),
        ("-ta fox", 3, "-task: fox"),
        ("tool:git fox", 8, 'tool:"GitHub Copilot" fox'),
        ("tool:git,claude fox", 8, 'tool:"GitHub Copilot",claude fox'),
        ('tool:"git fox', 9, 'tool:"GitHub Copilot"'),
        ("fox leaf", 8, "fox tag:leaf"),
    ],
)
def test_what_is_replaced(typed: str, cursor: int, result: str) -> None:
    assert taken(typed, completions(typed, cursor, OWN)[0]) == result


def test_people_read_labels() -> None:
    (offered,) = (c for c in completions("tool:bing", 9, OWN) if c.text == "microsoft-copilot")
    assert offered.label == "Microsoft Copilot"
    assert completions("leaf", 4, OWN)[0].label == "Tag: leaf"
    assert completions("to", 2, OWN)[0].label == "Tool"


@given(st.text(alphabet='tolagsib:,"- “x9*', max_size=20), st.integers(-2, 25))
def test_anywhere_in_anything(typed: str, cursor: int) -> None:
    for offered in completions(typed, cursor, OWN):
        assert 0 <= offered.start <= offered.end <= len(typed)
        parse(taken(typed, offered), TODAY)


@given(st.sampled_from(["", "fox ", "tag:x "]), st.sampled_from(sorted(OPERATORS)))
def test_what_is_taken_is_understood(before: str, operator: str) -> None:
    typed = f"{before}{operator}:"
    for offered in completions(typed, len(typed), OWN):
        result = taken(typed, offered)
        assert not parse(f"{result} ", TODAY).notes
        value = offered.text.strip('"')
        assert has_value(result, operator, value) == "and"
