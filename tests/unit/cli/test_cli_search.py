"""search: words and operators, orders, limits, searches kept under a name."""

import json

import pytest

from journal.cli.searching import search_
from journal.logbook.query import OPERATORS
from tests.journeys.people import Person


@pytest.fixture
def filled(person: Person) -> Person:
    for tool, outcome, worked, day in (
        ("Claude", "mixed", "marigold and much more about other things", "2026-11-01"),
        ("Copilot", "worked-well", "marigold marigold", "2025-03-01"),
        ("Claude", "did-not-work", "nothing of the kind", "2026-11-03"),
    ):
        person.run("log", "--task", "Marking", "--tool", tool, "--outcome", outcome, "--worked",
                   worked, "--tried-on", day)  # fmt: skip
    return person


def days(person: Person, *query: str) -> list[str]:
    """The days of what is found, in its order."""
    return [found["tried_on"] for found in person.run("search", *query, "--json").json]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (["marigold"], ["2026-11-01", "2025-03-01"]),
        (["tool:claude"], ["2026-11-03", "2026-11-01"]),
        (["tool:claude", "marigold"], ["2026-11-01"]),
        (["tool:claude marigold"], ["2026-11-01"]),
        (["marigold", "-much"], ["2025-03-01"]),
        (["-tool:claude"], ["2025-03-01"]),
        (['tool:"MS Copilot"'], ["2025-03-01"]),
        (["before:2026"], ["2025-03-01"]),
        (["outcome:worked,failed", "--limit", "1"], ["2026-11-03"]),
        (["marigold", "--order", "relevance"], ["2025-03-01", "2026-11-01"]),
        (["is:draft"], []),
    ],
)
def test_what_is_found(filled: Person, query: list[str], found: list[str]) -> None:
    assert days(filled, *query) == found


def test_a_search_is_kept_and_repeated(filled: Person) -> None:
    filled.run("search", "marigold", "--order", "relevance", "--save", "Flowers")
    assert days(filled, "--saved", "flowers") == ["2025-03-01", "2026-11-01"]
    assert days(filled, "--saved", "flowers", "--order", "newest") == ["2026-11-01", "2025-03-01"]
    assert days(filled, "tool:claude", "--saved", "flowers") == ["2026-11-01"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Say what to search for"),
        (["x", "--order", "sideways"], "newest"),
        (["--saved", "missing"], "No search is kept as “missing”."),
    ],
)
def test_what_cannot_be_done_is_a_sentence(filled: Person, arguments: list[str], said: str) -> None:
    assert said in filled.run("search", *arguments, status=1).err


def test_what_is_not_understood_is_said_beside_what_is_found(filled: Person) -> None:
    said = filled.run("search", "before:soon", "marigold", "--json")
    assert "“before:soon” is not a date" in said.err
    assert len(json.loads(said.out)) == 2


def test_drafts_are_listed_where_they_are_asked_for(filled: Person) -> None:
    filled.run("log", "Ten quiz questions")
    assert "Ten quiz questions" in filled.run("search", "is:draft").out
    assert "Ten quiz questions" not in filled.run("search", "is:draft", "letters").out
    (draft,) = filled.run("search", "is:draft", "--json").json
    assert draft["draft"]
    assert "Nothing found for “zzz”." in filled.run("search", "zzz").out


def test_the_help_names_every_operator() -> None:
    for name in OPERATORS:
        assert f"{name}:" in str(search_.__doc__)
