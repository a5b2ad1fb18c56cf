"""What stands beside the leaders' figures: on whom they rest, where people disagree, a hint."""

import json
import re
from typing import Any

import pytest

from journal.digest.compose import compose
from journal.group.decisions import Action, Decisions
from journal.vocabulary import label
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Contribution, Group, stored
from tests.fixtures.made_up_groups import generated

KEY = b"a key of sixteen"
HINT = "a hint, no more"


def _data(library: list[Contribution], **decided: Any) -> dict[str, Any]:
    decisions, finder = Decisions(**decided), FindsWords()
    session, group = stored(library), Group(invited=None)
    return compose(session, group, decisions, "leaders", AS_OF, finder, key=KEY).document.data()


def _people(count: int, *kinds: dict[str, Any]) -> list[Contribution]:
    """So many people, each with one trial, in turn of the given kinds."""
    found = generated(count, seed=5, each=(1, 1), to_leaders=1.0)
    for at, contribution in enumerate(found):
        contribution.for_leaders = [
            one | kinds[at % len(kinds)] for one in contribution.for_leaders
        ]
    return found


@pytest.fixture(scope="module")
def large() -> dict[str, Any]:
    """Forty people: half say a job worked, half that it did not; a quarter saved time but worse."""
    saved = {"net_band": "saved-5-15", "effort_moved_to": ["nobody"], "work_area": "teach"}
    worked = saved | {"outcome": "worked-well", "quality_vs_usual": "worse"}
    better = saved | {"outcome": "worked-well", "quality_vs_usual": "better"}
    failed = {"outcome": "did-not-work", "work_area": "teach", "quality_vs_usual": None}
    failed |= {"net_band": None, "effort_moved_to": []}
    library = _people(40, worked, failed, better, failed)
    for at, contribution in enumerate(library):
        wanted = ["clear-rules"] if at % 4 else ["time-to-try"]
        contribution.leaders_check_ins[0]["support_wanted"] = wanted
    return _data(library, actions=[Action(ask="Time to try")])


def _tables(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    blocks = [block for section in data["sections"] for block in section["blocks"]]
    return {block["id"]: block for block in blocks if block["type"] == "table"}


def test_time_saved_but_worse_is_seen(large: dict[str, Any]) -> None:
    effort = _tables(large)["effort"]
    (saved,) = (row for row in effort["rows"] if "nobody else had to do it" in row["head"])
    figures = dict(zip(effort["columns"], (cell["text"] for cell in saved["cells"]), strict=True))
    assert figures["Worse"] == figures["Better"] == "10"
    assert figures["Anyone"] == "20"


def test_a_table_says_how_many_answered_and_how_many_left_it_open(large: dict[str, Any]) -> None:
    basis = _tables(large)["effort"]["basis"]
    assert "Of about 40 people, about 20 left it open at least once." in basis
    assert "About 40 people answered." in _tables(large)["support_wanted"]["basis"]


def test_who_recorded_it_of_one_trial_is_not_said_to_have_recorded_nothing() -> None:
    library = generated(16, seed=5, each=(2, 2), to_leaders=1.0)
    for at, contribution in enumerate(library):
        first, second = contribution.for_leaders
        first["checking"], second["checking"] = ("checked-all", "skimmed")[at % 2], None
    data = _data(library)
    told = _tables(data)["checking"]["basis"]
    assert "Of about 15 people, about 15 left it open at least once." in told
    assert "did not record it" not in json.dumps(data)


def test_people_who_disagree_are_said_to(large: dict[str, Any]) -> None:
    note = _tables(large)["by_job"]["note"]
    assert f"did not for others: {label('work_area', 'teach')}." in note
    agreeing = _people(20, {"work_area": "teach", "outcome": "mixed"})
    assert "People disagree" not in json.dumps(_data(agreeing))


def test_page_one_has_figures_the_largest_first_and_at_most_four_a_card(
    large: dict[str, Any],
) -> None:
    asks, _safe, effort, *_others = large["front"]
    assert [one["text"] for one in asks["answers"]] == [
        label("support_wanted", "clear-rules"),
        label("support_wanted", "time-to-try"),
    ]
    assert [one["figure"]["text"] for one in asks["answers"]] == ["30", "10"]
    assert all(0 < one["figure"]["share"] <= 1 for one in asks["answers"])
    assert effort["answers"][0]["figure"]["text"] == "20"
    assert asks["basis"] == "of about 40 people who answered"
    assert all(len(headline["answers"]) <= 4 for headline in large["front"])
    assert HINT not in json.dumps(large)


def test_few_people_are_called_a_hint_on_page_one_and_at_the_beginning() -> None:
    data = _data(generated(12, seed=3))
    words = json.dumps(data["sections"][0])
    assert HINT in words
    assert any(HINT in headline["basis"] for headline in data["front"])
    assert HINT not in json.dumps(data["sections"][1:])


@pytest.mark.parametrize("people", [10, 17, 30, 60])
def test_no_number_of_a_basis_is_other_than_a_printed_one(people: int) -> None:
    data = _data(generated(people, seed=people))
    for table in _tables(data).values():
        for number in re.findall(r"\d+", table["basis"]):
            assert int(number) % 5 == 0
            assert int(number) >= Group().threshold


@pytest.mark.parametrize("people", [10, 17, 30])
def test_a_table_repeats_no_line_of_unknowns_and_names_no_long_list(people: int) -> None:
    for table in _tables(_data(generated(people, seed=people))).values():
        if table["id"] == "register" or len(table["columns"]) == 1:
            continue
        unknown = [
            row for row in table["rows"] if all(one["state"] == "hidden" for one in row["cells"])
        ]
        assert len(unknown) <= 1, table["id"]
        assert not re.search(r"said by nobody: (?:[^.]+, ){4}", table["note"], re.IGNORECASE)


def test_the_first_section_opens_with_what_was_asked(large: dict[str, Any]) -> None:
    assert large["sections"][0]["blocks"][0]["type"] == "actions"


def test_tables_with_nothing_to_show_are_named_in_one_sentence() -> None:
    alike = {
        "data_put_in": ["nothing-personal"],
        "checking": "skimmed",
        "concern": ["shallow-or-too-generic"],
    }
    library = _people(20, alike)
    blocks = _data(library)["sections"][5]["blocks"]
    unknown = [block["text"] for block in blocks if block.get("tone") == "unknown"]
    assert sum("oo few to show" in text for text in unknown) == 1
    (told,) = (text for text in unknown if "oo few to show" in text)
    assert "What was put in; How the output was checked; Concerns" in told


def test_confidence_stands_with_the_evidence_beside_it(large: dict[str, Any]) -> None:
    blocks = large["sections"][1]["blocks"]
    words = [block.get("id") or block["text"] for block in blocks]
    assert words[:2] == ["confidence", "curiosity"]
    assert words[2] == "evidence" or words[2].startswith("How often something was repeated")
