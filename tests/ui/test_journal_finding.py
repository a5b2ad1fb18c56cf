"""The finding side of the Journal page: operators and completions, facets, marks, empty states."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from journal.clock import utc_now
from journal.logbook.drafts import keep_draft
from journal.logbook.query import Completion
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.windows import OpenWindow, settle
from tests.ui.test_journal_page import log, titles, window_of
from ui.finding.narrowing import PATIENCE_MILLISECONDS
from ui.finding.search_box import SearchBox
from ui.models.facet_list import SIGNS
from ui.models.glance_list import ROW
from ui.pages.journal import JournalPage

LONG = "At first it was dull. " * 12

pytestmark = [
    pytest.mark.usefixtures("no_log_form"),
    pytest.mark.qt_log_ignore(
        "This plugin does not support (raise|grabbing the keyboard|propagateSizeHints)"
    ),
]


@pytest.fixture
def page(qtbot: QtBot, open_window: OpenWindow, home: Home) -> JournalPage:
    tool = {"tool": ["chatgpt"], "tag": ["Year 9"]}
    log(home, task=["marking"], outcome="did-not-work", didnt="The marks were off.", **tool)
    log(home, task=["feedback"], outcome="worked-well", worked="Clear hints.", **tool)
    log(
        home,
        task=["translate"],
        tool=["gemini"],
        outcome="mixed",
        worked="Polish.",
        prompt=f"{LONG}Give three hints, no answers.",
    )
    window = open_window(home)
    window.resize(1280, 800)
    window.show_page("journal")
    settle(qtbot, window)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window.page("journal")


def ask(qtbot: QtBot, page: JournalPage, query: str) -> list[str]:
    page.search_for(query)
    settle(qtbot, window_of(page))
    return titles(qtbot, page)


def open_facets(qtbot: QtBot, page: JournalPage) -> None:
    page.side.narrow.click()
    qtbot.waitUntil(lambda: page.narrowing.panel.rows.rowCount() > 0)


def facet(page: JournalPage, label: str) -> QPoint:
    """Where the value stands that reads so; the current one from now on."""
    rows, view = page.narrowing.panel.rows, page.narrowing.panel.view
    places = [rows.index(place) for place in range(rows.rowCount())]
    index = next(index for index in places if index.data(ROW).label == label)
    view.setCurrentIndex(index)
    view.scrollTo(index)
    return view.visualRect(index).center()


def test_operators_combine_and_what_is_found_is_shown_where_one_reads(
    qtbot: QtBot, page: JournalPage
) -> None:
    assert ask(qtbot, page, "tool:chatgpt hints") == ["Feedback"]
    assert ask(qtbot, page, "hints") == ["Translate", "Feedback"]
    assert ask(qtbot, page, "tool:chatgpt -task:feedback") == ["Marking"]
    # What is not understood is said in a line.
    assert not page.side.note.isVisible()
    ask(qtbot, page, "before:soon marks ")
    assert page.side.note.isVisible()
    assert "not a date" in page.side.note.text()
    # The excerpt shows the place of the match.
    ask(qtbot, page, "answers")
    row = page.rows.index(0).data(ROW)
    assert "three hints, no answers" in row.excerpt
    assert row.excerpt.startswith("Prompt used: …")
    # Words that were found are marked.
    ask(qtbot, page, "hint")
    qtbot.waitUntil(lambda: "three hints" in page.detail.reading.toPlainText())
    marks = page.detail.reading.extraSelections()
    assert [mark.cursor.selectedText()[:4] for mark in marks] == ["hint"]
    assert all(mark.format.fontUnderline() for mark in marks)
    ask(qtbot, page, "")
    assert page.detail.reading.extraSelections() == []


def test_words_can_be_listed_by_how_well_they_fit(
    qtbot: QtBot, page: JournalPage, home: Home
) -> None:
    log(home, task=["quiz"], tool=["gemini"], outcome="mixed", worked="Marks, marks and marks.")
    log(home, task=["parents"], tool=["gemini"], outcome="mixed", worked=f"{LONG} marks")
    page.find()
    assert not page.side.order.isVisible()
    newest = ask(qtbot, page, "marks ")
    assert page.side.order.isVisible()
    page.side.order.chips[1].click()
    settle(qtbot, window_of(page))
    best = titles(qtbot, page)
    assert sorted(best) == sorted(newest)
    assert best != newest
    assert best[-1] == newest[0]


@pytest.fixture
def box(qtbot: QtBot, page: JournalPage) -> SearchBox:
    page.search.setFocus()
    return page.search


def offered(box: SearchBox) -> list[str]:
    shown = box.offered
    return [shown.item(row).text() for row in range(shown.count())] if shown.isVisible() else []


def test_completions_are_walked_and_taken(qtbot: QtBot, page: JournalPage, box: SearchBox) -> None:
    QTest.keyClicks(box, "to")
    assert offered(box)[0] == "tool:  Tool"
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert box.text() == "tool:"
    QTest.keyClicks(box, "chatg")
    assert "ChatGPT" in offered(box)
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.text() == "tool:chatgpt "
    assert offered(box) == []
    assert box.hasFocus()
    settle(qtbot, window_of(page))
    assert titles(qtbot, page) == ["Feedback", "Marking"]
    # After an emoji one stands in its place.
    box.setText("🎓 to")
    box.take(Completion("tool:", "Tool", 2, 4))
    assert box.text() == "🎓 tool:"
    QTest.keyClicks(box, "g")
    assert box.text() == "🎓 tool:g"
    # Own values are offered.
    box.clear()
    QTest.keyClicks(box, "tag:y")
    assert offered(box) == ["Year 9"]
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert box.text() == 'tag:"Year 9" '


def test_no_key_is_taken_from_those_who_choose_nothing(
    qtbot: QtBot, page: JournalPage, box: SearchBox
) -> None:
    QTest.keyClicks(box, "tool:chat")
    assert offered(box)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert (offered(box), box.text()) == ([], "tool:chat")
    QTest.keyClicks(box, "g")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.text() == "tool:chatg"
    assert page.list.hasFocus()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    box.setFocus()
    QTest.keyClicks(box, "marking")
    assert "Job: Marking" in offered(box)
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert box.text() == "marking"
    assert not box.hasFocus()


def test_facets_write_the_search(qtbot: QtBot, page: JournalPage) -> None:
    open_facets(qtbot, page)
    view = page.narrowing.panel.view
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(view.viewport(), left, none, facet(page, "ChatGPT"))
    assert page.search.text() == "tool:chatgpt "
    shift = Qt.KeyboardModifier.ShiftModifier
    settle(qtbot, window_of(page))
    QTest.mouseClick(view.viewport(), left, shift, facet(page, "Google Gemini"))
    assert page.search.text() == "tool:chatgpt,google-gemini "
    qtbot.waitUntil(lambda: view.currentIndex().data(ROW).value.state == "or")
    QTest.mouseClick(view.viewport(), left, shift, facet(page, "Google Gemini"))
    assert page.search.text() == "tool:chatgpt "
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.waitUntil(lambda: facet(page, "Marking") is not None)
    QTest.mouseClick(view.viewport(), left, alt, facet(page, "Marking"))
    settle(qtbot, window_of(page))
    assert page.search.text() == "tool:chatgpt -task:marking "
    assert titles(qtbot, page) == ["Feedback"]


def test_facets_are_worked_by_keys_and_by_a_menu(qtbot: QtBot, page: JournalPage) -> None:
    open_facets(qtbot, page)
    view = page.narrowing.panel.view
    assert view.hasFocus()
    facet(page, "ChatGPT")
    QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert page.search.text() == "-tool:chatgpt "
    qtbot.waitUntil(lambda: view.currentIndex().data(ROW).value.state == "not")
    assert "must not be" in view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert len(set(SIGNS.values())) == 3
    menu = view.menu(view.currentIndex().data(ROW))
    only, _as_well, never, leave_open = menu.actions()
    assert (only.isEnabled(), never.isEnabled()) == (True, False)
    leave_open.trigger()
    assert page.search.text() == ""
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not page.narrowing.panel.isVisible()
    assert page.search.hasFocus()


def test_facets_are_counted_anew_once_they_are_seen_again(qtbot: QtBot, page: JournalPage) -> None:
    open_facets(qtbot, page)
    page.ask_groups("task:marking ")
    page.scope.switch.set_values(["journal"])
    page.scope.switch.changed.emit()
    panel = page.narrowing.panel
    rows = panel.rows

    def tools() -> list[tuple[str, int]]:
        values = (rows.index(place).data(ROW) for place in range(rows.rowCount()))
        return [
            (one.value.label, one.value.count)
            for one in values
            if one.operator == "tool" and one.value
        ]

    qtbot.waitUntil(lambda: tools() == [("ChatGPT", 1)])


def test_facets_wait_until_nobody_types_any_more(qtbot: QtBot, page: JournalPage) -> None:
    open_facets(qtbot, page)
    page.search_for("hints")
    assert page.narrowing._timer.interval() == PATIENCE_MILLISECONDS


def test_the_panel_takes_no_width_from_the_list(qtbot: QtBot, page: JournalPage) -> None:
    window, panel = window_of(page), page.narrowing.panel
    open_facets(qtbot, page)
    for width in (940, 1280, 1920):
        window.resize(width, 800)
        assert panel.isVisible()
        assert page.side.width() == 420
        assert panel.geometry().left() == page.side.geometry().right() + 1
        assert page.right.width() >= 320
    assert page.right.geometry().left() == panel.geometry().right() + 1
    panel.close_button.click()
    assert window.context.preferences.facets == "folded"


def test_a_part_that_keeps_everything_out_can_be_dropped_by_one_press(
    qtbot: QtBot, page: JournalPage
) -> None:
    assert ask(qtbot, page, "subject:science hints") == []
    assert page.detail.nothing.isVisible()
    qtbot.waitUntil(lambda: "subject:science" in page.detail.nothing.sentence)
    buttons = {button.text(): button for button in page.detail.nothing.findChildren(QPushButton)}
    buttons["Leave out subject:science"].click()
    settle(qtbot, window_of(page))
    assert page.search.text() == "hints"
    assert titles(qtbot, page) == ["Translate", "Feedback"]


def test_several_words_that_stand_nowhere_can_be_dropped_together(
    qtbot: QtBot, page: JournalPage
) -> None:
    assert ask(qtbot, page, "hints last spring") == []
    qtbot.waitUntil(lambda: "“last spring” fits 2 trials" in page.detail.nothing.sentence)
    buttons = {button.text(): button for button in page.detail.nothing.findChildren(QPushButton)}
    buttons["Leave out last spring"].click()
    settle(qtbot, window_of(page))
    assert page.search.text().strip() == "hints"
    assert titles(qtbot, page) == ["Translate", "Feedback"]


@pytest.mark.usefixtures("log_form")
def test_what_is_unfinished_is_listed_and_gone_on_with(
    qtbot: QtBot, page: JournalPage, home: Home
) -> None:
    window = window_of(page)
    press = ask(qtbot, page, "is:draft ")
    assert press == []
    assert "waits here" in page.detail.nothing.sentence
    with Journal(home).session() as session:
        keep_draft(session, {"task": ["quiz"], "worked": "Ten questions."}, utc_now())
    window.context.changes.drafts_changed.emit()
    settle(qtbot, window)
    assert page.side.lists_drafts
    assert "Ten questions." in page.drafts.said.sentence
    assert ask(qtbot, page, "is:draft zebra ") == []
    assert "“zebra”" in page.detail.nothing.sentence  # and not that nothing is unfinished
    ways = {button.text(): button for button in page.detail.nothing.findChildren(QPushButton)}
    ways["Show all that is unfinished"].click()
    settle(qtbot, window)
    page.drafts.said.findChild(QPushButton).click()
    settle(qtbot, window)
    assert window.page_name == "log"
    assert window.page("log").desk.values()["worked"] == "Ten questions."


def test_a_draft_without_a_job_has_a_heading_too(
    qtbot: QtBot, page: JournalPage, home: Home
) -> None:
    with Journal(home).session() as session:
        keep_draft(session, {"did": "A letter."}, utc_now())
    ask(qtbot, page, "is:draft ")
    index = page.side.draft_list.currentIndex()
    assert index.data(ROW).task == "Untitled"


def test_an_older_question_never_answers_after_a_newer_one(qtbot: QtBot, page: JournalPage) -> None:
    shown: list[int] = []
    page.rows.modelReset.connect(lambda: shown.append(page.rows.rowCount()))
    for typed in ("m", "ma", "mar", "mark", "marks"):
        page.search.setText(typed)
        QApplication.processEvents()
    settle(qtbot, window_of(page))
    assert shown[-1] == 1
    assert titles(qtbot, page) == ["Marking"]


def test_the_search_of_another_page_is_listed(qtbot: QtBot, page: JournalPage) -> None:
    window = window_of(page)
    window.show_page("log")
    window.context.navigation.search_wanted.emit("task:marking")
    settle(qtbot, window)
    assert window.page_name == "journal"
    assert titles(qtbot, page) == ["Marking"]
