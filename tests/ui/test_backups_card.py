"""Backups in the window: looked into, one trial or the whole put back, a second place, upkeep."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journal import settings
from journal.clock import utc_now
from journal.logbook.trials import forget_trial, move_to_trash, save_trial, trial_by_id, trials
from journal.model.draft import TrialDraft
from journal.paths import Home
from journal.store.backup import backups_in
from journal.store.journal_file import Journal
from tests.fixtures.windows import OpenWindow, settle
from ui.frame import Frame
from ui.keeping.look_dialog import LookDialog
from ui.pages.backups import BackupsCard
from ui.upkeep import Upkeep
from ui.widgets.confirm import Confirm

pytestmark = pytest.mark.usefixtures("no_log_form")


def log(home: Home, words: str) -> str:
    values = {"task": ["marking"], "tool": ["chatgpt"], "outcome": "mixed", "worked": words}
    with Journal(home).session() as session:
        return save_trial(session, TrialDraft(**values), utc_now()).id


def holding(home: Home) -> list[str]:
    files = home.root.glob("journal.db*")
    return [path.name for path in files if b"zanzibar" in path.read_bytes().lower()]


def words_in(home: Home) -> set[str | None]:
    with Journal(home).reading() as session:
        return {trial.worked for trial in trials(session)}


@pytest.fixture
def card(qtbot: QtBot, window: Frame) -> BackupsCard:
    window.show_page("settings")
    window.page("settings").show_section("keeping")
    settle(qtbot, window)
    return window.page("settings").card("BackupsCard")


def look(qtbot: QtBot, window: Frame, card: BackupsCard, file: Path) -> LookDialog:
    card.restoring.look(file, "today")
    settle(qtbot, window)
    return card.findChildren(LookDialog)[-1]


def test_a_backup_shows_what_it_holds_and_gives_one_trial_back(
    qtbot: QtBot, window: Frame, card: BackupsCard, home: Home
) -> None:
    lost = log(home, "lost")
    card.back_up()
    settle(qtbot, window)
    file = backups_in(home.backups)[0]
    with Journal(home).session() as session:
        forget_trial(session, trial_by_id(session, lost))
    log(home, "new")
    dialog = look(qtbot, window, card, file)
    assert "Trials: 1" in dialog.figures.text()
    assert "it lacks: 1" in dialog.figures.text()
    assert dialog.list.count() == 1
    assert not dialog.some.isEnabled()
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.some.click()
    settle(qtbot, window)
    assert words_in(home) == {"lost", "new"}
    dialog = look(qtbot, window, card, file)
    dialog.all.click()
    asked = card.findChildren(Confirm)[-1]
    asked.agree_button.click()
    settle(qtbot, window)
    assert words_in(home) == {"lost"}


def test_enter_presses_the_button_that_one_went_to(
    qtbot: QtBot, window: Frame, home: Home, card: BackupsCard
) -> None:
    lost = log(home, "lost")
    card.back_up()
    settle(qtbot, window)
    with Journal(home).session() as session:
        forget_trial(session, trial_by_id(session, lost))
    dialog = look(qtbot, window, card, backups_in(home.backups)[0])
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.some.setFocus()
    qtbot.keyPress(dialog.some, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert words_in(home) == {"lost"}


def test_a_trial_without_a_tool_is_named_without_a_gap(
    qtbot: QtBot, window: Frame, home: Home, card: BackupsCard
) -> None:
    with Journal(home).session() as session:
        draft = TrialDraft(
            kind="decided-not-to-use-it", task=["marking"], reason_not_used=["other"]
        )
        lost = save_trial(session, draft, utc_now()).id
    card.back_up()
    settle(qtbot, window)
    with Journal(home).session() as session:
        forget_trial(session, trial_by_id(session, lost))
    dialog = look(qtbot, window, card, backups_in(home.backups)[0])
    first = dialog.list.item(0).text().split("\n")[0]
    assert first.startswith("Marking · ")
    assert "·  ·" not in first


def test_a_file_that_is_no_backup_is_a_sentence(
    qtbot: QtBot, window: Frame, card: BackupsCard, tmp_path: Path
) -> None:
    (tmp_path / "holiday.db").write_bytes(b"no database, " * 500)
    card.restoring.look(tmp_path / "holiday.db", "once")
    settle(qtbot, window)
    assert "holiday.db is damaged" in window.context.notices.sentence


@pytest.mark.usefixtures("log_form")
def test_a_damaged_journal_is_replaced_in_the_window(
    qtbot: QtBot, open_window: OpenWindow, home: Home
) -> None:
    log(home, "kept")
    journal = Journal(home)
    file = Path(journal.back_up())
    journal.close()
    home.database.write_bytes(b"no database at all, " * 400)
    for rest in home.root.glob("journal.db-*"):
        rest.unlink()
    window = open_window(home)
    assert "is damaged" in window.banner.label.text()
    window.show_page("settings")
    window.page("settings").show_section("keeping")
    settle(qtbot, window)
    card = window.page("settings").card("BackupsCard")
    dialog = look(qtbot, window, card, file)
    assert "Trials: 1" in dialog.figures.text()
    dialog.all.click()
    card.findChildren(Confirm)[-1].agree_button.click()
    settle(qtbot, window)
    assert words_in(home) == {"kept"}
    assert not window.banner.isVisible()
    assert "damaged-" in window.context.notices.sentence


def test_backups_go_to_a_second_place(
    qtbot: QtBot, window: Frame, card: BackupsCard, home: Home, tmp_path: Path
) -> None:
    assert "Backups lie beside the journal" in card.second.said.text()
    card.second.use(tmp_path / "stick", None)
    settle(qtbot, window)
    (folder,) = (tmp_path / "stick").iterdir()
    assert len(backups_in(folder)) == 1
    assert settings.load(home.settings_file).backup_folder == str(folder)
    assert str(folder) in card.second.said.text()
    card.second.stop()
    settle(qtbot, window)
    assert settings.load(home.settings_file).backup_folder is None
    assert len(backups_in(folder)) == 1


def test_a_synced_folder_gets_sealed_backups_only(card: BackupsCard, tmp_path: Path) -> None:
    dialog = card.second.ask_how(tmp_path / "OneDrive - School")
    assert "OneDrive" in dialog.more.text()
    assert [b.isVisible() for b in dialog.findChildren(type(dialog.agree_button))
            if "as they are" in b.text()] == [False]  # fmt: skip


def test_a_journal_in_a_synced_folder_is_advised_against_once(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(Home(tmp_path / "Dropbox" / "Journal"))
    assert "Dropbox syncs" in window.context.notices.sentence
    assert window.context.preferences.advised_about.endswith("Journal")


class LaterUpkeep:
    """An upkeep at whatever moment a test says."""

    def __init__(self, window: Frame) -> None:
        self.now = datetime.now(UTC)
        self._context = window.context

    def round_at(self, qtbot: QtBot, window: Frame, moment: datetime) -> None:
        object.__setattr__(self._context, "now", lambda: moment)
        Upkeep(self._context, window).look_after()
        settle(qtbot, window)


@pytest.fixture
def later(window: Frame) -> Iterator[LaterUpkeep]:
    real = window.context.now
    yield LaterUpkeep(window)
    object.__setattr__(window.context, "now", real)


def test_a_window_open_for_weeks_backs_up_each_day_and_empties_the_trash(
    qtbot: QtBot, window: Frame, home: Home, later: LaterUpkeep
) -> None:
    with Journal(home).session() as session:
        old = {"task": ["marking"], "tool": ["chatgpt"], "outcome": "mixed", "worked": "Zanzibar"}
        trial = save_trial(session, TrialDraft(**old), later.now)
        move_to_trash(session, trial, later.now)
    before = len(backups_in(home.backups))
    for days in (2, 3):
        later.round_at(qtbot, window, later.now + timedelta(days=days))
    assert len(backups_in(home.backups)) == before + 2
    assert holding(home)
    later.round_at(qtbot, window, later.now + timedelta(days=31))
    assert not holding(home)


def test_a_failing_backup_is_said_once_and_tried_again(
    qtbot: QtBot, window: Frame, home: Home, later: LaterUpkeep
) -> None:
    place = home.root / "gone"
    window.context.settings.change(backup_folder=str(place))
    settle(qtbot, window)
    later.round_at(qtbot, window, later.now)
    assert "is not there now" in window.context.notices.sentence
    place.mkdir()
    later.round_at(qtbot, window, later.now + timedelta(days=2))
    assert len(backups_in(place)) == 1
