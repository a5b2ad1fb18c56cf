"""The digest on paper: page one is one page, nothing is cut, orphaned or outside its margins."""

import re
from functools import cache
from itertools import pairwise
from shutil import which
from typing import Any

import pytest

from journal.digest.compose import BOARD, Audience
from journal.digest.document import (
    Answer,
    Cell,
    Document,
    Empty,
    Grid,
    Headline,
    Note,
    Paragraph,
    PeersTable,
    Row,
    Section,
    Statements,
)
from journal.digest.render.pdf import to_pdf
from journal.render.pdf import Paper
from tests.fixtures.digests import composed
from tests.fixtures.made_documents import (
    Plain,
    actions,
    bars,
    document,
    front,
    heat,
    lines,
    register,
)
from tests.fixtures.paper import MARGIN, Page, inside, pages, tags, well_laid

pytestmark = pytest.mark.skipif(which("pdftotext") is None, reason="no pdftotext here")
LONG = "See https://example.org/" + "a-very-long-address/" * 4 + " and " + "Zusammenarbeit" * 6
# Page one of the most figures on the shorter paper; a large group’s peers stand with the cards.
COMPOSED: list[tuple[str, Audience, Paper]] = [
    ("small", "leaders", "a4"),
    ("small", "peers", "letter"),
    ("large", "leaders", "letter"),
]


@cache
def _pages(size: str, edition: Audience, paper: Paper) -> list[Page]:
    return pages(to_pdf(composed(size, edition).document, paper))


def _under(title: str, made: Document) -> Page:
    """The page on which a section begins."""
    (page,) = (page for page in pages(to_pdf(made)) if title in page.lines())
    return page


def _of(title: str, *blocks: Any) -> Document:
    """A document of one section."""
    return document("", sections=(Section("one", title, "", blocks),), front=(), annexes=())


@pytest.mark.parametrize(("size", "edition", "paper"), COMPOSED)
def test_every_page_is_well_laid(size: str, edition: Audience, paper: Paper) -> None:
    found = _pages(size, edition, paper)
    well_laid(found)
    heads = {section.title for section in composed(size, edition).document.sections}
    for page in found:
        last = page.lines()[-1]
        assert re.sub(r"^\d+ ", "", last) not in heads or page is found[0]


@pytest.mark.parametrize(("size", "edition", "paper"), COMPOSED[1:])
def test_page_one_is_one_page(size: str, edition: Audience, paper: Paper) -> None:
    first, second = _pages(size, edition, paper)[:2]
    for headline in composed(size, edition).document.front:
        assert headline.question in first.text
        assert headline.question not in "\n".join(second.lines())
    assert "1 What this is" in second.lines()


@pytest.mark.parametrize(
    ("cards", "answers", "foreword", "paper"),
    [(3, 1, 1, "a4"), (5, 5, 40, "letter"), (5, 6, 400, "a4"), (5, 12, 1, "letter")],
)
def test_page_one_stays_one_page(cards: int, answers: int, foreword: int, paper: Paper) -> None:
    asked = front("Some words that are as long as an answer of page one is", cards, answers)
    made = document(
        front=asked, foreword="We opened with what failed. " * foreword, sections=(), annexes=()
    )
    first, *rest = pages(to_pdf(made, paper))
    assert all(headline.question in first.text for headline in asked)
    assert first.text.count(asked[-1].basis) == cards
    _inside_margins([first])
    said = sum(page.text.count("We opened with what failed.") for page in (first, *rest))
    assert said >= foreword - len(rest)  # a sentence may stand on two pages


def test_a_figure_that_its_words_hold_too_is_printed() -> None:
    code = "T-4F7K-0001"
    asked = Headline(
        "What was shared",
        (
            Answer("Trials of section 8", Cell("8")),
            Answer("Report comments did not work.", Cell(code)),
            Answer(f"{code}: report comments", Cell(code)),
        ),
        "6 of 8 invited",
    )
    first, *_rest = pages(to_pdf(document(front=(asked,), sections=(), annexes=())))
    assert [word.text for word in first.words].count("8") == 3  # in both sentences, and alone
    assert first.text.count(code) == 2


def test_long_statements_begin_where_they_are_announced() -> None:
    said = Statements("We say", ("We check every answer before it is used. " * 11,) * 5)
    first = Section("first", "First", "", (*(Paragraph("Words. " * 60),) * 9, said))
    last = Section("last", "Last", "", (Paragraph("The end."),))
    found = pages(to_pdf(document("", sections=(first, last), annexes=())))
    (page,) = (page for page in found if "We say" in page.text)
    assert "1 First" in page.lines()
    assert "We check every" in page.text


def test_lines_begin_where_they_are_announced_too() -> None:
    said = lines("It took longer than the usual way.")
    many = Plain(said.data() | {"items": said.data()["items"] * 5})
    filling = (Paragraph("Words. " * 60),) * 9
    section = Section("first", "First", "", (*filling, many, Note("More were released.")))
    last = Section("last", "Last", "", (Paragraph("The end."),))
    one, other, *_rest = pages(to_pdf(document("", front=(), sections=(section, last), annexes=())))
    first = one if "1 First" in one.lines() else other
    assert "From trials that did not work" in first.text
    assert "More were released." not in first.text


