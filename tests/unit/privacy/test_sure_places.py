"""Places that tell by themselves who is somebody and what is a thing, without any model."""

import re

import pytest

from journal.privacy.finder import Finder
from journal.privacy.finding import Kind, Outcome
from journal.privacy.lists.own_names import OwnName, OwnNames
from journal.privacy.names.name_model import Label, Score

PLAIN = Finder()


def persons(text: str) -> list[str]:
    return [text[f.start : f.end] for f in PLAIN.find(text) if f.kind is Kind.PERSON]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("and faith just rolled her eyes", ["faith"]),
        ("We said hope lost his password.", ["hope"]),
        ("Will will. Then mark it.", ["Will"]),
        ("Drake: 4 out of 10. Lamb: absent.", ["Drake", "Lamb"]),
        ("paired wren with river for it", ["wren", "river"]),
        ("It thought that Blessing was a noun.", ["Blessing"]),
        ("Observed by TB, fed back to RMc at break.", ["TB", "RMc"]),
        ("Young 11, Bishop 9 and Pope 17.", ["Young", "Bishop", "Pope"]),
        ("it kept the answers on dawns laptop", ["dawns"]),
        ("Olive ate it, Rich sold his.", ["Olive", "Rich"]),
        ("Then Pond forgot her wellies.", ["Pond"]),
        ("Iolo, Non and Mabli: a group of three.", ["Iolo", "Non", "Mabli"]),
        ("mrs lake took them to the lake", ["lake"]),
        ('Her nickname is "Smudge".', ["Smudge"]),
        ("The folder has it. Yours, W.", ["W"]),
        ("Pip wrote about Pip in Great Expectations.", ["Pip"]),
        ("T: Henry, which Henry broke with Rome? S: Henry VIII.", ["Henry"]),
        ("hope couldnt log in, so grace said wait", ["hope", "grace"]),
        ("for hope it was too easy", ["hope"]),
        ("gave it to priya and will the next day", ["priya", "will"]),
        ("zahras book and aishas folder, in this group", ["zahras", "aishas"]),
        ("sunny is still away", ["sunny"]),
        ("wren and river fell out over it", ["wren", "river"]),
        ("Seating: Wolfe | Lamb | Storm", ["Wolfe", "Lamb", "Storm"]),
        ("It went to Young, and Brown failed.", ["Young", "Brown"]),
        ("Young Master Fletcher and a Master Copy", ["Master Fletcher"]),
        ("Rose finished, and the others saw Rose leave.", ["Rose", "Rose"]),
    ],
)
def test_nobody_but_somebody_stands_there(text: str, names: list[str]) -> None:
    assert persons(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Angel drew an angel, Joseph played.", ["Angel", "Joseph"]),
        ("The lights went red, amber, green and off.", []),
        ("Aisha sang no harmony, only louder.", ["Aisha"]),
        ("me nan and her carer loved it", []),
        ("HLTA, TA, ECT. TA: High five.", []),
    ],
)
def test_a_thing_among_things_stays(text: str, names: list[str]) -> None:
    assert persons(text) == names


def test_a_listed_family_is_found_in_the_plural() -> None:
    finder = Finder(OwnNames([OwnName("Khan", "pupil")]))
    (found,) = finder.find("The Khans came to the evening.")
    assert found.outcome is Outcome.HIDE


def test_a_misspelt_word_after_a_listed_name_is_no_part_of_it() -> None:
    model = _Scores("zorbling behavoir")
    finder = Finder(OwnNames([OwnName("Zorbling", "pupil")]), model)
    found = finder.find("zorbling behavoir")
    assert [(f.start, f.end, f.outcome) for f in found] == [
        (0, 8, Outcome.HIDE),
        (9, 17, Outcome.ASK),
    ]


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("Victoria sponge won.", [Outcome.ASK]),
        ("Olivia could not come.", [Outcome.HIDE]),
        ("St Lucia was the saint.", [Outcome.ASK]),
        ("Zorbanol next, near a flame.", [Outcome.ASK]),
        ("Duke, then a knight.", [Outcome.ASK]),
        ("Clay, sand and chalk soils.", []),
        ("Then Esther, and Esther said no.", [Outcome.HIDE, Outcome.HIDE]),
        ("Slides on Esther, then quiz.", [Outcome.ASK]),
    ],
)
def test_what_may_be_part_of_a_thing_is_asked_about(text: str, outcomes: list[Outcome]) -> None:
    found = Finder(model=_Scores("Victoria", "Lucia", "Zorbanol", "Duke", "Esther", "Olivia")).find(
        text
    )
    assert [f.outcome for f in found] == outcomes


class _Scores:
    """Stands for the model: each of the words is probably a name."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def scores(self, text: str, least: float) -> tuple[Score, ...]:
        return tuple(
            Score(match.start(), match.end(), Label.PERSON, 0.85)
            for word in self.words
            for match in re.finditer(word, text)
        )
