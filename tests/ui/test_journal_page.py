"""Finding, reading, changing and throwing away trials; files in and out."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from journal.clock import utc_now
from journal.logbook.trials import save_trial, trash, trials
from journal.model.draft import TrialDraft
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.windows import OpenWindow, settle
from tests.journeys.people import Person
from ui.frame import Frame
from ui.models.glance_list import ROW
from ui.models.trial_list import BLOCK, TrialList
from ui.pages.journal import JournalPage

pytestmark = pytest.mark.usefixtures("no_log_form")


def log(home: Home, **values: object) -> str:
    with Journal(home).session() as session:
        return save_trial(session, TrialDraft(**values), utc_now()).id


@pytest.fixture
def three(home: Home) -> dict[str, str]:
    common = {"tool": ["chatgpt"], "kind": "tried-it"}
    return {
        "marking": log(home, task=["marking"], outcome="did-not-work", didnt="Off.", **common),
        "feedback": log(
            home, task=["feedback"], outcome="worked-well", worked="**Clear** hints.", **common
        ),
        "translate": log(home, task=["translate"], outcome="mixed", worked="Polish.", **common),
    }


@pytest.fixture
def page(qtbot: QtBot, open_window: OpenWindow, home: Home, three: dict[str, str]) -> JournalPage:
    window = open_window(home)
    window.show_page("journal")
    settle(qtbot, window)
    return window.page("journal")


def titles(qtbot: QtBot, page: JournalPage) -> list[str]:
    rows = page.rows
    indexes = [rows.index(place) for place in range(rows.rowCount())]
    qtbot.waitUntil(lambda: all(index.data(ROW) for index in indexes))
    return [index.data(ROW).task for index in indexes]


def window_of(page: JournalPage) -> Frame:
    return page.window()


def test_all_trials_are_listed_newest_first(qtbot: QtBot, page: JournalPage) -> None:
    assert titles(qtbot, page) == ["Translate", "Feedback", "Marking"]


def test_the_list_follows_what_is_typed(qtbot: QtBot, page: JournalPage) -> None:
    for typed in ("h", "hi", "hin", "hints"):
        page.search.setText(typed)
    settle(qtbot, window_of(page))
    assert titles(qtbot, page) == ["Feedback"]
    page.search.setText("nothing like it")
    settle(qtbot, window_of(page))
    assert page.detail.nothing.isVisible()
    assert "“nothing like it”" in page.detail.nothing.sentence
    page.detail.nothing.findChild(QPushButton).click()
    settle(qtbot, window_of(page))
    assert len(titles(qtbot, page)) == 3


def test_the_newest_is_open_and_a_search_opens_its_first_hit(
    qtbot: QtBot, page: JournalPage, three: dict[str, str]
) -> None:
    assert page.detail.trial == three["translate"]
    page.search.setText("hints")
    qtbot.waitUntil(lambda: page.detail.trial == three["feedback"])


def test_an_empty_journal_says_what_to_do(qtbot: QtBot, window: Frame) -> None:
    window.show_page("journal")
    settle(qtbot, window)
    nothing = window.page("journal").detail.nothing
    assert "two minutes" in nothing.sentence
    log, bring_in = nothing.findChildren(QPushButton)
    assert bring_in.text() == "Import a file"
    labels = nothing.findChildren(QLabel)
    qtbot.waitUntil(lambda: all(one.height() >= one.heightForWidth(one.width()) for one in labels))
    log.click()
    assert window.page_name == "log"


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
@pytest.mark.usefixtures("log_form")
def test_the_list_is_worked_by_keys(
    qtbot: QtBot, page: JournalPage, home: Home, three: dict[str, str]
) -> None:
    window = window_of(page)
    with qtbot.waitActive(window):
        window.activateWindow()
    titles(qtbot, page)
    page.search.setFocus()
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.list.hasFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.detail.trial == three["feedback"])
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert titles(qtbot, page) == ["Translate", "Marking"]
    assert page.detail.trial == three["marking"]  # the one that moved up
    window.context.notices.accept_offer()
    qtbot.waitUntil(lambda: page.detail.trial == three["feedback"])
    qtbot.keyClick(page.list, Qt.Key.Key_Slash)
    assert page.search.hasFocus()
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.page_name == "log"
    assert window.page("log").desk.values()["worked"] == "**Clear** hints."


def press_tab(page: JournalPage, tab: str) -> None:
    next(chip for chip in page.kept.chips if chip.value == tab).click()


@pytest.mark.parametrize(
    ("tab", "listed", "written"),
    [
        ("worked", ["Feedback"], "outcome:worked"),
        ("mixed", ["Translate"], "outcome:partly"),
        ("failed", ["Marking"], "outcome:failed"),
    ],
)
def test_a_tab_writes_the_result_into_the_search(
    qtbot: QtBot, page: JournalPage, tab: str, listed: list[str], written: str
) -> None:
    page.search.setText("tool:chatgpt")
    press_tab(page, "open")
    press_tab(page, tab)
    settle(qtbot, window_of(page))
    assert titles(qtbot, page) == listed
    assert sorted(page.search.text().split()) == [written, "tool:chatgpt"]
    assert page.kept.value() == tab
    press_tab(page, "all")
    settle(qtbot, window_of(page))
    assert page.search.text().strip() == "tool:chatgpt"
    assert len(titles(qtbot, page)) == 3
    page.search.setText("outcome:worked,failed ")
    assert page.kept.value() is None


def test_a_trial_is_read_with_its_markdown(
    qtbot: QtBot, page: JournalPage, three: dict[str, str]
) -> None:
    page.show_trial(three["feedback"])
    settle(qtbot, window_of(page))
    html = page.detail.reading.toHtml()
    assert "Clear" in html
    assert "**" not in page.detail.reading.toPlainText()
    assert "Only you" in page.detail._seen.text()
    assert page.list.currentIndex().data(ROW).id == three["feedback"]


def test_nothing_is_loaded_from_what_somebody_wrote(
    qtbot: QtBot, page: JournalPage, home: Home
) -> None:
    hostile = log(
        home,
        task=["marking"],
        tool=["chatgpt"],
        outcome="mixed",
        worked='![x](file:///etc/passwd) <img src="http://example.org/x.png"> <script>1</script>',
    )
    page.show_trial(hostile)
    settle(qtbot, window_of(page))
    html = page.detail.reading.toHtml()
    assert "<img" not in html
    assert "<script" not in html


def test_the_trash_gives_back(
    qtbot: QtBot, page: JournalPage, home: Home, three: dict[str, str]
) -> None:
    window = window_of(page)
    page.show_trial(three["marking"])
    settle(qtbot, window)
    page.detail.trash.click()
    settle(qtbot, window)
    assert titles(qtbot, page) == ["Translate", "Feedback"]
    with Journal(home).session() as session:
        assert [trial.id for trial in trash(session)] == [three["marking"]]
    window.context.notices.accept_offer()
    settle(qtbot, window)
    assert titles(qtbot, page) == ["Translate", "Feedback", "Marking"]


@pytest.mark.usefixtures("log_form")
def test_editing_leads_to_the_form_and_back(
    qtbot: QtBot, page: JournalPage, home: Home, three: dict[str, str]
) -> None:
    window = window_of(page)
    page.show_trial(three["marking"])
    settle(qtbot, window)
    page.detail.edit.click()
    settle(qtbot, window)
    assert window.page_name == "log"
    desk = window.page("log").desk
    assert desk.values()["didnt"] == "Off."
    desk.form.editors["next"].control.setPlainText("Stop.")
    desk.save()
    settle(qtbot, window)
    assert window.page_name == "journal"
    with Journal(home).session() as session:
        changed = next(trial for trial in trials(session) if trial.id == three["marking"])
    assert (changed.didnt, changed.next) == ("Off.", "Stop.")
    assert "Stop." in page.detail.reading.toPlainText()


def test_everything_is_written_out(qtbot: QtBot, page: JournalPage, tmp_path: Path) -> None:
    page.moving.take_out(tmp_path)
    settle(qtbot, window_of(page))
    (folder,) = tmp_path.glob("trial-journal-*")
    assert (folder / "trials.jsonl").read_text(encoding="utf-8").count("\n") == 3
    assert "no names were taken out" in window_of(page).context.notices.sentence


def test_a_long_list_reads_only_what_comes_into_sight(qapp: QApplication, qtbot: QtBot) -> None:
    asked: list[list[int]] = []
    rows = TrialList(lambda numbers, take: asked.append(sorted(numbers)))
    rows.show(range(100_000))
    assert rows.index(40_010).data(ROW) is None
    qtbot.waitUntil(lambda: bool(asked))
    start = 40_010 - 40_010 % BLOCK
    assert asked == [list(range(start, start + BLOCK))]


def test_a_trial_deleted_on_the_command_line_is_simply_listed_no_longer(
    qtbot: QtBot, page: JournalPage, home: Home, three: dict[str, str]
) -> None:
    window = window_of(page)
    page.list.setCurrentIndex(page.rows.index(1))
    qtbot.waitUntil(lambda: page.detail.trial == three["feedback"])
    window.show_page("log")
    Person(home.root).run("delete", three["feedback"], "--now")
    window.context.changes.trials_brought_in.emit()  # as when the window is turned to
    settle(qtbot, window)
    window.show_page("journal")
    settle(qtbot, window)
    assert titles(qtbot, page) == ["Translate", "Marking"]
    assert page.detail.trial == page.list.currentIndex().data(ROW).id
    assert window.context.notices.sentence == ""


def test_a_click_on_a_row_that_is_gone_lists_without_it(
    qtbot: QtBot, page: JournalPage, home: Home, three: dict[str, str]
) -> None:
    titles(qtbot, page)
    Person(home.root).run("delete", three["feedback"], "--now")
    page.list.setCurrentIndex(page.rows.index(1))
    settle(qtbot, window_of(page))
    assert titles(qtbot, page) == ["Translate", "Marking"]
    assert page.detail.trial == page.list.currentIndex().data(ROW).id
    assert window_of(page).context.notices.sentence == ""


@pytest.mark.parametrize("clicks_first", [True, False])
def test_a_click_wins_over_reading_the_list_again(
    qtbot: QtBot, page: JournalPage, three: dict[str, str], clicks_first: bool
) -> None:
    window = window_of(page)
    titles(qtbot, page)
    click, read_again = (
        lambda: page.list.setCurrentIndex(page.rows.index(2)),
        window.context.changes.trials_brought_in.emit,
    )
    for act in (click, read_again) if clicks_first else (read_again, click):
        act()
    settle(qtbot, window)
    assert page.list.currentIndex().data(ROW).id == three["marking"]
    assert page.detail.trial == three["marking"]


def test_going_back_to_the_row_on_show_wins_over_the_one_asked_for(
    qtbot: QtBot, page: JournalPage, three: dict[str, str]
) -> None:
    titles(qtbot, page)
    for row in (2, 0):
        page.list.setCurrentIndex(page.rows.index(row))
    settle(qtbot, window_of(page))
    assert page.detail.trial == three["translate"]
