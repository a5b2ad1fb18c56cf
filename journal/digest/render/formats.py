"""One way to write a digest: a document and a format in, the bytes of a file out."""

from collections.abc import Callable

from journal.digest.document import Document
from journal.digest.guarded.blocks import LeadersDocument
from journal.digest.render.html import to_html
from journal.digest.render.json_ import to_json
from journal.digest.render.markdown import to_markdown
from journal.digest.render.pdf import to_pdf
from journal.digest.render.tables_csv import to_csv
from journal.digest.render.xlsx import to_xlsx
from journal.errors import UserError
from journal.language import _
from journal.render.pdf import Paper

FOR_LEADERS = frozenset({"leaders", "brief", "board"})


def _on_any_paper(write: Callable[[Document], bytes]) -> Callable[[Document, Paper], bytes]:
    return lambda document, _paper: write(document)


WRITERS: dict[str, Callable[[Document, Paper], bytes]] = {
    "html": _on_any_paper(to_html),
    "md": _on_any_paper(to_markdown),
    "json": _on_any_paper(to_json),
    "csv": _on_any_paper(to_csv),
    "xlsx": to_xlsx,
    "pdf": to_pdf,
}


def write_digest(document: Document, format_: str, paper: Paper = "a4") -> bytes:
    """The document as html, md, json, csv, xlsx or pdf.

    Raises UserError for any other format, and for csv, which is tables alone, where there are none.
    HTML, Markdown, JSON and CSV are the same bytes for the same document, PDF and XLSX the same
    content. `paper` is what PDF and XLSX are laid out for; HTML prints on either. A preview is for
    looking at and is not written: ValueError. What is for leaders is a LeadersDocument: TypeError.
    """
    if document.edition in FOR_LEADERS and not isinstance(document, LeadersDocument):
        raise TypeError(f"a {document.edition} edition is a LeadersDocument")
    if document.preview:
        raise ValueError("a preview is never written to a file")
    if format_ not in WRITERS:
        raise UserError(
            _("A digest cannot be written as {format}; choose one of {formats}.").format(
                format=format_, formats=", ".join(WRITERS)
            )
        )
    if format_ == "csv" and next(document.tables(), None) is None:
        raise UserError(
            _("There is no table in it, and CSV holds nothing else; choose another format.")
        )
    return WRITERS[format_](document, paper)
