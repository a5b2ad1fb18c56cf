"""The tables of a digest as a workbook, a sheet a table; cells are words or numbers."""

import io
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from journal.digest.document import Data, Document
from journal.language import _
from journal.render.cells import harmless
from journal.render.pdf import Paper

# A workbook insists on a time of making; the same digest shall give the same content.
EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001  openpyxl takes naive times only
WIDEST = 48
PAPERS: dict[Paper, str] = {"a4": Worksheet.PAPERSIZE_A4, "letter": Worksheet.PAPERSIZE_LETTER}


def to_xlsx(document: Document, paper: Paper = "a4") -> bytes:
    """All tables as XLSX to be printed on `paper`; the same document gives the same content."""
    book = Workbook()
    book.properties.creator = "Trial Journal"
    book.properties.created = book.properties.modified = EPOCH
    cover = book.active
    assert isinstance(cover, Worksheet)  # noqa: S101  a new workbook has one sheet
    _cover(cover, document)
    for table in document.tables():
        _sheet(book.create_sheet(_free_title(book, table["id"])), table)
    for sheet in book.worksheets:
        sheet.page_setup.paperSize = PAPERS[paper]
    page = io.BytesIO()
    book.save(page)
    return page.getvalue()


def _cover(sheet: Worksheet, document: Document) -> None:
    sheet.title = _("Digest")
    sheet.append([_words(document.title)])
    sheet["A1"].font = Font(bold=True, size=16)
    for line in (
        document.subtitle,
        f"{_('Round {number}').format(number=document.round)}, {document.period}",
        *document.closing,
    ):
        sheet.append([_words(line)])
    for headline in document.front:
        sheet.append([])
        sheet.append([_words(headline.question)])
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)
        for answer in headline.answers:
            sheet.append([_words(answer.text)])
        sheet.append([_words(headline.basis)])
    sheet.column_dimensions["A"].width = 100
    for row in sheet.iter_rows():
        row[0].alignment = Alignment(wrap_text=True, vertical="top")


def _sheet(sheet: Worksheet, table: Data) -> None:
    sheet.append([_words(table["caption"])])
    sheet["A1"].font = Font(bold=True, size=13)
    sheet.append(["", *(_words(column) for column in table["columns"])])
    for row in table["rows"]:
        sheet.append([_words(row["head"]), *(_value(cell) for cell in row["cells"])])
    if table["note"]:
        sheet.append([])
        sheet.append([_words(table["note"])])
    for cell in sheet[2]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="bottom")
    sheet.freeze_panes = "B3"
    sheet.column_dimensions["A"].width = WIDEST
    for at, column in enumerate(table["columns"], start=2):
        sheet.column_dimensions[get_column_letter(at)].width = min(WIDEST, max(12, len(column) + 2))


def _value(cell: Data) -> int | str:
    text: str = cell["text"]
    if cell["state"] == "shown" and text.isascii() and text.isdigit():
        return int(text)
    return _words(text)


def _words(text: str) -> str:
    """The text without the control characters that a workbook cannot hold, and never a formula."""
    return harmless(ILLEGAL_CHARACTERS_RE.sub("", text))


def _free_title(book: Workbook, wanted: str) -> str:
    title = wanted[:28]
    number = 2
    while title in book.sheetnames:
        title = f"{wanted[:28]} {number}"
        number += 1
    return title
