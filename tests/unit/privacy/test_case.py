"""What reads like the case of one pupil: two halves of made-up texts, and what must stay quiet.

The lists were written with the half `develop` in sight; `unseen` was written afterwards and is
measured only.
"""

import json
from pathlib import Path

import pytest

from journal.privacy.context.case import reads_like_a_case
from tests.fixtures.growth import growth

FIXTURES = Path(__file__).parents[2] / "fixtures"
TEXTS = [json.loads(line) for line in (FIXTURES / "case_texts.jsonl").read_text().splitlines()]


def share_asked(half: str, case: bool) -> float:
    texts = [one["text"] for one in TEXTS if one["half"] == half and one["case"] is case]
    return sum(reads_like_a_case(text) is not None for text in texts) / len(texts)


def test_cases_are_noticed_and_ordinary_notes_are_not() -> None:
    assert share_asked("develop", case=True) >= 0.98
    assert share_asked("develop", case=False) <= 0.01


def test_of_texts_written_after_the_lists_most_cases_are_noticed_and_nothing_else() -> None:
    assert share_asked("unseen", case=True) >= 0.55
    assert share_asked("unseen", case=False) <= 0.02


def test_no_published_trial_reads_like_a_case() -> None:
    lines = (FIXTURES / "published_trials.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [str(value) for line in lines for value in json.loads(line).values()]
    assert len(lines) == 24
    assert [text for text in texts if reads_like_a_case(text)] == []


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("He told me that at home nobody has cooked since Sunday.", "family"),
        ("A boy has been cutting himself.", "harm"),
        ("Her social worker joined the call.", "social care"),
        ("The student's father died in May.", "bereavement"),
        ("She was excluded for three days.", "behaviour"),
        ("One pupil with ADHD left the room.", "health"),
        ("My tutee fled Sudan with an aunt.", "asylum"),
        ("A pupil wrote a diary. They said they are afraid to go home.", "harm"),
        ("We worked on the plan with Layla, who has epilepsy.", "health"),
    ],
)
def test_the_reason_names_the_area(text: str, about: str) -> None:
    reason = reads_like_a_case(text)
    assert reason
    assert about in reason


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Pupils with ADHD liked it.",
        "The lesson on self-harm was hard, she said.",
        "If a pupil discloses something, he must tell the safeguarding lead.",
        "It wrote a story about a boy whose father died.",
        "The prompt was a case study: a fictional pupil who is being bullied.",
        "Rosa Parks was arrested, and the bot gave her the wrong year.",
        "I asked Claude for the exclusions in the dataset.",
        "A student teacher was in hospital, so the trial had to wait.",
        "The pupil premium review told of poverty.",
    ],
)
def test_topics_groups_and_stories_are_no_cases(text: str) -> None:
    assert reads_like_a_case(text) is None


def test_a_typographic_apostrophe_and_a_line_end_change_nothing() -> None:
    assert reads_like_a_case("She hasn’t eaten for two days.")
    assert reads_like_a_case("Worked well\nA boy told me his dad is in prison")


@pytest.mark.parametrize("words", ["his mum, he said with a boy ", "ADHD ", "Layla, epilepsy. "])
def test_it_takes_linear_time(words: str) -> None:
    assert growth(lambda times: reads_like_a_case(words * times), 400) < 10


@pytest.mark.parametrize(
    "text",
    [
        "We wrote about Grace and the boat.",
        "Asha labelled the parts of the boat and Copilot checked her spelling.",
        "She planned the Year 6 residential with it in twenty minutes.",
        "He asked for the knife and fork in French.",
        "Tom's graph showed how much oxygen the yeast used; he liked that.",
        "A pupil asked why the bot said a stroke was a brush mark.",
        "She ran a maths clinic with it at lunch.",
        "I used it to write the detention letters and she checked them.",
        "She marked in isolation from the rest of the department.",
        "Ella asked about the adoption of the new scheme of work.",
        "Haroon threw himself into the task.",
        "She kept it on her phone at home.",
        "Amina could not cut the net out with the scissors, and her cube fell apart.",
        "He was off ill and caught up with the summary.",
    ],
)
def test_a_word_of_a_case_that_a_lesson_uses_too_is_none(text: str) -> None:
    assert reads_like_a_case(text) is None
