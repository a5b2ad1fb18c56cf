"""A facilitator changes the group, opens its next round, and starts afresh with new keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journal.group.invitation import read_invitation
from journal.group.membership import found_group
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.ui.colleagues import NOW, Colleague, agree, day_said, think_better
from tests.ui.conftest import OpenWindow, settle
from tests.ui.desks import press, type_words
from ui.frame import Frame
from ui.pages.share import SharePage

pytestmark = [
    pytest.mark.usefixtures("no_log_form"),
    pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)"),
]


@pytest.fixture
def me(tmp_path: Path) -> Colleague:
    """A facilitator."""
    return Colleague(Home(tmp_path / "me"))


@pytest.fixture
def invitation(me: Colleague) -> str:
    return me.found("Elm Park")


@pytest.fixture
def frame(qtbot: QtBot, open_window: OpenWindow, me: Colleague, invitation: str) -> Frame:
    shown = open_window(me.home)
    shown.show_page("share")
    settle(qtbot, shown)
    return shown


@pytest.fixture
def page(frame: Frame) -> SharePage:
    shown = frame.page("share")
    assert isinstance(shown, SharePage)
    return shown


def facts(page: SharePage) -> str:
    page.home.details.setVisible(True)
    return "\n".join(label.text() for label in page.home.details.findChildren(QLabel))


def test_everything_is_changed_by_keyboard_and_the_members_are_to_hear_of_it(
    qtbot: QtBot, frame: Frame, page: SharePage
) -> None:
    with qtbot.waitActive(frame):
        frame.activateWindow()
    page.home.more.change.trigger()
    view = page.affairs.changing.view
    assert QApplication.focusWidget() is view.name
    assert not view.save_button.isEnabled()
    view.name.selectAll()
    type_words("Elm Park and Oak Lane")
    assert not view.keys_button.isEnabled()  # first what was typed is saved
    press(frame, Qt.Key.Key_Tab)
    QApplication.focusWidget().selectAll()
    type_words("8")
    press(frame, Qt.Key.Key_Tab)
    type_words("Marking that gives time back.")
    press(frame, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Space)
    assert QApplication.focusWidget() in view.terms.context.chips
    press(frame, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is view.save_button
    press(frame, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.view is page.home)
    assert page.home.title.text() == "Elm Park and Oak Lane"
    assert "0 of 8 invited let in" in page.home.standing.text()
    told = facts(page)
    assert "Marking that gives time back." in told
    assert "Phase (ages)" not in told
    assert "Subject area · Setting" in told
    assert f"1, opened on {day_said(NOW)}" in told
    assert "Members learn of it" in frame.context.notices.sentence
    page.home.more.round.trigger()
    agree(qtbot, page)
    settle(qtbot, frame)
    assert "Round 2" in page.home.standing.text()


def test_the_threshold_rises_and_never_falls(qtbot: QtBot, frame: Frame, page: SharePage) -> None:
    view = page.affairs.changing.view
    page.home.more.change.trigger()
    view.terms.threshold.setValue(3)
    assert view.terms.threshold.value() == 5
    view.terms.threshold.setValue(7)
    view.save_button.click()
    think_better(qtbot, page)
    assert page.view is view
    view.save_button.click()
    agree(qtbot, page)
    qtbot.waitUntil(lambda: page.view is page.home)
    assert page.desk.here.threshold == 7
    page.home.more.change.trigger()
    view.name.setText(" ")
    view.save_button.click()
    assert "needs a name" in view.name_field.trouble


def test_how_many_are_invited_stays_unsaid_where_it_was(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    home = Home(tmp_path / "eve")
    with Journal(home).session() as session:
        found_group(session, "Ash Lane", NOW)
    frame = open_window(home)
    frame.show_page("share")
    settle(qtbot, frame)
    page: SharePage = frame.page("share")
    view = page.affairs.changing.view
    page.home.more.change.trigger()
    assert view.invited.text() == "not said"
    view.name.setText("Oak Lane")
    view.save_button.click()
    qtbot.waitUntil(lambda: page.home.title.text() == "Oak Lane")
    assert page.desk.here.invited is None
    page.home.more.change.trigger()
    view.invited.setValue(9)
    view.save_button.click()
    qtbot.waitUntil(lambda: page.desk.here.invited == 9)


def test_new_keys_come_with_the_invitation_that_carries_them(
    qtbot: QtBot, frame: Frame, page: SharePage, invitation: str, tmp_path: Path
) -> None:
    page.home.more.change.trigger()
    page.affairs.changing.view.keys_button.click()
    agree(qtbot, page)
    inviting = page.affairs.inviting.view
    qtbot.waitUntil(lambda: page.view is inviting)
    assert "everyone who stays" in inviting.news.text()
    inviting.copy_button.click()
    settle(qtbot, frame)
    before = read_invitation(invitation).signed.announcement
    after = read_invitation(QGuiApplication.clipboard().text()).signed.announcement
    assert after.id == before.id
    assert after.reading != before.reading
    assert after.inbox != before.inbox


def test_a_member_is_offered_what_a_member_may_do(
    qtbot: QtBot, open_window: OpenWindow, invitation: str, tmp_path: Path
) -> None:
    ada = Colleague(Home(tmp_path / "ada"))
    ada.join(invitation)
    frame = open_window(ada.home)
    frame.show_page("share")
    settle(qtbot, frame)
    page: SharePage = frame.page("share")
    menu = page.home.more
    offered = [action.text() for action in menu.menu().actions() if action.isVisible()]
    assert [text for text in offered if text] == [
        "History of merges", "My withdrawal code…", "I was handed the role…", "Leave this group…",
    ]  # fmt: skip
    assert not page.home.invite_button.isVisible()
    assert "nobody that is known here" in facts(page)
