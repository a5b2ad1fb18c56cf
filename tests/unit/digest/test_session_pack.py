"""The facilitator's pack and what is new for peers: a session out of whatever has arrived."""

import json
import re
from functools import cache
from typing import Any

from journal.digest.compose import Composed, compose
from journal.group.decisions import Action, Decisions, Hide
from journal.privacy.finding import Outcome
from tests.fixtures.composed_rounds import group_in
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Contribution, stored, week_sequence
from tests.fixtures.made_up_groups import generated

NAME = "Nadia Noorani"
IDS = {letter: letter * 26 for letter in "ABCDEFGH"}
CODES = {letter: f"T-{letter * 4}-{letter * 4}" for letter in IDS}


def _composed(library: list[Contribution], number: int = 1, *hidden: str) -> Composed:
    made = Decisions(hides=tuple(Hide(code=code) for code in hidden))
    finder = FindsWords({NAME: Outcome.HIDE})
    return compose(stored(library), group_in(number), made, "peers", AS_OF, finder)


def _of(name: str, *trials: dict[str, Any]) -> Contribution:
    return Contribution(name * 64, week_sequence(AS_OF), trials=list(trials))


def _trial(letter: str, **fields: Any) -> dict[str, Any]:
    usual = {
        "id": IDS[letter], "round": 1, "kind": "tried-it", "task": ["marking"], "phase": ["adults"],
        "work_area": "assess", "tool": ["chatgpt"], "outcome": "worked-well",
    }  # fmt: skip
    return usual | fields


def _prompts(composed: Composed) -> list[dict[str, Any]]:
    (talk,) = (one for one in composed.extras["pack"].data()["sections"] if one["id"] == "talk")
    return [block for block in talk["blocks"] if block["type"] == "statements"]


def _changes(composed: Composed) -> dict[str, list[str]]:
    (annex,) = (one for one in composed.document.data()["annexes"] if one["id"] == "changes")
    return {one["title"]: one["items"] for one in annex["blocks"] if one["type"] == "statements"}


@cache
def _large() -> Composed:
    return _composed([*generated(150, 3), *generated(60, 9, round_number=2)], 2)


def test_three_trials_and_no_check_in_make_a_session() -> None:
    library = [_of("1", _trial("A")), _of("2", _trial("B", outcome="mixed"), _trial("C"))]
    composed = _composed(library)
    pack = composed.extras["pack"].data()
    assert [one["id"] for one in pack["sections"]] == [
        "before", "minutes", "talk", "consultancy", "record", "leaves",
    ]  # fmt: skip
    assert len(_prompts(composed)) == 2
    assert CODES["B"] in json.dumps(pack["sections"][3])


def test_nothing_at_all_makes_a_session_too() -> None:
    pack = _composed([]).extras["pack"].data()
    assert len([one for one in pack["sections"][2]["blocks"] if one["type"] == "statements"]) == 2
    assert pack["front"][2]["answers"][0]["text"].startswith("Each brings one trial")


def test_it_says_that_it_is_not_for_leaders() -> None:
    assert "not for leaders" in _composed([]).extras["pack"].foreword


def test_the_minutes_of_the_agenda_are_forty_without_a_gap() -> None:
    (agenda, *_more) = _composed([]).extras["pack"].tables()
    spans = [row["head"].split(":")[0].split(" to ") for row in agenda["rows"]]
    assert [start for start, _end in spans] == ["0", *(end for _start, end in spans[:-1])]
    assert spans[-1][1] == "40"


def test_a_disagreement_is_between_two_people() -> None:
    alone = _of("1", _trial("A"), _trial("B", outcome="did-not-work"))
    assert "for one of us" not in json.dumps(_prompts(_composed([alone])))
    both = _composed([alone, _of("2", _trial("C", didnt="It gave another mark."))])
    found = _prompts(both)[0]
    assert found["title"] == "It worked for one of us and not for another"
    assert CODES["B"] in json.dumps(found)
    assert CODES["C"] in json.dumps(found)


