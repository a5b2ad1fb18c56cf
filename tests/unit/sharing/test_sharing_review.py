"""The review: what is held back, hidden, asked, worded alike, and under which id."""

from datetime import date
from typing import Any

import pytest

from journal.bundle import limits
from journal.ids import new_id
from journal.model.check_in import CheckIn
from journal.model.register import RegisteredTool
from journal.model.trial import ChainLink, Trial
from journal.privacy.decisions import Decision, Hide, Keep, Reword
from journal.privacy.finder import Finder
from journal.privacy.lists.own_names import OwnName, OwnNames
from journal.sharing.decided import remembered_as
from journal.sharing.material import Material
from journal.sharing.questions import Item
from journal.sharing.review import review
from journal.sharing.reviewed import Review
from tests.fixtures.groups import NOW

GROUP, OTHER = "G" * 26, "H" * 26
FINDER = Finder(OwnNames([OwnName("Ayesha Khan", "pupil"), OwnName("Tomasz", "pupil")]))


def trial(**values: Any) -> Trial:
    base = {"task": ["marking"], "tool": ["chatgpt"], "outcome": "mixed", "visibility": "group"}
    about = {"id": new_id(), "created_at": NOW, "updated_at": NOW, "tried_on": date(2026, 11, 3)}
    return Trial(**(base | about | values))


def look(*trials: Trial, decided: dict[str, Decision] | None = None, **more: Any) -> Review:
    group = more.pop("group", GROUP)
    return review(Material(trials=trials, **more), group, FINDER, decided or {})


def answer(*given: tuple[Item, Decision]) -> dict[str, Decision]:
    """Decisions as they are remembered, by id."""
    return {
        one: decision for item, decision in given for one in remembered_as(GROUP, item, decision)
    }


def text_of(made: Review, one: Trial, name: str) -> str | None:
    return made.reviewed[one.id].text(name)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"pupil_at_risk": True}, "safeguarding lead"),
        ({"kind": "watched-a-colleague"}, "has not agreed"),
        ({"did": "x" * (limits.TEXT + 1)}, "longer than the 10,000"),
        ({"prompt": "x" * (limits.PROMPT + 1), "prompt_released": True}, "longer than the 20,000"),
        ({"pupil_at_risk": True, "did": "x" * 20_000}, "safeguarding lead"),
    ],
)
def test_what_is_held_back_is_not_even_read(values: dict[str, Any], why: str) -> None:
    one = trial(worked="Ayesha Khan did well.", **values)
    made = look(one)
    (back,) = made.held_back
    assert back.trial == one.id
    assert why in back.why
    assert (made.reviewed, made.questions, made.hidden) == ({}, [], [])


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "watched-a-colleague", "colleague_agreed": True},
        {"did": "x" * limits.TEXT},
        {"prompt": "x" * (limits.PROMPT + 1)},  # not released, so it stays here anyway
        {"year_label": "x" * 120},
    ],
)
def test_what_may_go_goes(values: dict[str, Any]) -> None:
    assert look(trial(**values)).held_back == []


