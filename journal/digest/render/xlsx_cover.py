"""The first sheet of a digest's workbook: page one, and what stands on which sheet."""

from collections.abc import Sequence

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from journal.digest.document import Data
from journal.digest.render.opening import foreword_first
from journal.digest.render.xlsx_look import (
    ACCENT,
    OVER,
    SOFT,
    bars,
    font,
    is_number,
    link,
    put,
    tall_enough,
    whole_of,
)
from journal.language import _

WORDS_WIDTH, FIGURE_WIDTH = 84, 24
MOST_AT_FULL_SIZE = 46


def fill_cover(sheet: Worksheet, digest: Data) -> int:
    """Write page one; returns the row under it, where the contents begin."""
    sheet.column_dimensions["A"].width = WORDS_WIDTH
    sheet.column_dimensions["B"].width = FIGURE_WIDTH
    # A title that is wider than the page would make all of it small.
    size = min(22, 22 * MOST_AT_FULL_SIZE // len(digest["title"] or " "))
    put(sheet, 1, 1, digest["title"], size=size, bold=True, wrap=False)
    sheet.row_dimensions[1].height = 32
    put(sheet, 2, 1, digest["subtitle"], size=12, colour=SOFT)
    when = f"{_('Round {number}').format(number=digest['round'])}, {digest['period']}"
    put(sheet, 3, 1, when, bold=True, colour=ACCENT)
    first = foreword_first(digest)
    row = _texts(sheet, 4, (digest["narrowed"], digest["foreword"] if first else ""))
    for headline in digest["front"]:
        row = _headline(sheet, row + 1, headline)
    if not first:
        _opening(sheet, row + 1, _("Foreword"))
        row = _texts(sheet, row + 2, (digest["foreword"],))
    return row + 1


def fill_contents(sheet: Worksheet, row: int, made: Sequence[tuple[Worksheet, Data]]) -> int:
    """Write which table stands on which sheet; returns the row under it."""
    if made:
        _opening(sheet, row, _("Tables"))
    for of_table, table in made:
        row += 1
        link(put(sheet, row, 1, table["caption"]), of_table)
        put(sheet, row, 2, of_table.title, size=9, colour=SOFT, wrap=False)
    return row + 2


def fill_closing(sheet: Worksheet, row: int, digest: Data) -> None:
    """Write what the digest cannot show."""
    for sentence in digest["closing"]:
        put(sheet, row, 1, sentence, size=10, colour=SOFT)
        tall_enough(sheet, row, sentence, WORDS_WIDTH, 10)
        row += 1


def _texts(sheet: Worksheet, row: int, texts: Sequence[str]) -> int:
    """Write each text that there is on a row of its own; returns the row under them."""
    for text in filter(None, texts):
        put(sheet, row, 1, text)
        tall_enough(sheet, row, text, WORDS_WIDTH)
        row += 1
    return row


def _opening(sheet: Worksheet, row: int, title: str) -> None:
    put(sheet, row, 1, title, size=12, bold=True, colour=ACCENT, vertical="center")
    sheet.row_dimensions[row].height = 20
    for column in (1, 2):
        sheet.cell(row, column).border = OVER


def _headline(sheet: Worksheet, row: int, headline: Data) -> int:
    """Write a question with its answers; returns the row under it."""
    _opening(sheet, row, headline["question"])
    figures = [answer["figure"] for answer in headline["answers"] if answer["figure"]]
    begun = row + 1
    for answer in headline["answers"]:
        row += 1
        put(sheet, row, 1, answer["text"])
        tall_enough(sheet, row, answer["text"], WORDS_WIDTH)
        if answer["figure"]:
            _figure(sheet, row, answer["figure"])
    whole = whole_of(figures)
    if whole:
        bars(sheet, f"B{begun}:B{row}", whole)
    if headline["basis"]:
        row += 1
        put(sheet, row, 1, headline["basis"], size=10, colour=SOFT)
        tall_enough(sheet, row, headline["basis"], WORDS_WIDTH, 10)
    return row + 1


def _figure(sheet: Worksheet, row: int, figure: Data) -> None:
    value = int(figure["text"]) if is_number(figure) else figure["text"]
    cell = put(sheet, row, 2, value)
    cell.number_format = "#,##0"
    cell.font = font(11, bold=True)
    cell.alignment = Alignment(horizontal="right", vertical="top")
