"""A digest as a tagged PDF with bookmarks."""

from collections.abc import Iterator
from string import ascii_uppercase

from journal.digest.document import Data, Document
from journal.digest.render.marks import marks
from journal.language import _
from journal.render.pdf import Paper
from journal.render.pdf import to_pdf as typeset
from journal.render.prose import block_data


def to_pdf(document: Document, paper: Paper = "a4") -> bytes:
    """The document as PDF/UA-1 on A4 or US letter; the same document, the same content."""
    words = {
        "front": _("On one page"),
        "foreword": _("Foreword"),
        "contents": _("Contents"),
        "round": _("Round {number}").format(number=document.round),
        "continued": _("(continued)"),
        "no_line": _("No line was written."),
        "letters": list(ascii_uppercase),
    }
    digest = document.data()
    digest["foreword_blocks"] = block_data(digest["foreword"])
    for block in _blocks(digest):
        _prepare(block)
    return typeset("digest.typ", {"digest": digest, "words": words}, paper)


def _blocks(digest: Data) -> Iterator[Data]:
    for section in (*digest["sections"], *digest["annexes"]):
        yield from section["blocks"]


def _prepare(block: Data) -> None:
    """Add the marks of a table, and what people typed as blocks of words."""
    if block["type"] == "table":
        block["marks"] = marks(block)
    elif block["type"] == "statements":
        block["items"] = [block_data(item) for item in block["items"]]
    elif block["type"] in ("lines", "chain"):
        for said in block["items" if block["type"] == "lines" else "steps"]:
            said["blocks"] = block_data(said["text"])
    elif block["type"] == "beside":
        for column in block["columns"]:
            for card in column["cards"]:
                for said in card["texts"]:
                    said["blocks"] = block_data(said["text"])
