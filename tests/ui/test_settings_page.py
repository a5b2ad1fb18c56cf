"""Every control of the Settings page does what it says."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from journal import settings
from journal.clock import utc_now
from journal.logbook.own_names import own_names
from journal.logbook.trials import save_trial, trials
from journal.model.draft import TrialDraft
from journal.paths import Home
from journal.store.backup import backups_in
from journal.store.journal_file import Journal
from tests.fixtures.windows import settle
from ui.frame import Frame
from ui.pages.settings import SettingsPage
from ui.palettes import DARK
from ui.style import palette_in_use


def open_settings(qtbot: QtBot, window: Frame) -> SettingsPage:
    window.show_page("settings")
    settle(qtbot, window)
    return window.page("settings")


def press(page: SettingsPage, group: str, value: str) -> None:
    chips = getattr(page, group).chips
    next(chip for chip in chips if chip.value == value).click()


def test_role_and_appearance_are_kept(qtbot: QtBot, window: Frame, home: Home) -> None:
    page = open_settings(qtbot, window)
    press(page, "roles", "senior-leader")
    press(page, "themes", "dark")
    settle(qtbot, window)
    kept = settings.load(home.settings_file)
    assert (kept.role_band, kept.theme) == ("senior-leader", "dark")
    assert palette_in_use() == DARK
    press(page, "themes", "light")
    settle(qtbot, window)


def test_the_role_decides_which_jobs_come_first(qtbot: QtBot, window: Frame) -> None:
    page = open_settings(qtbot, window)
    press(page, "roles", "operations-or-office")
    jobs = window.page("log").desk.form.editors["task"].control
    assert jobs.on_offer()[0] == "admin-documents"


def test_a_backup_is_made_and_put_back(qtbot: QtBot, window: Frame, home: Home) -> None:
    page = open_settings(qtbot, window)
    page.backups.back_up()
    settle(qtbot, window)
    backup = backups_in(home.backups)[0]
    draft = TrialDraft(task=["marking"], tool=["chatgpt"], outcome="mixed", worked="Half.")
    with Journal(home).session() as session:
        save_trial(session, draft, utc_now())
    page.backups.restore(Path(backup))
    settle(qtbot, window)
    with Journal(home).session() as session:
        assert trials(session) == []
    assert "Put back" in window.context.notices.sentence


def test_the_journal_is_checked(qtbot: QtBot, window: Frame) -> None:
    page = open_settings(qtbot, window)
    page.backups.check()
    settle(qtbot, window)
    assert window.context.notices.sentence == "The journal is sound."


def test_names_are_listed_and_forgotten(qtbot: QtBot, window: Frame, home: Home) -> None:
    page = open_settings(qtbot, window)
    page.names.box.setPlainText("Aisha Khan\n\nBen Okafor\n")
    page.names.add.click()
    settle(qtbot, window)
    with Journal(home).session() as session:
        assert [row.text for row in own_names(session, utc_now().date())] == [
            "Aisha Khan",
            "Ben Okafor",
        ]
    assert "2 pupils" in page.names._counts.text()
