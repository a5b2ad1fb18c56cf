"""XLSX: values as the spreadsheet program stored them, never a formula run here."""

import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.cell import get_column_letter, range_boundaries

from journal.errors import UserError
from journal.exchange.record import Refused
from journal.exchange.table import Cells, Table
from journal.language import _

UNPACKED_LIMIT = 1_000_000_000  # bytes; a small file can unpack to more than a disk holds
MERGES_WITHIN = 50_000  # rows down which one merged cell is carried
# What openpyxl raises of damaged parts, and of parts and attributes that it does not know.
_UNREADABLE = (
    BadZipFile, KeyError, ValueError, OSError, SyntaxError, EOFError, TypeError, AttributeError,
)  # fmt: skip
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
Spread = Mapping[tuple[int, int], tuple[int, int]]


@contextmanager
def xlsx_tables(
    path: Path, forgiving: bool = False, unpacked_limit: int | None = None
) -> Iterator[list[Table]]:
    """The sheets of a workbook, to be read while it is open.

    A cell merged over several rows counts in each. Where a cell holds an error, or a formula
    without its result, its row is refused; read `forgiving`, the cell counts as empty. Raises
    UserError if the file is no workbook, also while its rows are read, or unpacks to more than
    `unpacked_limit` bytes (None: UNPACKED_LIMIT).
    """
    with warnings.catch_warnings():
        # openpyxl warns of styles and validations, which nothing here reads.
        warnings.simplefilter("ignore")
        with _explained(path):
            _reject_bomb(path, unpacked_limit or UNPACKED_LIMIT)
        with path.open("rb") as one, path.open("rb") as other:
            with _explained(path):
                values = load_workbook(one, read_only=True, data_only=True)
                formulas = load_workbook(other, read_only=True, data_only=False)
            yield [
                Table(
                    sheet.title,
                    partial(_sheet_rows, path, sheet, formulas, forgiving),
                    aligned=True,
                )
                for sheet in values.worksheets
            ]


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except _UNREADABLE as error:
        raise UserError(
            _("{name} could not be read as a spreadsheet; save it as .xlsx again.").format(
                name=path.name
            )
        ) from error


def _sheet_rows(
    path: Path, sheet: Any, formulas: Any, forgiving: bool
) -> Iterator[Cells | Refused]:
    beneath = formulas[sheet.title]
    for one in (sheet, beneath):
        one.reset_dimensions()  # some programs write a wrong one, and openpyxl believes it
    with _explained(path):
        rows = _rows(sheet, beneath, _merged(path, sheet), forgiving)
    while True:
        with _explained(path):
            row = next(rows, None)
        if row is None:
            return
        yield row


def _reject_bomb(path: Path, limit: int) -> None:
    with ZipFile(path) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > limit:
        raise UserError(
            _("{name} unpacks to more than {n} MB, so it was not read.").format(
                name=path.name, n=limit // 1_000_000
            )
        )


def _rows(sheet: Any, beneath: Any, merged: Spread, forgiving: bool) -> Iterator[Cells | Refused]:
    carried: dict[tuple[int, int], Any] = {}
    sources = set(merged.values())
    both = zip_longest(sheet.iter_rows(), beneath.iter_rows(), fillvalue=())
    for line, (shown, written) in enumerate(both, 1):
        wrong = None if forgiving else _wrong_cell(line, shown, written)
        if wrong:
            yield Refused(line, wrong)
            continue
        cells = [None if cell.data_type == "e" else cell.value for cell in shown]
        for place in range(1, len(cells) + 1):
            if (line, place) in sources:
                carried[line, place] = cells[place - 1]
            elif (line, place) in merged:
                cells[place - 1] = carried.get(merged[line, place])
        # A row of merged cells alone is the foot of a taller row, not a record.
        alone = all(c is None or (line, place) in merged for place, c in enumerate(cells, 1))
        yield line, () if alone else tuple(cells)


def _wrong_cell(line: int, shown: Any, written: Any) -> str | None:
    for place, (value, formula) in enumerate(zip_longest(shown, written), 1):
        if value is not None and value.data_type == "e":
            return _("Cell {cell} holds the error {error}.").format(
                cell=f"{get_column_letter(place)}{line}", error=value.value
            )
        if formula is not None and formula.data_type == "f" and value.value is None:
            return _(
                "Cell {cell} holds a formula without its result; open the file in your "
                "spreadsheet program, save it and import it again."
            ).format(cell=f"{get_column_letter(place)}{line}")
    return None


def _merged(path: Path, sheet: Any) -> Spread:
    """For each cell that is merged into one above it in its column: the row and column of that."""
    with ZipFile(path) as archive:
        found = _MERGED.findall(archive.read(sheet._worksheet_path))
    spread: dict[tuple[int, int], tuple[int, int]] = {}
    for reference in found:
        left, top, _right, bottom = range_boundaries(reference.decode())
        if left and top and bottom:
            for row in range(top + 1, min(bottom, top + MERGES_WITHIN) + 1):
                spread[row, left] = (top, left)
    return spread
