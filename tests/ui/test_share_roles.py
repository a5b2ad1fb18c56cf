"""The facilitator's role is handed over, taken on, taken back, forgotten."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from journal.group.membership import find_membership
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.quick_codes import seal_role_quickly
from tests.ui.colleagues import NOW, Colleague, agree, choose_file, day_said, think_better
from tests.ui.conftest import OpenWindow, settle
from tests.ui.desks import press, type_words
from ui.frame import Frame
from ui.pages.share import SharePage
from ui.sharing.role.dialogs import HandOver, TakenOver, TakeOn, TellCode
from ui.widgets.confirm import Confirm

pytestmark = [
    pytest.mark.usefixtures("no_log_form"),
    pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)"),
]


@pytest.fixture(autouse=True)
def quick_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sealing by a code takes a second by design; the file opens as any other."""
    monkeypatch.setattr("journal.group.role.seal_role", seal_role_quickly)


@pytest.fixture
def me(tmp_path: Path) -> Colleague:
    """A facilitator."""
    return Colleague(Home(tmp_path / "me"))


@pytest.fixture
def ada(tmp_path: Path, me: Colleague) -> Colleague:
    """A member, who is not let in yet."""
    member = Colleague(Home(tmp_path / "ada"))
    member.join(me.found("Elm Park"))
    return member


@pytest.fixture
def mine(qtbot: QtBot, open_window: OpenWindow, me: Colleague, ada: Colleague) -> Frame:
    return at_share(qtbot, open_window(me.home))


def at_share(qtbot: QtBot, frame: Frame) -> Frame:
    frame.show_page("share")
    settle(qtbot, frame)
    return frame


def page_of(frame: Frame) -> SharePage:
    page = frame.page("share")
    assert isinstance(page, SharePage)
    return page


def hand_over(qtbot: QtBot, frame: Frame, path: Path) -> str:
    """Hand the role over to a file; the code that is told."""
    page = page_of(frame)
    page.home.more.hand_over.trigger()
    page.findChild(HandOver).save_button.click()
    choose_file(qtbot, page, path)
    qtbot.waitUntil(lambda: page.findChild(TellCode) is not None)
    dialog = page.findChild(TellCode)
    dialog.copy_button.click()
    code = str(dialog.code.text())
    assert code == QGuiApplication.clipboard().text()
    dialog.done_button.click()
    settle(qtbot, frame)
    return code


def offered(page: SharePage) -> list[str]:
    actions = page.home.more.menu().actions()
    return [action.text() for action in actions if action.isVisible() and action.text()]


def test_a_role_goes_from_one_to_the_other_and_is_forgotten(
    qtbot: QtBot, open_window: OpenWindow, mine: Frame, ada: Colleague, tmp_path: Path
) -> None:
    page = page_of(mine)
    file = tmp_path / "elm.trialrole"
    code = hand_over(qtbot, mine, file)
    assert page.home.resting.isVisible()
    assert not page.home.invite_button.isVisible()
    assert "Change the group…" not in offered(page)
    assert "you are the facilitator" not in page.home.standing.text()

    refuse_a_stranger(qtbot, at_share(qtbot, open_window(Home(tmp_path / "eve"))), file, code)
    theirs = at_share(qtbot, open_window(ada.home))
    take_on(qtbot, theirs, file, code)
    their_page = page_of(theirs)
    assert their_page.desk.here.is_facilitator
    assert "Hand over the facilitator's role…" in offered(their_page)
    assert their_page.home.invite_button.isVisible()

    page.home.resting.forget_button.click()
    agree(qtbot, page)
    settle(qtbot, mine)
    assert not page.home.resting.isVisible()
    assert not page.desk.here.reads
    assert "Forgotten" in mine.context.notices.sentence


def refuse_a_stranger(qtbot: QtBot, frame: Frame, file: Path, code: str) -> None:
    """Somebody who is in no group is told to join first."""
    page = page_of(frame)
    page.receive([file])
    dialog = page.findChild(TakeOn)
    dialog.code.setText(code.lower())
    dialog.go_button.click()
    settle(qtbot, frame)
    assert "join it first" in frame.context.notices.sentence
    assert page.view is page.beginning.welcome


def take_on(qtbot: QtBot, frame: Frame, file: Path, code: str) -> None:
    """Take the role on by keyboard, with a slip first."""
    page = page_of(frame)
    page.receive([file])
    dialog = page.findChild(TakeOn)
    settle(qtbot, frame)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    assert dialog.file_said.text() == file.name
    assert QApplication.focusWidget() is dialog.code
    type_words(code[:-1])
    press(frame, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "check it for slips" in dialog.field.trouble)
    type_words(code[-1])
    assert dialog.field.trouble == ""
    press(frame, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.findChild(TakenOver) is not None, timeout=20_000)
    came = page.findChild(TakenOver)
    said = "\n".join(label.text() for label in came.findChildren(QLabel))
    assert "2 people are let in" in said
    assert "Nothing was released" in said
    came.keys_button.click()
    agree(qtbot, page)
    qtbot.waitUntil(lambda: page.view is page.affairs.inviting.view)
    page.go_home()
    settle(qtbot, frame)


def test_a_role_is_taken_back_and_stays_where_its_file_cannot_be_written(
    qtbot: QtBot, open_window: OpenWindow, me: Colleague
) -> None:
    me.found("Elm Park")
    with Journal(me.home).session() as session:
        find_membership(session, me.group).handed_over_at = NOW
    frame = at_share(qtbot, open_window(me.home))
    page = page_of(frame)
    said = page.home.resting.findChildren(QLabel)
    assert any(day_said(NOW) in label.text() for label in said)
    page.home.resting.back_button.click()
    agree(qtbot, page)
    settle(qtbot, frame)
    assert page.desk.here.is_facilitator
    assert not page.home.resting.isVisible()
    assert page.home.invite_button.isVisible()
    page.affairs.roles.hand_over_to(me.home.database / "elm.trialrole")
    settle(qtbot, frame)
    page.go_home()
    settle(qtbot, frame)
    assert page.desk.here.is_facilitator
    assert page.findChild(TellCode) is None


def test_a_facilitator_who_leaves_is_pointed_to_handing_over(
    qtbot: QtBot, open_window: OpenWindow, me: Colleague
) -> None:
    me.found("Elm Park")
    page = page_of(at_share(qtbot, open_window(me.home)))
    page.home.more.leaving.trigger()
    agree(qtbot, page)
    handing = page.findChild(HandOver)
    said = "\n".join(label.text() for label in handing.findChildren(QLabel))
    assert "Nobody else is let in yet" in said
    handing.reject()
    page.home.more.leaving.trigger()
    asked = page.findChild(Confirm)
    assert "You are the facilitator" in asked.windowTitle()
    next(
        button
        for button in asked.findChildren(QPushButton)
        if button.text() == "Leave all the same…"
    ).click()
    qtbot.waitUntil(
        lambda: any("Leave Elm Park" in one.windowTitle() for one in page.findChildren(Confirm))
    )
    think_better(qtbot, page)
