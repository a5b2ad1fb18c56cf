"""The workbook of a digest, opened again: numbers, bars, tints, names, print set-up, harmless."""

import io
import re
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from journal.digest.document import Cell, Grid, PeersTable, Row, Section
from journal.digest.render.formats import write_digest
from journal.digest.render.xlsx import LONGEST_NAME, to_xlsx
from journal.render.pdf import Paper
from tests.fixtures.made_documents import bars, document, front, heat


def _book(paper: Paper = "a4", **changes: Any) -> Workbook:
    return load_workbook(io.BytesIO(write_digest(document(**changes), "xlsx", paper)))


def _sheet(*tables: PeersTable) -> Worksheet:
    book = _book(sections=(Section("listening", "Listening", "", tables),), annexes=())
    found = book.worksheets[1]
    assert isinstance(found, Worksheet)
    return found


def _rules(sheet: Worksheet) -> dict[str, Any]:
    return {
        str(cells.sqref): rule
        for cells in sheet.conditional_formatting
        for rule in sheet.conditional_formatting[str(cells.sqref)]
    }


def test_the_first_sheet_is_page_one_and_leads_to_every_table() -> None:
    book = _book()
    cover = book.worksheets[0]
    said = [cell.value for row in cover.iter_rows() for cell in row if cell.value is not None]
    for words in ("Elm Park AI group", "Question 5", "about 30 of 34 invited", "Tables"):
        assert words in said
    assert "Lower secondary only: 12 of 42 trials." in said
    assert said[-1] == "A printed digest cannot be recalled."
    assert said.count(20) == 15
    links = {cell.hyperlink.location for row in cover.iter_rows() for cell in row if cell.hyperlink}
    assert links == {f"'{sheet.title}'!A1" for sheet in book.worksheets[1:]}
    assert len(_rules(cover)) == 5


def test_a_sheet_is_a_named_table_of_numbers_under_its_caption() -> None:
    sheet = _sheet(bars())
    assert sheet.title == "1 How we feel: confidence".replace(":", "")
    assert sheet["A1"].value == "How we feel: confidence"
    assert sheet["A2"].value == "about 30 people; 10 did not record it"
    assert [cell.value for cell in sheet[4]] == ["Item", "People"]
    (table,) = sheet.tables.values()
    assert (table.displayName, table.ref) == ("T1_confidence", "A4:B10")
    assert [column.name for column in table.tableColumns] == ["Item", "People"]
    assert sheet["B8"].value == 5
    assert sheet["B8"].number_format == "#,##0"
    assert sheet.freeze_panes == "B5"
    assert sheet.print_title_rows == "$4:$4"


def test_what_is_not_shown_is_a_mark_explained_under_the_table() -> None:
    sheet = _sheet(bars())
    assert [sheet["B5"].value, sheet["B6"].value] == ["*", "–"]
    assert sheet["B5"].fill.fill_type == "lightUp"
    below = [sheet.cell(row, 1).value for row in range(11, 18)]
    assert below[1:4] == ["*   too few to show", "–   said by nobody", "A note."]


def test_bars_and_tints_are_the_sheets_own() -> None:
    ((cells, bar),) = _rules(_sheet(bars())).items()
    assert cells == "B5:B10"
    assert [one.val for one in bar.dataBar.cfvo] == [0, 20]
    ((cells, tint),) = _rules(_sheet(heat())).items()
    assert cells == "B5:E10"
    assert tint.colorScale is not None


@pytest.mark.parametrize(("paper", "size"), [("a4", 9), ("letter", 1)])
def test_it_prints_one_page_wide_on_its_paper(paper: Paper, size: int) -> None:
    wide = Section("wide", "Wide", "", (heat("wide", 11), bars()))
    book = _book(paper, title="Fish & chips", sections=(wide,), annexes=())
    for sheet in book:
        assert int(sheet.page_setup.paperSize) == size
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert "Fish && chips, Round 1" in str(sheet.oddFooter.left.text)
    assert [sheet.page_setup.orientation for sheet in book] == ["portrait", "landscape", "portrait"]


def test_a_table_of_few_columns_and_long_heads_lies_down_to_be_read() -> None:
    rows = (Row("Time saved for the writer, but the work moved to somebody", (Cell("5"),) * 4),)
    few = Grid("few", "Effort", ("Worse", "About the same", "Better", "Anyone"), rows)
    assert _sheet(PeersTable(few)).page_setup.orientation == "landscape"


def test_a_board_sheet_prints_on_one_page_and_no_name_runs_into_its_number() -> None:
    made = document(edition="board", title="The partnership of schools " * 4)
    book = load_workbook(io.BytesIO(to_xlsx(made)))
    assert book.worksheets[0].page_setup.fitToHeight == 1
    foot = str(book.worksheets[0].oddFooter.left.text)
    assert foot.endswith(" …, Round 1")
    assert len(foot) < 80
    assert book.worksheets[0]["A1"].font.size < 12


def test_a_long_foreword_stands_under_the_questions() -> None:
    rows = [row[0].value for row in _book(foreword="Thank you. " * 90).worksheets[0].rows]
    told = [str(value) for value in rows if value]
    assert told.index("Question 5") < told.index("Foreword") < told.index("Tables")
    assert told[told.index("Foreword") + 1].startswith("Thank you.")


def test_it_says_what_it_is_and_is_read_from_the_side_of_its_language() -> None:
    assert _book().properties.title == "Elm Park AI group"
    assert [sheet.sheet_view.rightToLeft for sheet in _book(language="ar")] == [True] * 7
    assert not any(sheet.sheet_view.rightToLeft for sheet in _book())


def test_the_same_document_gives_the_same_content() -> None:
    one, other = (
        [[(cell.coordinate, cell.value) for row in sheet for cell in row] for sheet in _book()]
        for _time in range(2)
    )
    assert one == other


def test_a_workbook_does_not_say_when_it_was_written() -> None:
    data = write_digest(document(), "xlsx")
    with ZipFile(io.BytesIO(data)) as archive:
        about = archive.read("docProps/core.xml").decode()
        assert {member.date_time[0] for member in archive.infolist()} == {1980}
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+", about)) == {"2000-01-01T00:00:00"}
    assert write_digest(document(), "xlsx") == data


def test_a_long_name_ends_with_a_word() -> None:
    caption = "How confident people feel, lowest first"
    table = PeersTable(Grid("long", caption, ("People",), (Row("A", (Cell("5"),)),)))
    assert _sheet(table).title == "1 How confident people feel"


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "a\x07b", "'[x]:*?/\\'", "x" * 300, "\n", ""])
def test_any_words_make_a_sound_workbook(text: str) -> None:
    rows = (Row(text, (Cell(text), Cell("7", 0.5))), Row(text, (Cell(text), Cell("9"))))
    tables = tuple(
        PeersTable(Grid(text or "empty", text, (text, text.upper()), rows, text, "heat", text))
        for _copy in range(3)
    )
    section = Section("one", "One", "", tables)
    book = _book(words=text, title=text, front=front(text), sections=(section,) * 2)
    names = [sheet.title.casefold() for sheet in book]
    assert len(set(names)) == len(names) == 8
    assert max(map(len, names)) <= LONGEST_NAME
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.data_type in ("s", "n", "inlineStr")
        for table in sheet.tables.values():
            heads = [column.name for column in table.tableColumns]
            assert len({head.casefold() for head in heads}) == len(heads)
