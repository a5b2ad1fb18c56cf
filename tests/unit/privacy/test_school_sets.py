"""The sets of school texts: that their marks lie right, and that the halves are two."""

import json
import re
from itertools import product

import pytest

from tests.fixtures.marked_texts import marked_lines, unmarked
from tests.fixtures.school_identifiers import (
    FOLDER,
    HALVES,
    STRUCTURED,
    as_lines,
    carriers,
    nhs_digit,
    records,
    uln_digit,
    upn_letter,
)

LABELS = {"person", "keep", *STRUCTURED}
SPEAKER = re.compile(r"\b(?:T|S1|TA|Ms\. R): |\bteacher: ", re.IGNORECASE)

half_by_half = pytest.mark.parametrize("half", HALVES)
# Further notes and further identifiers to develop on, which no carriers go with.
MORE = "more_develop"
# The least of each kind among the further identifiers.
LEAST = {
    "class": 200,
    "address": 180,
    "id": 180,
    "handle": 120,
    "place": 120,
    "date_of_birth": 120,
    "school": 120,
    "phone": 60,
    "email": 40,
    "url": 40,
    "ip": 20,
}


def notes(half):
    return [unmarked(line) for line in marked_lines(FOLDER / f"school_notes_{half}.txt")]


def identifiers(half):
    lines = marked_lines(FOLDER / f"school_identifiers_{half}.txt")
    return [unmarked(line) for line in lines]


def made(half):
    lines = (FOLDER / f"school_identifiers_{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def marked(texts, *labels):
    return [
        text["text"][span["start"] : span["end"]]
        for text in texts
        for span in text["spans"]
        if span["label"] in labels
    ]


def without_identifiers(texts):
    return [t for t in texts if all(span["label"] == "keep" for span in t["spans"])]


@half_by_half
def test_the_generator_gives_the_bytes_that_are_kept(half):
    kept = (FOLDER / f"school_identifiers_{half}.jsonl").read_bytes()

    assert as_lines(records(half)).encode() == kept


@pytest.mark.parametrize(
    ("texts", "half"),
    [*product([notes, made], HALVES), (notes, MORE), (identifiers, MORE)],
)
def test_spans_follow_one_another_and_hold_words_of_a_known_kind(texts, half):
    for text in texts(half):
        at = 0
        for span in text["spans"]:
            words = text["text"][span["start"] : span["end"]]
            assert at <= span["start"] < span["end"] <= len(text["text"])
            assert words == words.strip()
            assert span["label"] in LABELS
            at = span["end"]
        assert not re.search(r"\[[a-z_]+\|", text["text"])


@half_by_half
def test_a_half_of_the_notes_is_large_and_varied_enough(half):
    texts = notes(half)

    assert len(texts) >= 300
    assert len({text["text"] for text in texts}) == len(texts)
    assert sum(len(text["text"].split()) > 60 for text in texts) >= 40
    assert sum(bool(SPEAKER.search(text["text"])) for text in texts) >= 30
    assert len(without_identifiers(texts)) >= len(texts) / 3


@half_by_half
def test_each_kind_of_identifier_comes_often_and_in_many_sentences(half):
    texts = made(half)

    for kind in STRUCTURED:
        assert len(marked(texts, kind)) >= 200, kind
        assert sum(f"[{kind}|" in carrier for carrier in carriers(half)) >= 25, kind
    assert len(without_identifiers(texts)) >= 150


def test_more_notes_to_develop_on_are_new_texts():
    texts = {text["text"] for text in notes(MORE)}

    assert len(texts) == len(notes(MORE))
    for half in HALVES:
        assert not texts & {text["text"] for text in notes(half)}


def test_more_identifiers_to_develop_on_are_many_and_their_sentences_differ():
    texts = identifiers(MORE)

    for kind, least in LEAST.items():
        assert len(marked(texts, kind)) >= least, kind
    assert len(without_identifiers(texts)) >= 250
    assert len({around_the_marks(text) for text in texts}) == len(texts)


def test_more_identifiers_to_develop_on_are_hardly_those_that_are_only_tested_on():
    more = identifiers(MORE)
    test = [*notes("test"), *made("test")]

    # Counted before it is asserted, so that a failure prints nothing that is only tested on.
    shared_texts = len({text["text"] for text in more} & {text["text"] for text in test})
    assert shared_texts == 0
    for kind in set(STRUCTURED) - {"class"}:
        shared = len(set(marked(more, kind)) & set(marked(test, kind)))
        assert shared <= len(set(marked(more, kind))) / 20, kind


def around_the_marks(text):
    """What is left of a text when each marked stretch is put down to its kind."""
    rest, at = "", 0
    for span in text["spans"]:
        rest += text["text"][at : span["start"]] + f"<{span['label']}>"
        at = span["end"]
    return rest + text["text"][at:]


def test_the_halves_share_no_text_no_carrier_and_hardly_a_value():
    develop, test = ([*notes(half), *made(half)] for half in HALVES)

    assert not {t["text"] for t in develop} & {t["text"] for t in test}
    assert not set(carriers("develop")) & set(carriers("test"))
    for kind in set(STRUCTURED) - {"class"}:
        shared = set(marked(develop, kind)) & set(marked(test, kind))
        assert len(shared) <= len(set(marked(test, kind))) / 20, kind


def full_names(texts):
    return {name.casefold() for name in marked(texts, "person") if " " in name}


def test_the_halves_share_hardly_a_full_name():
    develop, test = (full_names([*notes(half), *made(half)]) for half in HALVES)

    assert len(develop & test) <= 2
    # Counted before it is asserted, so that a failure prints no name that is only tested on.
    shared_with_more = len(full_names(notes(MORE)) & test)
    assert shared_with_more <= 2


def test_check_characters_are_those_of_numbers_known_to_be_right():
    assert upn_letter("801200001001") == "H"
    assert nhs_digit("943476591") == 9
    # Nine digits that would call for a ten are never given out.
    assert nhs_digit("000000300") is None
    # 10 × 1 leaves a remainder of 10, and 10 less 10 is 0.
    assert uln_digit("100000000") == 0
    assert uln_digit("000000000") is None
