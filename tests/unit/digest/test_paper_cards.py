"""Trials on paper: what failed beside what worked, divided by pages only between their parts."""

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from shutil import which

import pytest

from journal.digest.document import Document, Section
from journal.digest.render.pdf import to_pdf
from tests.fixtures.digests import composed
from tests.fixtures.made_documents import beside, document
from tests.fixtures.paper import MARGIN, Page, pages, well_laid

pytestmark = pytest.mark.skipif(which("pdftotext") is None, reason="no pdftotext here")


TITLE = "What worked and what didn’t, by job"


@cache
def _composed() -> list[Page]:
    return pages(to_pdf(composed("large", "peers").document))


def _of_cards(words: str) -> Document:
    section = Section("by-job", TITLE, "", (beside(words),))
    return document("", sections=(section,), front=(), annexes=())


def _first_of_cards(words: str) -> Page:
    """The page on which the cards begin."""
    return next(page for page in pages(to_pdf(_of_cards(words))) if f"1 {TITLE}" in page.lines())


def test_page_one_is_one_page_and_no_page_ends_with_the_title_of_a_section() -> None:
    made = composed("large", "peers").document
    first, second, *others = _composed()
    assert all(headline.question in first.text for headline in made.front)
    assert "1 What this is" in second.lines()
    titles = {section.title for section in (*made.sections, *made.annexes)}
    lasts = [re.sub(r"^\w+ ", "", page.lines()[-1]) for page in (second, *others)]
    assert not titles.intersection(lasts)


def test_a_page_divides_a_card_only_between_its_parts() -> None:
    found = _composed()
    well_laid(found)
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
    ends = [
        max(word.bottom for word in page.words if word.bottom < page.height - MARGIN) / page.height
        for page in _composed()
        if f"Round 1 8 {TITLE}" in page.text  # its foot
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
    page = _first_of_cards("Words.")
    at = [word.text for word in page.words].index("T-4F7K-0004")
    alone = page.words[at : at + 40]
    asked = next(word for word in alone if word.text == "Asked")
    when = next(word for word in alone if word.text == "September")
    assert asked.right < page.width / 2 < when.left
    assert abs(when.top - alone[0].top) < 20


def test_what_did_not_work_stands_beside_what_did() -> None:
    page = _first_of_cards("Words.")
    place = {word.text: word for word in page.words if word.text.startswith("T-")}
    failed, worked = place["T-4F7K-0001"], place["T-4F7K-0005"]
    assert failed.top == worked.top
    assert failed.right < page.width / 2 < worked.left


def test_markdown_of_a_trial_is_set_and_not_printed() -> None:
    made = _of_cards("It was **very** good:\n\n- one\n- two")
    words = " ".join(page.text for page in pages(to_pdf(made)))
    assert "It was **very**" in words  # a tag is one line of plain words
    assert "What didn’t It was very good:" in words
    assert "• one" in words
