"""A school's list of names as a file: text, CSV or XLSX, whose names alone are taken out of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from journal.errors import UserError
from journal.exchange.read_csv import UTF_16_MARKS, decoded, utf_16_without_mark
from journal.exchange.read_xlsx import xlsx_tables
from journal.exchange.record import Refused
from journal.exchange.table import Table
from journal.files import read_file
from journal.language import _
from journal.privacy.lists.name_lists import ReadNames, has_headings, read_list, read_table

FILE_LIMIT = 5_000_000  # bytes
UNPACKED_LIMIT = 200_000_000  # bytes of a workbook
MOST_ROWS = 50_000  # of one sheet
LONGEST_NAME = 80  # characters of the name that is offered for a list
_PROTECTED = b"\xd0\xcf\x11\xe0"  # of old Excel files, and of new ones that need a password
# Some programs save a web page under the suffix of a workbook.
_OTHER_FILES = (b"%pdf", b"{\\rtf", b"<html", b"<!doctype", b"<?xml", b"<table", b"<meta")
_PLAIN_SHEET = re.compile(r"^(?:sheet|table|tabelle|feuil|hoja|report)\s*\d*$", re.IGNORECASE)
_UNREADABLE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True)
class FoundList:
    """One list of a file, under the name on offer for it."""

    name: str
    read: ReadNames


def read_names(path: Path, kind: str = "pupil") -> tuple[FoundList, ...]:
    """The lists of a file, for names of a kind of the owner's lists; each sheet with names is one.

    Raises UserError for a file that is missing, empty, damaged, protected, too large, of another
    kind, or without a name. What is no name or year group is not kept.
    """
    content = read_file(path, FILE_LIMIT)
    _refuse_others(path, content)
    try:
        found = _sheets(path, kind) if content.startswith(b"PK") else [_text(path, content, kind)]
    except RecursionError as error:
        raise _no_names(path) from error
    found = [one for one in found if one.read.names]
    if not found:
        raise _no_names(path)
    return tuple(found)


def _refuse_others(path: Path, content: bytes) -> None:
    if not content.strip():
        raise UserError(_("{name} is empty.").format(name=path.name))
    if content.startswith(_PROTECTED):
        raise UserError(
            _(
                "{name} is protected by a password or is an old Excel file; open it in your "
                "spreadsheet program and save it as .xlsx or CSV without a password."
            ).format(name=path.name)
        )
    wide = content.startswith((b"PK", *UTF_16_MARKS)) or utf_16_without_mark(content)
    marked = content.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_OTHER_FILES)
    if marked or (b"\0" in content and not wide):
        raise UserError(
            _(
                "{name} is no table or text; export the list as CSV or XLSX, or copy the names "
                "and paste them."
            ).format(name=path.name)
        )


def _text(path: Path, content: bytes, kind: str) -> FoundList:
    text = _UNREADABLE.sub("\ufffd", decoded(content))
    read = read_list(text, kind)
    return FoundList(_called(path, read), read)


def _sheets(path: Path, kind: str) -> list[FoundList]:
    with xlsx_tables(path, forgiving=True, unpacked_limit=UNPACKED_LIMIT) as tables:
        rows = {table.name: list(_cells(path, table)) for table in tables}
    rows = {name: filled for name, filled in rows.items() if filled}
    headed = {name for name, filled in rows.items() if has_headings(filled[:20], kind)}
    read = {
        name: read_table(filled, kind)
        for name, filled in rows.items()
        if not headed or name in headed
    }
    read = {name: one for name, one in read.items() if one.names}
    if len(read) == 1:
        return [FoundList(_called(path, one), one) for one in read.values()]
    return [FoundList(_of_sheet(path, name), one) for name, one in read.items()]


def _cells(path: Path, table: Table) -> Iterator[list[str]]:
    rows = table.rows()
    for row in islice(rows, MOST_ROWS):
        if not isinstance(row, Refused) and any(cell not in (None, "") for cell in row[1]):
            yield [_as_text(cell) for cell in row[1]]
    if next(rows, None) is not None:
        raise UserError(
            _("{name} has more than {n:,} rows; export the classes that you teach.").format(
                name=path.name, n=MOST_ROWS
            )
        )


def _as_text(cell: Any) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _called(path: Path, read: ReadNames) -> str:
    return (read.title or path.stem.replace("_", " "))[:LONGEST_NAME]


def _of_sheet(path: Path, sheet: str) -> str:
    own = sheet if not _PLAIN_SHEET.match(sheet) else f"{path.stem} {sheet}"
    return own[:LONGEST_NAME]


def _no_names(path: Path) -> UserError:
    return UserError(
        _(
            "No names were found in {name}; a list has one name a line, or a column headed Name, "
            "or Surname and Forename."
        ).format(name=path.name)
    )