def test_a_long_foreword_of_a_brief_stands_after_its_answers() -> None:
    said = Section("what-this-is", "What this is", "", (Paragraph("Words."),))
    foreword = "Thank you for all that you told. " * 120
    made = document(edition="brief", foreword=foreword, sections=(said,), annexes=())
    first, second, *_rest = pages(to_pdf(made))
    assert all(f"Question {number}" in first.text for number in range(1, 6))
    assert "Thank you" not in first.text.split("Question 5")[0]
    told = first.text + second.text
    assert told.index("Foreword") < told.index("Thank you") < told.index("1 What this is")


def test_no_word_is_too_long_for_its_column() -> None:
    _inside_margins(pages(to_pdf(document(LONG), "letter")))


def _inside_margins(found: list[Page]) -> None:
    for page in found:
        for word in page.words:
            assert word.left > MARGIN - 1
            assert word.right < page.width - MARGIN + 1


def test_what_is_read_from_the_right_is_set_from_the_right() -> None:
    found = pages(to_pdf(document("זה לא עבד", narrowed="", front=(), annexes=())))
    # pdftotext gives the letters as they stand, with marks of direction around them.
    said = [word for page in found for word in page.words if "דבע" in word.text]
    assert len(said) > 10
    assert said[0].left > found[0].width / 2


def test_what_is_not_shown_is_a_mark_explained_once_and_said_in_words() -> None:
    written = to_pdf(_of("Spread", heat()))
    (page,) = (page for page in pages(written) if "1 Spread" in page.lines())
    assert page.text.count("too few to show") == 1
    assert inside(written).count(b"/Alt(too few to show)") == 4


def test_the_basis_of_a_table_stands_under_its_caption() -> None:
    lines = _under("1 Listening", _of("Listening", bars())).lines()
    assert lines[lines.index("How we feel: confidence") + 1].startswith("about 30 people; 10 did")


def test_a_long_table_repeats_its_heads() -> None:
    rows = tuple(Row(f"Tool {at}", (Cell("1"),) * 2) for at in range(120))
    table = PeersTable(Grid("long", "Tools", ("Owner", "Status"), rows))
    found = pages(to_pdf(_of("Tools", table)))
    assert sum("Owner Status" in page.text for page in found[1:]) == len(found) - 1 > 2


def test_annexes_are_lettered_and_begin_a_page() -> None:
    two = tuple(Section(f"annex-{at}", f"Annex {at}", "", (heat(),)) for at in range(2))
    first = Section("first", "First", "", (Paragraph("Words."),))
    found = pages(to_pdf(document(sections=(first,), front=(), annexes=two)))
    assert [page.lines()[0] for page in found[-2:]] == ["A Annex 0", "B Annex 1"]


def test_it_is_tagged_and_has_bookmarks() -> None:
    made = document()
    written = to_pdf(made)
    found = tags(written)
    levels = [int(tag[1]) for tag in found if re.fullmatch(r"H\d", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    tables = len(list(made.tables()))
    assert found.count("Table") == found.count("Caption") == found.count("THead") == tables
    held = inside(written)
    assert b"/Marked true" in held
    assert b"pdfuaid:part>1<" in held
    for title in ("On one page", "1 What this is", "8 Roadmap", "A The board sheet"):
        assert b"/Title(" + title.encode() + b")" in held


def test_nothing_is_lost_where_people_wrote_much() -> None:
    said = "Half an hour to try in pairs. " * 20
    section = Section(
        "roadmap",
        "Roadmap",
        "",
        (
            actions("Train", said, 5),
            actions("Try", said, 5),
            actions("Support", said, 12),
            Statements("We say", (said * 4,) * 5),
            bars(),
            register(said * 2),
        ),
    )
    found = pages(to_pdf(document(sections=(section,), annexes=())))
    told = sum(page.text.count("Half an hour") for page in found)
    assert told >= 20 * (22 + 20 + 2 * 3) - len(found)
    for page in found:
        assert max(word.bottom for word in page.words) < page.height - 20


def test_the_closing_words_never_stand_alone() -> None:
    for rows in range(26, 40, 4):
        filling = tuple(Paragraph(f"Line {at}") for at in range(rows))
        section = Section("roadmap", "Roadmap", "", (*filling, Statements("", ("The last.",))))
        short = Section("changes", "What changed", "", (Empty("This is the first round."),))
        found = pages(to_pdf(document("", sections=(section,), front=(), annexes=(short,))))
        assert "The last." in found[-1].text
        assert "A What changed" in found[-1].lines()


@pytest.mark.parametrize("size", ["small", "large"])
def test_the_board_sheet_is_one_page(size: str) -> None:
    (page,) = pages(to_pdf(composed(size, "leaders").extras[BOARD], "letter"))
    assert "It is not a measure of anyone." in page.text
