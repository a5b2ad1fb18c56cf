"""A digest as one HTML file that loads nothing and runs nothing, for screen, phone and paper."""

import re
from collections.abc import Callable, Iterator
from string import ascii_uppercase

from markupsafe import Markup, escape

from journal.bundle.codes import PRINTED
from journal.digest.document import Data, Document
from journal.digest.render.marks import marks
from journal.digest.render.opening import foreword_first
from journal.render.page import html_page
from journal.render.typed import as_html

# A table of more columns than this becomes stacked rows on a phone, as one of words does.
MOST_COLUMNS = 6
# Languages of digests that are read from the right.
FROM_THE_RIGHT = frozenset({"ar", "fa", "he", "ur", "yi"})


def to_html(document: Document) -> bytes:
    """The document as UTF-8 HTML; the same document gives the same bytes."""
    data = document.data()
    with_codes = _linking(frozenset(_codes(data)))
    return html_page(
        "digest.html.j2",
        "digest.css",
        digest=_with_legends(data),
        letters=ascii_uppercase,
        foreword_first=foreword_first(data),
        from_the_right=re.split("[-_]", document.language)[0] in FROM_THE_RIGHT,
        with_codes=with_codes,
        typed=lambda text: with_codes(as_html(text)),
    )


def _linking(codes: frozenset[str]) -> Callable[[str], Markup]:
    """A function that escapes a text and links the codes of trials that stand on the page."""

    def link(found: re.Match[str]) -> str:
        return f'<a href="#{found[0]}">{found[0]}</a>' if found[0] in codes else found[0]

    def with_codes(text: str) -> Markup:
        # A code has no letter that escaping changes, and no tag or attribute of ours holds one.
        return Markup(PRINTED.sub(link, str(escape(text))))  # noqa: S704  escaped just before

    return with_codes


def _blocks(data: Data) -> Iterator[Data]:
    for section in (*data["sections"], *data["annexes"]):
        yield from section["blocks"]


def _codes(data: Data) -> Iterator[str]:
    for block in _blocks(data):
        if block["type"] == "beside":
            for column in block["columns"]:
                yield from (card["code"] for card in column["cards"])


def _with_legends(data: Data) -> Data:
    """The data with the marks of each table's hidden cells and blanks, and whether it becomes
    stacked rows where the page is narrow.
    """
    for block in _blocks(data):
        if block["type"] == "table":
            block["marks"] = marks(block)
            block["stacks"] = block["chart"] == "none" or len(block["columns"]) > MOST_COLUMNS
    return data