def test_a_wording_that_grows_over_the_limit_is_held_back() -> None:
    text = "Tomasz ran. " * (limits.TEXT // 12)
    one = trial(worked=text.strip())
    assert len(one.worked or "") <= limits.TEXT
    made = look(one)
    assert "longer than" in made.held_back[0].why
    assert one.id not in made.reviewed


def test_long_check_ins_and_tools_are_held_back_too() -> None:
    long = "x" * (limits.TEXT + 1)
    check_in = CheckIn(id=new_id(), made_on=NOW.date(), created_at=NOW, using=long)
    tools = [
        RegisteredTool(id=new_id(), tool="chatgpt", approved_uses=long),
        RegisteredTool(id=new_id(), tool="y" * 121),
    ]
    made = look(check_ins=[check_in], tools=tools)
    assert {one.trial for one in made.held_back} == {check_in.id, *(tool.id for tool in tools)}
    assert made.reviewed == {}


def test_the_same_person_reads_the_same_in_all_texts_of_a_trial() -> None:
    one = trial(
        worked="Ayesha Khan wrote more than Tomasz.", didnt="Tomasz stopped; Ayesha went on."
    )
    made = look(one)
    assert text_of(made, one, "worked") == "A pupil wrote more than another pupil."
    assert text_of(made, one, "didnt") == "Another pupil stopped; a pupil went on."
    assert made.questions == []
    assert [item.text for item in made.hidden] == ["Ayesha Khan", "Tomasz"]
    assert made.hidden[0].forms == ("Ayesha Khan", "Ayesha")


def test_each_word_is_listed_once_with_its_context_and_suggestion() -> None:
    one = trial(worked="Tomasz wrote.", didnt="Then Tomasz stopped, and tomasz slept.")
    (item,) = look(one).hidden
    assert (item.trial, item.field, item.text) == (one.id, "worked", "Tomasz")
    assert "Tomasz wrote." in item.context
    assert item.suggestion == "A pupil"
    assert set(item.as_json()) >= {"id", "trial", "field", "text", "context", "suggestion"}


def test_what_stands_for_a_word_is_told_as_it_would_read_in_its_place() -> None:
    (item,) = look(trial(worked="I showed Mrs Achterberg the quiz.")).hidden
    assert item.suggestion == "a colleague"


def test_ids_of_questions_are_the_same_in_one_group_and_differ_between_groups() -> None:
    one = trial(worked="Tomasz wrote.")
    ids = {group: [item.id for item in look(one, group=group).hidden] for group in (GROUP, OTHER)}
    assert ids[GROUP] == [item.id for item in look(trial(next="TOMASZ"), group=GROUP).hidden]
    assert ids[GROUP] != ids[OTHER]


def asked(made: Review) -> list[str]:
    return [item.text for item in made.questions]


def test_a_question_waits_until_it_is_decided_and_then_counts_everywhere() -> None:
    one, two = trial(worked="We asked Oakley about it."), trial(worked="Oakley liked it.")
    made = look(one, two)
    assert asked(made) == ["Oakley"]
    assert made.reviewed[one.id].open_questions
    assert made.reviewed[two.id].open_questions
    (question,) = made.questions
    answers = {
        "We asked Oakley about it.": Keep(),
        "We asked the head about it.": Reword("the head"),
    }
    for words, decision in answers.items():
        after = look(one, two, decided=answer((question, decision)))
        assert asked(after) == []
        assert [item.text for item in after.decided] == ["Oakley"]
        assert not after.reviewed[one.id].open_questions
        assert text_of(after, one, "worked") == words
    hidden = look(one, two, decided=answer((question, Hide())))
    assert "Oakley" not in str(text_of(hidden, one, "worked"))


def test_what_is_hidden_may_be_kept_by_a_decision() -> None:
    one = trial(worked="Tomasz wrote to x@example.org.")
    items = {item.text: item for item in look(one).hidden}
    made = look(one, decided=answer((items["Tomasz"], Keep())))
    assert text_of(made, one, "worked") == "Tomasz wrote to an e-mail address."
    assert len(made.hidden) == 2  # still listed, so that it can be decided otherwise


def test_the_prompt_is_read_only_if_it_is_released() -> None:
    one = trial(prompt="Write to Tomasz.")
    assert text_of(look(one), one, "prompt") is None
    assert look(one).hidden == []
    one.prompt_released = True
    assert text_of(look(one), one, "prompt") == "Write to a pupil."


def test_the_line_for_leaders_is_read_only_if_leaders_may_see_it() -> None:
    one = trial(line_for_leaders="Tomasz liked it.")
    assert text_of(look(one), one, "line_for_leaders") is None
    one.visibility = "leaders"
    assert text_of(look(one), one, "line_for_leaders") == "A pupil liked it."


def test_own_words_in_lists_are_read_and_terms_are_not() -> None:
    one = trial(
        task=["marking", "Tomasz's plan"],
        tool=["chatgpt", "Ayesha Khan's bot"],
        tag=["Tomasz again"],
    )
    made = look(one)
    assert {item.field for item in made.hidden} <= {"task", "tool", "tag"}
    shared = [
        word for name in ("task", "tool", "tag") for word in made.reviewed[one.id].words(name)
    ]
    assert len(shared) == 3
    assert not any("Tomasz" in word or "Khan" in word for word in shared)


def test_what_a_chain_says_is_read_too() -> None:
    one = trial()
    link = ChainLink(later=one.id, earlier="x", expected="Tomasz reads", happened="Tomasz read")
    made = look(one, links={one.id: link})
    assert text_of(made, one, "change_expected") == "A pupil reads"
    assert text_of(made, one, "change_happened") == "A pupil read"


def test_private_fields_are_never_looked_at() -> None:
    one = trial(
        year_label="Tomasz", growth=["Tomasz"], notes={"Tomasz": "Tomasz"}, did="x",
        subject=["Tomasz"], setting="Tomasz", open_name="Tomasz",
    )  # fmt: skip
    made = look(one)
    assert (made.hidden, made.questions) == ([], [])
    assert {text.field for text in made.reviewed[one.id].texts} == {"did"}


def test_progress_counts_what_is_read() -> None:
    seen: list[tuple[int, int]] = []
    material = Material(trials=[trial(did="x"), trial(did="y"), trial(pupil_at_risk=True)])
    review(material, GROUP, FINDER, {}, lambda done, of: seen.append((done, of)))
    assert seen == [(0, 2), (1, 2), (2, 2)]
