"""Markdown that somebody typed, as HTML that loads nothing, runs nothing and looks as meant."""

from html import escape

import nh3
from markdown import Markdown

EXTENSIONS = ("fenced_code", "nl2br", "sane_lists", "tables")
TAGS = {
    "a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol",
    "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
SCHEMES = {"http", "https", "mailto"}
# Python's Markdown takes quadratic time over some texts, over brackets above all.
LONGEST = 20_000
MOST_BRACKETS = 200
# Typed HTML is shown and not read, nothing is loaded, and a line like "[note]: this" stays.
_UNREAD = ("html", "entity", "image_link", "image_reference", "short_image_ref", "reference",
           "short_reference")  # fmt: skip


def to_html(text: str | None) -> str:
    """The HTML of a text: headings, lists, tables, emphasis and links to http(s) and mailto.

    A text of more than LONGEST characters, or nested too deeply, is shown as it was typed.
    """
    if not text:
        return ""
    if len(text) > LONGEST:
        return plain(text)
    try:
        html = _converter(links=text.count("[") <= MOST_BRACKETS).convert(text)
    except RecursionError:
        return plain(text)
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href", "title"}, "ol": {"start"}},
        url_schemes=SCHEMES,
        url_relative="deny",
        link_rel="noopener noreferrer nofollow",
    )


def plain(text: str) -> str:
    """A text as it was typed, in HTML that keeps its lines."""
    return "".join(
        f"<p>{'<br>'.join(escape(line) for line in paragraph.splitlines())}</p>"
        for paragraph in text.split("\n\n")
        if paragraph.strip()
    )


def _converter(links: bool) -> Markdown:
    # One each time: a converter holds the state of its text, and several threads render.
    converter = Markdown(extensions=EXTENSIONS, output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.parser.blockprocessors.deregister("reference")
    for name in _UNREAD if links else (*_UNREAD, "link"):
        converter.inlinePatterns.deregister(name)
    return converter
