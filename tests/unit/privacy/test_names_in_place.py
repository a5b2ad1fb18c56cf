"""Names told by their place: words that are names, small letters, initials, titles, scripts."""

import pytest

from journal.privacy.finder import Finder
from journal.privacy.finding import Kind

PLAIN = Finder()


def persons(text: str) -> list[str]:
    return [text[f.start : f.end] for f in PLAIN.find(text) if f.kind is Kind.PERSON]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Thank you, Grace. Anyone else?", ["Grace"]),
        ("T: Will, will you read the next line?", ["Will"]),
        ("T: Will you or won't you? Hope: I might.", ["Hope"]),
        ("What do you think, Hope?", ["Hope"]),
        ("What is a third? Rose? Go on.", ["Rose"]),
        ("S1 (Summer): I think it is bigger.", ["Summer"]),
        ("Everyone apart from Autumn managed it.", ["Autumn"]),
        ("Grant from the office rang back.", ["Grant"]),
        ("It named the hero, and our Joy was thrilled.", ["Joy"]),
        ("faiths mum emailed again", ["faiths"]),
        ("Precious said no, Gift laughed at it.", ["Precious", "Gift"]),
        ("A word with May, who is new.", ["May"]),
    ],
)
def test_a_word_is_a_name_where_somebody_stands(text: str, names: list[str]) -> None:
    assert persons(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The Mark Scheme was too vague for Paper 2.",
        "Lady Macbeth and Mr Abraham Lincoln; red, jade, blue.",
        "Mark your answer. Chase up the slips. Ooh, and yikes.",
        "May half term comes first, so not before June or after July.",
        "Will it work offline? Hope so. Mark it and move on.",
        "rubbish for mark schemes, and i had to mark it again or rob a bank",
        "The French and German versions, in Art and Drama, before Easter.",
        "Krebs cycle, Punnett squares and the Weimar Republic came out right.",
        "Lord of the Flies: Ralph, Jack, Simon and Piggy. An Inspector Calls: Sheila, Eric.",
        "chatgpt v claude for comments, then used gemini for the cover work",
        "Read Hattie on feedback (Hattie, 2009).",
        "Northern Ireland, and a project on India.",
        "Options A, B and C; Plan B. then Grade A. so PE, RE and IT; grades A-C, X-ray.",
        "i dont want to miss page 3, Sir",
    ],
)
def test_a_word_or_a_thing_stays(text: str) -> None:
    assert persons(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("J. finished first, mum of K. came in.", ["J", "K"]),
        ("T.M. and R.J. refused.", ["T.M", "R.J"]),
        ("T: A.J., what do you notice?", ["A.J"]),
        ("TM and JL worked together.", ["TM", "JL"]),
        ("T: K-L and Ali K, you two.", ["K-L", "Ali K"]),
        ("ali k and zara sat by jess w", ["ali k", "zara", "jess w"]),
        ("Spoke to A. Whitmore-Hughes re cover.", ["A. Whitmore-Hughes"]),
    ],
)
def test_letters_that_stand_for_somebody(text: str, names: list[str]) -> None:
    assert persons(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("sir patel and mrs O said yes, miss khan helped", ["patel", "O", "khan"]),
        ("Nurse Bev, Coach Dean and Aunty Bisi", ["Nurse Bev", "Coach Dean", "Aunty Bisi"]),
        ("Joost van der Berg met Siti bin Rashid", ["Joost van der Berg", "Siti bin Rashid"]),
        ("Máire Ní Dhomhnaill met Gwion ap Rhys", ["Máire Ní Dhomhnaill", "Gwion ap Rhys"]),
        ("saved as ZaraEssay.docx", ["ZaraEssay"]),
        ("Prince Okafor and Will'll go first", ["Prince Okafor", "Will"]),
        ("FADUMA finished, YAW did not.", ["FADUMA"]),
    ],
)
def test_titles_particles_and_joined_names(text: str, names: list[str]) -> None:
    assert persons(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Victoria asked about Queen Victoria.", "Victoria"),
        ("Marley in the second row asked for more of Marley's ghost.", "Marley"),
        ("Matilda in 4H wrote as Miss Honey.", "Matilda"),
        ("Jasper and Alexa sat together.", "Jasper"),
        ("Grace finished early, and the ideas of Rosa Parks stayed.", "Grace"),
        ("An Inspector Calls went well. Eric forgot his book.", "Eric"),
        ("Hermione Granger was the topic, and Hermione's gran laughed.", "Hermione"),
        ("T: Who is Juliet in Romeo and Juliet? S: Him. T: Like what, Juliet?", "Juliet"),
    ],
)
def test_a_figure_or_tool_that_acts_like_a_pupil_is_one(text: str, name: str) -> None:
    assert persons(text)[0].startswith(name)


@pytest.mark.parametrize(
    "name",
    ["იოსებ", "Արմեն", "አበበ", "יעל", "สมชาย", "தமிழ்", "রহিমা", "さくら", "민준", "Κώστας", "Олена"],
)
def test_every_script_is_asked_about(name: str) -> None:
    assert persons(f"Well done {name}, that is it.") == [name]
