"""The portfolio in the window: chosen, checked, written, and never with a name."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journal.clock import utc_now
from journal.logbook.trials import save_trial
from journal.model.draft import TrialDraft
from journal.paths import Home
from journal.privacy.finder import Finder
from journal.store.journal_file import Journal
from tests.fixtures.windows import OpenWindow, settle
from ui.frame import Frame
from ui.portfolio.portfolio_dialog import PortfolioDialog
from ui.widgets.sheet import Sheet

pytestmark = pytest.mark.usefixtures("no_log_form")

NAMED = "Ask head@elmpark.sch.uk about it"


@pytest.fixture(autouse=True)
def _without_the_name_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journal.sharing.own_finder.default_finder", Finder)


def log(home: Home, worked: str, days_ago: int = 0) -> None:
    now = utc_now()
    draft = TrialDraft(
        task=["marking"], tool=["chatgpt"], outcome="mixed", worked=worked,
        tried_on=now.date() - timedelta(days=days_ago),
    )  # fmt: skip
    with Journal(home).session() as session:
        save_trial(session, draft, now)


@pytest.fixture
def window(open_window: OpenWindow, home: Home) -> Frame:
    log(home, NAMED)
    log(home, "An older one", days_ago=800)
    return open_window(home)


@pytest.fixture
def dialog(qtbot: QtBot, window: Frame) -> PortfolioDialog:
    window.show_page("reflect")
    window.page("reflect").portfolio_button.click()
    settle(qtbot, window)
    return window.page("reflect").findChild(PortfolioDialog)


def go_on(qtbot: QtBot, window: Frame, dialog: PortfolioDialog) -> None:
    dialog.on.click()
    settle(qtbot, window)


def test_the_period_chooses(qtbot: QtBot, window: Frame, dialog: PortfolioDialog) -> None:
    dialog.choosing.periods.set_values(["all"])
    dialog.list_trials()
    settle(qtbot, window)
    assert dialog.choosing.list.count() == 2
    dialog.choosing.periods.set_values(["twelve-months"])
    dialog.list_trials()
    settle(qtbot, window)
    assert dialog.choosing.list.count() == 1


@pytest.mark.parametrize("ending", ["pdf", "docx", "html"])
def test_it_is_written_without_names(
    qtbot: QtBot, window: Frame, dialog: PortfolioDialog, tmp_path: Path, ending: str
) -> None:
    go_on(qtbot, window, dialog)
    assert "head@elmpark.sch.uk" in dialog.checking.boxes
    out = tmp_path / f"mine.{ending}"
    dialog.write(out)
    settle(qtbot, window)
    assert out.stat().st_size > 500
    assert b"elmpark" not in out.read_bytes()
    assert "private" in window.context.notices.sentence
    page = window.page("reflect")
    qtbot.waitUntil(lambda: page.findChild(PortfolioDialog) is None)


def test_a_word_that_is_kept_stays(
    qtbot: QtBot, window: Frame, dialog: PortfolioDialog, tmp_path: Path
) -> None:
    go_on(qtbot, window, dialog)
    dialog.checking.boxes["head@elmpark.sch.uk"].setChecked(True)
    dialog.write(tmp_path / "mine.html")
    settle(qtbot, window)
    assert b"elmpark" in (tmp_path / "mine.html").read_bytes()


def test_with_nothing_ticked_one_cannot_go_on(dialog: PortfolioDialog) -> None:
    dialog.choosing.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.on.isEnabled()
    dialog.choosing.all_or_none.click()
    assert dialog.on.isEnabled()


def test_a_folder_that_cannot_be_written_is_said(
    qtbot: QtBot, window: Frame, dialog: PortfolioDialog, tmp_path: Path
) -> None:
    go_on(qtbot, window, dialog)
    (tmp_path / "a file").touch()
    dialog.write(tmp_path / "a file" / "mine.pdf")
    settle(qtbot, window)
    assert dialog.isVisible()
    assert dialog.trouble.text()


def test_an_empty_period_is_said(qtbot: QtBot, window: Frame, dialog: PortfolioDialog) -> None:
    dialog.choosing.periods.set_values(["chosen"])
    dialog.choosing.first.setDate(dialog.choosing.last.date().addDays(-1500))
    dialog.choosing.last.setDate(dialog.choosing.first.date())
    settle(qtbot, window)
    assert "No trial" in dialog.choosing.count.text()
    assert not dialog.on.isEnabled()


LONG = "https://example.org/" + "a" * 400


def test_what_was_found_is_shown_within_the_dialog(
    qtbot: QtBot, home: Home, open_window: OpenWindow
) -> None:
    for n in range(5):
        log(home, f"Place {n}: {LONG} was of use, and so was head@elmpark.sch.uk in the end")
    window = open_window(home)
    window.show_page("reflect")
    window.page("reflect").portfolio_button.click()
    settle(qtbot, window)
    dialog = window.page("reflect").findChild(PortfolioDialog)
    go_on(qtbot, window, dialog)
    sheet = dialog.checking.findChild(Sheet)
    assert sheet.widget().width() <= sheet.viewport().width()
    said = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert all(f"Place {n}" in said for n in (0, 1, 2))
    assert "5 places in all" in said


def test_it_says_what_is_still_open(qtbot: QtBot, window: Frame, dialog: PortfolioDialog) -> None:
    dialog.choosing.foreword.setPlainText("I hope that Will and Rose agree")
    go_on(qtbot, window, dialog)
    asked = dialog.checking.questions
    assert asked
    assert not dialog.on.isEnabled()
    assert "still to be decided" in dialog.still_open.text()
    for chips in asked.values():
        chips.set_values(["hide"])
        chips.changed.emit()
    assert dialog.on.isEnabled()
    assert not dialog.still_open.text()
