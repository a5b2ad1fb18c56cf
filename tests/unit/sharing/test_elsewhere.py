"""A name found in one place is hidden or asked about wherever else it stands."""

from datetime import date
from typing import Any

import pytest

from journal.ids import new_id
from journal.model.trial import Trial
from journal.privacy.decisions import Decision, Hide, Keep, Reword
from journal.privacy.finder import Finder
from journal.privacy.finding import Finding, Kind, Outcome
from journal.sharing.decided import remembered_as
from journal.sharing.elsewhere import Elsewhere
from journal.sharing.material import Material
from journal.sharing.review import review
from journal.sharing.reviewed import Review
from tests.fixtures.groups import NOW

GROUP = "G" * 26


class FindsAt(Finder):
    """Finds these words only where they stand just so in a text."""

    def __init__(self, words: dict[str, Outcome], kind: Kind = Kind.PERSON) -> None:
        super().__init__()
        self._words, self._kind = words, kind

    def find(self, text: str) -> list[Finding]:
        return sorted(
            (
                Finding(text.index(word), text.index(word) + len(word), self._kind, outcome, "x")
                for word, outcome in self._words.items()
                if word in text
            ),
            key=lambda one: one.start,
        )


def trial(worked: str, **values: Any) -> Trial:
    base = {"task": ["marking"], "tool": ["chatgpt"], "outcome": "mixed", "visibility": "group"}
    about = {"id": new_id(), "created_at": NOW, "updated_at": NOW, "tried_on": date(2026, 11, 3)}
    return Trial(**(base | about | {"worked": worked} | values))


def look(finder: Finder, trials: list[Trial], decided: dict[str, Decision], **more: Any) -> Review:
    return review(Material(trials=trials), GROUP, finder, decided, **more)


def answered(made: Review, decision: Decision) -> dict[str, Decision]:
    return {
        one: decision for item in made.questions for one in remembered_as(GROUP, item, decision)
    }


WAYS = (
    "oakleigh-style prompts", "OAKLEIGH's plan", "prompt_oakleigh", "Oákleigh", "oakleigh2 wrote",
    "the Oakleighs", "Oak&#108;eigh", "Oak\u200bleigh read",
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("outcome", list(Outcome))
def test_what_is_hidden_in_one_trial_is_in_no_other(way: str, outcome: Outcome) -> None:
    trials = [trial("I sat by Oakleigh today."), trial(f"It took long: {way}.", tag=[way])]
    finder = FindsAt({"Oakleigh": outcome})
    made = look(finder, trials, {})
    decided = answered(made, Hide())
    assert look(finder, trials, decided).questions == []
    leaves = str(
        [t.shared for r in look(finder, trials, decided).reviewed.values() for t in r.texts]
    )
    assert "leigh" not in leaves.lower().replace("á", "a")


def test_each_word_of_a_name_counts_but_no_word_of_the_dictionary() -> None:
    names = Elsewhere([(Kind.PERSON, "Mr Qorvex Green"), (Kind.PLACE, "Vuljo Lane")])
    text = "qorvex_1 had the green pen in the lane by Vuljo lane, near Vuljo."
    assert [text[one.start : one.end] for one in names.find(text, [])] == ["qorvex", "Vuljo lane"]


def test_of_a_school_the_word_that_tells_it_counts() -> None:
    names = Elsewhere([(Kind.SCHOOL, "Qorvex Academy"), (Kind.SCHOOL, "St Mary's School")])
    text = "The qorvex plan of the academy; Mary read at school."
    assert [text[one.start : one.end] for one in names.find(text, [])] == ["qorvex"]


def test_a_tag_that_is_nothing_but_a_name_stays_here() -> None:
    finder = FindsAt({"Qorvex": Outcome.HIDE})
    (reviewed,) = look(
        finder, [trial("Well.", tag=["Qorvex", "Qorvex pilot"])], {}
    ).reviewed.values()
    assert reviewed.words("tag") == ("Someone pilot",)


def test_a_longer_name_may_begin_at_the_end_of_a_text() -> None:
    names = Elsewhere([(Kind.PERSON, "Qorvex Vuljo Zyndrak")])
    assert [(one.start, one.end) for one in names.find("by Qorvex", [])] == [(3, 9)]


def test_a_tool_or_a_hero_of_the_same_name_stays() -> None:
    names = Elsewhere([(Kind.PERSON, "Jasper Qorvex"), (Kind.PERSON, "Rosa Vuljo")])
    assert names.find("We used Jasper AI to write about Rosa Parks.", []) == []


def test_what_is_kept_is_not_looked_for() -> None:
    trials = [trial("We read Qorvex again."), trial("A qorvex-like plan.")]
    finder = FindsAt({"Qorvex": Outcome.ASK})
    decided = answered(look(finder, trials, {}), Keep())
    assert look(finder, trials, decided).questions == []
    last = list(look(finder, trials, decided).reviewed.values())[-1]
    assert last.text("worked") == "A qorvex-like plan."


def test_other_words_carry_no_name_out_in_any_way_of_writing() -> None:
    finder = FindsAt({"Qorvex": Outcome.HIDE, "the head": Outcome.ASK, "Zyndrak": Outcome.HIDE})
    trials = [trial("Qorvex met the head.")]
    for words in ("a friend of QORVEX", "qorvex_7", "Zyndrak's mother"):
        decided = answered(look(finder, trials, {}), Reword(words))
        (reviewed,) = look(finder, trials, decided).reviewed.values()
        assert not any(name in str(reviewed.text("worked")).lower() for name in ("qorv", "zynd"))


def test_a_name_hidden_before_is_looked_for_though_its_trial_is_gone() -> None:
    trials = [trial("A qorvex-like plan.")]
    finder = FindsAt({"Qorvex": Outcome.ASK})
    decided = answered(look(finder, [trial("It was Qorvex again.")], {}), Hide())
    made = look(finder, trials, decided, hidden=[(Kind.PERSON, "Qorvex")])
    (reviewed,) = made.reviewed.values()
    assert "qorvex" not in str(reviewed.text("worked"))
