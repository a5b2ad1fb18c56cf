"""A table of a digest as a sheet of its workbook, with the sheet's own bars and tints."""

import re

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from journal.digest.document import Data
from journal.digest.render.marks import marks
from journal.digest.render.xlsx_look import (
    ACCENT,
    HAIR,
    HATCH,
    OVER,
    SOFT,
    UNDER,
    bars,
    is_number,
    link,
    put,
    tall_enough,
    tints,
    whole_of,
    words,
)
from journal.language import _

HEAD = 4
WIDEST = 48
# What is wider, in characters, would print small on a sheet that stands upright.
WIDEST_UPRIGHT = 100
FIGURE_WIDTH, WORDS_WIDTH = 14, 18


def fill_sheet(sheet: Worksheet, table: Data, first: Worksheet) -> None:
    """Write a table on a sheet; `first` is the sheet that has the contents."""
    widths = _widths(table)
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    across = sum(widths)
    put(sheet, 1, 1, table["caption"], size=14, bold=True, colour=ACCENT, wrap=False)
    if table["basis"]:
        _spread(sheet, 2, table["basis"], across, len(widths))
    _heads(sheet, table)
    signs = marks(table)
    for at, row in enumerate(table["rows"], start=HEAD + 1):
        put(sheet, at, 1, row["head"], vertical="center").border = HAIR
        for column, cell in enumerate(row["cells"], start=2):
            _figure(sheet, at, column, cell, signs)
        _tall_row(sheet, at, row, widths)
    _drawn(sheet, table)
    _named(sheet, table)
    _below(sheet, table, signs, across, first)
    sheet.freeze_panes = f"B{HEAD + 1}"
    sheet.print_title_rows = f"{HEAD}:{HEAD}"


def _tall_row(sheet: Worksheet, at: int, row: Data, widths: list[float]) -> None:
    texts = [row["head"], *("" if _quiet(cell) else cell["text"] for cell in row["cells"])]
    text, width = max(zip(texts, widths, strict=True), key=lambda one: len(one[0]) / one[1])
    tall_enough(sheet, at, text, width)


def is_wide(table: Data) -> bool:
    """Whether a table is better printed across the page."""
    return sum(_widths(table)) > WIDEST_UPRIGHT


def _widths(table: Data) -> list[float]:
    heads = [row["head"] for row in table["rows"]]
    widths: list[float] = [min(WIDEST, max(24, 2 + max(map(len, heads), default=0)))]
    for at, column in enumerate(table["columns"]):
        figures = all(
            is_number(row["cells"][at]) or _quiet(row["cells"][at]) for row in table["rows"]
        )
        base = FIGURE_WIDTH if figures else WORDS_WIDTH
        bar = table["chart"] == "bars" and at == 0
        widths.append(30 if bar else max(base, min(WORDS_WIDTH, len(column) // 2 + 4)))
    return widths


def _quiet(cell: Data) -> bool:
    return bool(cell["state"] != "shown")


def _heads(sheet: Worksheet, table: Data) -> None:
    taken: set[str] = set()
    for at, head in enumerate((_("Item"), *table["columns"]), start=1):
        cell = put(sheet, HEAD, at, _free(head, taken), bold=True, colour=SOFT, vertical="bottom")
        cell.border = UNDER
        if at > 1 and table["chart"] != "none":
            cell.alignment = Alignment(horizontal="right", vertical="bottom", wrap_text=True)
    longest = max(table["columns"], key=len, default="")
    tall_enough(sheet, HEAD, longest, FIGURE_WIDTH - 2)


def _free(head: str, taken: set[str]) -> str:
    """A heading that no other column has: a named table needs that."""
    plain = words(" ".join(head.split())) or "–"
    number, free = 2, plain
    while free.casefold() in taken:
        free, number = f"{plain} {number}", number + 1
    taken.add(free.casefold())
    return free


def _figure(sheet: Worksheet, row: int, column: int, cell: Data, signs: dict[str, str]) -> None:
    if is_number(cell):
        made = put(sheet, row, column, int(cell["text"]), vertical="center")
        made.alignment = Alignment(horizontal="right", vertical="center")
        made.number_format = "#,##0"
    elif _quiet(cell):
        made = put(sheet, row, column, signs.get(cell["text"], ""), colour=SOFT, vertical="center")
        made.alignment = Alignment(horizontal="right", vertical="center")
        if cell["state"] == "hidden":
            made.fill = HATCH
    else:
        made = put(sheet, row, column, cell["text"])
    made.border = HAIR


def _drawn(sheet: Worksheet, table: Data) -> None:
    """Bars behind figures or tints under them, by the sheet's own rules."""
    last = HEAD + len(table["rows"])
    if table["chart"] == "bars":
        whole = whole_of([row["cells"][0] for row in table["rows"]])
        if whole:
            bars(sheet, f"B{HEAD + 1}:B{last}", whole)
    elif table["chart"] == "heat" and table["rows"]:
        cells = f"B{HEAD + 1}:{get_column_letter(len(table['columns']) + 1)}{last}"
        tints(sheet, cells)


def _named(sheet: Worksheet, table: Data) -> None:
    """The table by its name, so that other sheets can speak of it; it can be sorted by hand."""
    if not table["rows"]:
        return
    last = f"{get_column_letter(len(table['columns']) + 1)}{HEAD + len(table['rows'])}"
    book = sheet.parent
    assert book is not None  # noqa: S101  a sheet is made by its book
    name = f"T{book.index(sheet)}_{re.sub(r'[^A-Za-z0-9_]', '_', table['id'])}"
    named = Table(displayName=name, ref=f"A{HEAD}:{last}")
    named.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(named)


def _below(
    sheet: Worksheet, table: Data, signs: dict[str, str], across: float, first: Worksheet
) -> None:
    """What the marks stand for, the note, and the way back."""
    at = HEAD + len(table["rows"]) + 2
    said = [f"{sign}   {text}" for text, sign in signs.items()]
    for line in [*said, *filter(None, [table["note"]])]:
        _spread(sheet, at, line, across, len(table["columns"]) + 1)
        at += 1
    back = put(sheet, at + 1, 1, _("Back to the first sheet"), wrap=False)
    link(back, first, 10)
    for column in range(1, len(table["columns"]) + 2):
        sheet.cell(HEAD + len(table["rows"]) + 1, column).border = OVER


def _spread(sheet: Worksheet, row: int, text: str, across: float, columns: int) -> None:
    """Words over the whole width of the table."""
    put(sheet, row, 1, text, size=10, colour=SOFT)
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
    tall_enough(sheet, row, text, across, 10)
