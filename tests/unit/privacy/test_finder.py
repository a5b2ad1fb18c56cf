"""The finder over notes as teachers write them."""

import socket
from typing import Any

import pytest

from journal.privacy.finder import Finder, default_finder
from journal.privacy.finding import REVIEWED_ONLY, Finding, Kind, Outcome, union
from journal.privacy.lists.own_names import OwnName, OwnNames
from journal.privacy.redact import redact_line
from tests.fixtures.growth import growth

PLAIN = Finder()


def found(text: str, finder: Finder = PLAIN) -> list[tuple[str, str, str]]:
    return [(text[f.start : f.end], f.kind.value, f.outcome.value) for f in finder.find(text)]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Write to head@oakfield.sch.uk today", "head@oakfield.sch.uk", "email"),
        ("Ring 07700 900123 after four", "07700 900123", "phone"),
        ("it was 07700 900123 0", "07700 900123", "phone"),
        ("Call +44 20 7946 0958 now", "+44 20 7946 0958", "phone"),
        ("See https://example.org/a?b=c.", "https://example.org/a?b=c", "url"),
        ("The page at 192.168.14.20 was down", "192.168.14.20", "ip"),
        ("Posted by @oakfield_ks4 again", "@oakfield_ks4", "handle"),
        ("UPN H801200001001 was there", "H801200001001", "id"),
        ("NHS number 943 476 5919 on it", "943 476 5919", "id"),
        ("School URN 137456 in the footer", "137456", "id"),
        ("born 12/03/2014, too young", "12/03/2014", "date_of_birth"),
        ("DOB 3 May 2011 in the header", "3 May 2011", "date_of_birth"),
        ("at 14 Acacia Road with nan", "14 Acacia Road", "address"),
        ("postcode LS6 2AB on it", "LS6 2AB", "address"),
        ("went well with 7B today", "7B", "class"),
        ("went well with 10x/Ma2 today", "10x/Ma2", "class"),
        ("Year 9 set 3 needed less", "Year 9 set 3", "class"),
        ("the Kestrel class loved it", "Kestrel class", "class"),
        ("At St Bede's Catholic High School we", "St Bede's Catholic High School", "school"),
        ("Mrs Okonkwo liked it", "Okonkwo", "person"),
    ],
)  # fmt: skip
def test_what_identifies_is_hidden(text: str, words: str, kind: str) -> None:
    assert (words, kind, "hide") in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Year 9 did better than Year 6 / KS2, and KS3 staff want a demo.",
        "Grade 6, GCSE, A level, Paper 2, question 7B, figure 3A and 3D shapes.",
        "A 7B model was slower, from 2019-2024, between 10.30-11.30.",
        "The primary school next door and our special school asked too.",
        "We used Claude, Aila, Julius and Jasper with ChatGPT.",
        "Macbeth, Darwin, Rosa Parks and the Nile all came up.",
        "It will do. I hope the mark scheme has grace, and may change.",
        "Darwin was born on 12 February 1809.",
        "Sir said no, Miss said yes. Miss this step and it fails.",
        "The Greek letters α and β came out as boxes.",
    ],
)
def test_what_only_looks_so_stays(text: str) -> None:
    assert found(text) == []


def test_a_pupil_and_a_word_are_told_apart_by_place() -> None:
    text = "Will finished first. It will save time if the rest will do the same."
    assert [(words, text.index(words)) for words, _kind, _outcome in found(text)] == [("Will", 0)]


def test_a_pupil_called_like_a_tool_is_found() -> None:
    text = "My pupil Claude thinks Claude is funny."
    findings = PLAIN.find(text)
    assert [(f.start, f.end) for f in findings] == [(9, 15)]


@pytest.mark.parametrize("name", ["Лена", "محمد", "王小明", "प्रिया", "Ελένη"])
def test_other_scripts_are_asked_about(name: str) -> None:
    assert (name, "person", "ask") in found(f"{name} read it aloud.")


def test_invisible_characters_do_not_hide_a_name() -> None:
    text = "Sent to jo\u200b.smith@oak\u00adfield.sch.uk by her"
    assert found(text) == [("jo\u200b.smith@oak\u00adfield.sch.uk", "email", "hide")]


def test_own_names_are_hidden_in_every_form() -> None:
    own = OwnNames([OwnName("Zoë O'Brien", "pupil"), OwnName("Oakfield Primary", "school")])
    finder = Finder(own)
    for text in ("Zoe's work", "ZOË", "zoe obrien", "O’Brien’s", "at Oakfield"):
        assert [outcome for _words, _kind, outcome in found(text, finder)] == ["hide"], text
    assert found("O'Brein did it", finder)[0][2] == "ask"


