"""The digest's page in a real browser: axe finds nothing, nothing sticks out or is asked for."""

import os
import shutil
from functools import cache
from pathlib import Path

import pytest

from journal.digest.render.formats import write_digest
from tests.fixtures.browser import (
    PHONE,
    WIDE,
    Shown,
    asked_for,
    axe_findings,
    measured,
    needs_browser,
    printed,
)
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
# Otherwise that is done with the page that has every kind of block, and each other is seen once.
EVERY_PAGE = bool(os.environ.get("EVERY_PAGE"))
ONCE = {
    False: (("leaders", WIDE), ("peers", PHONE), ("brief", PHONE), ("board", WIDE)),
    True: (("narrowed", PHONE), ("board-of-brief", PHONE), ("pack", WIDE)),
}


@cache
def _pages() -> dict[str, bytes]:
    return {name: write_digest(document, "html") for name, document in documents().items()}


def _looked_at(dark: bool) -> list[Shown]:
    both = [(name, width) for name in _pages() for width in (WIDE, PHONE)]
    chosen = [("specimen", WIDE), ("specimen", PHONE), *ONCE[dark]]
    return [Shown(name, _pages()[name], width) for name, width in (both if EVERY_PAGE else chosen)]


def _with_errors() -> bytes:
    """A page with an unnamed picture, and words in a colour that is hard to read."""
    errors = b'<main id="main"><img src="#"><p class="pale">Pale</p>'
    page = _pages()["brief"].replace(b'<main id="main">', errors)
    pale = b"<style>.pale { color: light-dark(#ccc, #444) }</style></head>"
    return page.replace(b"</head>", pale)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_but_the_planted_errors(tmp_path: Path, dark: bool) -> None:
    shown = _looked_at(dark)
    found = axe_findings(tmp_path, [*shown, Shown("planted", _with_errors())], dark)
    planted = {finding.split(":")[0] for finding in found.pop(f"planted {WIDE}")}
    assert planted == ({"color-contrast"} if dark else {"color-contrast", "image-alt"})
    assert len(found) == len(shown)
    assert {name: findings for name, findings in found.items() if findings} == {}


def test_nothing_sticks_out_or_lies_upon_another(tmp_path: Path) -> None:
    long_words = _pages()["specimen"].replace(b"Microsoft Copilot", b"W" * 120)
    pages = _pages() | {"long words": long_words.replace(b"Plan", b"P" * 60)}
    shown = [Shown(name, page, width) for name, page in pages.items() for width in (WIDE, PHONE)]
    both = f"return [(() => {{{STICKS_OUT}}})(), (() => {{{OVERLAPS}}})()];"
    planted = _pages()["brief"].replace(b'<main id="main">', b'<main id="main"><hr width="2000">')
    found = measured(tmp_path, [*shown, Shown("planted", planted, PHONE)], both)
    assert {name: one for name, one in found.items() if one != [[0, []], []]}.keys() == {
        f"planted {PHONE}"
    }


def test_what_is_read_from_the_right_begins_there(tmp_path: Path) -> None:
    page = write_digest(document("זה לא עבד"), "html")
    (found,) = measured(tmp_path, [Shown("page", page)], FROM_THE_LEFT).values()
    assert len(found) > 20
    assert [html for html, from_the_right in found if not from_the_right] == []


def test_no_word_at_the_head_of_a_row_is_broken(tmp_path: Path) -> None:
    lines = """return [...document.querySelectorAll("#figures tbody th")]
      .filter((one) => !one.textContent.includes(" "))
      .map((one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return [one.textContent, range.getClientRects().length];
      });"""
    shown = [Shown("specimen", _pages()["specimen"], width) for width in (WIDE, 768, PHONE)]
    for heads in measured(tmp_path, shown, lines).values():
        assert ["Communicate", 1] in heads
        assert {found for _head, found in heads} == {1}


def test_nothing_is_asked_of_the_network(tmp_path: Path) -> None:
    asking = b'<main id="main"><img alt="" src="https://elsewhere.example/x.png">'
    page = _pages()["specimen"].replace(b'<main id="main">', asking)
    assert asked_for(tmp_path, page) == []  # its policy forbids it
    assert asked_for(tmp_path, page.replace(b"Content-Security-Policy", b"x")) == [
        "https://elsewhere.example/x.png"
    ]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed here")
@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("name", ["leaders", "board"])
def test_page_one_is_one_sheet_and_no_sheet_ends_with_a_heading(
    tmp_path: Path, name: str, paper: str
) -> None:
    document = documents()[name]
    sheets = [sheet.splitlines() for sheet in printed(tmp_path, _pages()[name], paper)]
    first = " ".join(" ".join(sheets[0]).split())
    assert all(headline.question in first for headline in document.front)
    if name == "board":
        assert len(sheets) == 1
        return
    assert document.sections[0].title in " ".join(sheets[1][:4])
    assert document.closing[0].split()[0] not in sheets[-1][0]  # never alone on its sheet
    titles = tuple(section.title for section in (*document.sections, *document.annexes))
    assert not [sheet for sheet in sheets if titles[-2] in sheet[0] and len(sheet) < 8]
    ends = [[line for line in sheet if line.strip()][-2] for sheet in sheets]
    assert [line for line in ends if line.endswith(titles)] == []
