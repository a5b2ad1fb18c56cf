"""The dictionary: British words, names and tools are known, and likely words are suggested."""

import pytest

from ui.writing.dictionary import Dictionary
from ui.writing.spelling import has_dictionary


@pytest.fixture(scope="module")
def english() -> Dictionary:
    return Dictionary("en")


@pytest.mark.parametrize(
    "word",
    [
        *("colour", "practise", "practice", "programme", "organise", "organising", "behaviour"),
        *("centre", "licence", "favourite", "judgement", "fulfil", "analyse", "catalogue"),
        *("learnt", "mould", "paediatric", "enrol", "maths", "timetable", "scaffolded"),
        *("color", "organize", "didn’t", "lesson’s", "Mentimeter", "chatgpt", "copilot"),
        *("Aisha", "aisha", "Oluwaseun", "Okafor", "Siobhan’s"),
    ],
)
def test_a_word_is_known(english: Dictionary, word: str) -> None:
    assert english.knows(word)


@pytest.mark.parametrize("word", ["teh", "Tehcer", "recieve", "behavoir", "colur", "okafor"])
def test_a_slip_is_not(english: Dictionary, word: str) -> None:
    assert not english.knows(word)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("teh", "the"),
        ("Tehcer", "Teacher"),
        ("recieve", "receive"),
        ("behavoir", "behaviour"),
        ("organsie", "organise"),
        ("seperately", "separately"),
        ("differntiatiedd", "differentiated"),
    ],
)
def test_what_was_meant_is_suggested(english: Dictionary, written: str, meant: str) -> None:
    assert meant in english.suggestions(written)[:2]


def test_a_british_word_stands_in_the_place_of_its_american_twin(english: Dictionary) -> None:
    assert "color" not in english.suggestions("colur")


def test_another_language_has_its_own_words() -> None:
    french = Dictionary("fr")
    assert french.knows("élèves")
    assert not french.knows("behaviour")
    assert "bonjour" in french.suggestions("bonjuor")


def test_a_language_without_words_is_told() -> None:
    assert has_dictionary("en")
    assert not has_dictionary("cy")
    with pytest.raises(FileNotFoundError):
        Dictionary("cy")
