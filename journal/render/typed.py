"""Words that somebody typed, with their emphasis, lists and quotes, as part of a page of ours.

They cannot change the page: a heading becomes a bold line, a table a line for each row, a link
its words and its address. All of it goes through `journal.render.prose`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from markupsafe import Markup, escape

from journal.render.prose import Block, Run, blocks

_TAGS = {"heading": "p", "paragraph": "p", "quote": "blockquote", "code": "pre"}
_LEANING = {"paragraph", "item", "quote"}
_NUMBER = re.compile(r"(\d+)\.")


def as_html(text: str | None) -> Markup:
    """The text as p, ul, ol, blockquote and pre; a single paragraph as its words without a p."""
    found = blocks(text)
    if len(found) == 1 and found[0].kind == "paragraph":
        return _html_runs(found[0])
    return Markup().join(
        _html_list(list(group)) if in_list else Markup().join(map(_html_block, group))
        for in_list, group in groupby(found, key=_list_kind)
    )


def as_markdown(text: str | None, escaped: Callable[[str], str]) -> str:
    """The text as Markdown of the same meaning; `escaped` turns plain words into Markdown."""
    found = blocks(text)
    parts: list[str] = []
    for at, block in enumerate(found):
        if at:
            tight = block.mark and _list_kind(block) == _list_kind(found[at - 1])
            parts.append("\n" if tight else "\n\n")
        parts.append(_markdown_block(block, escaped))
    return "".join(parts)


def _list_kind(block: Block) -> str:
    if block.kind != "item":
        return ""
    return "ol" if _NUMBER.fullmatch(block.mark) else "ul"


def _html_list(items: Sequence[Block]) -> Markup:
    kind = Markup(_list_kind(items[0]))  # noqa: S704  one of two words of ours
    lines = [
        Markup("<li{}{}>{}</li>").format(
            _html_class(item),
            Markup(' value="{}"').format(number[1])
            if (number := _NUMBER.fullmatch(item.mark))
            else "",
            _html_runs(item),
        )
        for item in items
    ]
    return Markup("<{0}>{1}</{0}>").format(kind, Markup().join(lines))


def _html_class(item: Block) -> Markup:
    # An item without a mark goes on with the one before it.
    classes = [name for name, has in (("deeper", item.depth), ("on", not item.mark)) if has]
    return Markup(' class="{}"').format(" ".join(classes)) if classes else Markup()


def _html_block(block: Block) -> Markup:
    words = _html_runs(block)
    if block.kind == "heading":
        words = Markup("<strong>{}</strong>").format(words)
    tag = Markup(_TAGS.get(block.kind, "p"))  # noqa: S704  a word of ours
    return Markup("<{0}>{1}</{0}>").format(tag, words)


def _html_runs(block: Block) -> Markup:
    return Markup().join(_html_run(run, block.kind) for run in block.runs)


def _html_run(run: Run, kind: str) -> Markup:
    words = escape(run.text)
    if kind == "code":
        return words
    words = Markup("<br>").join(words.split("\n"))
    if run.code:
        words = Markup("<code>{}</code>").format(words)
    if run.italic:
        words = Markup("<em>{}</em>").format(words)
    if run.bold and kind != "heading":
        words = Markup("<strong>{}</strong>").format(words)
    return words


def _markdown_block(block: Block, escaped: Callable[[str], str]) -> str:
    words = "".join(_markdown_runs(block, escaped)).strip()
    if block.kind == "heading":
        return f"**{' '.join(words.split())}**"
    if block.kind == "item":
        mark = block.mark if _list_kind(block) == "ol" else "-"
        indent = "    " * block.depth
        begins = f"{mark} " if block.mark else "    "
        return indent + begins + words.replace("\n", f"\n{indent}    ")
    if block.kind == "quote":
        return "\n".join(f"> {line}" for line in words.splitlines())
    return words


def _markdown_runs(block: Block, escaped: Callable[[str], str]) -> Iterator[str]:
    for run in block.runs:
        words = run.text.strip()
        before, _words, after = run.text.partition(words) if words else (run.text, "", "")
        mark = "*" * (2 * run.bold + run.italic) if words and block.kind in _LEANING else ""
        yield f"{before}{mark}{escaped(words)}{mark}{after}"
