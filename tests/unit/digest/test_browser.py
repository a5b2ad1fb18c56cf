"""The digest's page in a real browser: axe finds nothing, nothing sticks out or is asked for."""

import os
import re
import shutil
from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest

from journal.digest.render.formats import write_digest
from tests.fixtures.browser import PHONE, WIDE, Browser, needs_browser, sheets, started
from tests.fixtures.digests import documents
from tests.fixtures.made_documents import document

pytestmark = needs_browser

# A page sticks out where it is wider than its frame, or a part of it ends outside; so does a table
# that has to be scrolled.
STICKS_OUT = """
    const wide = document.documentElement.clientWidth;
    const frames = [...document.querySelectorAll(".table-frame")]
      .filter((one) => one.scrollWidth > one.clientWidth + 1);
    const out = [...document.body.querySelectorAll("*:not(.skip):not(.unseen)")]
      .filter((one) => !one.closest("thead") && one.getBoundingClientRect().right > wide + 1);
    const over = document.documentElement.scrollWidth - wide;
    return [over, [...frames, ...out].map((one) => one.outerHTML)];
"""
# Of two things that stand side by side, one never lies upon the other.
OVERLAPS = """
    const rows = document.querySelectorAll(
      ".answers li, .card-head, .headline, .blocks, .beside, .chain, .lines, tr");
    const apart = (one, other) => one.right <= other.left + 1 || other.right <= one.left + 1
      || one.bottom <= other.top + 1 || other.bottom <= one.top + 1;
    return [...rows].flatMap((row) => [...row.children]
      .map((child) => child.getBoundingClientRect())
      .filter((one, at, all) => all.slice(at + 1).some((other) => !apart(one, other)))
      .map(() => row.outerHTML));
"""

# Words of letters read from the right begin at the right end of what they stand in.
FROM_THE_LEFT = """
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const within = node.parentElement, style = getComputedStyle(within);
      if (!/^[א-ת]/.test(node.data) || style.display.startsWith("inline")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const beside = parseFloat(style.paddingRight) + parseFloat(style.borderRightWidth);
      const right = within.getBoundingClientRect().right - beside;
      found.push([within.outerHTML, Math.abs(range.getBoundingClientRect().right - right) < 2]);
    }
    return found;
"""


# Every document at both widths and in both themes takes minutes: EVERY_PAGE=1 looks at all of it.
# Otherwise that is done with the page that has every kind of element, and each other is seen once.
EVERY_PAGE = bool(os.environ.get("EVERY_PAGE"))
ONCE = {
    "leaders": WIDE,
    "board": WIDE,
    "pack": WIDE,
    "peers": PHONE,
    "narrowed": PHONE,
    "brief": PHONE,
    "board-of-brief": PHONE,
}
SEEN_ONCE = [(name, width, False) for name, width in ONCE.items()]
EVERY_WAY = list(product(ONCE, (WIDE, PHONE), (False, True)))
POLICY = b"Content-Security-Policy"
PAPERS = ("A4", "Letter")


@cache
def _pages() -> dict[str, bytes]:
    return {name: write_digest(document, "html") for name, document in documents().items()}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with started(tmp_path_factory.mktemp("browser")) as found:
        yield found


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_but_the_planted_errors(browser: Browser, dark: bool, width: int) -> None:
    page = _pages()["specimen"]
    errors = b'<main id="main"><img src="data:,"><p class="pale">Pale</p>'
    pale = b"<style>.pale { color: light-dark(#ccc, #444) }</style></head>"
    planted = page.replace(b'<main id="main">', errors).replace(b"</head>", pale)
    # In the dark only the colours are others. The policy forbids what is planted.
    shown = browser.show(planted.replace(POLICY, b"x"), width, dark)
    found = shown.axe_findings(others=not dark)
    known = {one.split(":")[0] for one in found if "pale" in one or "data:," in one}
    assert known == ({"color-contrast"} if dark else {"color-contrast", "image-alt"})
    assert len(found) == len(known)


def test_axe_finds_nothing_in_any_other_page(browser: Browser) -> None:
    assert {*ONCE, "specimen"} == {*_pages()}
    for name, width, dark in EVERY_WAY if EVERY_PAGE else SEEN_ONCE:
        shown = browser.show(_pages()[name], width, dark)
        assert shown.axe_findings(contrast=EVERY_PAGE) == [], (name, width, dark)


