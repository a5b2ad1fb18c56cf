"""One sheet of paper to be handed over: facts, words as they were written, lines to fill by hand.

As PDF (PDF/UA-1) and as HTML. Nothing on it is read as markup: the words stand as they were typed.
"""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from journal.errors import UserError
from journal.files import write_atomically
from journal.language import _
from journal.render.page import html_page
from journal.render.pdf import Paper, to_pdf


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and what stands beside or under it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Blank:
    """Something to be filled in by hand, on so many empty `lines`; two that are a `half` line each
    follow one another and stand side by side."""

    label: str
    lines: int = 1
    half: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the sheet, from top to bottom; `notice` says whom it is for."""

    title: str
    notice: str
    advice: str
    facts: tuple[Entry, ...]
    words_title: str
    words: tuple[Entry, ...]
    blanks_title: str
    blanks: tuple[Blank, ...]
    closing: str

    def pdf(self, paper: Paper = "a4") -> bytes:
        """The sheet as a tagged PDF, on a4 or letter."""
        return to_pdf("sheet.typ", {"sheet": self._data()}, paper)

    def html(self) -> bytes:
        """The same as one page of HTML, which loads nothing."""
        return html_page("sheet.html.j2", "sheet.css", sheet=self._data())

    def _data(self) -> dict[str, Any]:
        return asdict(self)


def write_sheet(sheet: Sheet, path: Path) -> Path:
    """Write the sheet as `.pdf` or `.html`, by the file's suffix; UserError for another one."""
    match path.suffix.lower():
        case ".pdf":
            write_atomically(path, sheet.pdf())
        case ".html" | ".htm":
            write_atomically(path, sheet.html())
        case _:
            raise UserError(_("Name a file that ends in .pdf or .html."))
    return path
