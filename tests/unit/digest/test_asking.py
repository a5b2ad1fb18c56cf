"""Asking a group: what the peers' edition may print is found, and nothing else."""

import json
import os
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from journal.digest.asking.answers import Answer, Answers, together
from journal.digest.asking.search import Asking, stamp
from journal.digest.editions.peers import compose_peers
from journal.digest.scan import Scanner
from journal.group.decisions import Decisions, Hide, Mask
from journal.logbook.query import parse
from journal.privacy.finding import Outcome
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Contribution, Group, Round, stored, week_sequence
from tests.fixtures.made_up_groups import generated

HIDES = FindsWords({"Oakfield": Outcome.HIDE, "Perhaps": Outcome.ASK})
WORDS = ("quiz", "slow", "pupils", "Oakfield", "removed", "marking", "essay")
A, B, C = "A" * 26, "B" * 26, "C" * 26


def trial(trial_id: str, **fields: Any) -> dict[str, Any]:
    usual = {
        "id": trial_id,
        "round": 1,
        "period": "2026-11",
        "kind": "tried-it",
        "task": ["marking"],
        "work_area": "assess",
        "tool": ["chatgpt"],
        "outcome": "worked-well",
        "worked": "A first draft.",
    }
    return usual | fields


def one(name: str, *trials: dict[str, Any], **more: Any) -> Contribution:
    return Contribution(name * 64, more.pop("sequence", week_sequence(AS_OF)), list(trials), **more)


def asked(
    typed: str,
    *contributions: Contribution,
    decisions: Decisions | None = None,
    finder: FindsWords = HIDES,
    group: Group | None = None,
    most: int = 12,
) -> Answers:
    decisions = decisions or Decisions()
    opened = Asking(stored(contributions), group or Group(), decisions, AS_OF)
    return opened.ask(parse(f"{typed} ", AS_OF), finder, most)


def listed(answers: Answers) -> list[Answer]:
    return [answer for column in answers.columns for answer in column.answers]


def codes(answers: Answers) -> list[str]:
    return [answer.code for answer in listed(answers)]


def test_what_failed_stands_beside_what_worked() -> None:
    answers = asked(
        "quiz",
        one(
            "1", trial(A, worked="A quick quiz."), trial(B, outcome="did-not-work", didnt="No quiz")
        ),
        one("2", trial(C, outcome="too-early-to-say", did="A quiz"), trial("D" * 26)),
    )
    assert [[a.code for a in column.answers] for column in answers.columns] == [
        ["T-BBBB-BBBB"],
        ["T-AAAA-AAAA"],
        ["T-CCCC-CCCC"],
    ]


def test_an_answer_says_what_is_needed_to_try_it_and_nobody_s_name() -> None:
    (found,) = listed(
        asked(
            "second",
            one("1", trial(A, didnt="Each second mark was wrong.", phase=["lower-secondary"],
                           subject_area=["sciences"], outcome="mixed")),
        )
    )  # fmt: skip
    assert (found.job, found.tool, found.outcome) == ("Marking", "ChatGPT", "Mixed")
    assert found.context == "Lower secondary (11 to 13) · Sciences"
    assert found.tried == {"based_on": "T-AAAA-AAAA", "task": ["marking"], "tool": ["chatgpt"]}
    assert found.about == "What didn’t"
    assert [found.excerpt[start:end] for start, end in found.marks] == ["second"]
    assert found.evidence == "One trial"
    assert "1" * 64 not in repr(found)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tool:copilot", []),
        ("tool:chatgpt", [A, B]),
        ("task:marking -tool:chatgpt", [C]),
        ("subject:physics", [A]),
        ("phase:lower-secondary", [B]),
        ("outcome:failed", [B]),
        ("outcome:worked", [A]),
        ("concern:wrong-or-invented", [B]),
        ("tag:y9", [C]),
        ('"first draft" marking', [A, C]),
        ("has:next", [C]),
        ("before:2026-11", [C]),
        ("after:2026-12-24", [A, B]),
        ("chatgpt mark* -slow", [A]),
        ("Our bot", [C]),
        ("openai secondary", [B]),
        ("", []),
    ],
)
def test_words_and_operators(typed: str, found: list[str]) -> None:
    answers = asked(
        typed,
        one("1", trial(A, subject_area=["sciences"])),
        one("2", trial(B, outcome="did-not-work", worked=None, didnt="Slow",
                       phase=["lower-secondary"], concern=["wrong-or-invented"])),
        one("3", trial(C, period="2026-09", outcome="too-early-to-say", tool=["Our bot"],
                       tag=["y9"], next="More")),
    )  # fmt: skip
    assert sorted(codes(answers)) == [f"T-{c[:4]}-{c[:4]}" for c in found]


def test_what_makes_no_sense_in_a_group_is_said() -> None:
    answers = asked("is:shared marking", one("1", trial(A)))
    assert codes(answers) == ["T-AAAA-AAAA"]
    assert "is:shared" in answers.notes[0]


@pytest.mark.parametrize("typed", ["quiz", "-essay", "after:2020 -essay"])
def test_hidden_waiting_and_lapsed_trials_are_not_found(typed: str) -> None:
    group = Group(rounds=tuple(generated_rounds()))
    answers = asked(
        typed,
        one("1", trial(A, worked="quiz")),
        one("2", trial(B, worked="quiz"), standing="waiting"),
        one("3", trial(C, worked="quiz"), sequence=week_sequence(date(2026, 1, 5))),
        decisions=Decisions(hides=(Hide(code="T-AAAA-AAAA"),)),
        group=group,
    )
    assert codes(answers) == []


