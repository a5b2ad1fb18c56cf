"""Markdown that somebody typed, as HTML that loads nothing, runs nothing and looks as meant."""

import re
from html import escape

import nh3
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import AMP_SUBSTITUTE

EXTENSIONS = ("fenced_code", "nl2br", "sane_lists", "tables")
TAGS = {
    "a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol",
    "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
SCHEMES = {"http", "https", "mailto"}
# Python's Markdown takes quadratic time over some texts, over brackets above all.
LONGEST = 20_000
MOST_BRACKETS = 200
_ITEM = re.compile(r" {0,3}(?:[-*+]|1\.) +\S")  # of a list; another number may be one in a sentence
# Typed HTML is shown and not read, nothing is loaded, and a line like "[note]: this" stays.
_UNREAD = ("html", "entity", "image_link", "image_reference", "short_image_ref", "reference",
           "short_reference")  # fmt: skip
# To make a converter takes six times as long as to use it. It holds the state of its text and
# several threads render, so that each takes one out of here while it works.
_idle: dict[bool, list[Markdown]] = {True: [], False: []}


class _AmpersandAsTyped(InlineProcessor):
    """Shows `&#74;` as it was typed: read as a letter, it would make a name that no one saw."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        return f"{AMP_SUBSTITUTE}amp;", m.start(0), m.end(0)


class _ListsAtOnce(Preprocessor):
    """Lets a list begin right under a line of words, as people type it and CommonMark reads it."""

    def run(self, lines: list[str]) -> list[str]:
        made: list[str] = []
        in_words = in_list = False
        for line in lines:
            begins = _ITEM.match(line) is not None
            if begins and in_words:
                made.append("")
            in_list = begins or (in_list and bool(line.strip()))
            in_words = not in_list and line[:1].strip() != ""
            made.append(line)
        return made


def to_html(text: str | None) -> str:
    """The HTML of a text: headings, lists, tables, emphasis and links to http(s) and mailto.

    A text of more than LONGEST characters, or nested too deeply, is shown as it was typed.
    """
    if not text:
        return ""
    if len(text) > LONGEST:
        return plain(text)
    try:
        html = _converted(text)
    except RecursionError:
        return plain(text)
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
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


def _converted(text: str) -> str:
    links = text.count("[") <= MOST_BRACKETS
    try:
        converter = _idle[links].pop()
    except IndexError:
        converter = _converter(links)
    html = converter.convert(text)
    # One that failed is not used again: it may hold half of its text.
    _idle[links].append(converter.reset())
    return html


def _converter(links: bool) -> Markdown:
    converter = Markdown(extensions=EXTENSIONS, output_format="html")
    converter.preprocessors.deregister("html_block")
    # After fenced code has been taken out, at 25.
    converter.preprocessors.register(_ListsAtOnce(converter), "lists_at_once", 15)
    converter.parser.blockprocessors.deregister("reference")
    converter.inlinePatterns.register(_AmpersandAsTyped("(&)"), "as_typed", 75)
    for name in _UNREAD if links else (*_UNREAD, "link"):
        converter.inlinePatterns.deregister(name)
    return converter
