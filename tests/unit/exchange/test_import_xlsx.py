"""XLSX: values as stored, merged cells carried down, formulas never run."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from journal.errors import UserError
from journal.exchange import read_xlsx
from journal.exchange.record import ImportReport
from journal.model.trial import Trial

Import = Callable[..., ImportReport]
Stored = Callable[[], list[Trial]]


def workbook(
    rows: list[list[Any]], change: Callable[[Worksheet], object] = lambda s: None
) -> bytes:
    book = openpyxl.Workbook()
    assert isinstance(book.active, Worksheet)
    for row in rows:
        book.active.append(row)
    change(book.active)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def parts_changed(content: bytes, part: str, change: Callable[[str], str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data.decode()) if name == part else data)
    return made.getvalue()


def test_a_sheet(take: Import, stored: Stored) -> None:
    report = take(
        workbook(
            [
                [
                    "Job",
                    "Tool",
                    "What worked",
                    "Date",
                    "Minutes, usual way",
                    "Version or tier",
                    "x",
                ],
                ["Marking", "Claude; ChatGPT", "Très vite", date(2026, 11, 3), 45, 4.0, True],
                [None, None, None],
                [
                    "feedback",
                    None,
                    "a",
                    datetime.fromisoformat("2026-11-04T15:00"),
                    time(1, 30),
                    "Plus",
                    None,
                ],
                ["feedback", None, "b", "03/11/2026", timedelta(minutes=20), None, 1.5],
            ]
        ),
        "a.xlsx",
    )
    assert [taken.line for taken in report.taken] == [2, 4, 5]
    one, two, three = stored()
    assert (one.task, one.tool) == (["marking"], ["claude", "chatgpt"])
    assert (str(one.tried_on), one.minutes_usual, one.tool_version) == ("2026-11-03", 45, "4")
    assert one.notes == {"x": "true"}
    assert (str(two.tried_on), two.minutes_usual) == ("2026-11-04", 90)
    assert (str(three.tried_on), three.minutes_usual) == ("2026-11-03", 20)


def test_merged_cells_count_in_each_of_their_rows(take: Import, stored: Stored) -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("A3:A5")
        sheet.merge_cells("B6:C6")
        sheet.merge_cells("A7:C8")

    rows = [
        ["Our trials", None, None],
        ["Job", "Tool", "What worked"],
        ["marking", "Claude", "a"],
        [None, "ChatGPT", "b"],
        [None, "Gemini", "c"],
        ["feedback", "wide", None],
        ["lesson planning", None, None],
    ]
    report = take(workbook(rows, merge), "a.xlsx")
    assert report.refused == []
    assert [(t.task, t.tool, t.worked) for t in stored()] == [
        (["marking"], ["claude"], "a"),
        (["marking"], ["chatgpt"], "b"),
        (["marking"], ["google-gemini"], "c"),
        (["feedback"], ["wide"], None),
        (["lesson-planning"], [], None),
    ]


def test_a_cell_beside_the_headings_is_kept(take: Import, stored: Stored) -> None:
    assert take(workbook([["task"], ["marking", None, "a remark"]]), "a.xlsx").refused == []
    assert stored()[0].notes == {"Column 3": "a remark"}


def test_a_formula_without_its_result_is_refused(take: Import) -> None:
    rows = [["task", "worked"], ["marking", '=A2&"x"'], ["feedback", "a"]]
    report = take(workbook(rows), "a.xlsx")
    assert [taken.line for taken in report.taken] == [3]
    (refused,) = report.refused
    assert refused.line == 2
    assert "Cell B2 holds a formula without its result" in refused.reason


def test_a_formula_with_its_result_is_its_result(take: Import, stored: Stored) -> None:
    content = parts_changed(
        workbook([["task", "worked"], ["marking", "=1+1"]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: re.sub(r"</f><v ?/>|</f><v></v>", "</f><v>2</v>", xml),
    )
    assert take(content, "a.xlsx").refused == []
    assert stored()[0].worked == "2"


def test_an_error_in_a_cell_is_refused(take: Import) -> None:
    def error(sheet: Worksheet) -> None:
        sheet["B2"].value = "#DIV/0!"
        sheet["B2"].data_type = "e"

    report = take(workbook([["task", "worked"], ["x", "y"], ["z", "a"]], error), "a.xlsx")
    assert "Cell B2 holds the error #DIV/0!" in report.refused[0].reason
    assert len(report.taken) == 1


def test_the_sheet_with_the_headings_is_read_and_the_others_named(take: Import) -> None:
    book = openpyxl.Workbook()
    assert isinstance(book.active, Worksheet)
    book.active.title = "Cover"
    book.active.append(["Welcome"])
    sheet = book.create_sheet("Trials")
    sheet.append(["task", "worked"])
    sheet.append(["marking", "a"])
    file = io.BytesIO()
    book.save(file)
    report = take(file.getvalue(), "a.xlsx")
    assert len(report.taken) == 1
    assert report.notes == ["Only the sheet “Trials” was read, not Cover."]


def test_a_sheet_that_lies_about_its_size_is_read_whole(take: Import) -> None:
    content = parts_changed(
        workbook([["task", "worked"], ["marking", "a"]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1"', xml),
    )
    assert len(take(content, "a.xlsx").taken) == 1


def test_only_once(take: Import) -> None:
    content = workbook([["task", "Date"], ["marking", date(2026, 11, 3)]])
    assert len(take(content, "a.xlsx").taken) == 1
    assert len(take(content, "renamed").unchanged) == 1


def test_an_archive_that_is_no_workbook(take: Import) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(UserError, match="could not be read as a spreadsheet"):
        take(file.getvalue(), "a.xlsx")


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_workbook_with_a_broken_part(take: Import, part: str) -> None:
    content = parts_changed(workbook([["task"], ["x"]]), part, lambda xml: xml[: len(xml) // 2])
    with pytest.raises(UserError, match="could not be read as a spreadsheet"):
        take(content, "a.xlsx")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_workbook_cut_short(take: Import, stored: Stored, share: float) -> None:
    content = workbook([["task"], *([f"x{n}"] for n in range(2_000))])
    with pytest.raises(UserError, match="could not be read as a spreadsheet"):
        take(content[: int(len(content) * share)], "a.xlsx")
    assert stored() == []


def test_a_workbook_that_unpacks_to_too_much(take: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_xlsx, "UNPACKED_LIMIT", 10_000)
    with pytest.raises(UserError, match="unpacks to more than"):
        take(workbook([["task"], *(["marking"] for _ in range(2_000))]), "a.xlsx")


def test_entities_that_multiply_are_not_unpacked(take: Import, tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx">' + "".join(
        f'<!ENTITY x{n} "{f"&x{n - 1 if n else str()};" * 10}">' for n in range(12)
    )
    content = parts_changed(
        workbook([["task"], ["x"]]),
        "xl/worksheets/sheet1.xml",
        lambda xml: bomb + "]>" + xml.replace("<sheetData>", "<sheetData>&x11;"),
    )
    with pytest.raises(UserError):
        take(content, "a.xlsx")
