"""Words that say phase, subject area, setting or role, and what stands instead of them."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import vocabulary
from journal.privacy.context.context_words import context_words, plural_of
from journal.privacy.names.ordinary import LISTS
from tests.fixtures.growth import growth

LISTED = json.loads((LISTS / "context_words.json").read_text(encoding="utf-8"))
PUBLISHED = Path(__file__).parents[2] / "fixtures" / "published_trials.jsonl"


def said(text: str) -> list[tuple[str, str, str]]:
    return [(text[w.start : w.end], w.field, w.value) for w in context_words(text)]


def hidden(text: str) -> str:
    for word in reversed(context_words(text)):
        text = text[: word.start] + word.instead + text[word.end :]
    return text


def test_every_entry_says_a_value_of_the_vocabulary() -> None:
    for entry in LISTED["words"]:
        assert vocabulary.is_term(entry["field"], entry["value"]), entry


def test_what_stands_instead_says_nothing_itself() -> None:
    for entry in LISTED["words"]:
        assert context_words(entry["instead"]) == []
        assert context_words(f"my {plural_of(entry['instead'])}") == []


@pytest.mark.parametrize(
    ("word", "field", "value"),
    [
        ("choir", "subject_area", "arts"),
        ("orchestra", "subject_area", "arts"),
        ("clarinet", "subject_area", "arts"),
        ("Latin", "subject_area", "languages"),
        ("GCSE", "phase", "upper-secondary"),
        ("gcse", "phase", "upper-secondary"),
        ("netball", "subject_area", "pe-wellbeing"),
        ("welding", "subject_area", "computing-technology"),
        ("Reception", "phase", "early-years"),
        ("EYFS", "phase", "early-years"),
        ("nursery", "phase", "early-years"),
        ("sixth form", "phase", "post-16"),
        ("sixth-form", "phase", "post-16"),
        ("A-level", "phase", "post-16"),
        ("a level", "phase", "post-16"),
        ("further maths", "subject_area", "mathematics"),
        ("phonics", "subject_area", "english-literacy"),
        ("hospital school", "setting", "alternative-provision"),
        ("PRU", "setting", "alternative-provision"),
        ("special school", "setting", "special"),
        ("SENCO", "role_band", "send-or-inclusion"),
        ("head of year", "role_band", "middle-leader"),
        ("Year 9", "phase", "lower-secondary"),
        ("Y10", "phase", "upper-secondary"),
    ],
)
def test_a_word_is_found_in_a_sentence(word: str, field: str, value: str) -> None:
    text = f"We tried it with {word}, twice."
    assert (field, value) in [found[1:] for found in said(text)]
    start = text.index(word)
    assert any(one.start <= start < one.end for one in context_words(text))


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("My choir sang; choirs sing.", "My group sang; groups sing."),
        ("An orchestra played.", "A group played."),
        ("I have a GCSE set.", "I have an exam set."),
        ("an art lesson", "a lesson"),
        ("In music we tried it.", "In my subject we tried it."),
        ("the music curriculum", "the curriculum"),
        ("Drama is fun.", "My subject is fun."),
        ("As SENCO I helped.", "As member of staff I helped."),
        ("two SENCOs", "two members of staff"),
        ("A-level further maths", "Exam subject"),
        ("the head of maths", "the colleague in my subject"),
        ("my Year 9 pupils and Year 9s", "my pupils and classes"),
        ("the clarinet's part", "the instrument's part"),
        ("a Reception child, Reception children", "a child, children"),
    ],
)
def test_the_general_word_reads_well(text: str, shared: str) -> None:
    assert hidden(text) == shared


@pytest.mark.parametrize(
    "text",
    [
        "the reception desk",
        "state of the art",
        "AI literacy and prompt engineering",
        "a nursery rhyme",
        "Latin American dances",
        "translated into French",
        "we used art from the web and the chat history",
        "musical, choiring, unGCSE, Y99, Year 99",
        "the re-run in pet colours",
    ],
)
def test_what_only_looks_so_is_left_alone(text: str) -> None:
    assert said(text) == []


def test_offsets_are_those_of_the_text_as_typed() -> None:
    assert said("My ch\u200boir \N{EM DASH} sixth\N{NON-BREAKING HYPHEN}form") == [
        ("ch\u200boir", "subject_area", "arts"),
        ("sixth\N{NON-BREAKING HYPHEN}form", "phase", "post-16"),
    ]


def test_the_published_trials_hold_few_such_words() -> None:
    texts = [
        str(record[name])
        for record in map(json.loads, PUBLISHED.read_text(encoding="utf-8").splitlines())
        for name in ("worked", "didnt", "next")
        if record.get(name)
    ]
    assert sum(len(context_words(text)) for text in texts) <= 5


@given(st.text(st.sampled_from("aA choir-GCSE9'.\u200b\n&é"), max_size=60))
def test_words_are_in_order_within_the_text_and_never_overlap(text: str) -> None:
    at = 0
    for word in context_words(text):
        assert at <= word.start < word.end <= len(text)
        at = word.end


def test_it_takes_linear_time() -> None:
    words = "an A-level art choir and head of "
    assert growth(lambda times: context_words(words * times), 500) < 10