def test_every_kind_of_element_is_on_the_page_that_is_looked_at_most() -> None:
    kinds = {
        name: set(re.findall(rb'<(?!body)\w+ class="[\w-]+', page))
        for name, page in _pages().items()
    }
    looked_at = kinds.pop("specimen")
    assert len(looked_at) > 20
    assert {name: found - looked_at for name, found in kinds.items() if found - looked_at} == {}


def test_nothing_sticks_out_or_lies_upon_another(browser: Browser) -> None:
    long_words = _pages()["specimen"].replace(b"Microsoft Copilot", b"W" * 120)
    pages = _pages() | {"long words": long_words.replace(b"Plan", b"P" * 60)}
    both = f"return [(() => {{{STICKS_OUT}}})(), (() => {{{OVERLAPS}}})()];"
    for name, page in pages.items():
        shown = browser.show(page, WIDE)
        for width in (WIDE, PHONE):
            shown.resize(width, 900)
            assert shown.measured(both) == [[0, []], []], (name, width)
    planted = _pages()["brief"].replace(b'<main id="main">', b'<main id="main"><hr width="2000">')
    assert browser.show(planted, PHONE).measured(both) != [[0, []], []]


def test_what_is_read_from_the_right_begins_there(browser: Browser) -> None:
    found = browser.show(write_digest(document("זה לא עבד"), "html")).measured(FROM_THE_LEFT)
    assert len(found) > 20
    assert [html for html, from_the_right in found if not from_the_right] == []


def test_no_word_at_the_head_of_a_row_is_broken(browser: Browser) -> None:
    lines = """return [...document.querySelectorAll("#figures tbody th")]
      .filter((one) => !one.textContent.includes(" "))
      .map((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return [one.textContent, range.getClientRects().length];
      });"""
    for width in (WIDE, 768, PHONE):
        heads = browser.show(_pages()["specimen"], width).measured(lines)
        assert ["Communicate", 1] in heads
        assert {found for _head, found in heads} == {1}


def test_nothing_is_asked_of_the_network(browser: Browser) -> None:
    asking = b'<main id="main"><img alt="" src="https://elsewhere.example/x.png">'
    page = _pages()["specimen"].replace(b'<main id="main">', asking)
    assert browser.show(page).asked_for() == []  # its policy forbids it
    assert browser.show(page.replace(POLICY, b"x")).asked_for() == [
        "https://elsewhere.example/x.png"
    ]


def _printed(browser: Browser, page: bytes, paper: str) -> list[list[str]]:
    """The lines of each sheet of a page that is printed on A4 or Letter."""
    sized = page.replace(b"@page { ", b"@page { size: " + paper.encode() + b"; ")
    # The policy knows the style only as it was.
    sized = sized.replace(POLICY, b"x")
    return [sheet.splitlines() for sheet in sheets(browser.show(sized).printed())]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed here")
@pytest.mark.parametrize("paper", PAPERS)
def test_page_one_is_one_sheet_and_no_sheet_ends_with_a_heading(
    browser: Browser, paper: str
) -> None:
    document = documents()["leaders"]
    found = _printed(browser, _pages()["leaders"], paper)
    first = " ".join(" ".join(found[0]).split())
    assert all(headline.question in first for headline in document.front)
    assert document.sections[0].title in " ".join(found[1][:4])
    assert document.closing[0].split()[0] not in found[-1][0]  # never alone on its sheet
    titles = tuple(section.title for section in (*document.sections, *document.annexes))
    assert not [sheet for sheet in found if titles[-2] in sheet[0] and len(sheet) < 8]
    ends = [[line for line in sheet if line.strip()][-2] for sheet in found]
    assert [line for line in ends if line.endswith(titles)] == []


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed here")
@pytest.mark.parametrize("paper", PAPERS)
def test_the_board_sheet_is_one_sheet(browser: Browser, paper: str) -> None:
    (found,) = _printed(browser, _pages()["board"], paper)
    first = " ".join(" ".join(found).split())
    assert all(headline.question in first for headline in documents()["board"].front)
