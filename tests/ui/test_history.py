"""The history of a trial in the window: read, compared, brought back, forgotten."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journal.clock import utc_now
from journal.logbook.chains import link
from journal.logbook.drafts import keep_draft
from journal.logbook.history import history
from journal.logbook.trials import edit_trial, save_trial, trial_by_id, trials
from journal.model.draft import TrialDraft
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.windows import OpenWindow, settle
from ui.frame import Frame
from ui.history.history_dialog import NOW, HistoryDialog
from ui.keeping.forgetting import ForgetDialog
from ui.pages.journal import JournalPage

pytestmark = pytest.mark.usefixtures("no_log_form")

COMMON = {"task": ["marking"], "tool": ["chatgpt"]}
SENTENCE = "Zanzibarquokka read the second question aloud"


@pytest.fixture
def trial(home: Home) -> str:
    then = utc_now() - timedelta(days=2)
    said = ({"worked": f"{SENTENCE}.", "outcome": "mixed", "visibility": "group"},
            {"worked": "A pupil read it.", "outcome": "mixed", "minutes_ai": 20},
            {"worked": "A pupil read it.", "outcome": "worked-well", "minutes_ai": 20})  # fmt: skip
    with Journal(home).session() as session:
        made = save_trial(session, TrialDraft(**COMMON, **said[0]), then)
        for n, values in enumerate(said[1:], 1):
            edit_trial(session, made, TrialDraft(**COMMON, **values), then + timedelta(hours=n))
        return made.id


@pytest.fixture
def window(open_window: OpenWindow, home: Home, trial: str) -> Frame:
    return open_window(home)


@pytest.fixture
def dialog(qtbot: QtBot, window: Frame, trial: str) -> HistoryDialog:
    window.show_page("journal")
    page: JournalPage = window.page("journal")
    page.show_trial(trial)
    settle(qtbot, window)
    page.detail.history.click()
    settle(qtbot, window)
    (opened,) = window.findChildren(HistoryDialog)
    return opened


def said_now(home: Home, trial: str) -> list[tuple[str | None, str, str]]:
    with Journal(home).reading() as session:
        told = history(session, trial_by_id(session, trial))
    return [(one.content["worked"], one.content["outcome"], one.content["visibility"])
            for one in told]  # fmt: skip


def choose(qtbot: QtBot, dialog: HistoryDialog, row: int) -> str:
    dialog.list.setCurrentRow(row)
    settle(qtbot, dialog.window().parent().window())
    return dialog.reading.toPlainText()


def test_versions_stand_beside_what_changed(qtbot: QtBot, dialog: HistoryDialog) -> None:
    lines = [dialog.list.item(row).text().split("\n")[1] for row in range(dialog.list.count())]
    assert lines == ["Now: Outcome", "Who may see it, What worked, Minutes with AI, all in",
                     "First kept"]  # fmt: skip
    assert "Mixed → Worked well" in dialog.reading.toPlainText()
    shown = choose(qtbot, dialog, 1)
    assert "−Zanzibarquokka+A pupil read −the second question aloud+it." in shown
    assert "What worked · 2 added, 2 removed" in shown
    assert "not recorded → 20" in shown  # a sign would make it 20 more
    assert "nothing came before it" in choose(qtbot, dialog, 2)
    dialog.against.set_values([NOW])
    dialog._compare()
    settle(qtbot, dialog.parent().window())
    assert "−A pupil+Zanzibarquokka read −it+the second" in dialog.reading.toPlainText()


def test_what_changed_is_marked_by_lines_too(qtbot: QtBot, dialog: HistoryDialog) -> None:
    choose(qtbot, dialog, 1)
    document = dialog.reading.document()
    looks = {}
    block = document.begin()
    while block.isValid():
        for fragment in (part.fragment() for part in block):
            form = fragment.charFormat()
            looks[fragment.text()[:1]] = (form.fontUnderline(), form.fontStrikeOut())
        block = block.next()
    assert looks["+"] == (True, False)
    assert looks["−"] == (False, True)


def test_a_version_comes_back_as_a_new_one(
    qtbot: QtBot, window: Frame, dialog: HistoryDialog, home: Home, trial: str
) -> None:
    before = said_now(home, trial)
    assert not dialog.back.isEnabled()  # the newest is what the trial says
    choose(qtbot, dialog, 2)
    dialog.back.click()
    settle(qtbot, window)
    assert said_now(home, trial) == [(f"{SENTENCE}.", "mixed", "me"), *before]
    assert "Who may see it" in window.context.notices.sentence
    assert SENTENCE in window.page("journal").detail.reading.toPlainText()
    window.context.notices.accept_offer()
    settle(qtbot, window)
    assert said_now(home, trial)[0] == before[0]


def test_enter_presses_the_button_that_one_went_to(
    qtbot: QtBot, dialog: HistoryDialog, trial: str, home: Home
) -> None:
    choose(qtbot, dialog, 2)
    dialog.back.setFocus()
    qtbot.keyPress(dialog.back, Qt.Key.Key_Return)
    settle(qtbot, dialog.parent().window())
    assert said_now(home, trial)[0][0] == f"{SENTENCE}."


def test_one_field_comes_back_by_its_menu(
    qtbot: QtBot, window: Frame, dialog: HistoryDialog, home: Home, trial: str
) -> None:
    choose(qtbot, dialog, 2)
    actions = {action.text(): action for action in dialog.one.menu().actions()}
    assert set(actions) == {"Outcome", "Who may see it", "What worked", "Minutes with AI, all in"}
    actions["Outcome"].trigger()
    settle(qtbot, window)
    assert said_now(home, trial)[0] == ("A pupil read it.", "mixed", "me")


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
def test_the_history_is_worked_by_keys(qtbot: QtBot, window: Frame, trial: str, home: Home) -> None:
    window.show_page("journal")
    settle(qtbot, window)
    page = window.page("journal")
    page.show_trial(trial)
    settle(qtbot, window)
    with qtbot.waitActive(window):
        window.activateWindow()
    page.search.setFocus()
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.list.hasFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    (dialog,) = window.findChildren(HistoryDialog)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    assert dialog.list.hasFocus()
    for _n in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    settle(qtbot, window)
    assert dialog.chosen == 1
    dialog.back.setFocus()
    qtbot.keyClick(dialog.back, Qt.Key.Key_Space)
    settle(qtbot, window)
    assert len(said_now(home, trial)) == 4


def test_earlier_versions_are_forgotten_to_the_last_byte(
    qtbot: QtBot, window: Frame, dialog: HistoryDialog, home: Home, trial: str
) -> None:
    backup = Path(Journal(home).back_up())
    assert b"zanzibar" in backup.read_bytes().lower()
    dialog.forget_all.trigger()
    settle(qtbot, window)
    (asked,) = dialog.findChildren(ForgetDialog)
    asked.backups_box.setChecked(True)
    asked.agree_button.click()
    settle(qtbot, window)
    assert [said[0] for said in said_now(home, trial)] == ["A pupil read it."]
    assert dialog.list.count() == 1
    assert not [path.name for path in home.root.rglob("*")
                if path.is_file() and b"zanzibar" in path.read_bytes().lower()]  # fmt: skip
    assert "backups too" in window.context.notices.sentence


def test_deleting_for_good_tells_where_else_the_words_stand(
    qtbot: QtBot, window: Frame, home: Home, trial: str
) -> None:
    with Journal(home).session() as session:
        keep_draft(session, {"did": f"{SENTENCE}. Mine.", "task": ["feedback"]}, utc_now())
    window.show_page("journal")
    page: JournalPage = window.page("journal")
    page.show_trial(trial)
    settle(qtbot, window)
    page.detail.trash.click()
    settle(qtbot, window)
    page.acts.delete(trial)
    settle(qtbot, window)
    (asked,) = page.findChildren(ForgetDialog)
    assert "tried again" not in read_in(asked)
    assert asked.echoes_box.isVisible()
    assert asked.echoes_box.isChecked()
    assert not asked.backups_box.isChecked()
    asked.agree_button.click()
    settle(qtbot, window)
    with Journal(home).session() as session:
        assert trials(session) == []
    assert b"anzibar" not in home.database.read_bytes()


def read_in(dialog: ForgetDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_deleting_for_good_tells_which_words_of_a_later_trial_go(
    qtbot: QtBot, window: Frame, home: Home, trial: str
) -> None:
    with Journal(home).session() as session:
        again = save_trial(session, TrialDraft(task=["feedback"], tool=["chatgpt"]), utc_now())
        link(session, trial_by_id(session, trial), again, changed="Gave it the plan.")
    window.show_page("journal")
    page: JournalPage = window.page("journal")
    page.acts.delete(trial)
    settle(qtbot, window)
    (asked,) = page.findChildren(ForgetDialog)
    assert "What was changed, expected and happened then goes too: Feedback." in read_in(asked)
