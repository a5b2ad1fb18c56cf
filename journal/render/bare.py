"""Markdown as bare words on one line, for lists. Imports nothing heavy: the first list needs it."""

import re
from functools import cache

LONGEST = 400
_MARKS = "*_`#>[-+1234567890"


def bare(text: str) -> str:
    """`text` on one line, without the marks of Markdown around and before its words.

    What only looks like a mark stays: 5 * 3, snake_case, a dash between words. A longer text is
    cut after LONGEST characters: a list shows no more, and patterns take their time over long ones.
    """
    text = text[:LONGEST]
    if not any(mark in text for mark in _MARKS):
        return " ".join(text.split())
    before_line, link, code, pairs, stray = _patterns()
    words = " ".join(before_line.sub("", line) for line in text.splitlines())
    words = code.sub(r"\1", link.sub(r"\1", words))
    for _ in range(2):  # bold in italic, or the other way round
        words = pairs.sub(r"\2", words)
    return " ".join(stray.sub("", words).split())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    # Compiled when first needed, which most lists before the first paint do without.
    return (
        re.compile(r"^\s*(?:(?:>|#{1,6}(?=\s)|[-*+](?=\s)|\d{1,3}\.(?=\s)|```\w*)\s*)+"),
        re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)"),
        re.compile(r"`+([^`]*)`+"),
        re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)([^*_]+?|.*?\S)(?<=\S)\1(?!\w)"),
        # What an excerpt cut off: a mark whose other one is missing.
        re.compile(r"(?<!\S)(?:\*\*\*?|__)(?=\S)|(?<=\S)(?:\*\*\*?|__)(?!\S)|^\*(?=\w)|`"),
    )
