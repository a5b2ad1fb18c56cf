"""One line of text: what is understood becomes values, and no word is ever lost."""

import re
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.logbook.one_line import TEXT_OPERATORS, VALUE_OPERATORS, Line, read_line
from journal.model import fields
from journal.model.draft import parse

TODAY = date(2026, 11, 21)
OWN = {"tool": ["GitHub Copilot", "Studio 9"], "task": ["Seating plan"], "tag": ["y9"]}

_PARTS = st.one_of(
    st.sampled_from(
        [f"{name}:" for name in (*VALUE_OPERATORS, *TEXT_OPERATORS)]
        + ["#y9", "#", "# ", '"', "“", "”", ",", ";", ". ", "\n", " ", "  ", "Tool:Copilot"]
        + ["Copilot", "GitHub Copilot", "marking", "Report comments", "worked well", "Mixed"]
        + ["20", "1h30", "90 min", "-5", "10000", "today", "2026-11-03", "2090-01-01", "made ten"]
    ),
    st.text(max_size=12),
)
LINES = st.one_of(
    st.text(max_size=300),
    st.lists(_PARTS, max_size=25).map(" ".join),
    st.lists(_PARTS).map("".join),
)


def values(typed: str) -> dict[str, object]:
    return read_line(typed, OWN, TODAY).values


def words(text: str) -> Counter[str]:
    """Everything that is more than a separator."""
    return Counter(re.findall(r"[^\s,;.]+", text))


def left_as_text(typed: str, line: Line) -> str:
    """The line without the stretches that became values."""
    left, at = [], 0
    for one in sorted(line.taken, key=lambda one: one.start):
        assert at <= one.start < one.end <= len(typed)
        left.append(typed[at : one.start])
        at = one.end
    return " ".join([*left, typed[at:]])


@given(LINES)
def test_no_word_is_lost(typed: str) -> None:
    line = read_line(typed, OWN, TODAY)
    kept = [str(line.values[name]) for name in set(TEXT_OPERATORS.values()) if name in line.values]
    assert words(" ".join(kept)) == words(left_as_text(typed, line))


@given(LINES)
def test_what_is_taken_says_which_field_it_is_for(typed: str) -> None:
    for one in read_line(typed, OWN, TODAY).taken:
        stretch = typed[one.start : one.end]
        assert re.match(r"#\w|[\w'’]+:|,|", stretch)
        if one.value is None:
            assert TEXT_OPERATORS[stretch.lower().removesuffix(":")] == one.field
        elif not stretch.startswith(("#", ",")) and stretch[0].isalpha() and ":" in stretch:
            name = stretch.partition(":")[0].lower()
            assert VALUE_OPERATORS.get(name, one.field) == one.field


@given(LINES)
def test_what_is_understood_can_be_saved(typed: str) -> None:
    parse(values(typed), TODAY)


@pytest.mark.parametrize(
    ("typed", "tool"),
    [
        ("tool: Copilot", ["microsoft-copilot"]),
        ("TOOL:ms copilot made ten", ["microsoft-copilot"]),
        ("tool: microsoft-copilot, gemini", ["microsoft-copilot", "google-gemini"]),
        ("tool: GitHub Copilot wrote code", ["GitHub Copilot"]),
        ("tool: github copilot", ["GitHub Copilot"]),
        ('tool: "My own bot, built here" it helped', ["My own bot, built here"]),
        ("tool: Aila made a plan", ["aila"]),
        ("tool: Zed task: Marking", ["Zed"]),
        ("tool: Zed made ten quizzes in a row", ["Zed"]),
        ("tool: Zed Editor Pro made ten quizzes in a row", ["Zed Editor Pro"]),
        ("tool: Zed, made ten quizzes", ["Zed"]),
        ("tool: Copilot tool: Claude", ["microsoft-copilot", "claude"]),
    ],
)
def test_tools_by_id_label_alias_own_name_and_quotes(typed: str, tool: list[str]) -> None:
    assert values(typed)["tool"] == tool


def test_a_tool_is_not_guessed_from_a_part_of_its_name() -> None:
    assert read_line("tool: GitHub Copilot", {}, TODAY).values == {"tool": ["GitHub Copilot"]}


def test_the_rest_is_what_i_did() -> None:
    assert values("Hinge questions #y9 tool: Copilot task: marking, quick and good") == {
        "did": "Hinge questions quick and good",
        "tag": ["y9"],
        "tool": ["microsoft-copilot"],
        "task": ["marking"],
    }


def test_worked_and_didnt_begin_texts_of_their_own() -> None:
    assert values("Ten quizzes. Worked: quick #y9 to make didn't: two were wrong next: check") == {
        "did": "Ten quizzes.",
        "worked": "quick to make",
        "didnt": "two were wrong",
        "next": "check",
        "tag": ["y9"],
    }


def test_a_word_that_begins_no_text_stays_text() -> None:
    assert values("It never worked: ") == {"did": "It never worked:"}
    assert values("worked: didn't: slow") == {"did": "worked:", "didnt": "slow"}


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("20", 20), ("20 min", 20), ("45m", 45), ("1h", 60), ("1h30", 90), ("1.5h", 90), ("2,5", 2.5)],
)
def test_minutes(typed: str, minutes: float) -> None:
    assert values(f"min: {typed} usual: {typed}") == {
        "minutes_ai": minutes,
        "minutes_usual": minutes,
    }


@pytest.mark.parametrize(
    ("typed", "day"),
    [("today", "2026-11-21"), ("Yesterday.", "2026-11-20"), ("2026-11-03", "2026-11-03")],
)
def test_days(typed: str, day: str) -> None:
    assert values(f"date: {typed}")["tried_on"] == day


@pytest.mark.parametrize(
    "typed",
    ["min: -5", "min: 10000", "date: 2090-01-01", "date: 1066-10-14", "outcome: so so", "phase:",
     "subject: knitting", "C# lesson #1", "note: call", "https://tool.example", "tool:"],
)  # fmt: skip
def test_what_is_not_understood_stays_as_it_was_typed(typed: str) -> None:
    assert values(typed) == {"did": typed}


def test_more_than_a_trial_holds_stays_in_the_text() -> None:
    assert values("task: marking task: feedback task: translate") == {
        "task": ["marking", "feedback"],
        "did": "task: translate",
    }
    assert values("outcome: mixed outcome: worked well") == {
        "outcome": "mixed",
        "did": "outcome: worked well",
    }
    many = " ".join(f"#t{n}" for n in range(25))
    assert values(many)["did"] == "#t20 #t21 #t22 #t23 #t24"
    assert len(values(many)["tag"]) == fields.MOST_WORDS["tag"]


def test_a_label_may_hold_commas_and_leave_its_remark_out() -> None:
    assert values("kind: Usual way, timed (no AI) task: Marking usual: 45") == {
        "kind": "usual-way-timed",
        "task": ["marking"],
        "minutes_usual": 45,
    }
    assert values("phase: upper primary, lower secondary")["phase"] == [
        "upper-primary",
        "lower-secondary",
    ]
