"""Opens a file for import by what it is: JSONL, CSV or XLSX."""

from pathlib import Path

from journal.errors import UserError
from journal.exchange.columns import Columns
from journal.exchange.read_csv import read_csv
from journal.exchange.read_jsonl import read_jsonl
from journal.exchange.read_xlsx import read_xlsx
from journal.exchange.record import FILE_LIMIT, Rows
from journal.files import read_start
from journal.language import _

_LINES = (".jsonl", ".ndjson", ".json")
_TABLES = (".csv", ".tsv", ".txt", ".tab")
_WORKBOOKS = (".xlsx", ".xlsm")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
START = 4_096  # bytes looked at to tell what a file is


def read_records(path: Path, columns: Columns, notes: list[str]) -> Rows:
    """The records of a file with the lines on which they begin; `notes` gets remarks on it.

    Raises UserError for a file that is missing, unreadable, empty, too large or of another kind.
    """
    start = _start(path)
    suffix = path.suffix.lower()
    if start.startswith(_OLD_EXCEL) or (b"\0" in start and not start.startswith((b"PK", *_WIDE))):
        raise UserError(
            _("{name} is none of JSONL, CSV and XLSX; save it as one of these first.").format(
                name=path.name
            )
        )
    if start.startswith(b"PK") or suffix in _WORKBOOKS:
        return read_xlsx(path, columns, notes)
    if suffix in _LINES or (
        suffix not in _TABLES and start.lstrip(b"\xef\xbb\xbf \r\n")[:1] == b"{"
    ):
        return read_jsonl(path)
    return read_csv(path, columns, notes)


def _start(path: Path) -> bytes:
    start = read_start(path, START, FILE_LIMIT)
    if not start.strip():
        raise UserError(_("{name} is empty.").format(name=path.name))
    return start
