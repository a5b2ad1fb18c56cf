"""Words looked for in a digest: in what it says, whether or not that is drawn already."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journal.digest.document import Data

_APOSTROPHES = "'’"
# What is not drawn of what somebody typed; to read it as Markdown takes too long for a whole page.
_MARKUP = re.compile(r"[*_`]+|^\s*(#+|[-+>])\s+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the words stand: the part of the page, and how many there come before."""

    part: int
    number: int


def pattern(typed: str) -> re.Pattern[str] | None:
    """What finds the words, in capitals or not, across line ends; None for nothing typed."""
    words = typed.split()
    if not words:
        return None
    said = r"\s+".join(re.escape(word) for word in words)
    return re.compile(re.sub(f"[{_APOSTROPHES}]", f"[{_APOSTROPHES}]", said), re.IGNORECASE)


def hits(parts: Sequence[Sequence[str]], wanted: re.Pattern[str]) -> list[Hit]:
    """Every place in the texts of the parts of a page, in their order."""
    found = []
    for part, texts in enumerate(parts):
        number = sum(1 for text in texts for _ in wanted.finditer(text))
        found += [Hit(part, n) for n in range(number)]
    return found


def said_in_front(headlines: Sequence[Data]) -> Iterator[str]:
    """The texts of page one."""
    for headline in headlines:
        yield headline["question"]
        for answer in headline["answers"]:
            yield answer["text"]
            figure = answer.get("figure")
            if figure and not figure.get("behind"):
                yield figure["text"]
        yield headline["basis"]


def said_in(block: Data) -> Iterator[str]:
    """The texts that a block shows, figures that are buttons apart."""
    yield block.get("title", "") if not block.get("goes_on") else ""
    kind = block["type"]
    if kind == "table":
        yield from _said_in_table(block)
    elif kind == "beside":
        yield from _said_in_cards(block)
    elif kind == "chain":
        yield from (text for step in block["steps"] for text in (step["label"], step["text"]))
    else:
        yield block.get("text", "")
        for item in block.get("items", ()):
            yield from [item] if isinstance(item, str) else map(str, filter(None, item.values()))


def _said_in_table(block: Data) -> Iterator[str]:
    yield from (block["caption"], block.get("basis", ""), *block["columns"], block["note"])
    marks = set()
    for row in block["rows"]:
        yield row["head"]
        for cell in row["cells"]:
            if block["chart"] == "heat" and cell["state"] != "shown":
                marks.add(cell["text"])
            elif not cell.get("behind"):
                yield cell["text"]
    yield from marks  # each once, in the legend


def _said_in_cards(block: Data) -> Iterator[str]:
    if not block["goes_on"]:
        yield block["lead"]
    if block["names_sides"]:
        yield from (side["title"] for side in block["columns"])
    for side in block["columns"]:
        for card in side["cards"]:
            yield f"{card['tool']}: {card['outcome']}"
            for text in card["texts"]:
                yield from (text["label"], _MARKUP.sub("", text["text"]))
            for fact in card["facts"]:
                yield f"{fact['label']}: {fact['text']}"
            yield from (card["context"], card["period"], *card["marks"], card["code"])
