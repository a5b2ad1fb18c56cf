"""Typed Markdown becomes HTML that loads nothing, runs nothing and loses no word."""

import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.render.markdown import LONGEST, MOST_BRACKETS, SCHEMES, TAGS, to_html

TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^>]*)>")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("**bold** and *leaning*", "<p><strong>bold</strong> and <em>leaning</em></p>"),
        ("one\ntwo", "<p>one<br>\ntwo</p>"),
        ("# Title", "<h1>Title</h1>"),
        ("3. third", '<ol start="3">\n<li>third</li>\n</ol>'),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("Tried:\n- a\n- b", "<p>Tried:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("- a\nand on\n- b", "<ul>\n<li>a<br>\nand on</li>\n<li>b</li>\n</ul>"),
        ("in the year\n2024. Then", "<p>in the year<br>\n2024. Then</p>"),
        ("```\nx\n- a\n```", "<pre><code>x\n- a\n</code></pre>"),
        ("`x < y`", "<p><code>x &lt; y</code></p>"),
        ("5 < 6 & 7 > 6", "<p>5 &lt; 6 &amp; 7 &gt; 6</p>"),
        ("J&#101;ss&zwnj;ica", "<p>J&amp;#101;ss&amp;zwnj;ica</p>"),
        ("# &#74;o\n\n`&#74;`", "<h1>&amp;#74;o</h1>\n<p><code>&amp;#74;</code></p>"),
    ],
)
def test_what_people_type_looks_as_meant(typed: str, shown: str) -> None:
    assert to_html(typed).strip() == shown


def test_a_table_is_a_table() -> None:
    html = to_html("| a | b |\n|---|---|\n| 1 | 2 |")
    assert "<th>a</th>" in html
    assert "<td>2</td>" in html


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "<img src=https://evil.example/x.png onerror=alert(1)>",
        "<div onclick='x'>\n\nhello\n\n</div>",
        "<iframe src='https://evil.example'></iframe>",
        "<style>body{display:none}</style>",
    ],
)
def test_typed_html_is_shown_and_not_read(typed: str) -> None:
    html = to_html(typed)
    assert not re.search(r"<(script|img|div|iframe|style)", html)
    assert "&lt;" in html


def test_a_picture_is_not_loaded() -> None:
    html = to_html("![a plan](https://evil.example/x.png) ![other][1]\n\n[1]: https://evil.example")
    assert "<img" not in html
    assert "a plan" in html


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "/relative", "//evil.example",
     "vbscript:x", "JaVaScRiPt:x", "ftp://x.example/"],
)  # fmt: skip
def test_only_web_and_mail_addresses_are_links(address: str) -> None:
    html = to_html(f"[here]({address}) <{address}>")
    assert "href" not in html
    assert "here" in html


def test_links_say_that_they_do_not_vouch() -> None:
    html = to_html('[here](https://example.org "J&#101;ssica") <mailto:a@example.org>')
    assert 'href="https://example.org"' in html
    assert "Jessica" not in html  # words that show only under a pointer are read by nobody
    assert "mailto:" in html
    assert html.count('rel="noopener noreferrer nofollow"') == 2


def test_a_line_that_looks_like_a_reference_stays() -> None:
    assert "this matters" in to_html("[note]: this matters")


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_is_nothing(nothing: str | None) -> None:
    assert to_html(nothing) == ""


def test_a_very_long_text_is_shown_as_typed() -> None:
    html = to_html("**a** <b>\n" * LONGEST)
    assert "**a** &lt;b&gt;<br>" in html


def test_deep_nesting_is_shown_somehow() -> None:
    assert to_html("> " * 5_000 + "deep").count("deep") == 1


def test_no_text_leaves_a_trace_on_the_next() -> None:
    sample = "# Day\n- **one** [a](https://example.org)\n\n1. two\n\n| a |\n|---|\n| &amp; |"
    shown = to_html(sample)
    for before in (
        "> " * 5_000 + "deep",
        "```\nopen",
        "- a\n  - b",
        "**a `b [c](",
        "[a]: b",
        "\x02",
    ):
        to_html(before)
        assert to_html(sample) == shown


def test_threads_render_beside_each_other() -> None:
    texts = [f"*word{number}* `code{number}` " * 300 for number in range(4)]
    alone = list(map(to_html, texts))
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(to_html, texts)) == alone


@pytest.mark.parametrize(
    "text", ["[" * LONGEST, "[" * 9_000 + "](" * 5_000, "[a](b" * 4_000, "> " * 10_000,
             "*a " * 6_000, "__a*" * 5_000, "```\n" * 5_000, "![](" * 5_000,
             ("[" * MOST_BRACKETS).ljust(LONGEST)]
)  # fmt: skip
def test_no_text_takes_much_longer_than_an_ordinary_one(text: str) -> None:
    ordinary = _seconds("An *ordinary* text, with a [link](https://example.org) or two.\n\n" * 3)
    assert _seconds(text[:LONGEST]) < 1_000 * ordinary  # some of these took 50,000 times as long


def _seconds(text: str) -> float:
    started = time.process_time()
    to_html(text)
    return time.process_time() - started


MARKS = "<>[]()!*_`#&;\"'=/\\ \n\tajsx:scriptonme\x02\x03"


@given(st.text(alphabet=st.sampled_from(MARKS), max_size=80))
def test_whatever_is_typed_stays_within_the_allowed_tags(typed: str) -> None:
    for _, name, rest in TAG.findall(to_html(typed)):
        assert name in TAGS
        assert not re.search(r"\son\w+=", rest)
        for address in re.findall(r'href="([^"]*)"', rest):
            assert address.split(":")[0].lower() in SCHEMES


@given(st.lists(st.text(alphabet="abcdefghij", min_size=3, max_size=8), min_size=1, max_size=8))
def test_no_word_is_lost(words: list[str]) -> None:
    html = to_html("\n".join(f"[{word}]: {word} <{word}>" for word in words))
    assert all(html.count(word) >= 3 for word in words)