def test_a_disagreement_is_about_one_tool_and_one_job() -> None:
    other = _trial("B", outcome="did-not-work", tool=["claude"])
    assert "for one of us" not in json.dumps(
        _prompts(_composed([_of("1", _trial("A")), _of("2", other)]))
    )


def test_of_two_failures_the_one_that_says_more_is_talked_about() -> None:
    bare, told = _trial("A", outcome="did-not-work"), _trial("B", outcome="did-not-work", did="I d")
    assert CODES["B"] in json.dumps(_prompts(_composed([_of("1", bare, told)]))[0])


def test_effort_that_moved_is_told_with_whom() -> None:
    moved = _trial("A", effort_moved_to=["a-teaching-assistant"])
    (prompt, *_more) = _prompts(_composed([_of("1", moved)]))
    assert "A teaching assistant" in json.dumps(prompt)


def test_a_name_in_a_text_is_not_read_aloud() -> None:
    failed = _trial("A", outcome="did-not-work", didnt=f"{NAME} could not use it")
    found = json.dumps(_prompts(_composed([_of("1", failed)])))
    assert "could not use it" in found
    assert "Noorani" not in found


def test_what_is_hidden_is_not_talked_about() -> None:
    library = [_of("1", _trial("A", outcome="did-not-work"), _trial("B"))]
    assert CODES["A"] in json.dumps(_composed(library).extras["pack"].data())
    hidden = _composed(library, 1, CODES["A"])
    assert CODES["A"] not in json.dumps(hidden.extras["pack"].data())


def test_of_many_trials_it_takes_few_and_none_twice() -> None:
    prompts = _prompts(_large())
    assert 2 < len(prompts) <= 5
    codes = [set(re.findall(r"T-\w{4}-\w{4}", json.dumps(one))) for one in prompts]
    assert sum(map(len, codes)) == len(set().union(*codes)) == 4


def test_long_lists_of_what_is_new_are_cut_and_say_so() -> None:
    new = _changes(_large())["First shared in this round"]
    assert len(new) == 11
    assert new[-1].startswith("and ")


def test_the_first_round_has_nothing_new() -> None:
    (annex, _pack) = _composed([_of("1", _trial("A"))]).document.data()["annexes"]
    assert annex["blocks"] == [{"type": "empty", "text": "This is the first round."}]


def test_what_this_round_brought() -> None:
    before = _of("1", _trial("A"), _trial("B", task=["feedback"], still_using="sometimes"))
    now = _of(
        "2",
        _trial("C", round=2, outcome="did-not-work"),
        _trial("D", round=2, based_on=IDS["B"][:8], task=["feedback"]),
        _trial("E", round=2, task=["lesson-planning"], work_area="plan", tool=["claude"]),
    )
    found = _changes(_composed([before, now], 2))
    shared = found["First shared in this round"]
    assert [item[:11] for item in shared] == [CODES["C"], CODES["D"], CODES["E"]]
    assert found["Now with a failure beside a success, or the other way"] == [
        "Assess: Marking: something now failed too"
    ]
    (repeated,) = found["Repeated by a colleague for the first time"]
    assert CODES["B"] in repeated
    assert CODES["D"] in repeated
    assert found["Jobs that nobody had shared before"] == ["Plan: Lesson planning"]
    assert found["Tools that nobody had named before"] == ["Claude"]
    assert found["Of earlier rounds: is it still in use?"] == [f"{CODES['B']}: Sometimes"]


def test_a_second_repeat_is_no_first_one() -> None:
    library = [
        _of("1", _trial("A")),
        _of("2", _trial("B", based_on=IDS["A"][:8])),
        _of("3", _trial("C", round=2, based_on=IDS["A"][:8])),
    ]
    assert "Repeated by a colleague for the first time" not in _changes(_composed(library, 2))


def test_an_answer_is_told_once_and_not_as_new_in_each_round() -> None:
    answered = Decisions(actions=(Action(ask="An hour to try", answer="yes"),))
    library = stored([_of("1", _trial("A"))])
    made = compose(library, group_in(2), answered, "peers", AS_OF, FindsWords()).document.data()
    assert json.dumps(made["sections"][0]).count("An hour to try") == 1
    assert "An hour to try" not in json.dumps(made["annexes"])
