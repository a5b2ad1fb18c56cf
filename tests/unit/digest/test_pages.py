"""Digests as files: hostile words stay words, and the same document gives the same page."""

import io
import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from journal.digest.document import (
    Answer,
    Document,
    Grid,
    Headline,
    PeersTable,
    Row,
    Section,
    Statements,
)
from journal.digest.document import Cell as Figure
from journal.digest.guarded.lines import Line, Lines
from journal.digest.guarded.words import written
from journal.digest.peers.blocks import Beside, Card
from journal.digest.render.formats import WRITERS, write_digest
from journal.digest.scan import Scanner
from journal.errors import UserError
from journal.group.decisions import Decisions
from tests.fixtures.finders import FindsWords
from tests.fixtures.made_documents import document

SCANNER = Scanner(FindsWords(), Decisions())
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "[click](javascript:alert(1))",
    "![x](https://example.org/p.png)",
    "<https://example.org>",
    "https://example.org and www.example.org",
    "# heading\n## another\n===\n---",
    "1. one\n2) two\n- three\n* four\n+ five\n> six",
    "    code\n```\nfence\n```",
    "a | b\n--- | ---\n1 | 2",
    "[ref]: https://example.org",
    "*bold* __under__ `code` ~~gone~~ &lt;b&gt;",
    "{{ 7 * 7 }} {% raw %}",
    '#import "x.typ": * \n #read("/etc/passwd") $x^2$ @ref <label>',
    '=HYPERLINK("http://example.org")',
    "@SUM(1)",
)


def _document(text: str) -> Document:
    card = Card(
        code="T-AAAA-AAAA",
        job=text,
        tool=text,
        result="worked",
        outcome=text,
        context=text,
        period=text,
        marks=(text,),
        texts=((text, text),),
        facts=((text, text),),
    )
    grid = Grid("words", text, (text, text), (Row(text, (Figure(text), Figure("7", 0.5))),), text)
    blocks: tuple[Any, ...] = (
        PeersTable(grid),
        Beside(text, text, ((text, (card,)),)),
        Statements(text, (text,)),
        Lines(text, (Line(*[written(SCANNER.printed(text))] * 5),)),
    )
    return Document(
        edition="peers",
        title=text,
        subtitle=text,
        group=text,
        round=1,
        period="November 2026",
        language="en",
        foreword=text,
        front=(Headline(text, (Answer(text),), text),),
        sections=(Section("one", text, text, blocks),),
        closing=(text,),
    )


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def _parsed(page: str) -> _Tags:
    tags = _Tags()
    tags.feed(page)
    return tags


