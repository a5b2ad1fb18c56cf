"""The wording that is shared, and the properties it must have for any text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import UserError
from journal.privacy.decisions import Decision, Hide, Keep, Reword, from_json, to_json
from journal.privacy.finder import Finder
from journal.privacy.finding import Finding, Kind, Outcome
from journal.privacy.lists.own_names import OwnName, OwnNames
from journal.privacy.redact import redact_line
from journal.privacy.wording.person_numbers import PersonNumbers
from journal.privacy.wording.shared_wording import shared_wording
from journal.privacy.wording.typing_habits import without_typing_habits

OWN = OwnNames(
    [
        OwnName("Olivia Khan", "pupil"),
        OwnName("Theo Adams", "pupil"),
        OwnName("Mrs Jane Okafor", "staff"),
        OwnName("Oakfield Primary School", "school"),
    ]
)
FINDER = Finder(OWN)
ANY_TEXT = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            ["Olivia", "Khan", "'s", "’s", " ", "\n", ". ", "Mr ", "7B", "head@a.sch.uk", "Will",
             "\u200b", "e\u0301", "Лена", "07700 900123", "Year 9", "@x_y", "Claude", "\U0001f600"]
        ),
        max_size=30,
    ).map("".join),
)  # fmt: skip


def shared(text: str, persons: PersonNumbers | None = None) -> str:
    return shared_wording(text, FINDER.find(text), persons=persons or PersonNumbers(OWN))


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Olivia's essay beat Theo’s.", "A pupil's essay beat another pupil's."),
        ("I asked Olivia, then Olivia Khan again.", "I asked a pupil, then a pupil again."),
        ("Mrs Okafor at Oakfield agreed.", "A colleague at our school agreed."),
        ("Olivia read olivias book.", "A pupil read a pupil's book."),
        ("Theo sat. Adams sat in theos chair.", "A pupil sat. A pupil sat in a pupil's chair."),
        ("My class 7B liked it, 8C did not.", "My class liked it, another class did not."),
        ("Write to head@oakfield.sch.uk.", "Write to an e-mail address."),
        (
            "Class 7B, Year 8C. Both 7B and 8C.",
            "A class, another class. Both a class and another class.",
        ),
        ("Little Snoring. She lives in Little Snoring.", "A place. She lives in a place."),
        ("Mail (head@oakfield.sch.uk) now.", "Mail (an e-mail address) now."),
        ("Olivia, Theo and Ms Roy sat.", "A pupil, another pupil and a colleague sat."),
        ("**Olivia** won, *Theo's* did not.", "**A pupil** won, *another pupil's* did not."),
        ("# Olivia and the quiz", "# A pupil and the quiz"),
        ("- Olivia asked", "- A pupil asked"),
        ('"Olivia," she said.', '"A pupil," she said.'),
        ("We saw that Olivia's was Theo's.", "We saw that a pupil's was another pupil's."),
        ("An Olivia answer.", "A pupil answer."),
        ("Dear Olivia, thank you.", "Dear pupil, thank you."),
        ("Mr and Mrs Khan liked it.", "A family liked it."),
        ("Olivia (7B), Theo (8C).", "A pupil (a class), another pupil (another class)."),
        ("The girl called Olivia cried.", "The girl cried."),
        ("Phone: 07700 900123. DOB: 12/03/2014.", "Phone: (left out). DOB: (left out)."),
        ("UPN H801200001001 was in it.", "UPN (left out) was in it."),
        ("He lives at 14 Acacia Road, Leeds.", "He lives at an address."),
        ("I showed Zainab and her mum it.", "I showed a pupil and her mum it."),
        ("I met Zainab's mum.", "I met a pupil's mum."),
        (
            "Write as Zainab would; Zainab's dad laughed.",
            "Write as someone would; someone's dad laughed.",
        ),
        ("A parent evening, where Mr Nowak spoke.", "A parent evening, where a parent spoke."),
        ("Her mum, Zainab, rang.", "Her mum rang."),
        (
            "Our headteacher, Jane Brown, and her deputy Ken Adams agreed.",
            "Our headteacher and her deputy agreed.",
        ),
        ("Olivia said so. Dave the technician helped.", "A pupil said so. The technician helped."),
        ("Thanks to Sarah the librarian.", "Thanks to the librarian."),
        ("My nephew Theo (9) liked it.", "My nephew (9) liked it."),
        ("It was for Olivia. A Theo answer.", "It was for a pupil. Another pupil answer."),
        ("It gave my address, 14 Acacia Road, too.", "It gave my address, too."),
        ("The grant is gone. Grant Brown knows.", "The grant is gone. Someone knows."),
        ("Zainab, her mum, rang.", "A parent, her mum, rang."),
        (
            "Mrs Okafor, our SENCO, adapted it for Callum, who has EAL.",
            "A colleague, our SENCO, adapted it for a pupil, who has EAL.",
        ),
        ("I paired Olivia K. and Theo A.", "I paired a pupil and another pupil."),
    ],
)
def test_wording_reads_well(text: str, wording: str) -> None:
    assert shared(text) == wording


def test_a_school_by_a_part_of_its_name_is_the_same() -> None:
    text, persons = "Qorvex Academy. Vuljo School. Qorvex.", PersonNumbers()
    spans = ((0, 14), (16, 28), (30, 36))
    schools = [Finding(*span, Kind.SCHOOL, Outcome.HIDE, "a school's name") for span in spans]
    wording = shared_wording(text, schools, persons=persons)
    assert wording == "Our school. Another school. Our school."


def test_a_class_named_after_its_teacher_stays_one() -> None:
    text = "I let Ms Adeyemi's class begin."
    teacher = Finding(9, 24, Kind.PERSON, Outcome.HIDE, "a class's name")
    assert shared_wording(text, [teacher]) == "I let a colleague's class begin."


def test_a_school_that_took_a_surname_in_leaves_no_title_alone() -> None:
    text = "Act as Mrs Nowak of Oakfield Academy."
    school = Finding(11, len(text) - 1, Kind.SCHOOL, Outcome.HIDE, "a school's name")
    assert shared_wording(text, [school]) == "Act as a colleague of our school."


def test_a_person_reads_the_same_in_all_texts_of_a_trial() -> None:
    persons = PersonNumbers(OWN)
    assert shared("Theo and Olivia tried.", persons) == "A pupil and another pupil tried."
    assert shared("Olivia gave up.", persons) == "Another pupil gave up."


def test_decisions_are_followed() -> None:
    text = "Olivia sat by Theo and Mrs Okafor."
    answers: dict[str, Decision] = {
        "Olivia": Keep(), "Theo": Reword("a friend"), "Okafor": Hide()
    }  # fmt: skip

    def decide(_finding: Finding, words: str) -> Decision:
        return answers[words]

    wording = shared_wording(text, FINDER.find(text), decide, PersonNumbers(OWN))
    assert wording == "Olivia sat by a friend and a colleague."


@pytest.mark.parametrize("decision", [Hide(), Keep(), Reword("someone")])
def test_decisions_survive_a_file(decision: Decision) -> None:
    assert from_json(to_json(decision)) == decision


@pytest.mark.parametrize("wrong", ["show", None, {"reword": 3}, {"reword": "a", "b": 1}])
def test_an_unknown_decision_is_refused(wrong: object) -> None:
    with pytest.raises(UserError):
        from_json(wrong)


def test_typing_habits_do_not_travel() -> None:
    typed = "“Great”  work \U0001f600!!!\u00a0It’s—well…  done :)\u200b"
    assert without_typing_habits(typed) == '"Great" work! It\'s-well... done'


def test_redact_adds_findings_and_wording() -> None:
    line = redact_line({"text": "Olivia agreed."}, FINDER)
    assert line["shared"] == "A pupil agreed."
    assert [(f["start"], f["end"], f["kind"], f["outcome"]) for f in line["findings"]] == [
        (0, 6, "person", "hide")
    ]
    with pytest.raises(UserError):
        redact_line({"texts": 1}, FINDER)


@given(ANY_TEXT)
def test_findings_are_valid_sorted_and_apart(text: str) -> None:
    end = 0
    for finding in FINDER.find(text):
        assert end <= finding.start < finding.end <= len(text)
        end = finding.end


@given(ANY_TEXT)
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = without_typing_habits(text)
    assert without_typing_habits(once) == once


@given(ANY_TEXT)
def test_no_hidden_name_is_left(text: str) -> None:
    wording = shared(text)
    for secret in ("olivia", "head@a.sch.uk", "07700 900123", "лена"):
        assert not re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", wording, re.IGNORECASE)
