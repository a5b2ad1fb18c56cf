"""Several trials at once with undo, kept searches, and trials that look like one entered twice."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journal.logbook.trials import trash, trials
from journal.model.trial import Trial
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.windows import OpenWindow, settle
from tests.ui.test_journal_page import log, titles, window_of
from ui.pages.journal import JournalPage
from ui.work.saved import Saved

pytestmark = pytest.mark.usefixtures("no_log_form")

SAID = "The first draft of the comments came quickly and read well to two colleagues."


@pytest.fixture
def page(qtbot: QtBot, open_window: OpenWindow, home: Home) -> JournalPage:
    log(home, task=["marking"], tool=["chatgpt"], outcome="mixed", didnt="The marks were off.")
    log(home, task=["feedback"], tool=["chatgpt"], outcome="mixed", tag=["exam"], worked="Hints.")
    log(home, task=["translate"], tool=["gemini"], outcome="mixed", worked="Polish.")
    window = open_window(home)
    window.show_page("journal")
    settle(qtbot, window)
    titles(qtbot, window.page("journal"))
    return window.page("journal")


def stored(home: Home) -> dict[str, Trial]:
    with Journal(home).session() as session:
        return {trial.task[0]: trial for trial in trials(session)}


def choose_first_two(page: JournalPage) -> None:
    page.list.setFocus()
    page._choose(0)
    QTest.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)


def press(page: JournalPage, name: str) -> None:
    buttons = page.several.view.findChildren(QPushButton)
    next(b for b in buttons if name in (b.accessibleName(), b.text())).click()


def undo(qtbot: QtBot, page: JournalPage) -> None:
    window_of(page).context.notices.accept_offer()
    settle(qtbot, window_of(page))


def test_several_come_back_from_the_trash(qtbot: QtBot, page: JournalPage, home: Home) -> None:
    page.list.selectAll()
    press(page, "Move to trash")
    settle(qtbot, window_of(page))
    page.search_for("is:trash")
    settle(qtbot, window_of(page))
    page.list.selectAll()
    settle(qtbot, window_of(page))
    assert not page.several.view.trash.isVisible()
    press(page, "Bring them back")
    settle(qtbot, window_of(page))
    assert len(stored(home)) == 3
    assert window_of(page).context.notices.sentence == "3 trials are back."


def test_choosing_several_shows_what_can_be_done_with_them(qtbot: QtBot, page: JournalPage) -> None:
    view = page.several.view
    choose_first_two(page)
    assert page.right.currentWidget() is view
    assert view.heading.text() == "2 trials chosen"
    page.list.selectAll()
    assert view.heading.text() == "3 trials chosen"
    view.one_wanted.emit()
    assert page.right.currentWidget() is page.detail
    assert page.side.how_many_chosen() == 1


def test_tags_are_added_and_taken_away_from_several(
    qtbot: QtBot, page: JournalPage, home: Home
) -> None:
    choose_first_two(page)
    page.several.view.add_tags.add("exam")
    page.several.view.add_tags.add("Year 9")
    press(page, "Add these tags")
    settle(qtbot, window_of(page))
    assert {job: trial.tag for job, trial in stored(home).items()} == {
        "translate": ["exam", "Year 9"],
        "feedback": ["exam", "Year 9"],
        "marking": [],
    }
    assert page.side.how_many_chosen() == 2  # for the next change
    page.several.view.take_tags.add("Exam")
    press(page, "Take these tags away")
    settle(qtbot, window_of(page))
    assert stored(home)["feedback"].tag == ["Year 9"]
    undo(qtbot, page)
    assert stored(home)["feedback"].tag == ["exam", "Year 9"]


def test_a_field_is_set_and_put_back(qtbot: QtBot, page: JournalPage, home: Home) -> None:
    view = page.several.view
    choose_first_two(page)
    view.field.setCurrentIndex(view.field.findData("subject"))
    view.value.setCurrentIndex(view.value.findData("science"))
    press(page, "Set this field")
    settle(qtbot, window_of(page))
    assert stored(home)["feedback"].subject == ["science"]
    assert window_of(page).context.notices.sentence == "2 trials are changed."
    undo(qtbot, page)
    assert stored(home)["feedback"].subject == []
    assert window_of(page).context.notices.sentence == "2 trials are as they were."


def test_the_last_change_is_taken_back_long_after_it_was_told(
    qtbot: QtBot, page: JournalPage, home: Home
) -> None:
    view, window = page.several.view, window_of(page)
    choose_first_two(page)
    assert not view.undo.isVisible()
    press(page, "Move to trash")
    settle(qtbot, window)
    window.context.notices.clear()
    log(home, task=["report"], tool=["chatgpt"], outcome="mixed")
    page._refresh()
    settle(qtbot, window)
    assert len(titles(qtbot, page)) == 2
    choose_first_two(page)
    view.undo.click()
    settle(qtbot, window)
    assert len(titles(qtbot, page)) == 4
    assert not view.undo.isVisible()


def test_what_follows_from_showing_several_is_said(
    qtbot: QtBot, page: JournalPage, home: Home
) -> None:
    view = page.several.view
    choose_first_two(page)
    view.visibility.setCurrentIndex(view.visibility.findData("group"))
    assert "Nothing leaves now" in view._meaning.text()
    press(page, "Set who may see them")
    settle(qtbot, window_of(page))
    assert "Nothing leaves now" in window_of(page).context.notices.sentence
    assert stored(home)["translate"].visibility == "group"
    assert stored(home)["marking"].visibility == "me"
    undo(qtbot, page)
    assert stored(home)["translate"].visibility == "me"


def test_what_they_would_lack_is_refused_with_nothing_changed(
    qtbot: QtBot, page: JournalPage, home: Home
) -> None:
    view = page.several.view
    choose_first_two(page)
    view.field.setCurrentIndex(view.field.findData("outcome"))
    view.value.setCurrentIndex(view.value.findData(""))
    press(page, "Set this field")
    settle(qtbot, window_of(page))
    assert "Nothing was changed" in window_of(page).context.notices.sentence
    assert stored(home)["feedback"].outcome == "mixed"


def test_several_go_to_the_trash_and_come_back(qtbot: QtBot, page: JournalPage, home: Home) -> None:
    with qtbot.waitActive(window_of(page)):
        window_of(page).activateWindow()
    choose_first_two(page)
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    settle(qtbot, window_of(page))
    assert titles(qtbot, page) == ["Marking"]
    with Journal(home).session() as session:
        assert len(trash(session)) == 2
    undo(qtbot, page)
    assert len(titles(qtbot, page)) == 3


def test_a_search_is_kept_run_renamed_and_removed(qtbot: QtBot, page: JournalPage) -> None:
    window, kept = window_of(page), page.saved
    page.search_for("tool:gemini ")
    dialog = kept.ask_name()
    dialog.line.setText(" Polish  letters ")
    dialog.agree.click()
    settle(qtbot, window)
    page.search_for("")
    settle(qtbot, window)
    action = next(one for one in kept.menu.actions() if one.text() == "Polish letters")
    action.trigger()
    settle(qtbot, window)
    assert titles(qtbot, page) == ["Translate"]
    listed = kept.open_list()
    listed.list.item(0).setText("Letters")
    settle(qtbot, window)
    assert [one.name for one in kept._kept] == ["Letters"]
    listed.remove.click()
    settle(qtbot, window)
    assert kept._kept == []
    undo(qtbot, page)
    assert kept._kept == [Saved("Letters", "tool:gemini", "newest")]
    listed.accept()


def test_a_name_that_is_taken_stays_with_its_search(qtbot: QtBot, page: JournalPage) -> None:
    for name in ("One", "Two"):
        page.saved.keep(name, "tool:gemini", "newest")
    settle(qtbot, window_of(page))
    listed = page.saved.open_list()
    listed.list.item(0).setText("Two")
    settle(qtbot, window_of(page))
    assert [listed.list.item(row).text() for row in range(2)] == ["One", "Two"]
    assert "already" in listed._trouble.text()
    listed.accept()


@pytest.fixture
def pair(qtbot: QtBot, page: JournalPage, home: Home) -> JournalPage:
    same = {"task": ["report"], "tool": ["chatgpt"], "outcome": "mixed"}
    log(home, worked=SAID, **same)
    log(home, worked=SAID.replace("two", "some"), **same)
    page._refresh()
    page.alike._look_now()
    settle(qtbot, window_of(page))
    assert page.side.alike.text() == "1 pair looks alike"
    page.side.alike.click()
    settle(qtbot, window_of(page))
    assert page.right.currentWidget() is page.alike.view
    return page


def test_a_pair_is_read_side_by_side_with_what_differs_marked(
    qtbot: QtBot, pair: JournalPage
) -> None:
    view = pair.alike.view
    marked = [
        [mark.cursor.selectedText() for mark in reading.extraSelections()]
        for reading in (view.first, view.second)
    ]
    assert marked == [["two"], ["some"]]


def test_two_that_are_two_are_not_suggested_again(qtbot: QtBot, pair: JournalPage) -> None:
    pair.alike.view.two.click()
    settle(qtbot, window_of(pair))
    assert pair.right.currentWidget() is pair.detail
    assert not pair.side.alike.isVisible()
    pair.alike._look_now()
    settle(qtbot, window_of(pair))
    assert not pair.side.alike.isVisible()
    assert len(titles(qtbot, pair)) == 5


def test_that_two_are_two_can_be_undone(qtbot: QtBot, pair: JournalPage) -> None:
    pair.alike.view.two.click()
    settle(qtbot, window_of(pair))
    undo(qtbot, pair)
    assert pair.right.currentWidget() is pair.alike.view
    assert pair.side.alike.text() == "1 pair looks alike"
    pair.alike._look_now()
    settle(qtbot, window_of(pair))
    assert pair.side.alike.isVisible()


def test_the_older_copy_goes_to_the_trash_and_can_come_back(
    qtbot: QtBot, pair: JournalPage
) -> None:
    pair.alike.view.trash.click()
    settle(qtbot, window_of(pair))
    assert len(titles(qtbot, pair)) == 4
    undo(qtbot, pair)
    assert len(titles(qtbot, pair)) == 5


def test_a_large_journal_is_looked_through_only_when_asked(
    qtbot: QtBot, page: JournalPage, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.work.alike.MOST_UNASKED", 2)
    page.alike._look_now()
    settle(qtbot, window_of(page))
    assert page.side.alike.text() == "Look for trials entered twice"
    page.side.alike.click()
    settle(qtbot, window_of(page))
    assert window_of(page).context.notices.sentence == "No two trials look alike."
    for _ in range(2):
        log(home, task=["report"], tool=["chatgpt"], outcome="mixed", worked=SAID)
    page.side.alike.click()
    settle(qtbot, window_of(page))
    assert page.right.currentWidget() is page.alike.view
