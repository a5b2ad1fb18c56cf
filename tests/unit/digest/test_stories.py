"""Which trials a facilitator is offered to lead a digest: those that one of now can print."""

from datetime import date
from typing import Any

from journal.digest.gather.scope import open_scope
from journal.digest.gather.stories import stories_of, stories_offered
from journal.group.decisions import Decisions, Hide, Retired
from tests.fixtures.libraries import AS_OF, Contribution, Group, Round, stored, week_sequence

GROUP = Group(
    rounds=(
        Round(1, date(2026, 1, 12)),
        Round(2, date(2026, 4, 13)),
        Round(3, date(2026, 9, 7)),
    )
)
LAPSED = date(2026, 4, 3)


def _wrote(
    name: str, outcome: str, line: str | None, day: date = AS_OF, at: int = 1
) -> Contribution:
    told: dict[str, Any] = {
        "id": name.upper() * 26, "round": at, "task": ["marking"], "tool": ["chatgpt"],
        "outcome": outcome, "line_for_leaders": line,
    }  # fmt: skip
    trial = {key: value for key, value in told.items() if key != "line_for_leaders"}
    return Contribution(name * 64, week_sequence(day), trials=[trial], for_leaders=[told])


def test_failures_are_offered_first_and_of_them_the_newest() -> None:
    session = stored(
        [
            _wrote("a", "worked-well", "It worked.", at=3),
            _wrote("b", "did-not-work", "It failed.", at=1),
            _wrote("c", "did-not-work", "It failed again.", at=2),
            _wrote("d", "did-not-work", None, at=3),
        ]
    )
    found = stories_offered(open_scope(session, GROUP, AS_OF), 2)
    assert [one.line for one in found] == ["It failed again.", "It failed."]


def test_what_is_hidden_retired_or_lapsed_is_not_offered() -> None:
    session = stored(
        [
            _wrote("a", "mixed", "Hidden."),
            _wrote("b", "mixed", "Retired."),
            _wrote("c", "mixed", "Lapsed.", LAPSED),
            _wrote("d", "mixed", "Here."),
        ]
    )
    made = Decisions(
        hides=(Hide(code="AAAAAAAA"),), retired=(Retired(contributor="b" * 64, why="left"),)
    )
    found = stories_offered(open_scope(session, GROUP, AS_OF, made), 9)
    assert [one.line for one in found] == ["Here."]


def test_what_was_picked_is_told_with_its_line_where_it_has_one() -> None:
    session = stored([_wrote("a", "mixed", "A line."), _wrote("b", "worked-well", None)])
    found = stories_of(open_scope(session, GROUP, AS_OF), ["AAAAAAAA", "BBBBBBBB", "CCCCCCCC"])
    assert {code: one.line for code, one in found.items()} == {
        "AAAAAAAA": "A line.",
        "BBBBBBBB": "",
    }
