"""Who is the same person in what is shared."""

import pytest

from journal.privacy.lists.own_names import OwnName, OwnNames
from journal.sharing.persons import (
    is_name_and_word,
    may_name_another,
    name_of,
    same_person,
)

NOBODY = OwnNames(())


def together(*written: str) -> set[frozenset[str]]:
    """Which of the written names are one person's."""
    known = same_person({name_of(one) for one in written})
    found: dict[tuple[str, ...], set[str]] = {}
    for one in written:
        found.setdefault(known[name_of(one)], set()).add(one)
    return {frozenset(names) for names in found.values()}


@pytest.mark.parametrize(
    "names",
    [
        ("Zuzanna", "Zuzanna Nowak"),
        ("Zuzanna", "ZUZANNA's", "zuzanna"),
        ("Zoë", "Zoe", "Zoe Lindqvist"),
        ("Nowak", "Zuzanna Nowak", "Z Nowak", "Nowak, Zuzanna"),
        ("Zuzanna N", "Zuzanna Nowak"),
        ("Zuzanna", "Zuzanna Nowak", "Zuzanna Maria Nowak"),
        ("O'Neil", "O’Neil", "Sinead O'Neil"),
    ],
)
def test_one_person(names: tuple[str, ...]) -> None:
    assert together(*names) == {frozenset(names)}
    assert together(*reversed(names)) == {frozenset(names)}


@pytest.mark.parametrize(
    "names",
    [
        ("Zuzanna Nowak", "Zuzanna Kowalska"),
        ("Zuzanna Nowak", "Zuzanna Kowalska", "Zuzanna"),
        ("Mr Nowak", "Zuzanna Nowak"),
        ("Mr Nowak", "Mrs Nowak", "Nowak"),
        ("Tom Nowak", "Zuzanna Nowak", "Nowak"),
        ("Zuzanna K", "Zuzanna Nowak"),
        ("Mr", "Mr Nowak"),
    ],
)
def test_several_people(names: tuple[str, ...]) -> None:
    assert together(*names) == {frozenset([name]) for name in names}


def test_an_initial_chooses_between_two() -> None:
    assert together("Zuzanna N", "Zuzanna Nowak", "Zuzanna Kowalska") == {
        frozenset(["Zuzanna N", "Zuzanna Nowak"]),
        frozenset(["Zuzanna Kowalska"]),
    }


@pytest.mark.parametrize(
    ("words", "by_place", "another"),
    [
        ("Will", True, True),
        ("grace", True, True),
        ("Will's", True, True),
        ("Jordan", False, True),
        ("Will Young", False, True),
        ("Oakley", False, True),
        ("Vygotsky", False, False),
        ("Kowalski", False, True),
        ("kestrel", False, True),
    ],
)
def test_what_may_be_a_name_elsewhere(words: str, by_place: bool, another: bool) -> None:
    assert is_name_and_word(words, NOBODY) is by_place
    assert may_name_another(words, NOBODY) is another


def test_a_listed_name_may_be_one_anywhere() -> None:
    own = OwnNames([OwnName("Kestrel", "pupil"), OwnName("Ayda Vygotsky", "pupil")])
    assert is_name_and_word("kestrel", own)
    assert may_name_another("Vygotsky", own)