# What people may type as Markdown; none of it has an attribute but those below.
TYPED = {"p", "br", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote"}
TYPED_ATTRIBUTES = {("class", "deeper"), ("class", "on"), ("class", "deeper on")}


def _is_built_as_ours(page: str) -> None:
    """The page has our tags and attributes in our order, and nothing else but typed Markdown."""
    calm = _parsed(write_digest(_document("calm words"), "html").decode())
    found = _parsed(page)
    assert _ours(found.tags) == _ours(calm.tags)
    assert _own_attributes(found) == _own_attributes(calm)


def _ours(tags: list[str]) -> list[str]:
    return [tag for tag in tags if tag not in TYPED]


def _own_attributes(found: _Tags) -> list[str]:
    return [
        name
        for name, value in found.attributes
        if (name, value) not in TYPED_ATTRIBUTES and not (name == "value" and str(value).isdigit())
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_word_becomes_markup_in_html(text: str) -> None:
    page = write_digest(_document(text), "html").decode()
    _is_built_as_ours(page)
    found = _parsed(page)
    assert text in found.text  # where nobody types Markdown: captions, labels, tools
    assert all(
        value and value.startswith("#") for name, value in found.attributes if name == "href"
    )


def test_typed_markdown_looks_as_meant() -> None:
    typed = "**Two** of *twelve* were wrong:\n\n- the key\n- the [map](https://example.org)"
    page = write_digest(_document(typed), "html").decode()
    assert "<strong>Two</strong> of <em>twelve</em> were wrong:" in page
    assert "<ul><li>the key</li><li>the map (https://example.org)</li></ul>" in page
    plain = write_digest(_document(typed), "md").decode()
    assert "**Two** of *twelve* were wrong:" in plain
    assert "\n- the key\n- the map (https&#58;//example.org)" in plain


def _rendered(page: bytes) -> list[str]:
    """The tags of a Markdown page, but those that anybody may type."""
    html = markdown.markdown(page.decode(), extensions=["tables", "fenced_code", "footnotes"])
    return _ours(_parsed(html).tags)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_word_becomes_markup_in_markdown(text: str) -> None:
    rendered = _rendered(write_digest(_document(text), "md"))
    assert rendered == _rendered(write_digest(_document("calm words"), "md"))
    assert rendered.count("h1") == rendered.count("table") == 1
    assert "a" not in rendered


@given(st.text(min_size=1, max_size=60))
def test_any_text_leaves_the_html_as_it_is_built(text: str) -> None:
    _is_built_as_ours(write_digest(_document(text), "html").decode())


@pytest.mark.parametrize("text", HOSTILE)
def test_no_word_becomes_markup_on_paper(text: str) -> None:
    assert write_digest(_document(text), "pdf").startswith(b"%PDF-")


def test_no_cell_is_a_formula() -> None:
    for text in ("a\x07b", "=1+1", "+1", "-1", "@SUM(1)", "\t=1", "=cmd|' /C calc'!A0"):
        book = load_workbook(io.BytesIO(write_digest(_document(text), "xlsx")))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "inlineStr", "n"}
        csv = write_digest(_document(text), "csv").decode("utf-8-sig")
        assert not re.search(r'(^|,)"?[=+\-@\t]', csv, re.MULTILINE)


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_long_foreword_stands_after_the_questions(form: str) -> None:
    words = "Thank you to everyone who shared. "
    for foreword, first in ((words, True), (words * 100, False)):
        page = write_digest(document("", foreword=foreword), form).decode()
        assert page.count("Thank you") == foreword.count("Thank you")
        assert (page.index("Thank you") < page.index("Question 1")) == first
        assert page.index("Thank you") < page.rindex("What this is")


def test_statements_of_several_paragraphs_are_one_list_in_markdown() -> None:
    said = Statements("We say", ("One.", "Two\n\n- in\n- parts\n\nand more.", "Three."))
    made = document(sections=(Section("we", "We", "", (said,)),), annexes=())
    page = markdown.markdown(write_digest(made, "md").decode())
    assert re.search(r"<li>\s*<p>Three\.</p>\s*</li>\s*</ul>", page)


def test_a_page_read_from_the_right_says_so() -> None:
    assert b'<html lang="ar-EG" dir="rtl">' in write_digest(document(language="ar-EG"), "html")
    assert b'<html lang="en">' in write_digest(document(), "html")


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    found = _parsed(write_digest(_document("calm"), "html").decode())
    assert not {"script", "link", "img", "iframe", "object", "form", "base"} & set(found.tags)
    values = dict(found.attributes)
    assert values["content"] is not None
    assert not any(name in ("src", "srcset", "action", "style") for name, _v in found.attributes)
    assert all(v and v.startswith("#") for n, v in found.attributes if n == "href")
    policy = next(v for _n, v in found.attributes if v and "default-src" in v)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = [
        int(tag[1])
        for tag in _parsed(write_digest(_document("calm"), "html").decode()).tags
        if re.fullmatch(r"h[1-6]", tag)
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize("form", ["html", "md", "json", "csv"])
def test_the_same_document_is_the_same_bytes(form: str) -> None:
    assert write_digest(_document("calm"), form) == write_digest(_document("calm"), form)


def test_another_format_gets_a_sentence() -> None:
    with pytest.raises(UserError, match=", ".join(WRITERS)):
        write_digest(_document("calm"), "docx")


def test_the_pdf_is_tagged_and_has_bookmarks() -> None:
    data = write_digest(_document("calm"), "pdf")
    assert b"/MarkInfo" in data or b"/StructTreeRoot" in data
    assert b"/Outlines" in data
