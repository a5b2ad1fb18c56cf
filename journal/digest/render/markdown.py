"""A digest as Markdown: it reads as it is, and no text in it can become markup of its own.

What people typed as Markdown keeps its emphasis and lists (journal.render.typed); every other
word is escaped.
"""

import re
from collections.abc import Callable, Iterator
from string import ascii_uppercase

from journal.digest.document import Data, Document
from journal.digest.render.marks import marks
from journal.digest.render.opening import foreword_first
from journal.language import _
from journal.render.typed import as_markdown

# An asterisk is markup here.
_SIGNS = {"*": "▨"}
_INLINE = re.compile(r"([\\`*_\[\]|]|~(?=~)|(?<=~)~)")
# What makes a list, a heading, a rule, a quote, a definition or a fence at the start of a line.
_LINE_START = re.compile(r"^(?:(\d+)(?=[.)](?:\s|$))|(?=[-+](?:[-+\s]|$)|[#=:>]))", re.MULTILINE)
_TAG, _ENTITY = re.compile(r"<(?=[A-Za-z/!?])"), re.compile(r"&(?=#?\w+;)")


def to_markdown(document: Document) -> bytes:
    """The document as UTF-8 Markdown; the same document gives the same bytes."""
    return ("\n\n".join(_document(document.data())) + "\n").encode()


def escaped(text: str) -> str:
    """A text as Markdown shows it, character by character, without markup or a link."""
    lines = (_INLINE.sub(r"\\\1", line.strip()) for line in text.splitlines())
    text = _TAG.sub("&lt;", _ENTITY.sub("&amp;", "\n".join(lines)))
    # A bare address would become a link in many readers.
    text = text.replace("://", "&#58;//").replace("www.", "www&#46;").replace("@", "&#64;")
    return _LINE_START.sub(r"\1\\", text).strip()


def _document(digest: Data) -> Iterator[str]:
    yield f"# {_one_line(digest['title'])}"
    yield _one_line(digest["subtitle"])
    if digest["narrowed"]:
        yield f"*{_one_line(digest['narrowed'])}*"
    yield _("Round {number}").format(number=digest["round"]) + f", {digest['period']}"
    yield from _front(digest)
    for number, section in enumerate(digest["sections"], start=1):
        yield from _section(section, str(number))
    for letter, section in zip(ascii_uppercase, digest["annexes"], strict=False):
        yield from _section(section, letter)
    yield "---"
    for sentence in digest["closing"]:
        yield escaped(sentence)


def _front(digest: Data) -> Iterator[str]:
    if digest["front"] or digest["foreword"]:
        yield f"## {_('On one page')}"
    first = foreword_first(digest)
    if digest["foreword"] and first:
        yield _typed(digest["foreword"])
    for headline in digest["front"]:
        yield f"### {_one_line(headline['question'])}"
        yield "\n".join(f"- {_answer(answer)}" for answer in headline["answers"])
        if headline["basis"]:
            yield f"*{_one_line(headline['basis'])}*"
    if not first:
        yield f"### {_('Foreword')}"
        yield _typed(digest["foreword"])


def _answer(answer: Data) -> str:
    text, figure = _one_line(answer["text"]), answer["figure"]
    if not figure:
        return text
    between = " " if text.rstrip("”").endswith((".", "!", "?")) else ": "
    return f"{text}{between}**{_one_line(figure['text'])}**"


def _section(section: Data, number: str) -> Iterator[str]:
    yield f"## {number}. {_one_line(section['title'])}"
    if section["lead"]:
        yield escaped(section["lead"])
    for block in section["blocks"]:
        yield from _BLOCKS[block["type"]](block)


def _text(block: Data) -> Iterator[str]:
    yield escaped(block["text"])


def _empty(block: Data) -> Iterator[str]:
    yield f"*{_one_line(block['text'])}*"


def _note(block: Data) -> Iterator[str]:
    yield _quoted(escaped(block["text"]))


