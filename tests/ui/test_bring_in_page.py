"""A file comes in by the window: looked into, mapped, taken with a report, or left."""

import json
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlmodel import select

from journal.logbook.check_ins import check_ins
from journal.model.import_mapping import ImportMapping
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.forms import CHECK_IN_QUESTIONS, CHECK_INS, microsoft_forms
from tests.fixtures.windows import settle
from tests.ui.desks import stored
from ui.frame import Frame
from ui.moving.mapping_view import PATIENCE
from ui.moving.page import BringInPage

pytestmark = pytest.mark.usefixtures("no_log_form")

ODD = "Werkzeug,Aufgabe,Gut\nChatGPT,Marking,{text}\nClaude,Feedback,two\n,,\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "trials.csv"
    path.write_text(ODD.format(text="one"), encoding="utf-8")
    return path


def bring_in(qtbot: QtBot, window: Frame, path: Path | str) -> BringInPage:
    window.context.navigation.import_wanted.emit(str(path))
    settle(qtbot, window)
    return window.page("bring-in")


def map_odd(qtbot: QtBot, window: Frame, page: BringInPage) -> None:
    for heading, field in (("Werkzeug", "tool"), ("Aufgabe", "task"), ("Gut", "worked")):
        page.mapping.columns.boxes[heading].choose(field)
    qtbot.wait(PATIENCE)
    settle(qtbot, window)


def test_columns_are_mapped_previewed_and_remembered(
    qtbot: QtBot, window: Frame, home: Home, table: Path, tmp_path: Path
) -> None:
    page = bring_in(qtbot, window, table)
    assert page.mapping.isVisible()
    assert page.mapping.columns.fields() == dict.fromkeys(("Werkzeug", "Aufgabe", "Gut"), "notes")
    assert not page.mapping.take_button.isEnabled()
    map_odd(qtbot, window, page)
    assert page.mapping.told.text() == "Of 2 rows: 2 would come in."
    page.mapping.take_button.click()
    settle(qtbot, window)
    assert page.report.summary.text() == "2 taken, 0 here already, 0 not taken."
    assert {(*trial.tool, *trial.task) for trial in stored(home)} == {
        ("chatgpt", "marking"), ("claude", "feedback"),
    }  # fmt: skip
    other = tmp_path / "other.csv"
    other.write_text(ODD.format(text="three"), encoding="utf-8")
    bring_in(qtbot, window, other)
    assert page.mapping.columns.fields()["Werkzeug"] == "tool"
    assert page.mapping.told.text() == "Of 2 rows: 1 would come in, 1 is here already."
    assert page.mapping.afresh_button.isVisible()
    page.mapping.afresh_button.click()
    settle(qtbot, window)
    assert page.mapping.columns.fields()["Werkzeug"] == "notes"


def test_a_form_of_check_ins_with_names_left_out(
    qtbot: QtBot, window: Frame, home: Home, tmp_path: Path
) -> None:
    form = tmp_path / "form.xlsx"
    form.write_bytes(microsoft_forms(CHECK_IN_QUESTIONS, CHECK_INS))
    page = bring_in(qtbot, window, form)
    assert page.mapping.kind == "check-in"
    assert page.mapping.columns.fields()["Email"] is None
    next(chip for chip in page.mapping.seen.chips if chip.value == "group").click()
    page.mapping.take_button.click()
    settle(qtbot, window)
    with Journal(home).session() as session:
        assert [made.visibility for made in check_ins(session)] == ["group", "group"]
    page = bring_in(qtbot, window, form)
    next(chip for chip in page.mapping.kinds.chips if chip.value == "trial").click()
    settle(qtbot, window)
    assert page.mapping.columns.fields()["Where do you feel stuck?"] == "notes"


def test_another_sheet_is_looked_into(qtbot: QtBot, window: Frame, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Job", "What worked"])
    book.active.append(["Marking", "a"])
    book.create_sheet("Old ones").append(["Werkzeug"])
    book["Old ones"].append(["Claude"])
    book.save(tmp_path / "a.xlsx")
    page = bring_in(qtbot, window, tmp_path / "a.xlsx")
    assert list(page.mapping.columns.boxes) == ["Job", "What worked"]
    page.mapping.sheets.setCurrentText("Old ones")
    page.mapping.sheets.activated.emit(1)
    settle(qtbot, window)
    assert list(page.mapping.columns.boxes) == ["Werkzeug"]


def test_json_lines_need_no_mapping_and_are_reported_line_by_line(
    qtbot: QtBot, window: Frame, tmp_path: Path
) -> None:
    good = {"task": "Feedback", "tool": "Gemini", "worked": "Fine.", "outcome": "mixed"}
    (tmp_path / "a.jsonl").write_text(json.dumps(good) + "\nnot json\n", encoding="utf-8")
    page = bring_in(qtbot, window, tmp_path / "a.jsonl")
    assert page.report.summary.text() == "1 taken, 0 here already, 1 not taken."
    assert page.report.table.item(0, 0).text() == "2"
    assert "Not taken" in page.report.table.item(0, 1).text()
    page.save_report(tmp_path / "report.csv")
    settle(qtbot, window)
    saved = (tmp_path / "report.csv").read_text(encoding="utf-8-sig")
    assert 'a.jsonl,2,"Not taken: The line is not valid JSON' in saved
    again = bring_in(qtbot, window, tmp_path / "a.jsonl")
    assert again.report.summary.text() == "0 taken, 1 here already, 1 not taken."


def test_a_missing_file_is_a_sentence(qtbot: QtBot, window: Frame, tmp_path: Path) -> None:
    page = bring_in(qtbot, window, tmp_path / "gone.csv")
    assert "gone.csv" in window.context.notices.sentence
    assert page.start.isVisible()


def test_an_import_that_is_called_off_goes_back_to_the_mapping(
    qtbot: QtBot, window: Frame, home: Home, table: Path
) -> None:
    page = bring_in(qtbot, window, table)
    map_odd(qtbot, window, page)
    page.take().cancel()
    assert page.waiting.isVisible()
    settle(qtbot, window)
    assert page.mapping.isVisible()
    assert stored(home) == []


def drop(window: Frame, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    held = (QPoint(300, 300), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier)  # fmt: skip
    QApplication.sendEvent(window, QDragEnterEvent(*held))
    QApplication.sendEvent(window, QDropEvent(*held))


@pytest.mark.usefixtures("log_form")
def test_a_file_dropped_on_the_window_is_looked_into(
    qtbot: QtBot, window: Frame, table: Path
) -> None:
    drop(window, table.with_suffix(".png"))
    assert window.page_name == "log"
    over_text = window.page("log").desk.form.editors["worked"].control
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(table))])
    data.setText(str(table))
    assert not over_text.canInsertFromMimeData(data)
    drop(window, table)
    settle(qtbot, window)
    assert window.page_name == "bring-in"
    assert window.page("bring-in").mapping.isVisible()


def test_the_keyboard_alone_maps_a_column(
    qtbot: QtBot, focused: Frame, home: Home, table: Path
) -> None:
    page = bring_in(qtbot, focused, table)
    box = page.mapping.columns.boxes["Werkzeug"]
    for _step in range(60):
        if QApplication.focusWidget() is box:
            break
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is box
    QTest.keyClicks(box, "Tool")
    assert box.field() == "tool"
    with Journal(home).reading() as session:
        assert list(session.exec(select(ImportMapping))) == []
