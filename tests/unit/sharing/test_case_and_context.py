"""Texts that read like a case, words that tell where one stands alone, context left out of one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from journal.model.check_in import CheckIn
from journal.model.trial import Trial
from journal.paths import Home
from journal.privacy.context.case import reads_like_a_case
from journal.privacy.decisions import Decision, Hide, Keep, Reword
from journal.privacy.finder import Finder
from journal.privacy.finding import Outcome
from journal.sharing import decided
from journal.sharing.decided import remembered_as
from journal.sharing.material import Material
from journal.sharing.questions import left_out
from journal.sharing.review import review
from journal.sharing.reviewed import Review
from journal.sharing.standing import Standings
from tests.fixtures.finders import FindsOnly
from tests.fixtures.groups import NOW, Computer

GROUP = "G" * 26
CASE = "She told me that she is being bullied by Tomasz on the way home."
OTHERS = Standings([("a", {"subject_area": ("english",)})])


def trial(**values: Any) -> Trial:
    base = {"task": ["marking"], "tool": ["chatgpt"], "outcome": "mixed", "visibility": "group"}
    return Trial(**({"id": "T", "created_at": NOW, "updated_at": NOW} | base | values))


def look(
    one: Trial,
    decisions: dict[str, Decision] | None = None,
    standings: Standings | None = None,
    finder: Finder | None = None,
) -> Review:
    material = Material(trials=[one])
    return review(material, GROUP, finder or FindsOnly({}), decisions or {}, standings=standings)


def test_a_text_that_reads_like_a_case_is_one_question() -> None:
    assert reads_like_a_case(CASE)
    made = look(trial(worked=CASE, did="We marked essays."))
    (item,) = made.questions
    assert (item.kind, item.field, item.text) == ("case", "worked", CASE)
    assert item.why == reads_like_a_case(CASE)
    assert item.suggestion == left_out()
    assert item.forms == (CASE,)
    assert made.reviewed["T"].open_questions == {item.id}


@pytest.mark.parametrize(
    ("decision", "leaves"),
    [
        (Hide(), "(Left out: it described a pupil's situation.)"),
        (Reword("We had to stop once."), "We had to stop once."),
        (Keep(), "She told me that she is being bullied by someone on the way home."),
    ],
)
def test_a_case_is_left_out_put_otherwise_or_goes_as_reviewed(
    decision: Decision, leaves: str
) -> None:
    one, finder = trial(worked=CASE), FindsOnly({"Tomasz": Outcome.HIDE})
    (item,) = look(one, finder=finder).questions
    decisions = dict.fromkeys(remembered_as(GROUP, item, decision), decision)
    made = look(one, decisions, finder=finder)
    assert made.questions == []
    assert made.reviewed["T"].text("worked") == leaves
    one.worked += " Again."
    assert [asked.kind for asked in look(one, decisions, finder=finder).questions] == ["case"]


def test_nothing_more_is_asked_of_a_text_that_is_left_out() -> None:
    one, finder = trial(worked=CASE), FindsOnly({"Tomasz": Outcome.ASK})
    case, name = look(one, finder=finder).questions
    assert (case.kind, name.text) == ("case", "Tomasz")
    decisions: dict[str, Decision] = dict.fromkeys(remembered_as(GROUP, case, Hide()), Hide())
    made = look(one, decisions, finder=finder)
    assert made.questions == []
    assert "Tomasz" not in str(made.as_json()["questions"])


def test_check_ins_are_asked_about_too_and_tags_are_not() -> None:
    check_in = CheckIn(id="C", made_on=NOW.date(), created_at=NOW, stuck=CASE)
    material = Material(trials=[trial(tag=[CASE[:100]])], check_ins=[check_in])
    made = review(material, GROUP, FindsOnly({}), {})
    assert [item.trial for item in made.questions if item.kind == "case"] == ["C"]


def test_a_word_that_tells_where_one_stands_alone_is_asked_about() -> None:
    one = trial(worked="My choir sang it. The choir liked it.", didnt="Choir was short.")
    (item,) = look(one, standings=OTHERS).questions
    assert (item.kind, item.text, len(item.places)) == ("context", "choir", 3)
    assert "nobody else here shares" in item.why
    hidden = look(one, dict.fromkeys(remembered_as(GROUP, item, Hide()), Hide()), OTHERS)
    assert hidden.questions == []
    assert "choir" not in str(hidden.reviewed["T"].text("worked")).lower()
    assert "choir" not in str(hidden.reviewed["T"].text("didnt")).lower()
    kept = look(one, dict.fromkeys(remembered_as(GROUP, item, Keep()), Keep()), OTHERS)
    assert kept.reviewed["T"].text("worked") == one.worked


@pytest.mark.parametrize(
    "standings", [None, Standings(), Standings([("a", {"subject_area": ("arts",)})])]
)
def test_it_is_not_asked_where_that_is_not_known_or_not_so(standings: Standings | None) -> None:
    assert look(trial(worked="My choir sang it."), standings=standings).questions == []


def test_a_tool_is_called_as_it_is() -> None:
    made = look(trial(tool=["Choir helper"], tag=["choir"]), standings=OTHERS)
    assert [item.field for item in made.questions] == ["tag"]


def test_a_name_in_the_word_is_asked_as_a_name_only() -> None:
    finder = FindsOnly({"Elm Choir": Outcome.ASK})
    made = look(trial(worked="The Elm Choir sang."), standings=OTHERS, finder=finder)
    assert [item.kind for item in made.questions] == ["person"]


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    made = Computer(Home(tmp_path), finder=FindsOnly({})).found()
    yield made
    made.close()


def test_context_stays_here_for_one_trial_only(computer: Computer) -> None:
    values = {"phase": ["post-16"], "role_band": "senior-leader", "priority": "Oracy for all"}
    one, other = computer.log(**values), computer.log(**values)
    before = computer.prepared().contents.group_trials
    assert [record.phase for record in before] == [("post-16",)] * 2
    for name in ("phase", "priority"):
        computer.change(
            lambda s, mine, name=name: decided.leave_out(s, mine.group_id, one, name, True, NOW)
        )
    made = computer.prepared()
    assert made.review.reviewed[one].left_out == {"phase", "priority"}
    assert made.review.reviewed[other].left_out == frozenset()
    told = sorted((record.phase, record.priority) for record in made.contents.group_trials)
    assert told == [((), None), (("post-16",), "Oracy for all")]
    assert {record.role_band for record in made.contents.group_trials} == {"senior-leader"}
    for name in ("phase", "priority"):
        computer.change(
            lambda s, mine, name=name: decided.leave_out(s, mine.group_id, one, name, False, NOW)
        )
    assert computer.prepared().contents == computer.prepared().contents
    assert computer.prepared().review.reviewed[one].left_out == frozenset()


def test_what_is_left_out_of_the_leaders_record_too(computer: Computer) -> None:
    one = computer.log(phase=["post-16"], visibility="leaders", line_for_leaders="Fine.")
    computer.change(lambda s, mine: decided.leave_out(s, mine.group_id, one, "phase", True, NOW))
    (record,) = computer.prepared().contents.leaders_trials
    assert record.phase == ()
