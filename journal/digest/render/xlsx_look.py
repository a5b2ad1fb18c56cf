"""How the workbook of a digest looks: its colours, its styles, its cells and its print set-up."""

from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.formatting.rule import ColorScale, DataBar, FormatObject, Rule
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from journal.digest.document import Data
from journal.digest.wording import cut
from journal.language import _
from journal.render.cells import harmless
from journal.render.pdf import Paper

INK, SOFT, ACCENT, BAR = "1D2530", "55606E", "1F5F6B", "7FB4BE"
DEEPEST = "B1D2D7"
PAPERS: dict[Paper, str] = {"a4": Worksheet.PAPERSIZE_A4, "letter": Worksheet.PAPERSIZE_LETTER}
FROM_THE_RIGHT = frozenset({"ar", "fa", "he", "ur", "yi"})
# What is hidden is hatched, as in the window and on paper.
HATCH = PatternFill("lightUp", fgColor="C9CDD2", bgColor="FFFFFF")
UNDER = Border(bottom=Side("thin", color=ACCENT))
OVER = Border(top=Side("thin", color=ACCENT))
HAIR = Border(bottom=Side("hair", color="B9BDC2"))
# Characters that a line of the default font takes in a column as wide as one character.
PER_LINE = 1.05
# Characters of a group's name that the foot of a page holds beside the number of the page.
LONGEST_FOOT = 60
LINE_HEIGHT = 15.0


def words(text: str) -> str:
    """The text without the control characters that a workbook cannot hold, and never a formula."""
    return harmless(ILLEGAL_CHARACTERS_RE.sub("", text))


def put(sheet: Worksheet, row: int, column: int, value: str | int, **style: Any) -> Cell:
    """Write a cell: words as words and never as a formula; `style` is size, bold, colour, wrap."""
    cell = sheet.cell(row, column, words(value) if isinstance(value, str) else value)
    assert isinstance(cell, Cell)  # noqa: S101  no cell here lies inside a merged one
    cell.font = font(style.get("size", 11), style.get("bold", False), style.get("colour", INK))
    cell.alignment = Alignment(
        wrap_text=style.get("wrap", True), vertical=style.get("vertical", "top")
    )
    return cell


def font(size: float, bold: bool = False, colour: str = INK, under: bool = False) -> Font:
    """A font of the workbook; every office program has Calibri or one as wide."""
    return Font("Calibri", size, bold, color=colour, underline="single" if under else None)


def link(cell: Cell, sheet: Worksheet, size: float = 11) -> None:
    """Let a press on the cell lead to a sheet of the same workbook."""
    title = sheet.title.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{title}'!A1")
    cell.font = font(size, colour=ACCENT, under=True)


def tall_enough(sheet: Worksheet, row: int, text: str, width: float, size: float = 11) -> None:
    """Make a row as tall as its words need in so wide a column (in characters)."""
    per_line = max(1.0, width * PER_LINE * 11 / size)
    lines = sum(max(1, -(-len(line) // int(per_line))) for line in text.splitlines() or [""])
    sheet.row_dimensions[row].height = lines * LINE_HEIGHT * size / 11 + 3


def bars(sheet: Worksheet, cells: str, whole: float) -> None:
    """Bars behind the figures of some cells, as long as their share of `whole`."""
    ends = [FormatObject("num", 0), FormatObject("num", whole)]
    bar = DataBar(minLength=0, maxLength=100, cfvo=ends, color=Color(BAR))
    sheet.conditional_formatting.add(cells, Rule("dataBar", dataBar=bar))


def tints(sheet: Worksheet, cells: str) -> None:
    """A tint under the figures of some cells, from none at nought to the deepest at the most."""
    ends = [FormatObject("num", 0), FormatObject("max")]
    scale = ColorScale(cfvo=ends, color=[Color("FFFFFF"), Color(DEEPEST)])
    sheet.conditional_formatting.add(cells, Rule("colorScale", colorScale=scale))


def whole_of(cells: list[Data]) -> float:
    """What the figures of a chart are shares of; 0 where none is shown."""
    found = [number(cell) / cell["share"] for cell in cells if cell["share"] and number(cell)]
    return round(max(found, default=0.0))


def number(cell: Data) -> int:
    """A shown figure as a number; 0 for anything else."""
    return int(cell["text"]) if is_number(cell) else 0


def is_number(cell: Data) -> bool:
    """Whether a cell shows a bare number."""
    text: str = cell["text"]
    return bool(cell["state"] == "shown") and text.isascii() and text.isdigit()


def print_set_up(sheet: Worksheet, digest: Data, paper: Paper, wide: bool = False) -> None:
    """One page wide on its paper, with a running foot; from the right where its language is."""
    sheet.page_setup.paperSize = PAPERS[paper]
    sheet.page_setup.orientation = "landscape" if wide else "portrait"
    # A board sheet is one page; any other may be as long as it is.
    one_page = int(digest["edition"] == "board")
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, one_page
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.7
    # An ampersand begins a code in the foot of a printed sheet.
    title = cut(words(digest["title"]), LONGEST_FOOT).replace("&", "&&")
    round_words = _("Round {number}").format(number=digest["round"])
    foot = sheet.oddFooter
    assert foot is not None  # noqa: S101  every sheet has one
    foot.left.text, foot.right.text = f"{title}, {round_words}", "&P / &N"
    foot.left.size = foot.right.size = 8
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.rightToLeft = digest["language"] in FROM_THE_RIGHT
