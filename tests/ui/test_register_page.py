"""The tool register in the window: listed, filled in, undone, offered, brought in."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from journal.clock import utc_now
from journal.logbook.register import add_tool, registered_tools
from journal.logbook.trials import save_trial
from journal.model.draft import TrialDraft
from journal.model.register import RegisteredTool
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.windows import settle
from ui.frame import Frame
from ui.register.page import RegisterPage

pytestmark = pytest.mark.usefixtures("no_log_form")


def registered(home: Home) -> list[RegisteredTool]:
    with Journal(home).session() as session:
        return list(registered_tools(session))


def open_page(qtbot: QtBot, window: Frame) -> RegisterPage:
    window.context.navigation.page_wanted.emit("register")
    settle(qtbot, window)
    return window.page("register")


def shown(page: RegisterPage) -> list[list[str]]:
    table = page.lines.table
    return [
        [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


@pytest.fixture
def filled(home: Home) -> None:
    with Journal(home).session() as session:
        add_tool(session, {"tool": "Canva"})
        add_tool(session, {"tool": "Claude", "status": "approved", "review_on": "2020-05"})
        draft = TrialDraft(task=["marking"], tool=["chatgpt"], outcome="mixed", worked="Half.")
        save_trial(session, draft, utc_now())


@pytest.mark.usefixtures("filled")
def test_reviews_that_are_due_come_first_and_what_is_not_known_says_so(
    qtbot: QtBot, window: Frame
) -> None:
    page = open_page(qtbot, window)
    claude, canva = shown(page)
    assert claude[:3] == ["Claude", "Approved", "Was due in May 2020"]
    assert canva == ["Canva", *["Not known"] * 7]


def test_settings_lead_here(qtbot: QtBot, window: Frame) -> None:
    window.context.navigation.settings_wanted.emit("school")
    settle(qtbot, window)
    card = window.page("settings").card("RegisterCard")
    assert "None is listed yet" in card.told.text()
    card.open.click()
    settle(qtbot, window)
    assert window.page_name == "register"
    assert window.page("register").lines.empty.isVisible()
    window.show_page("log")
    window.findChild(QAction, "tool-register").trigger()
    assert window.page_name == "register"


def test_a_tool_is_added_and_that_is_undone(qtbot: QtBot, window: Frame, home: Home) -> None:
    page = open_page(qtbot, window)
    page.lines.add.click()
    page.editor.lines["tool"].setText("MS Copilot")
    page.editor.lines["age_limit"].setText("13")
    page.editor.texts["approved_uses"].setPlainText("Planning")
    next(chip for chip in page.editor.chips["status"].chips if chip.value == "approved").click()
    page.editor.save.click()
    settle(qtbot, window)
    (tool,) = registered(home)
    assert (tool.tool, tool.status, tool.age_limit) == ("microsoft-copilot", "approved", 13)
    assert page.lines.isVisible()
    window.context.notices.accept_offer()
    settle(qtbot, window)
    assert registered(home) == []


def test_what_is_wrong_is_said_and_nothing_is_lost(qtbot: QtBot, window: Frame, home: Home) -> None:
    page = open_page(qtbot, window)
    page.lines.add.click()
    page.editor.lines["tool"].setText("Claude")
    page.editor.lines["review_on"].setText("next spring")
    page.editor.save.click()
    settle(qtbot, window)
    assert "Give the month" in page.editor.trouble.text()
    assert page.editor.isVisible()
    assert registered(home) == []


@pytest.mark.usefixtures("filled")
def test_a_line_is_changed_removed_and_both_are_undone(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    page = open_page(qtbot, window)
    page.lines.edit.click()
    assert page.editor.lines["review_on"].text() == "2020-05"
    page.editor.lines["review_on"].setText("")
    page.editor.save.click()
    settle(qtbot, window)
    assert [tool.review_on for tool in registered(home)] == [None, None]
    window.context.notices.accept_offer()
    settle(qtbot, window)
    assert [tool.review_on for tool in registered(home)] == [None, "2020-05"]
    before = [tool.model_dump(exclude={"n"}) for tool in registered(home)]
    page.lines.remove.click()
    settle(qtbot, window)
    assert len(registered(home)) == 1
    window.context.notices.accept_offer()
    settle(qtbot, window)
    assert [tool.model_dump(exclude={"n"}) for tool in registered(home)] == before


@pytest.mark.usefixtures("filled")
def test_tools_in_use_are_added_with_one_press(qtbot: QtBot, window: Frame, home: Home) -> None:
    page = open_page(qtbot, window)
    (offer,) = page.lines._offers.findChildren(QPushButton)
    assert offer.text() == "ChatGPT"
    offer.click()
    settle(qtbot, window)
    assert "chatgpt" in [tool.tool for tool in registered(home)]
    assert not page.lines._offers.isVisible()


@pytest.mark.usefixtures("filled")
def test_the_keyboard_changes_and_removes_a_line(qtbot: QtBot, focused: Frame, home: Home) -> None:
    page = open_page(qtbot, focused)
    page.lines.table.setFocus()
    QTest.keyClick(page.lines.table, Qt.Key.Key_Down)
    QTest.keyClick(page.lines.table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.editor.lines["tool"]
    assert page.editor.lines["tool"].text() == "Canva"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.lines.table
    QTest.keyClick(page.lines.table, Qt.Key.Key_Delete)
    settle(qtbot, focused)
    assert [tool.tool for tool in registered(home)] == ["claude"]


def test_a_school_s_table_comes_in(qtbot: QtBot, window: Frame, home: Home, tmp_path: Path) -> None:
    table = tmp_path / "tools.csv"
    table.write_text("Tool,Approved?,DPIA\nClaude,Yes,Done\n", encoding="utf-8")
    window.context.navigation.import_wanted.emit(str(table))
    settle(qtbot, window)
    page = window.page("bring-in")
    assert page.mapping.kind == "tool"
    page.mapping.take_button.click()
    settle(qtbot, window)
    page.report.journal_button.click()
    settle(qtbot, window)
    assert window.page_name == "register"
    assert shown(window.page("register"))[0][:2] == ["Claude", "Approved"]
