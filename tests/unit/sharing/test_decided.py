"""Decisions on a review: remembered for a group, overridden, undone, taken from a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from journal.errors import UserError
from journal.logbook.trials import move_to_trash, trial_by_id
from journal.paths import Home
from journal.privacy.decisions import Hide, Keep, Reword
from journal.privacy.finding import Finding, Outcome
from journal.sharing import decided
from journal.sharing.reviewed import Review
from tests.fixtures.finders import FindsOnly
from tests.fixtures.groups import NOW, Computer


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    made = Computer(Home(tmp_path)).found()
    made.own_names("Tomasz")
    made.log(worked="Tomasz asked Oakley about it.")
    yield made
    made.close()


def look(computer: Computer) -> Review:
    return computer.prepared().review


def decisions(computer: Computer) -> dict[str, Any]:
    with computer.journal.reading() as session:
        return decided.decisions_for(session, computer.group)


def by_file(computer: Computer, values: dict[str, Any]) -> int:
    made = look(computer)
    return int(
        computer.change(lambda s, mine: decided.decide_by_file(s, mine.group_id, made, values))
    )


def test_a_decision_is_remembered_overridden_and_undone(computer: Computer) -> None:
    (item,) = look(computer).questions
    for decision in (Keep(), Reword("the head"), Hide()):
        computer.change(
            lambda s, mine, decision=decision: decided.decide(s, mine.group_id, item, decision)
        )
        assert list(decisions(computer).values()) == [decision]
        assert look(computer).questions == []
    computer.change(lambda s, mine: decided.undo(s, mine.group_id, item))
    assert decisions(computer) == {}
    assert [one.id for one in look(computer).questions] == [item.id]


def test_what_is_decided_for_one_group_is_asked_in_the_next(computer: Computer) -> None:
    made = look(computer)
    computer.change(lambda s, mine: decided.decide_all(s, mine.group_id, made.questions, Keep()))
    computer.found("Oak")
    assert [item.text for item in look(computer).questions] == ["Oakley"]


def test_a_file_decides_questions_and_overrides_what_is_hidden(computer: Computer) -> None:
    made = look(computer)
    ids = {item.text: item.id for item in (*made.questions, *made.hidden)}
    assert by_file(computer, {ids["Oakley"]: {"reword": "the head"}, ids["Tomasz"]: "keep"}) == 2
    (one,) = look(computer).reviewed.values()
    assert one.text("worked") == "Tomasz asked the head about it."
    assert by_file(computer, {ids["Tomasz"]: "hide"}) == 1
    (one,) = look(computer).reviewed.values()
    assert one.text("worked") == "A pupil asked the head about it."


@pytest.mark.parametrize(
    "answer", ["maybe", None, 1, [], {}, {"reword": 1}, {"reword": "x", "more": "y"}, ["keep"]]
)
def test_a_wrong_answer_takes_nothing(answer: Any, computer: Computer) -> None:
    made = look(computer)
    ids = [item.id for item in (*made.hidden, *made.questions)]
    with pytest.raises(UserError, match="A decision is"):
        by_file(computer, {ids[0]: "keep", ids[1]: answer})
    assert decisions(computer) == {}


def test_an_unknown_id_takes_nothing(computer: Computer) -> None:
    (item,) = look(computer).questions
    with pytest.raises(UserError, match="no question of this review"):
        by_file(computer, {item.id: "keep", "0000": "keep"})
    assert decisions(computer) == {}


@pytest.mark.parametrize(
    "data", [b"", b"[]", b'"x"', b"\xff\xfe", b"{" * 100_000, b'{"a": ' * 100_000, b"NaN"]
)
def test_a_file_that_is_none_is_a_sentence(data: bytes) -> None:
    with pytest.raises(UserError, match="file of decisions"):
        decided.read_decision_file(data)


def test_a_rewording_longer_than_a_bundle_takes_is_held_back(computer: Computer) -> None:
    (item,) = look(computer).questions
    by_file(computer, {item.id: {"reword": "x" * 30_000}})
    made = computer.prepared()
    assert "longer than" in made.review.held_back[0].why
    assert made.contents.is_empty


def test_a_rewording_to_nothing_leaves_no_private_word(computer: Computer) -> None:
    computer.log(tool=["Oakley"], tag=["Oakley"], worked="Oakley")
    (item,) = look(computer).questions
    by_file(computer, {item.id: {"reword": ""}})
    made = computer.prepared().contents
    assert "Oakley" not in str(made)
    assert len(made.group_trials) == 2


def test_a_name_that_was_hidden_is_looked_for_when_its_trial_is_gone(tmp_path: Path) -> None:
    class FindsACapital(FindsOnly):
        def find(self, text: str) -> list[Finding]:
            return [one for one in super().find(text) if text[one.start].isupper()]

    computer = Computer(Home(tmp_path), finder=FindsACapital({"Qorvex": Outcome.ASK})).found()
    try:
        one = computer.log(worked="Qorvex wrote it.")
        (item,) = computer.prepared().review.questions
        computer.change(lambda s, m: decided.decide(s, m.group_id, item, Hide(), NOW))
        computer.change(lambda s, m: move_to_trash(s, trial_by_id(s, one), NOW))
        other = computer.log(worked="A qorvex-like plan.")
        made = computer.prepared().review
        assert "qorvex" not in str(made.reviewed[other].text("worked"))
        assert made.questions == []
    finally:
        computer.close()
