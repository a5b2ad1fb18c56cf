"""A digest as a tagged PDF with bookmarks."""

from journal.digest.document import Document
from journal.language import _
from journal.render.pdf import Paper
from journal.render.pdf import to_pdf as typeset


def to_pdf(document: Document, paper: Paper = "a4") -> bytes:
    """The document as PDF/UA-1 on A4 or US letter; the same document, the same content."""
    words = {
        "front": _("On one page"),
        "round": _("Round {number}").format(number=document.round),
        "no_line": _("No line was written."),
    }
    return typeset("digest.typ", {"digest": document.data(), "words": words}, paper)
