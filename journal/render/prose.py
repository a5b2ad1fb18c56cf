"""Markdown that somebody typed, as plain blocks of words for PDF and Word files.

It goes through `journal.render.markdown`, so every output shows the same of it.
"""

from dataclasses import asdict, dataclass
from html.parser import HTMLParser
from typing import Any

from journal.render.markdown import to_html

_BLOCKS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "p": "paragraph",
    "pre": "code",
    "tr": "paragraph",
}
_STYLES = {"strong": "bold", "em": "italic", "code": "code"}


@dataclass(frozen=True)
class Run:
    """Words in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False


@dataclass(frozen=True)
class Block:
    """A `paragraph`, `heading`, `item`, `quote` or `code`; an item's `mark` is • or its number."""

    kind: str
    runs: tuple[Run, ...]
    depth: int = 0
    mark: str = ""


def blocks(text: str | None) -> list[Block]:
    """The blocks of a Markdown text; a table becomes a line for each row, a link
    its words and its address.
    """
    reader = _Reader()
    reader.feed(to_html(text))
    reader.close()
    reader.finish()
    return reader.blocks


def block_data(text: str | None) -> list[dict[str, Any]]:
    """The same as plain data, for a template."""
    return [asdict(block) for block in blocks(text)]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self._runs: list[Run] = []
        self._kind = "paragraph"
        self._styles: list[str] = []
        self._lists: list[int | None] = []  # the number of the next item, None for a bullet
        self._quotes = 0
        self._mark = ""
        self._address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ul", "ol"):
            self.finish()
            start = dict(attrs).get("start") or "1"
            self._lists.append(int(start) if tag == "ol" and start.isdigit() else None)
        elif tag == "li":
            self.finish()
            self._mark = self._next_mark()
        elif tag == "blockquote":
            self.finish()
            self._quotes += 1
        elif tag in _BLOCKS:
            self.finish()
            self._kind = _BLOCKS[tag]
        elif tag == "br":
            self._add("\n")
        elif tag == "a":
            self._address = dict(attrs).get("href") or ""
        elif tag in _STYLES:
            self._styles.append(_STYLES[tag])

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self.finish()
            self._lists.pop()
        elif tag == "blockquote":
            self.finish()
            self._quotes -= 1
        elif tag in _BLOCKS or tag == "li":
            self.finish()
        elif tag in ("td", "th"):
            self._add("   ")
        elif tag == "a":
            self._show_address()
        elif tag in _STYLES:
            self._styles.remove(_STYLES[tag])

    def handle_data(self, data: str) -> None:
        if self._kind != "code":
            # Between tags a line end is the converter's own; a typed one is a <br>.
            data = data.replace("\n", " ") if data.strip(" ") != "\n" else ""
            if not self._runs or self._runs[-1].text.endswith("\n"):
                data = data.lstrip()
        self._add(data)

    def finish(self) -> None:
        """End the block under way, if it has words."""
        runs, self._runs = tuple(self._runs), []
        if "".join(run.text for run in runs).strip():
            depth = max(0, len(self._lists) - 1)
            self.blocks.append(Block(self._kind_now(), runs, depth, self._mark))
            self._mark = ""
        self._kind = "paragraph"

    def _kind_now(self) -> str:
        if self._kind == "paragraph" and self._lists:
            return "item"
        return "quote" if self._kind == "paragraph" and self._quotes else self._kind

    def _add(self, text: str) -> None:
        if text:
            styles = set(self._styles)
            self._runs.append(Run(text, "bold" in styles, "italic" in styles, "code" in styles))

    def _show_address(self) -> None:
        # Paper cannot be pressed: the address stands beside the words, unless it is the words.
        address, self._address = self._address.removeprefix("mailto:"), ""
        if address and not (self._runs and self._runs[-1].text == address):
            self._add(f" ({address})")

    def _next_mark(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "\N{BULLET}"
        self._lists[-1] = number + 1
        return f"{number}."
