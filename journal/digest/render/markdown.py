"""A digest as Markdown: it reads as it is, and no text in it can become markup."""

import re
from collections.abc import Callable, Iterator

from journal.digest.document import Data, Document
from journal.language import _

_LINE_START = re.compile(r"^(\d*)([-+#=:.)])", re.MULTILINE)
_INLINE = re.compile(r"([\\`*_\[\]<>|~&!])")


def to_markdown(document: Document) -> bytes:
    """The document as UTF-8 Markdown; the same document gives the same bytes."""
    return ("\n\n".join(_document(document.data())) + "\n").encode()


def escaped(text: str) -> str:
    """A text as Markdown shows it, character by character, without markup or a link."""
    lines = (_INLINE.sub(r"\\\1", line.strip()) for line in text.splitlines())
    # A bare address would become a link in many readers.
    text = "\n".join(lines).replace("://", "&#58;//").replace("www.", "www&#46;")
    return _LINE_START.sub(r"\1\\\2", text.replace("@", "&#64;")).strip()


def _document(digest: Data) -> Iterator[str]:
    yield f"# {_one_line(digest['title'])}"
    yield _one_line(digest["subtitle"])
    yield _("Round {number}").format(number=digest["round"]) + f", {digest['period']}"
    yield f"## {_('On one page')}"
    if digest["foreword"]:
        yield escaped(digest["foreword"])
    for headline in digest["front"]:
        yield f"### {_one_line(headline['question'])}"
        yield "\n".join(f"- {_one_line(answer['text'])}" for answer in headline["answers"])
        if headline["basis"]:
            yield f"*{_one_line(headline['basis'])}*"
    for number, section in enumerate(digest["sections"], start=1):
        yield f"## {number}. {_one_line(section['title'])}"
        if section["lead"]:
            yield escaped(section["lead"])
        for block in section["blocks"]:
            yield from _BLOCKS[block["type"]](block)
    yield "---"
    for sentence in digest["closing"]:
        yield escaped(sentence)


def _text(block: Data) -> Iterator[str]:
    yield escaped(block["text"])


def _empty(block: Data) -> Iterator[str]:
    yield f"*{_one_line(block['text'])}*"


def _note(block: Data) -> Iterator[str]:
    yield "\n".join(f"> {line}" for line in escaped(block["text"]).splitlines())


def _table(block: Data) -> Iterator[str]:
    yield f"**{_one_line(block['caption'])}**"
    head = ["", *block["columns"]]
    lines = [_table_row(head), "|" + " --- |" * len(head)]
    lines += [
        _table_row([row["head"], *(cell["text"] for cell in row["cells"])]) for row in block["rows"]
    ]
    yield "\n".join(lines)
    if block["note"]:
        yield escaped(block["note"])


def _table_row(texts: list[str]) -> str:
    return "| " + " | ".join(_one_line(text) for text in texts) + " |"


def _statements(block: Data) -> Iterator[str]:
    if block["title"]:
        yield f"### {_one_line(block['title'])}"
    yield "\n".join(f"- {_one_line(item)}" for item in block["items"])


def _beside(block: Data) -> Iterator[str]:
    yield f"### {_one_line(block['title'])}"
    yield escaped(block["lead"])
    for column in block["columns"]:
        yield f"#### {_one_line(column['title'])}"
        for card in column["cards"]:
            yield from _card(card)


def _card(card: Data) -> Iterator[str]:
    yield f"**{_one_line(card['code'])}** {_one_line(card['tool'])}: {_one_line(card['outcome'])}"
    for text in card["texts"]:
        yield f"*{_one_line(text['label'])}:* {escaped(text['text'])}"
    facts = [f"{fact['label']}: {fact['text']}" for fact in card["facts"]]
    for line in (facts, [card["context"], card["period"]], card["marks"]):
        words = "; ".join(_one_line(part) for part in line if part)
        if words:
            yield words


def _chain(block: Data) -> Iterator[str]:
    yield f"### {_one_line(block['title'])}"
    yield "\n".join(
        f"{at}. *{_one_line(step['label'])}:* {_one_line(step['text'])}"
        for at, step in enumerate(block["steps"], start=1)
    )


def _lines(block: Data) -> Iterator[str]:
    if block["title"]:
        yield f"### {_one_line(block['title'])}"
    for line in block["items"]:
        words = escaped(line["text"] or _("No line was written."))
        origin = [line["name"], line["work_area"], line["tool"], line["outcome"]]
        said = "\n".join(f"> {part}" for part in words.splitlines())
        yield f"{said}\n>\n> *{'; '.join(_one_line(part) for part in origin if part)}*"


def _actions(block: Data) -> Iterator[str]:
    yield f"### {_one_line(block['title'])}"
    if not block["items"]:
        yield f"*{_one_line(block['none'])}*"
        return
    yield "\n".join(
        "- "
        + "; ".join(
            _one_line(action[part])
            for part in ("ask", "answer", "owner", "by_when")
            if action[part]
        )
        for action in block["items"]
    )


def _one_line(text: str) -> str:
    return " ".join(escaped(text).split())


_BLOCKS: dict[str, Callable[[Data], Iterator[str]]] = {
    "paragraph": _text,
    "empty": _empty,
    "note": _note,
    "table": _table,
    "statements": _statements,
    "beside": _beside,
    "chain": _chain,
    "lines": _lines,
    "actions": _actions,
}
