"""The controlled terms: stable ids, labels, aliases merged and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import vocabulary

LISTS = sorted(name for name, part in vocabulary.raw().items() if "values" in part)


@pytest.mark.parametrize("name", LISTS)
def test_ids_are_unique_and_labels_unambiguous(name: str) -> None:
    terms = vocabulary.terms(name)
    assert len(vocabulary.ids(name)) == len(terms)
    for term in terms:
        assert vocabulary.resolve(name, term.id) == term.id
        assert vocabulary.resolve(name, term.label) == term.id
        assert vocabulary.label(name, term.id) == term.label
        assert vocabulary.is_term(name, term.id)


@pytest.mark.parametrize(
    ("written", "tool"),
    [
        ("copilot", "microsoft-copilot"),
        ("Copilot", "microsoft-copilot"),
        ("MS Copilot", "microsoft-copilot"),
        ("  ms   COPILOT ", "microsoft-copilot"),
        ("Bing Chat", "microsoft-copilot"),
        ("Bard", "google-gemini"),
        ("Gemini", "google-gemini"),
        ("GPT-4", "chatgpt"),
        ("Chat GPT", "chatgpt"),
        ("Oak Aila", "aila"),
        ("MagicSchool", "magicschool-ai"),
        ("GitHub Copilot", "GitHub Copilot"),
        ("Copilot Studio", "Copilot Studio"),
        ("chatgtp", "chatgtp"),
        ("  My   own tool ", "My own tool"),
        ("", ""),
    ],
)
def test_tools_are_merged_by_alias_and_never_by_guess(written: str, tool: str) -> None:
    assert vocabulary.resolve("tool", written) == tool


def test_aliases_are_all_of_known_tools() -> None:
    for tool in vocabulary.raw()["tool"]["aliases"]:
        assert vocabulary.is_term("tool", tool)


@pytest.mark.parametrize(
    ("field", "drawn_from"),
    [
        ("confidence_before", "confidence"),
        ("usual_band", "minutes_band"),
        ("net_per_item_band", "net_band"),
    ],
)
def test_fields_that_draw_from_a_list_of_another_name(field: str, drawn_from: str) -> None:
    assert vocabulary.terms(field) == vocabulary.terms(drawn_from)


@pytest.mark.parametrize("name", ["safe_use_answer", "status", "tool_status"])
def test_lists_that_stand_inside_others(name: str) -> None:
    assert vocabulary.is_term(name, "yes" if name == "safe_use_answer" else "approved")


def test_a_list_that_is_none() -> None:
    with pytest.raises(KeyError):
        vocabulary.terms("colour")


@pytest.mark.parametrize(
    ("name", "most"),
    [("task", 2), ("aim", 2), ("subject", 2), ("reason_not_used", 2), ("tool", None),
     ("phase", None), ("concern", None), ("outcome", 1), ("confidence_before", 1)],
)  # fmt: skip
def test_how_many_may_be_chosen(name: str, most: int | None) -> None:
    assert vocabulary.most(name) == most


@pytest.mark.parametrize(
    ("written", "phase"),
    [
        ("Year 9 (Australia)", "lower-secondary"),
        ("Year 9 (England)", "lower-secondary"),
        ("year 12, Australia", "post-16"),
        ("Year 12 (England)", "post-16"),
        ("Year 11 / KS4 (England)", "upper-secondary"),
        ("Grade 6 (US)", "lower-secondary"),
        ("Year 1 (Wales)", "lower-primary"),
        ("Year 9", None),
        ("Year 8 and Year 12 (England)", None),
        ("Year 9 (England and Australia)", None),  # two systems are named, so none is
        ("Year 40 (England)", None),
        ("Year 9 (Mars)", None),
        ("US K-12", None),
        ("A level (England)", None),
        ("", None),
    ],
)
def test_local_year_labels(written: str, phase: str | None) -> None:
    assert vocabulary.phase_of_year_label(written) == phase


def test_every_year_label_of_a_named_system_has_one_phase() -> None:
    systems = {"England": 1, "US": 3, "UAE": 5, "Australia": 6}
    for row in vocabulary.raw()["year_labels"]["rows"]:
        age = int(row[0].split("-")[0])
        for system, column in systems.items():
            words = row[column].split()
            if len(words) == 2 and words[0] in ("Year", "Grade"):
                phase = vocabulary.phase_of_year_label(f"{row[column]} ({system})")
                assert phase is not None
                assert age in vocabulary.about("phase", phase, "ages")


@pytest.mark.parametrize("role", [*sorted(vocabulary.ids("role_band")), None, "emperor"])
def test_at_most_eight_chips_for_each_role(role: str | None) -> None:
    chips = vocabulary.task_chips(role)
    assert 1 <= len(chips) <= 8
    assert all(vocabulary.is_term("task", chip) for chip in chips)


def test_what_a_list_says_of_a_term() -> None:
    assert vocabulary.about("task", "marking", "work_area") == "assess"
    assert vocabulary.about("task", "my own", "work_area") is None
    assert vocabulary.labels("task", ["marking", "my own"]) == "Marking, my own"


@given(st.sampled_from(LISTS), st.text())
def test_resolving_twice_is_resolving_once(name: str, written: str) -> None:
    once = vocabulary.resolve(name, written)
    assert vocabulary.resolve(name, once) == once
    assert once == " ".join(once.split())


@given(st.text())
def test_any_text_as_a_year_label(written: str) -> None:
    phase = vocabulary.phase_of_year_label(written)
    assert phase is None or vocabulary.is_term("phase", phase)