def _table(block: Data) -> Iterator[str]:
    basis = f" ({_one_line(block['basis'])})" if block["basis"] else ""
    yield f"**{_one_line(block['caption'])}**{basis}"
    texts = block["chart"] == "none"
    signs = {} if texts else {said: _SIGNS.get(sign, sign) for said, sign in marks(block).items()}
    rows = [
        [_one_line(row["head"]), *(_cell(cell, signs) for cell in row["cells"])]
        for row in block["rows"]
    ]
    yield "\n".join(_laid_out([["", *map(_one_line, block["columns"])], *rows], texts))
    if signs:
        yield "; ".join(f"{sign} {_one_line(said)}" for said, sign in signs.items())
    if block["note"]:
        yield escaped(block["note"])


def _cell(cell: Data, signs: dict[str, str]) -> str:
    shown = cell["state"] == "shown"
    return _one_line(cell["text"]) if shown else signs.get(cell["text"]) or _one_line(cell["text"])


def _laid_out(rows: list[list[str]], texts: bool) -> Iterator[str]:
    """The rows of a table in columns of one width, figures to the right."""
    wide = [max(3, *(len(row[at]) for row in rows)) for at in range(len(rows[0]))]
    right = [at > 0 and not texts for at in range(len(wide))]
    for at, row in enumerate(rows):
        cells = zip(row, wide, right, strict=True)
        yield f"| {' | '.join(c.rjust(w) if r else c.ljust(w) for c, w, r in cells)} |"
        if not at:
            lines = ("-" * (w - r) + ":" * r for w, r in zip(wide, right, strict=True))
            yield f"| {' | '.join(lines)} |"


def _statements(block: Data) -> Iterator[str]:
    if block["title"]:
        yield f"### {_one_line(block['title'])}"
    items = [f"- {_indented(_typed(item))}" for item in block["items"]]
    # After an item of several paragraphs the next one begins on its own.
    yield ("\n\n" if any("\n\n" in item for item in items) else "\n").join(items)


def _beside(block: Data) -> Iterator[str]:
    yield f"### {_one_line(block['title'])}"
    if block["lead"]:
        yield escaped(block["lead"])
    for column in block["columns"]:
        yield f"#### {_one_line(column['title'])}"
        for card in column["cards"]:
            yield from _card(card)


def _card(card: Data) -> Iterator[str]:
    yield f"**{_one_line(card['code'])}** {_one_line(card['tool'])}: {_one_line(card['outcome'])}"
    for text in card["texts"]:
        yield _labelled(text)
    facts = [f"{fact['label']}: {fact['text']}" for fact in card["facts"]]
    for line in (facts, [card["context"], card["period"]], card["marks"]):
        words = "; ".join(_one_line(part) for part in line if part)
        if words:
            yield words


def _chain(block: Data) -> Iterator[str]:
    yield f"### {_one_line(block['title'])}"
    yield "\n".join(
        f"{at}. {_indented(_labelled(step))}" for at, step in enumerate(block["steps"], start=1)
    )


def _lines(block: Data) -> Iterator[str]:
    if block["title"]:
        yield f"### {_one_line(block['title'])}"
    for line in block["items"]:
        words = _typed(line["text"]) or escaped(_("No line was written."))
        origin = [line["name"], line["work_area"], line["tool"], line["outcome"]]
        yield f"{_quoted(words)}\n>\n> *{'; '.join(_one_line(part) for part in origin if part)}*"


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


def _typed(text: str) -> str:
    return as_markdown(text, escaped)


def _labelled(said: Data) -> str:
    words = _typed(said["text"])
    # A list or a quote begins on a line of its own.
    apart = "\n\n" if words[:2] in ("- ", "> ") or re.match(r"\d+\. ", words) else " "
    return f"*{_one_line(said['label'])}:*{apart}{words}"


def _indented(words: str) -> str:
    return re.sub(r"\n(?=.)", "\n    ", words)


def _quoted(words: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in words.splitlines())


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