def generated_rounds() -> list[Round]:
    return [Round(1, date(2026, 1, 5)), Round(2, date(2026, 6, 1)), Round(3, date(2026, 11, 2))]


MASKED = trial(
    A, worked="Oakfield liked the quiz.", tool=["Oakfield bot"], tag=["oakfield", "Oakfield"]
)


@pytest.mark.parametrize("typed", ["Oakfield", "oakf*", 'tool:"Oakfield bot"', "tag:Oakfield"])
def test_a_masked_word_finds_nothing(typed: str) -> None:
    without_plain = MASKED | {"tag": ["Oakfield"]}
    assert codes(asked(typed, one("1", without_plain))) == []


@pytest.mark.parametrize("typed", ["quiz -Oakfield", 'quiz -tool:"Oakfield bot"'])
def test_the_absence_of_a_masked_word_tells_nothing(typed: str) -> None:
    (found,) = listed(asked(typed, one("1", MASKED | {"tag": []})))
    assert "Oakfield" not in repr(found)
    assert found.excerpt == "[name removed] liked the quiz."


def test_the_facilitator_s_decisions_count_like_in_the_digest() -> None:
    decided = Decisions(kept=("Oakfield",), masks=(Mask(text="quiz", replacement="test"),))
    (found,) = listed(asked("Oakfield test", one("1", MASKED), decisions=decided))
    assert found.excerpt == "Oakfield liked the test."
    assert codes(asked("quiz", one("1", MASKED), decisions=decided)) == []


def test_only_what_is_shown_is_scanned_and_each_text_once() -> None:
    finder = FindsWords()
    opened = Asking(
        stored([one("1", *(trial(f"{n:026}", worked=f"quiz {n}") for n in range(90)))]),
        Group(), Decisions(), AS_OF,
    )  # fmt: skip
    answers = opened.ask(parse("quiz ", AS_OF), finder, most=5)
    assert (answers.number, [column.more for column in answers.columns]) == (
        5,
        [False, True, False],
    )
    scanned = len(finder.asked)
    assert scanned < 40
    opened.ask(parse("quiz ", AS_OF), finder, most=5)
    assert len(finder.asked) == scanned


def test_a_question_called_off_leaves_the_index_sound() -> None:
    class Stops(FindsWords):
        def find(self, text: str) -> list[Any]:
            if len(self.asked) == 3:
                raise InterruptedError
            return super().find(text)

    opened = Asking(
        stored([one("1", *(trial(f"{n:026}", worked=f"quiz {n}") for n in range(6)))]),
        Group(), Decisions(), AS_OF,
    )  # fmt: skip
    with pytest.raises(InterruptedError):
        opened.ask(parse("quiz ", AS_OF), Stops())
    assert opened.ask(parse("quiz ", AS_OF), FindsWords()).number == 6


def test_the_stamp_changes_with_decisions_and_rounds() -> None:
    library = stored([])
    before = stamp(library, Group(), Decisions(), AS_OF)
    assert before == stamp(library, Group(), Decisions(), AS_OF)
    assert before != stamp(library, Group(), Decisions(hides=(Hide(code="AAAAAAAA"),)), AS_OF)
    assert before != stamp(library, Group(rounds=tuple(generated_rounds())), Decisions(), AS_OF)


def test_groups_answer_together_the_newest_first() -> None:
    first = asked("draft", one("1", trial(A, period="2026-07"), trial(B)))
    second = asked("draft is:x", one("1", trial(C, period="2026-09")))
    both = together([first, second], most=2)
    assert codes(both) == ["T-BBBB-BBBB", "T-CCCC-CCCC"]
    assert both.columns[1].more
    assert len(both.notes) == 1


def printed_words(library: Session, decisions: Decisions) -> str:
    made = compose_peers(library, Group(), decisions, AS_OF, Scanner(HIDES, decisions))[0]
    return json.dumps(made.data(), ensure_ascii=False)


@settings(max_examples=int(os.environ.get("LAWS_EXAMPLES", "8")), deadline=None)
@given(st.integers(1, 4), st.sampled_from(WORDS), st.booleans(), st.data())
def test_nothing_is_shown_that_the_digest_does_not_print(
    number: int, word: str, excluded: bool, data: st.DataObject
) -> None:
    contributions = generated(number)
    for contribution in contributions:
        for shared in contribution.trials:
            shared["did"] = (
                " ".join(data.draw(st.lists(st.sampled_from(WORDS), max_size=4))) or None
            )
    hidden = data.draw(st.sampled_from([c for one in contributions for c in one.trials]))["id"]
    decisions = Decisions(hides=(Hide(code=hidden),))
    library = stored(contributions)
    page = printed_words(library, decisions)
    typed = f"-{word} " if excluded else f"{word} "
    opened = Asking(library, Group(), decisions, AS_OF)
    for found in listed(opened.ask(parse(typed, AS_OF), HIDES, 100)):
        assert found.code in page
        for _label, text in found.texts:
            assert json.dumps(text, ensure_ascii=False)[1:-1] in page
            assert "Oakfield" not in text
            assert not (excluded and word in text.split())
