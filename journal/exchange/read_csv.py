"""CSV as people have it: UTF-8, UTF-16 or Windows-1252, with commas, semicolons or tabs."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from pathlib import Path

from journal.exchange.record import FILE_LIMIT, Refused
from journal.exchange.table import Cells, Recognise, Table
from journal.files import read_file
from journal.language import _

DELIMITERS = (",", ";", "\t")
SNIFFED_LINES = 20
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
START = 2_000  # bytes looked at for zeros
MOST_ZEROS = 0.8
_UNREADABLE = re.compile(r"[\udc80-\udcff]")
_DELIMITER_LINE = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)

# The module's own limit, 131,072 characters, is below that of a text in the journal.
csv.field_size_limit(FILE_LIMIT)


def csv_table(path: Path, recognise: Recognise) -> Table:
    """The one table of a file; the separator is the one that makes most headings known."""
    text = decoded(read_file(path, FILE_LIMIT))
    told = _DELIMITER_LINE.match(text)
    delimiter = told[1] if told else _delimiter(text, recognise)
    body = text[told.end() :] if told else text
    return Table("", lambda: _rows(body, delimiter, 2 if told else 1))


def decoded(content: bytes) -> str:
    """The text of a file. Bytes that its encoding does not have stand as lone surrogates."""
    if content.startswith(UTF_16_MARKS):
        return content.decode("utf-16", "replace")
    if unmarked := utf_16_without_mark(content):
        return content.decode(unmarked, "replace")
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        mostly_utf_8 = any(_is_utf_8_beyond_ascii(line) for line in content.splitlines())
        return content.decode("utf-8" if mostly_utf_8 else "cp1252", "surrogateescape")


def utf_16_without_mark(content: bytes) -> str | None:
    """The byte order of UTF-16 that does not say so, told by the zeros of Western text."""
    start = content[:START]
    for encoding, zeros, letters in (
        ("utf-16-le", start[1::2], start[::2]),
        ("utf-16-be", start[::2], start[1::2]),
    ):
        mostly_zero = len(zeros) > 1 and zeros.count(0) > MOST_ZEROS * len(zeros)
        if mostly_zero and not letters.count(0):
            return encoding
    return None


def _is_utf_8_beyond_ascii(line: bytes) -> bool:
    try:
        return not line.isascii() and bool(line.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _delimiter(text: str, recognise: Recognise) -> str:
    """The separator that makes most headings known, or else most cells."""
    head = list(islice(StringIO(text, newline=""), SNIFFED_LINES))

    def score(delimiter: str) -> tuple[int, int]:
        rows = list(csv.reader(head, delimiter=delimiter))
        return max(map(recognise, rows), default=0), max((len(row) for row in rows), default=0)

    return max(DELIMITERS, key=score)


def _rows(text: str, delimiter: str, first_line: int) -> Iterator[Cells | Refused]:
    lines: list[str] = []  # of the row that is being read

    def remembered() -> Iterator[str]:
        for line in StringIO(text, newline=""):
            lines.append(line)
            yield line

    reader = csv.reader(remembered(), delimiter=delimiter)
    begins = first_line
    cells = next(reader, None)
    while cells is not None:
        own_lines = list(lines)
        lines.clear()
        following = next(reader, None)
        if following is None and _unclosed(own_lines, delimiter):
            yield Refused(begins, _("A quotation mark that opens on this line is never closed."))
        elif any(_UNREADABLE.search(cell) for cell in cells):
            yield Refused(begins, _("The line holds bytes that are no text in its encoding."))
        else:
            yield begins, tuple(cells)  # which the garbage collector soon leaves alone
        begins += len(own_lines)
        cells = following


def _unclosed(lines: list[str], delimiter: str) -> bool:
    """Whether a row ends inside quotation marks, so that it swallowed the rest of the file."""
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "end of data" in str(error)
    return False
