"""Drafts: each field is checked by itself, what is required depends on the kind of entry."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import vocabulary
from journal.errors import UserError
from journal.model import fields
from journal.model.draft import FIRST_YEAR, NotYet, TrialDraft, complete, parse

TODAY = date(2026, 11, 21)
WHOLE = {"task": "marking", "tool": "ChatGPT", "worked": "It did.", "outcome": "Mixed"}


def _problems(values: dict[str, Any]) -> list[str]:
    with pytest.raises(NotYet) as raised:
        complete(values, TODAY)
    return [problem.field for problem in raised.value.problems]


def test_the_list_of_fields_is_the_draft_s() -> None:
    assert set(TrialDraft.model_fields) == set(fields.FIELDS)
    assert len(set(fields.FIELDS)) == len(fields.FIELDS)
    assert set(fields.LABELS) == set(fields.FIELDS)


@pytest.mark.parametrize("name", [*fields.SINGLE_CODED, *fields.SEVERAL_CODED])
def test_every_coded_field_has_a_list(name: str) -> None:
    assert vocabulary.terms(name)


@pytest.mark.parametrize("name", [*fields.SINGLE_CODED, *fields.SEVERAL_CODED])
def test_a_label_becomes_its_id(name: str) -> None:
    for term in vocabulary.terms(name):
        for written in (term.id, term.label, term.label.upper(), f"  {term.label} "):
            stored = getattr(parse({name: written}, TODAY), name)
            assert stored == ([term.id] if name in fields.LISTS else term.id)


@pytest.mark.parametrize("name", [n for n in fields.SINGLE_CODED if n != "visibility"])
def test_an_unknown_value_stays_as_written(name: str) -> None:
    assert getattr(parse({name: "My  own way"}, TODAY), name) == "My own way"


@pytest.mark.parametrize("name", fields.LISTS)
def test_lists_take_one_or_several(name: str) -> None:
    assert getattr(parse({name: "My own"}, TODAY), name) == ["My own"]
    assert getattr(parse({name: ["b", " b ", "", "B x"]}, TODAY), name) == ["b", "B x"]
    assert getattr(parse({name: None}, TODAY), name) == []


@pytest.mark.parametrize("wrong", [5, True, {"a": 1}, [{"a": 1}], [["a"]], [None], 1.5])
@pytest.mark.parametrize("name", ["tool", "tag", "aim"])
def test_a_list_takes_words_only(name: str, wrong: Any) -> None:
    with pytest.raises(NotYet) as raised:
        parse({name: wrong}, TODAY)
    assert raised.value.problems[0].field == name


@pytest.mark.parametrize("name", ["aim", "task", "subject", "reason_not_used"])
def test_two_at_most_where_the_vocabulary_says_so(name: str) -> None:
    assert len(getattr(parse({name: ["a", "b"]}, TODAY), name)) == 2
    with pytest.raises(NotYet, match="Choose up to 2"):
        parse({name: ["a", "b", "c"]}, TODAY)


@pytest.mark.parametrize("name", fields.TEXTS)
def test_texts_are_cleaned(name: str) -> None:
    assert getattr(parse({name: "  a\r\nb\rc\0 \ud800 "}, TODAY), name) == "a\nb\nc ?"
    assert getattr(parse({name: " \n "}, TODAY), name) is None


@pytest.mark.parametrize("name", fields.TEXTS)
def test_texts_have_a_limit(name: str) -> None:
    limit = fields.LIMITS.get(name, fields.TEXT_LIMIT)
    assert len(getattr(parse({name: "x" * limit}, TODAY), name)) == limit
    with pytest.raises(NotYet, match="keeps up to"):
        parse({name: "x" * (limit + 1)}, TODAY)


@pytest.mark.parametrize("name", [*fields.LISTS, *fields.SINGLE_CODED])
def test_words_have_a_limit(name: str) -> None:
    if name != "visibility":
        parse({name: "x" * fields.WORD_LIMIT}, TODAY)
    with pytest.raises(NotYet):
        parse({name: "x" * (fields.WORD_LIMIT + 1)}, TODAY)


@pytest.mark.parametrize(
    "values",
    [
        {"tag": "a\ud800\0b"},
        {"outcome": "a\ud800\0b"},
        {"notes": {"a\ud800": "b\ud800\0"}},
        {"based_on": "4F7K\ud800"},
    ],
)
def test_everything_can_be_written_as_utf_8(values: dict[str, Any]) -> None:
    written = json.dumps(parse(values, TODAY).model_dump(mode="json"), ensure_ascii=False)
    assert b"\\u0000" not in written.encode()


@pytest.mark.parametrize("name", fields.MINUTES)
@pytest.mark.parametrize("minutes", [0, 1, 0.5, "30", fields.MOST_MINUTES])
def test_minutes(name: str, minutes: Any) -> None:
    assert getattr(parse({name: minutes}, TODAY), name) == float(minutes)


@pytest.mark.parametrize("name", fields.MINUTES)
@pytest.mark.parametrize(
    "minutes", [-5, -0.1, 10_000, float("nan"), float("inf"), "half an hour", "", [], True]
)
def test_minutes_that_are_none(name: str, minutes: Any) -> None:
    with pytest.raises(NotYet) as raised:
        parse({name: minutes}, TODAY)
    assert raised.value.problems[0].field == name


@pytest.mark.parametrize("items", [0, -1, 1.5, "many", fields.MOST_ITEMS + 1, True])
def test_items_that_are_none(items: Any) -> None:
    with pytest.raises(NotYet):
        parse({"items": items}, TODAY)


def test_items() -> None:
    assert parse({"items": "30"}, TODAY).items == 30


@pytest.mark.parametrize(
    "day",
    [
        "2090-01-01",
        "2026-11-23",
        f"{FIRST_YEAR - 1}-12-31",
        "2026-02-30",
        "x",
        5,
        1_767_225_600,
        "1767225600",
        "20261103",
    ],
)
def test_days_that_are_none(day: Any) -> None:
    with pytest.raises(NotYet):
        parse({"tried_on": day}, TODAY)


@pytest.mark.parametrize("day", ["2026-11-21", "2026-11-22", "2000-01-01"])
def test_days(day: str) -> None:
    assert parse({"tried_on": day}, TODAY).tried_on == date.fromisoformat(day)


def test_safe_use_checks() -> None:
    given_checks = {"No personal data entered": "Yes", "tool-is-on-our-approved-list": "Not sure"}
    assert parse({"safe_use": given_checks}, TODAY).safe_use == {
        "no-personal-data-entered": "yes",
        "tool-is-on-our-approved-list": "not-sure",
    }
    assert parse({"safe_use": None}, TODAY).safe_use == {}


@pytest.mark.parametrize("checks", [{"own check": "yes"}, {"no-personal-data-entered": "perhaps"},
                                    "yes", ["yes"]])  # fmt: skip
def test_safe_use_checks_that_are_none(checks: Any) -> None:
    with pytest.raises(NotYet):
        parse({"safe_use": checks}, TODAY)


@pytest.mark.parametrize(("written", "stored"), [("me", "me"), ("My group", "group"), (None, "me"),
                                                 ("", "me"), ("LEADERS", "leaders")])  # fmt: skip
def test_who_may_see_it(written: str | None, stored: str) -> None:
    assert parse({"visibility": written}, TODAY).visibility == stored


def test_who_may_see_it_is_never_guessed() -> None:
    with pytest.raises(NotYet, match="Who may see it"):
        parse({"visibility": "everyone"}, TODAY)


def test_the_work_area_comes_with_the_task() -> None:
    assert parse({"task": "marking"}, TODAY).work_area == "assess"
    assert parse({"task": "marking", "work_area": "plan"}, TODAY).work_area == "plan"
    assert parse({"task": "My own task"}, TODAY).work_area is None


def test_names_that_the_model_lacks_are_ignored() -> None:
    assert parse({"task": "marking", "favourite colour": "blue"}, TODAY).task == ["marking"]


def test_notes_have_limits() -> None:
    parse({"notes": {"n" * fields.WORD_LIMIT: "x" * fields.TEXT_LIMIT}}, TODAY)
    with pytest.raises(NotYet):
        parse({"notes": {"n": "x" * (fields.TEXT_LIMIT + 1)}}, TODAY)
    with pytest.raises(NotYet):
        parse({"notes": {"n" * (fields.WORD_LIMIT + 1): "x"}}, TODAY)


class TestWhatIsRequired:
    def test_a_whole_trial_lacks_nothing(self) -> None:
        assert complete(WHOLE, TODAY).outcome == "mixed"

    @pytest.mark.parametrize("name", WHOLE)
    def test_each_required_field_is_asked_for(self, name: str) -> None:
        assert _problems({**WHOLE, name: None}) == [name]

    def test_what_did_not_work_is_enough(self) -> None:
        assert complete({**WHOLE, "worked": None, "didnt": "It did not."}, TODAY).worked is None

    def test_all_that_is_missing_is_said_at_once(self) -> None:
        assert _problems({}) == ["task", "tool", "worked", "outcome"]

    def test_decided_not_to_use_it(self) -> None:
        assert _problems({"kind": "decided-not-to-use-it"}) == ["task", "reason_not_used"]
        values = {"kind": "Decided not to use it", "task": "marking"}
        complete({**values, "reason_not_used": "Ethical objection"}, TODAY)
        complete({**values, "didnt": "It would take longer."}, TODAY)

    def test_usual_way_timed(self) -> None:
        assert _problems({"kind": "usual-way-timed"}) == ["task", "minutes_usual"]
        complete({"kind": "usual-way-timed", "task": "marking", "minutes_usual": 0}, TODAY)

    @pytest.mark.parametrize("kind", ["tried-again-with-one-change", "watched-a-colleague"])
    def test_other_kinds_ask_like_a_trial(self, kind: str) -> None:
        assert _problems({"kind": kind}) == ["task", "tool", "worked", "outcome"]


def test_a_problem_names_its_field_in_words() -> None:
    with pytest.raises(NotYet) as raised:
        parse({"minutes_ai": "ages"}, TODAY)
    assert isinstance(raised.value, UserError)
    assert raised.value.sentence == "Minutes with AI, all in: “ages” was not understood."
    (problem,) = raised.value.problems
    assert problem.sentence == "“ages” was not understood."  # beside the field


def test_what_is_wrong_and_what_is_missing_is_told_at_once() -> None:
    wrong = {"minutes_usual": 99_999, "tried_on": "2031-01-01", "task": "marking"}
    assert _problems(wrong) == ["minutes_usual", "tried_on", "tool", "worked", "outcome"]
    timed = {"kind": "usual-way-timed", "minutes_usual": "ages"}
    assert _problems(timed) == ["minutes_usual", "task"]
    long = "x" * (fields.TEXT_LIMIT + 1)
    assert _problems({**WHOLE, "worked": "", "didnt": long}) == ["didnt"]


WORDS = st.text(max_size=30)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | WORDS
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=5,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(fields.FIELDS), ANYTHING, max_size=6))
def test_whatever_comes_is_understood_or_refused_in_words(values: dict[str, Any]) -> None:
    try:
        draft = parse(values, TODAY)
    except NotYet:
        return
    stored = draft.model_dump(mode="json")
    json.dumps(stored, ensure_ascii=False, allow_nan=False).encode()
    assert parse(stored, TODAY) == draft


def test_a_refusal_can_be_printed() -> None:
    with pytest.raises(NotYet) as raised:
        parse({"tried_on": "\ud800"}, TODAY)
    assert raised.value.sentence.encode()


@pytest.mark.parametrize(("name", "most"), fields.MOST_WORDS.items())
def test_own_words_are_as_many_as_a_bundle_holds(name: str, most: int) -> None:
    words = [f"word {n}" for n in range(most)]
    assert len(getattr(parse({name: words}, TODAY), name)) == most
    with pytest.raises(NotYet, match=f"Choose up to {most}"):
        parse({name: [*words, "one more"]}, TODAY)
