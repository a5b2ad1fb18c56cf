"""Opens a file for import by what it is: JSONL, CSV or XLSX."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from journal.errors import UserError
from journal.exchange.read_csv import UTF_16_MARKS, csv_table, utf_16_without_mark
from journal.exchange.read_xlsx import xlsx_tables
from journal.exchange.record import FILE_LIMIT
from journal.exchange.table import Recognise, Table
from journal.files import read_start
from journal.language import _

LINES = (".jsonl", ".ndjson", ".json")
TABLES = (".csv", ".tsv", ".txt", ".tab")
WORKBOOKS = (".xlsx", ".xlsm")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
START = 4_096  # bytes looked at to tell what a file is


def holds_lines(path: Path) -> bool:
    """Whether a file holds JSON lines rather than tables.

    Raises UserError for a file that is missing, unreadable, empty, too large or of another kind.
    """
    start = read_start(path, START, FILE_LIMIT)
    if not start.strip():
        raise UserError(_("{name} is empty.").format(name=path.name))
    wide = start.startswith((b"PK", *UTF_16_MARKS)) or utf_16_without_mark(start)
    if start.startswith(_OLD_EXCEL) or (b"\0" in start and not wide):
        raise UserError(
            _("{name} is none of JSONL, CSV and XLSX; save it as one of these first.").format(
                name=path.name
            )
        )
    if _is_workbook(path, start):
        return False
    suffix = path.suffix.lower()
    return suffix in LINES or (
        suffix not in TABLES and start.lstrip(b"\xef\xbb\xbf \r\n")[:1] == b"{"
    )


@contextmanager
def open_tables(path: Path, recognise: Recognise) -> Iterator[list[Table]]:
    """The tables of a CSV or XLSX file, to be read while it is open."""
    if _is_workbook(path, read_start(path, START, FILE_LIMIT)):
        with xlsx_tables(path) as tables:
            yield tables
    else:
        yield [csv_table(path, recognise)]


def _is_workbook(path: Path, start: bytes) -> bool:
    return start.startswith(b"PK") or path.suffix.lower() in WORKBOOKS
