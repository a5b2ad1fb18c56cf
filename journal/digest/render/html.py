"""A digest as one HTML file that loads nothing and runs nothing, for screen, phone and paper."""

import re
from collections.abc import Callable
from typing import Any

from markupsafe import Markup, escape

from journal.digest.document import Data, Document
from journal.render.page import html_page

CODE = re.compile(r"T(?:-[0-9A-HJKMNP-TV-Z]{1,4})+")


def to_html(document: Document) -> bytes:
    """The document as UTF-8 HTML; the same document gives the same bytes."""
    data = document.data()
    return html_page(
        "digest.html.j2",
        "digest.css",
        digest=_with_legends(data),
        with_codes=_linking(frozenset(_codes(data))),
    )


def _linking(codes: frozenset[str]) -> Callable[[str], Markup]:
    """A function that escapes a text and links the codes of trials that stand on the page."""

    def link(found: re.Match[str]) -> str:
        return f'<a href="#{found[0]}">{found[0]}</a>' if found[0] in codes else found[0]

    def with_codes(text: str) -> Markup:
        return Markup(CODE.sub(link, str(escape(text))))  # noqa: S704  escaped just before

    return with_codes


def _codes(data: Data) -> list[str]:
    return [
        card["code"]
        for section in data["sections"]
        for block in section["blocks"]
        if block["type"] == "beside"
        for column in block["columns"]
        for card in column["cards"]
    ]


def _with_legends(data: Data) -> Data:
    """The data with a legend under each table that has blanks, which print as a dash."""
    for section in data["sections"]:
        for block in section["blocks"]:
            if block["type"] == "table":
                block["blanks"] = _blank(block)
    return data


def _blank(block: dict[str, Any]) -> str:
    cells = (cell for row in block["rows"] for cell in row["cells"])
    return next((str(cell["text"]) for cell in cells if cell["state"] == "blank"), "")