def test_an_own_name_that_is_a_word_or_a_tool_is_decided_by_place() -> None:
    finder = Finder(OwnNames([OwnName("Will Smith", "pupil"), OwnName("Claude Roy", "pupil")]))
    assert found("Will try it again. I asked Will.", finder) == [
        ("Will", "person", "ask"),
        ("Will", "person", "hide"),
    ]
    assert found("the rest will do the same, as this will show", finder) == []
    assert found("Used Claude to plan it.", finder) == [("Claude", "person", "ask")]
    assert found("Sat with Claude Roy.", finder) == [("Claude Roy", "person", "hide")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("olivia smith read it", "olivia smith"),
        ("Smith Olivia, 14 of 20", "Smith Olivia"),
        ("oliviasmith.docx", "oliviasmith"),
        ("olivia s and Olivia T", "olivia s"),
        ("Olivia_Smith.docx", "Olivia_Smith"),
        ("Annemarie asked", "Annemarie"),
        ("with van der berg today", "van der berg"),
        ("tom s was off", "tom s"),
    ],
)
def test_own_names_are_hidden_in_every_order_and_glued(text: str, words: str) -> None:
    listed = ("Smith, Olivia", "Olivia Turner", "Anne-Marie van der Berg", "Tom Sands")
    own = OwnNames(OwnName(name, "pupil") for name in listed)
    assert (words, "person", "hide") in found(text, Finder(own))


def test_initials_of_a_listed_name_are_no_dotted_word() -> None:
    listed = ("Ella Green", "Amy Moore", "Priya Evans", "Tom Sands")
    finder = Finder(OwnNames(OwnName(name, "pupil") for name in listed))
    assert found("Some tools, e.g. this one at 9 a.m. In P.E. we ran.", finder) == []
    assert [words for words, *_ in found("P.E. said that t.s. went.", finder)] == ["P.E", "t.s"]


def test_a_slip_of_a_listed_name_is_no_figure_of_the_curriculum() -> None:
    finder = Finder(OwnNames([OwnName("Angelo Rossi", "pupil")]))
    assert found("A poem by Maya Angelou. Angelou came up twice.", finder) == []


def test_union_lets_hide_win() -> None:
    ask = Finding(0, 9, Kind.PERSON, Outcome.ASK, "a")
    hide = Finding(7, 12, Kind.EMAIL, Outcome.HIDE, "b")
    assert union([ask, hide]) == [Finding(0, 12, Kind.EMAIL, Outcome.HIDE, "b")]


def test_what_depends_on_a_group_is_left_to_the_review() -> None:
    text = "The school choir met. Ade told me in confidence that he is not safe at home."
    assert not REVIEWED_ONLY & {finding.kind for finding in default_finder().find(text)}
    printed = {finding["kind"] for finding in redact_line({"text": text}, PLAIN)["findings"]}
    assert printed <= {kind.value for kind in Kind} - {kind.value for kind in REVIEWED_ONLY}
    assert "person" in printed


def test_finding_opens_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any, **_kwargs: Any) -> None:
        raise AssertionError("the finder tried to reach the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    finder = default_finder(OwnNames([OwnName("Olivia Khan", "pupil")]))
    findings = finder.find(
        "Olivia wrote to head@oakfield.sch.uk, see www.oakfield.sch.uk or ring 07700 900123."
    )
    assert [f.kind for f in findings] == [Kind.PERSON, Kind.EMAIL, Kind.URL, Kind.PHONE]


@pytest.mark.parametrize(
    "piece", ["a", "ж", "a-", "ab:", "1.", " ", "St Mary of the ", "Olivia and ", "School "]
)
def test_long_texts_take_linear_time(piece: str) -> None:
    finder = Finder(OwnNames([OwnName("Olivia Khan", "pupil")]))
    assert growth(lambda times: finder.find(piece * times), 2_000 // len(piece), times=5) < 9


def test_a_listed_name_over_and_over_takes_linear_time() -> None:
    finder = Finder(OwnNames([OwnName("Olivia Khan", "pupil")]))
    assert growth(lambda times: finder.find("Olivia and " * times), 500, times=8) < 11


@pytest.mark.parametrize("listed", ["S.", "T", "Miss", "K-S"])
def test_a_listed_letter_or_title_alone_hides_no_other(listed: str) -> None:
    finder = Finder(OwnNames([OwnName(listed, "other")]))
    text = "T: what is it? S: I think miss said so."
    assert [text[f.start : f.end] for f in finder.find(text) if f.outcome is Outcome.HIDE] == []
