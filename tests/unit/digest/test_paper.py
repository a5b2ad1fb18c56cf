"""The digest on paper: page one is one page, nothing is cut, orphaned or outside its margins."""

import re
from collections import Counter
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
    beside,
    document,
    front,
    heat,
    lines,
    register,
)
from tests.fixtures.paper import Page, inside, pages, tags

pytestmark = pytest.mark.skipif(which("pdftotext") is None, reason="no pdftotext here")
FOOT = "Elm Park AI group, Round 1"
MARGIN = 62.3  # 22 mm
FEWEST_LINES = 6
LONG = "See https://example.org/" + "a-very-long-address/" * 6 + " and " + "Zusammenarbeit" * 9
# Both papers, both editions and a group of each size.
COMPOSED: list[tuple[str, Audience, Paper]] = [
    ("small", "leaders", "a4"),
    ("small", "peers", "letter"),
    ("large", "leaders", "a4"),
    ("large", "leaders", "letter"),
    ("large", "peers", "a4"),
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


def _of_cards(words: str) -> Document:
    return _of("By job", beside(words))


def _well_laid(found: list[Page]) -> None:
    """Nothing outside the margins, nothing under the foot, no page with hardly anything on it."""
    for page in found:
        assert min(word.left for word in page.words) > MARGIN - 1
        assert max(word.right for word in page.words) < page.width - MARGIN + 1
        assert max(word.bottom for word in page.words) < page.height - 20
        assert len(page.lines()) >= FEWEST_LINES


@pytest.mark.parametrize(("size", "edition", "paper"), COMPOSED)
def test_every_page_is_well_laid(size: str, edition: Audience, paper: Paper) -> None:
    found = _pages(size, edition, paper)
    _well_laid(found)
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


def test_a_page_divides_a_card_only_between_its_parts() -> None:
    found = _pages("large", "peers", "a4")
    by_job = composed("large", "peers").document.sections[7]
    jobs = [block.data() for block in by_job.blocks]
    columns = [column for job in jobs for column in job["columns"]]
    cards = [card for column in columns for card in column["cards"]]
    said = Counter(f"{text['label']} {text['text']}" for card in cards for text in card["texts"])
    told = " ".join(_by_columns(page) for page in found)
    assert {words: told.count(words) for words in said} == said
    heads = {title for job in jobs for title in (job["title"], job["lead"])}
    heads |= {column["title"] for column in columns} | {card["outcome"] for card in cards}
    assert not [page for page in found if page.lines()[-1] in heads]
    gone_on = 0
    for before, page in pairwise(found):
        for code in re.findall(r"(T-\w{4}-\w{4}) [\w ]+(?:\(Oak\) )?\(con", _by_columns(page)):
            gone_on += 1
            begun = _by_columns(before).split(f"{code} ")[-1]
            assert len(re.findall("What (I did|worked|didn’t|next)", begun)) > 1
    assert gone_on


def _by_columns(page: Page) -> str:
    """The words of a page's left half and then of its right half, each from top to bottom."""
    halves = (
        [word for word in page.words if (word.left < page.width / 2) is left]
        for left in (True, False)
    )
    return " ".join(
        word.text
        for half in halves
        for word in sorted(half, key=lambda word: (round(word.bottom / 2), word.left))
    )


def test_pages_of_cards_are_full() -> None:
    foot = "What worked and what didn’t, by job"
    ends = [
        max(word.bottom for word in page.words if word.bottom < page.height - MARGIN) / page.height
        for page in _pages("large", "peers", "a4")
        if page.text.split(FOOT)[-1].strip().startswith(f"8 {foot}")
    ]
    assert len(ends) > 5
    assert min(ends[:-1]) > 0.75


@pytest.mark.parametrize("ending", [" ", "\n"])
def test_a_card_that_is_longer_than_a_page_is_broken(ending: str) -> None:
    words = f"Again and again.{ending}" * {" ": 400, "\n": 90}[ending]
    found = pages(to_pdf(_of_cards(words)))
    assert sum("Again and again." in page.text for page in found) > 4
    # A sentence may stand on two pages.
    told = sum(page.text.count("Again and again.") for page in found)
    assert told > 10 * words.count("Again") - len(found)
    for page in found:
        assert max(word.bottom for word in page.words) < page.height - 20


def test_a_card_of_much_text_is_as_wide_as_the_page() -> None:
    found = pages(to_pdf(_of_cards("Again and again. " * 110)))
    said = [(page, word) for page in found for word in page.words if word.text == "Again"]
    assert len(said) == 10 * 110
    assert {word.left > page.width / 2 for page, word in said} == {True, False}


def test_a_card_alone_has_its_facts_beside_its_words() -> None:
    page = _under("1 By job", _of_cards("Words."))
    at = [word.text for word in page.words].index("T-4F7K-0004")
    alone = page.words[at : at + 40]
    asked = next(word for word in alone if word.text == "Asked")
    when = next(word for word in alone if word.text == "September")
    assert asked.right < page.width / 2 < when.left
    assert abs(when.top - alone[0].top) < 20


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


def test_what_did_not_work_stands_beside_what_did() -> None:
    page = _under("1 By job", _of_cards("Words."))
    place = {word.text: word for word in page.words if word.text.startswith("T-")}
    failed, worked = place["T-4F7K-0001"], place["T-4F7K-0005"]
    assert failed.top == worked.top
    assert failed.right < page.width / 2 < worked.left


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


def test_markdown_of_a_trial_is_set_and_not_printed() -> None:
    made = _of_cards("It was **very** good:\n\n- one\n- two")
    words = " ".join(page.text for page in pages(to_pdf(made)))
    assert "It was **very**" in words  # a tag is one line of plain words
    assert "What didn’t It was very good:" in words
    assert "• one" in words


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
