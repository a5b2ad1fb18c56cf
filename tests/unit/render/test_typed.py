"""Typed Markdown inside a page of ours: it keeps its looks, and cannot change the page."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.render.typed import as_html, as_markdown

ALLOWED = re.compile(
    r"</?(?:p|em|strong|code|pre|ul|ol|li|blockquote)>|<br>"
    r'|<li(?: class="(?:deeper|on|deeper on)")?(?: value="\d+")?>'
)


def _marked(text: str) -> str:
    return text.replace("*", "\\*")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Two of **twelve** were *wrong*.", "Two of <strong>twelve</strong> were <em>wrong</em>."),
        ("one\ntwo", "one<br>two"),
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        ("# First\n\nthen", "<p><strong>First</strong></p><p>then</p>"),
        ("- a\n    - b\n- c", '<ul><li>a</li><li class="deeper">b</li><li>c</li></ul>'),
        ("2. b\n3. c", '<ol><li value="2">b</li><li value="3">c</li></ol>'),
        ("- a\n\n    more", '<ul><li>a</li><li class="on">more</li></ul>'),
        ("> said", "<blockquote>said</blockquote>"),
        ("```\na < b\n```", "<pre>a &lt; b\n</pre>"),
        ("the [map](https://example.org)", "the map (https://example.org)"),
        ("<b>5 * 3</b> & more", "&lt;b&gt;5 * 3&lt;/b&gt; &amp; more"),
        ("", ""),
        (None, ""),
    ],
)
def test_it_looks_as_meant(typed: str | None, shown: str) -> None:
    assert as_html(typed) == shown


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Two of **twelve** were *wrong*.", "Two of **twelve** were *wrong*."),
        ("# First\n\nthen 5 * 3", "**First**\n\nthen 5 \\* 3"),
        ("Saw:\n- a\n    - b\n- c", "Saw:\n\n- a\n    - b\n- c"),
        ("2. b\n3. c", "2. b\n3. c"),
        ("- a\n\n    more", "- a\n\n    more"),
        ("> said\n> so", "> said\n> so"),
        ("", ""),
    ],
)
def test_it_is_written_as_it_was_meant(typed: str, written: str) -> None:
    assert as_markdown(typed, _marked) == written


@given(st.text(alphabet="ab<>&\"'*_`#[]()-+1. \n:/", max_size=60))
def test_it_has_no_markup_but_the_allowed(text: str) -> None:
    assert "<" not in ALLOWED.sub("", as_html(text))


@given(
    st.lists(st.sampled_from(["word", "*lean*", "**bold**", "- item", "# head", "> said", "\n"]))
)
def test_no_word_is_lost(parts: list[str]) -> None:
    text = "\n".join(parts)
    words = re.findall(r"[a-z]+", text)
    assert re.findall(r"[a-z]+", re.sub(r"<[^>]*>", " ", as_html(text))) == words
    assert re.findall(r"[a-z]+", as_markdown(text, _marked)) == words
