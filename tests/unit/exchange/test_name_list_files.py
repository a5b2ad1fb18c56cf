"""Class lists as files: what is read, under which name, and what is refused in one sentence."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from journal.errors import UserError
from journal.exchange import name_lists
from journal.exchange.name_lists import read_names
from tests.fixtures.class_lists import NAMES, PRIVATE, TITLE, class_list, fill

LIST = "Surname;Forename;Year\nMüller;Zoë;7\nKhan;Olivia;7\n"


def names(path: Path, kind: str = "pupil") -> list[list[str]]:
    return [[name.text for name in found.read.names] for found in read_names(path, kind)]


def workbook(path: Path, *sheets: tuple[str, Callable[[Worksheet], object]]) -> Path:
    book = openpyxl.Workbook()
    assert isinstance(book.active, Worksheet)
    for n, (title, make) in enumerate(sheets):
        sheet = book.create_sheet(title) if n else book.active
        sheet.title = title
        make(sheet)
    book.save(path)
    return path


def test_an_export_of_a_school(tmp_path: Path) -> None:
    (found,) = read_names(class_list(tmp_path / "export 12.xlsx"))
    assert found.name == TITLE
    assert [name.text for name in found.read.names] == NAMES
    assert {name.year_group for name in found.read.names} == {"7"}
    assert not any(private in str(found) for private in PRIVATE)


def test_a_sheet_a_class_gives_a_list_each(tmp_path: Path) -> None:
    def covering(sheet: Worksheet) -> None:
        sheet.append(["Exported for staff"])
        sheet.append(["Elm Park"])

    path = workbook(
        tmp_path / "classes.xlsx",
        ("Cover", covering),
        ("7B", fill),
        ("Sheet3", lambda sheet: (sheet.append(["Name"]), sheet.append(["Amara Diallo"]))),
        ("Empty", lambda sheet: None),
    )
    assert [found.name for found in read_names(path)] == ["7B", "classes Sheet3"]
    assert names(path) == [NAMES, ["Amara Diallo"]]


def test_errors_and_formulas_without_result_cost_their_cell_only(tmp_path: Path) -> None:
    def make(sheet: Worksheet) -> None:
        sheet.append(["Name", "Age", "Year"])
        sheet.append(["Olivia Khan", "=YEARFRAC(1,2)", "Year 7"])
        sheet.append(["Theo Adams", "#REF!", 8.0])
        sheet.append(['=B2&" "&C2', 11, "Year 7"])
        sheet["B3"].data_type = "e"

    path = workbook(tmp_path / "list.xlsx", ("Sheet1", make))
    (found,) = read_names(path)
    assert [(n.text, n.year_group) for n in found.read.names] == [
        ("Olivia Khan", "Year 7"), ("Theo Adams", "8"),
    ]  # fmt: skip
    assert found.name == "list"
    assert found.read.not_understood == ("11 Year 7",)


def test_a_workbook_without_headings(tmp_path: Path) -> None:
    def make(sheet: Worksheet) -> None:
        for row in (["Khan", "Olivia", "F"], ["Adams", "Theo", "M"], ["Diallo", "Amara", "F"]):
            sheet.append(row)

    path = workbook(tmp_path / "list.xlsx", ("Sheet1", make))
    assert names(path) == [["Olivia Khan", "Theo Adams", "Amara Diallo"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_text_file_in_any_encoding(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "7B_maths.csv"
    path.write_bytes(LIST.replace(";", delimiter).encode(encoding))
    (found,) = read_names(path)
    assert [name.text for name in found.read.names] == ["Zoë Müller", "Olivia Khan"]
    assert found.name == "7B maths"


def test_a_name_with_bytes_of_no_encoding_is_not_taken_in_part(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes("Zoë Müller\nOlivia Khan\n".encode() + b"Theo \x81dams\n")
    (found,) = read_names(path)
    assert [name.text for name in found.read.names] == ["Zoë Müller", "Olivia Khan"]
    assert len(found.read.not_understood) == 1


def test_classes_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "classes.csv"
    path.write_text("Class name,Teacher\n7B,Mr Khan\n8C,Ms Lee\n")
    assert names(path, "class") == [["7B", "8C"]]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b" \n\r\n", "is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "protected by a password"),
        (b"%PDF-1.7\n%\xe2\xe3", "no table or text"),
        (b"{\\rtf1 Olivia Khan}", "no table or text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "no table or text"),
        (b"PK\x03\x04 and no archive", "could not be read as a spreadsheet"),
        (b"12/03/2014\n42\n", "No names were found"),
        (b"Surname,Forename\n", "No names were found"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    with pytest.raises(UserError, match=sentence):
        read_names(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no file"):
        read_names(tmp_path / "list.csv")


def test_other_archives_are_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    with ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(UserError, match="could not be read as a spreadsheet"):
        read_names(path)


def test_what_is_too_large_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"Olivia Khan\n" * 500_000)
    with pytest.raises(UserError, match="larger than 5 MB"):
        read_names(path)
    bomb = tmp_path / "bomb.xlsx"
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (name_lists.UNPACKED_LIMIT + 1))
    with pytest.raises(UserError, match="unpacks to more than 200 MB"):
        read_names(bomb)
    monkeypatch.setattr(name_lists, "MOST_ROWS", 3)
    with pytest.raises(UserError, match="more than 3 rows"):
        read_names(class_list(tmp_path / "class.xlsx"))


def test_a_workbook_with_parts_that_nobody_knows_is_refused_in_a_sentence(tmp_path: Path) -> None:
    whole = class_list(tmp_path / "whole.xlsx")
    other = tmp_path / "other.xlsx"
    with ZipFile(whole) as archive, ZipFile(other, "w", ZIP_DEFLATED) as written:
        for name in archive.namelist():
            content = archive.read(name)
            written.writestr(name, content.replace(b"<workbookView ", b'<workbookView own="1" '))
    with pytest.raises(UserError, match="could not be read as a spreadsheet"):
        read_names(other)


def test_a_page_saved_as_a_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "export.xls"
    path.write_text("<html><table><tr><td>Surname<td>Forename<tr><td>Khan<td>Ali</table></html>")
    with pytest.raises(UserError, match="export the list as CSV or XLSX"):
        read_names(path)


def test_a_mark_book_says_in_one_heading_where_the_names_are(tmp_path: Path) -> None:
    path = tmp_path / "marks.csv"
    path.write_text(
        'Name,Test 1,Test 2,Effort\n"Khan, Olivia",12,13,A\n"Smith, Tom",9,3,B\nAverage,10,8,\n'
    )
    assert names(path) == [["Olivia Khan", "Tom Smith"]]
