"""A digest as a workbook: page one on the first sheet, then a sheet a table."""

import io
import re
from collections.abc import Iterator
from datetime import datetime
from string import ascii_uppercase
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from journal.digest.document import Data, Document
from journal.digest.render.xlsx_cover import fill_closing, fill_contents, fill_cover
from journal.digest.render.xlsx_look import print_set_up, words
from journal.digest.render.xlsx_table import fill_sheet, is_wide
from journal.language import _
from journal.render.pdf import Paper

# A workbook insists on a time of making, which says when somebody sat at a digest; the same digest
# shall give the same file.
EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001  openpyxl takes naive times only
# What a spreadsheet program allows of a sheet's name.
LONGEST_NAME = 31
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']+")


def to_xlsx(document: Document, paper: Paper = "a4") -> bytes:
    """Page one and all tables as XLSX to be printed on `paper`; the same document gives the same
    bytes.
    """
    digest = document.data()
    book = Workbook()
    _describe(book, digest)
    cover = book.active
    assert isinstance(cover, Worksheet)  # noqa: S101  a new workbook has one sheet
    cover.title = _("Digest")
    print_set_up(cover, digest, paper)
    made = []
    for number, table in _tables(digest):
        sheet = book.create_sheet(_free_name(book, number, table["caption"]))
        fill_sheet(sheet, table, cover)
        print_set_up(sheet, digest, paper, is_wide(table))
        made.append((sheet, table))
    row = fill_contents(cover, fill_cover(cover, digest), made)
    fill_closing(cover, row, digest)
    page = io.BytesIO()
    # Not by the workbook's own way to be saved, which enters the time of now.
    ExcelWriter(book, ZipFile(page, "w")).save()
    return _undated(page)


def _undated(written: io.BytesIO) -> bytes:
    """An archive with the first day that there is for each of its members."""
    page = io.BytesIO()
    with ZipFile(written) as dated, ZipFile(page, "w") as archive:
        for name in dated.namelist():
            archive.writestr(ZipInfo(name), dated.read(name), ZIP_DEFLATED)
    return page.getvalue()


def _describe(book: Workbook, digest: Data) -> None:
    about = book.properties
    about.creator = "Trial Journal"
    about.title = words(digest["title"])
    about.subject = words(digest["subtitle"])
    about.language = digest["language"]
    about.created = about.modified = EPOCH


def _tables(digest: Data) -> Iterator[tuple[str, Data]]:
    """Every table with the number or letter of its section."""
    numbered = ((str(at), one) for at, one in enumerate(digest["sections"], start=1))
    lettered = zip(ascii_uppercase, digest["annexes"], strict=False)
    for number, section in (*numbered, *lettered):
        for block in section["blocks"]:
            if block["type"] == "table":
                yield number, block


def _free_name(book: Workbook, number: str, caption: str) -> str:
    """A name for a sheet: its section and as many words of the caption as fit."""
    plain = " ".join(_NOT_IN_A_NAME.sub(" ", words(caption)).split())
    wanted = f"{number} {plain}"
    if len(wanted) > LONGEST_NAME:
        cut = wanted[: LONGEST_NAME + 1].rsplit(" ", 1)[0].rstrip(",;.")
        wanted = cut if " " in cut else wanted[:LONGEST_NAME]
    name, again = wanted, 2
    taken = {title.casefold() for title in book.sheetnames}
    while name.casefold() in taken:
        name = f"{wanted[: LONGEST_NAME - 4].rstrip()} ({again})"
        again += 1
    return name
