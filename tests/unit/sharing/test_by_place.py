"""One question a word or person; what may name somebody else is kept for its own sentence."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from journal.ids import new_id
from journal.model.trial import Trial
from journal.privacy.decisions import Decision, Hide, Keep, Reword
from journal.privacy.finder import Finder
from journal.privacy.finding import Kind, Outcome
from journal.privacy.lists.own_names import OwnName, OwnNames
from journal.sharing.decided import remembered_as
from journal.sharing.material import Material
from journal.sharing.questions import former_id
from journal.sharing.review import review
from journal.sharing.reviewed import Review
from tests.fixtures.finders import FindsOnly
from tests.fixtures.groups import NOW

GROUP = "G" * 26
ASK, HIDE = Outcome.ASK, Outcome.HIDE


def trial(worked: str, **values: Any) -> Trial:
    base = {"task": ["marking"], "tool": ["chatgpt"], "outcome": "mixed", "visibility": "group"}
    about = {"id": new_id(), "created_at": NOW, "updated_at": NOW, "tried_on": date(2026, 11, 3)}
    return Trial(**(base | about | {"worked": worked} | values))


class Desk:
    """Reviews of the same trials, with decisions remembered between them."""

    def __init__(self, finder: Finder, *texts: str) -> None:
        self.finder = finder
        self.trials = [trial(text) for text in texts]
        self.decided: dict[str, Decision] = {}

    def look(self) -> Review:
        return review(Material(trials=self.trials), GROUP, self.finder, self.decided)

    def decide(self, identity: str, decision: Decision) -> None:
        item = self.look().item(identity)
        assert item is not None
        self.decided |= dict.fromkeys(remembered_as(GROUP, item, decision), decision)

    def asked(self) -> list[str]:
        return [item.text for item in self.look().questions]

    def leaves(self) -> list[str | None]:
        return [one.text("worked") for one in self.look().reviewed.values()]


def test_a_hide_counts_for_every_way_to_write_the_same_person() -> None:
    desk = Desk(
        FindsOnly({"Zuzanna Nowak": ASK, "Zuzanna": ASK, "Nowak": ASK}),
        "We saw Zuzanna’s book.", "It was ZUZANNA NOWAK again.", "And Nowak wrote it.",
    )  # fmt: skip
    (item,) = desk.look().questions
    assert len(item.places) == 3
    assert item.records == tuple(one.id for one in desk.trials)
    desk.decide(item.id, Hide())
    assert desk.asked() == []
    assert not any("zuzanna" in str(one).lower() for one in desk.leaves())
    # What was written in one way only is hidden in the other way too, months later.
    desk.trials = [trial("Zuzanna read aloud.")]
    assert desk.asked() == []


@pytest.mark.parametrize("hidden", ["Zuzanna", "Zuzanna Nowak"])
def test_the_full_name_answers_the_first_name_and_the_other_way_round(hidden: str) -> None:
    finder = FindsOnly({"Zuzanna Nowak": ASK, "Zuzanna": ASK})
    desk = Desk(finder, f"It was {hidden} again.")
    desk.decide(desk.look().questions[0].id, Hide())
    desk.trials += [trial("Zuzanna smiled."), trial("So did Zuzanna Nowak.")]
    assert desk.asked() == []


def test_two_surnames_with_one_first_name_are_two_questions() -> None:
    finder = FindsOnly({"Zuzanna Nowak": ASK, "Zuzanna Kowalska": ASK})
    desk = Desk(finder, "Zuzanna Nowak sat by Zuzanna Kowalska.")
    assert desk.asked() == ["Zuzanna Nowak", "Zuzanna Kowalska"]


def test_what_is_hidden_at_once_somewhere_is_not_asked_elsewhere() -> None:
    finder = FindsOnly({"Zuzanna Nowak": HIDE, "Zuzanna": ASK})
    desk = Desk(finder, "Zuzanna smiled.", "It was Zuzanna Nowak.")
    made = desk.look()
    assert made.questions == []
    assert [item.forms for item in made.hidden] == [("Zuzanna", "Zuzanna Nowak")]
    assert "Zuzanna" not in str(desk.leaves())


def test_a_name_that_is_a_word_is_decided_by_place() -> None:
    desk = Desk(
        FindsOnly({"Will": ASK}),
        "Will needs the answer sheet.", "Then Will sat down and read.",
    )  # fmt: skip
    word, pupil = desk.look().questions
    assert word.here
    desk.decide(word.id, Keep())
    assert [item.id for item in desk.look().questions] == [pupil.id]
    desk.decide(pupil.id, Hide())
    kept, hidden = desk.leaves()
    assert kept == "Will needs the answer sheet."
    assert "Will" not in str(hidden)


def test_will_kept_as_a_word_lets_no_pupil_out_next_month() -> None:
    desk = Desk(FindsOnly({"Will": ASK}), "It depends on the will of the class.")
    desk.decide(desk.look().questions[0].id, Keep())
    desk.trials.append(trial("Will read the whole of it aloud."))
    (item,) = desk.look().questions
    assert item.context == "Will read the whole of it aloud."
    assert "Will" not in str(desk.leaves()[1])


def test_two_places_in_one_sentence_are_two() -> None:
    desk = Desk(FindsOnly({"will": ASK}), "I asked whether Will will read it.")
    pupil, word = desk.look().questions
    desk.decide(word.id, Keep())
    desk.decide(pupil.id, Hide())
    assert desk.leaves()[0] == "I asked whether someone will read it."


def test_a_known_first_name_is_one_question_and_kept_for_its_sentences() -> None:
    desk = Desk(FindsOnly({"Jordan": ASK}), "We compared Jordan with Chile.", "Jordan is dry.")
    (item,) = desk.look().questions
    assert item.here
    desk.decide(item.id, Keep())
    assert desk.asked() == []
    desk.trials.append(trial("Jordan forgot the worksheet."))
    (again,) = desk.look().questions
    assert [place.record for place in again.places] == [desk.trials[2].id]
    assert [item.text for item in desk.look().decided] == ["Jordan"]
    desk.decide(again.id, Hide())
    assert desk.leaves()[:2] == ["We compared Jordan with Chile.", "Jordan is dry."]
    assert "Jordan" not in str(desk.leaves()[2])


def test_a_word_that_names_nobody_is_kept_for_good() -> None:
    desk = Desk(FindsOnly({"Vygotsky": ASK}), "As Vygotsky says.")
    (item,) = desk.look().questions
    assert not item.here
    desk.decide(item.id, Keep())
    desk.trials.append(trial("Vygotsky’s zone again."))
    assert desk.asked() == []


def test_a_copied_sentence_is_not_asked_again_but_a_changed_one_is() -> None:
    desk = Desk(FindsOnly({"Grace": ASK}), "We wrote about  Grace Darling’s lamp. It was cold.")
    desk.decide(desk.look().questions[0].id, Keep())
    desk.trials.append(trial("It rained. We wrote about Grace Darling's lamp."))
    assert desk.asked() == []
    desk.trials[1].worked = "We wrote about Grace and the lamp."
    assert desk.asked() == ["Grace"]


def test_a_sentence_too_short_to_tell_is_kept_in_its_trial_only() -> None:
    desk = Desk(FindsOnly({"Grace": ASK}), "Grace.")
    desk.decide(desk.look().questions[0].id, Keep())
    assert desk.asked() == []
    desk.trials.append(trial("Grace."))
    assert desk.asked() == ["Grace"]


def test_a_listed_name_in_doubt_is_decided_by_place_though_it_is_sure_elsewhere() -> None:
    own = OwnNames([OwnName("Jasper", "pupil")])

    class SureOnce(FindsOnly):
        def find(self, text: str) -> Any:
            found = super().find(text)
            return found if "tool" in text else [
                type(one)(one.start, one.end, one.kind, HIDE, one.why) for one in found
            ]  # fmt: skip

    desk = Desk(
        SureOnce({"Jasper": ASK}, own=own), "Jasper is the tool for it.", "Jasper cried a lot."
    )
    (question,), (hidden,) = desk.look().questions, desk.look().hidden
    assert (question.places[0].record, hidden.places[0].record) == (
        desk.trials[0].id,
        desk.trials[1].id,
    )
    desk.decide(question.id, Keep())
    assert desk.leaves()[0] == "Jasper is the tool for it."
    assert "Jasper" not in str(desk.leaves()[1])


@pytest.mark.parametrize(
    ("words", "decision", "asked"),
    [
        ("Oakley", Keep(), ["Oakley"]),  # a first name: it is not safe, so it is asked again
        ("Will", Keep(), ["Will"]),
        ("Vygotsky", Keep(), []),
        ("Oakley", Hide(), []),
        ("Will", Hide(), []),
        ("Will", Reword("our head"), []),
        ("Zoë", Hide(), []),
    ],
)
def test_decisions_of_older_journals_hold_where_that_is_safe(
    words: str, decision: Decision, asked: list[str]
) -> None:
    desk = Desk(FindsOnly({words: ASK}), f"We met {words} by the gate again.")
    desk.decided = {former_id(GROUP, Kind.PERSON, words): decision}
    assert desk.asked() == asked
    if isinstance(decision, Reword):
        assert desk.leaves() == ["We met our head by the gate again."]


def test_a_class_is_kept_for_its_sentence() -> None:
    desk = Desk(FindsOnly({"7B": HIDE}, Kind.CLASS), "Question 7B was too hard for most.")
    desk.decide(desk.look().hidden[0].id, Keep())
    desk.trials.append(trial("My 7B were loud in the afternoon."))
    assert desk.leaves()[0] == "Question 7B was too hard for most."
    assert "7B" not in str(desk.leaves()[1])


def test_own_words_carry_no_name_out_that_is_hidden() -> None:
    desk = Desk(FindsOnly({"Zuzanna": HIDE, "Oakley": ASK}), "Zuzanna saw Oakley.")
    (question,) = desk.look().questions
    desk.decide(question.id, Reword("the friend of Zuzanna"))
    assert "Zuzanna" not in str(desk.leaves())
    assert "the friend of" in str(desk.leaves())


def test_a_title_tells_a_parent_from_a_pupil() -> None:
    finder = FindsOnly({"Zuzanna Nowak": ASK, "Nowak": ASK})
    desk = Desk(finder, "Zuzanna Nowak wrote it.", "Then Mr. Nowak rang, and mr Nowak came.")
    pupil, parent = desk.look().questions
    assert (pupil.forms, parent.forms) == (("Zuzanna Nowak",), ("Mr. Nowak", "mr Nowak"))
    desk.decide(parent.id, Hide())
    assert desk.asked() == ["Zuzanna Nowak"]
    assert "Nowak" not in str(desk.leaves()[1])


def test_what_was_hidden_before_titles_were_told_apart_stays_hidden() -> None:
    desk = Desk(FindsOnly({"Nowak": ASK}), "Then Mr Nowak rang.")
    desk.decided = {former_id(GROUP, Kind.PERSON, "Nowak"): Hide()}
    assert desk.asked() == []


SURE_WITH_MORE = {"Mr Qorvex": HIDE, "my pupil Qorvex": HIDE, "Qorvex Vuljo": HIDE}


@pytest.mark.parametrize(
    "later", ["Then Mr Qorvex shouted.", "So my pupil Qorvex cried.", "It was Qorvex Vuljo again."]
)
def test_what_was_kept_in_doubt_lets_nobody_out_who_is_sure_later(later: str) -> None:
    class SureByPlace(FindsOnly):
        def find(self, text: str) -> Any:
            sure = any(words in text for words in SURE_WITH_MORE)
            found = super().find(text)
            return [replace(one, outcome=HIDE if sure else one.outcome) for one in found]

    finder = SureByPlace({"Qorvex Vuljo": ASK, "Qorvex": ASK})
    desk = Desk(finder, "We planned it with Qorvex in an hour.")
    (item,) = desk.look().questions
    assert not item.here
    desk.decide(item.id, Keep())
    assert "Qorvex" in str(desk.leaves())
    desk.trials.append(trial(later))
    assert "Qorvex" not in str(desk.leaves()[1])
    # It can be kept all the same, and is then kept the next time too.
    (hidden,) = [one for one in desk.look().hidden if later == one.places[-1].context]
    desk.decide(hidden.id, Keep())
    assert desk.leaves()[1] == later
    desk.trials.append(trial(f"Again. {later}"))
    assert desk.leaves()[2] == f"Again. {later}"
