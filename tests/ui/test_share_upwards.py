"""From a group to one further up: passed on, taken in there, and let go of again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from journal.paths import Home
from journal.privacy.finder import Finder
from tests.ui.colleagues import Colleague, agree, choose_file
from tests.ui.conftest import OpenWindow, settle
from ui.frame import Frame
from ui.pages.share import SharePage
from ui.work import findings

pytestmark = pytest.mark.usefixtures("no_log_form")

SAID = "Half of the class asked for a second example."
LINE = "Give us an hour."


@pytest.fixture(autouse=True)
def finder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the name model."""
    monkeypatch.setattr(findings, "default_finder", Finder)


@pytest.fixture
def trust(tmp_path: Path) -> Colleague:
    """The facilitator of a trust's group, which takes no group in yet."""
    made = Colleague(Home(tmp_path / "trust"))
    (tmp_path / "invitation").write_text(made.found("Northern Trust"))
    return made


@pytest.fixture
def lower(tmp_path: Path) -> Colleague:
    """The facilitator of a group whose member released a trial to leaders."""
    made, ada = Colleague(Home(tmp_path / "lower")), Colleague(Home(tmp_path / "ada"))
    ada.join(made.found("Elm Park"))
    ada.log(worked=SAID, visibility="leaders", line_for_leaders=LINE)
    ada.log(worked="For the group alone.", visibility="group")
    made.merge([ada.bundle(tmp_path / "ada.trialbundle")])
    return made


def opened(qtbot: QtBot, frame: Frame) -> SharePage:
    frame.show_page("share")
    settle(qtbot, frame)
    shown = frame.page("share")
    assert isinstance(shown, SharePage)
    return shown


def words_of(page: SharePage) -> str:
    return "\n".join(label.text() for label in page.view.findChildren(QLabel))


def button(page: SharePage, text: str) -> QPushButton:
    (found,) = [one for one in page.view.findChildren(QPushButton) if one.text() == text]
    return found


def test_a_group_with_nowhere_to_go_is_told_to_join_one(
    qtbot: QtBot, open_window: OpenWindow, lower: Colleague
) -> None:
    page = opened(qtbot, open_window(lower.home))
    with qtbot.waitSignal(page.upwards.shown):
        page.home.more.passing_on.trigger()
    assert "Join the group of your school or trust first" in words_of(page)
    assert not page.upwards.view.save_button.isVisible()
    page.upwards.view.join_button.click()
    assert page.view is page.beginning.welcome


def test_what_was_released_to_leaders_goes_up_is_taken_in_and_let_go_of(
    qtbot: QtBot, open_window: OpenWindow, lower: Colleague, trust: Colleague, tmp_path: Path
) -> None:
    group = lower.group
    lower.join((tmp_path / "invitation").read_text())
    page = opened(qtbot, open_window(lower.home))
    page.open_group(group)
    qtbot.waitUntil(lambda: page.desk.here.name == "Elm Park")
    with qtbot.waitSignal(page.upwards.shown):
        page.home.more.passing_on.trigger()
    assert (
        "What 1 person released to leaders goes: the coded fields of 1 trial, 1 line for leaders "
        "and the choices in 0 check-ins, and none of the group's texts." in words_of(page)
    )
    assert "Its facilitator is asked whether to take this group in." in words_of(page)
    page.upwards.view.save_button.click()
    choose_file(qtbot, page, tmp_path / "up.trialcollection")
    qtbot.waitUntil(lambda: page.view is page.home)
    taken_in(qtbot, open_window(trust.home), tmp_path / "up.trialcollection")


def test_the_keyboard_passes_on(
    qtbot: QtBot, open_window: OpenWindow, lower: Colleague, trust: Colleague, tmp_path: Path
) -> None:
    group = lower.group
    lower.join((tmp_path / "invitation").read_text())
    frame = open_window(lower.home)
    page = opened(qtbot, frame)
    page.open_group(group)
    qtbot.waitUntil(lambda: page.desk.here.name == "Elm Park")
    open_upwards(qtbot, frame, page)
    met = []
    while page.upwards.view.save_button not in met and len(met) < 10:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget())
    QTest.keyClick(page.upwards.view.save_button, Qt.Key.Key_Space)
    choose_file(qtbot, page, tmp_path / "up.trialcollection")
    qtbot.waitUntil(lambda: page.view is page.home)
    assert (tmp_path / "up.trialcollection").exists()
    open_upwards(qtbot, frame, page)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.view is page.home)


def open_upwards(qtbot: QtBot, frame: Frame, page: SharePage) -> None:
    """The keyboard lands in the choice of the group."""
    with qtbot.waitActive(frame):
        frame.activateWindow()
    with qtbot.waitSignal(page.upwards.shown):
        page.upwards.open()
    qtbot.waitUntil(lambda: page.upwards.view.groups.isAncestorOf(QApplication.focusWidget()))


def taken_in(qtbot: QtBot, frame: Frame, path: Path) -> None:
    page = opened(qtbot, frame)
    page.receive([path])
    qtbot.waitUntil(lambda: page.view is page.receiving.plan_view)
    assert "does not take in yet" in words_of(page)
    button(page, "Take in Elm Park…").click()
    with qtbot.waitSignal(page.upwards.taken_in):
        agree(qtbot, page)
    qtbot.waitUntil(lambda: page.view is page.receiving.plan_view)
    assert "New (1)" in words_of(page)
    with qtbot.waitSignal(page.receiving.merged):
        page.receiving.plan_view.merge_button.click()
    page.go_home()
    settle(qtbot, frame)
    assert "Elm Park · 1 trial from 1 person" in words_of(page)
    assert "at least 10 people" in words_of(page)
    with qtbot.waitSignal(page.people.shown):
        page.home.more.people.trigger()
    below = page.people.view.table.shown[-1]
    assert below.through == "Elm Park"
    page.people.view.table.choose(below.key)
    assert not page.people.view.card.remove_button.isVisible()
    page.go_home()
    settle(qtbot, frame)
    (stop,) = page.home.taken_in.buttons.values()
    stop.click()
    with qtbot.waitSignal(page.upwards.let_go):
        agree(qtbot, page)
    settle(qtbot, frame)
    assert page.desk.here.trials == 0
    assert not page.home.taken_in.isVisible()
