"""Every control of the Settings page does what it says."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal import settings
from journal.clock import utc_now
from journal.logbook.trials import save_trial, trials
from journal.model.draft import TrialDraft
from journal.paths import Home
from journal.store.backup import backups_in
from journal.store.journal_file import Journal
from tests.fixtures.windows import settle
from ui.frame import Frame
from ui.pages.backups import BackupsCard
from ui.pages.settings import SettingsPage
from ui.palettes import DARK
from ui.settings_cards import CARDS
from ui.style import palette_in_use

pytestmark = pytest.mark.usefixtures("no_log_form")


def open_settings(qtbot: QtBot, window: Frame) -> SettingsPage:
    window.show_page("settings")
    settle(qtbot, window)
    return window.page("settings")


def press(page: SettingsPage, group: str, value: str) -> None:
    chips = getattr(page.card("OwnChoicesCard"), group).chips
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


@pytest.mark.usefixtures("log_form")
def test_the_role_decides_which_jobs_come_first(qtbot: QtBot, window: Frame) -> None:
    page = open_settings(qtbot, window)
    press(page, "roles", "operations-or-office")
    jobs = window.page("log").desk.form.editors["task"].control
    assert jobs.on_offer()[0] == "admin-documents"


def test_a_backup_is_made_and_put_back(qtbot: QtBot, window: Frame, home: Home) -> None:
    page = open_settings(qtbot, window)
    page.card("BackupsCard").back_up()
    settle(qtbot, window)
    backup = backups_in(home.backups)[0]
    draft = TrialDraft(task=["marking"], tool=["chatgpt"], outcome="mixed", worked="Half.")
    with Journal(home).session() as session:
        save_trial(session, draft, utc_now())
    page.card("BackupsCard").restoring.restore(Path(backup))
    settle(qtbot, window)
    with Journal(home).session() as session:
        assert trials(session) == []
    assert "Put back" in window.context.notices.sentence


def test_the_journal_is_checked(qtbot: QtBot, window: Frame) -> None:
    page = open_settings(qtbot, window)
    page.card("BackupsCard").check()
    settle(qtbot, window)
    assert window.context.notices.sentence == "The journal is sound."


def test_the_sections_are_walked_by_key_and_made_when_opened(qtbot: QtBot, focused: Frame) -> None:
    page = open_settings(qtbot, focused)
    assert QApplication.focusWidget() is page.sections.chips[0]
    assert page.findChild(BackupsCard) is None
    order = [chip.value for chip in page.sections.chips]
    for _step in range(order.index("keeping")):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    settle(qtbot, focused)
    assert page.findChild(BackupsCard).isVisible()


def test_every_card_can_be_made(qtbot: QtBot, window: Frame) -> None:
    page = open_settings(qtbot, window)
    for section, _module, name in CARDS:
        page.show_section(section)
        settle(qtbot, window)
        assert page.card(name).isVisible()


def test_another_page_can_send_to_a_section(qtbot: QtBot, window: Frame) -> None:
    window.context.navigation.settings_wanted.emit("names")
    settle(qtbot, window)
    assert window.page_name == "settings"
    assert window.page("settings").card("OwnNamesCard").isVisible()
