"""The group's folder in the window: chosen once, watched, merged, written into, lost and back."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journal.paths import Home
from tests.ui.colleagues import Colleague, agree, choose_file
from tests.ui.conftest import OpenWindow, settle
from ui.frame import MINIMUM, Frame
from ui.pages.share import SharePage
from ui.sharing.folder.watching import Watching

pytestmark = pytest.mark.usefixtures("no_log_form")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder that everybody in the group sees."""
    made = tmp_path / "shared folder"
    made.mkdir()
    return made


@pytest.fixture
def me(tmp_path: Path) -> Colleague:
    return Colleague(Home(tmp_path / "me"))


@pytest.fixture
def ada(tmp_path: Path, me: Colleague) -> Colleague:
    """A member with a trial to share."""
    member = Colleague(Home(tmp_path / "ada"))
    member.join(me.found("Elm Park", invited=2))
    member.log(worked="It was quick in the morning.", visibility="group")
    return member


@pytest.fixture
def frame(open_window: OpenWindow, me: Colleague, ada: Colleague) -> Frame:
    return open_window(me.home)


@pytest.fixture
def page(qtbot: QtBot, frame: Frame, folder: Path) -> SharePage:
    """The facilitator's Share page with the folder chosen."""
    return with_folder(qtbot, frame, folder)


def opened(qtbot: QtBot, frame: Frame) -> SharePage:
    frame.show_page("share")
    settle(qtbot, frame)
    shown = frame.page("share")
    assert isinstance(shown, SharePage)
    return shown


def with_folder(qtbot: QtBot, frame: Frame, folder: Path) -> SharePage:
    shown = opened(qtbot, frame)
    with qtbot.waitSignal(frame.context.changes.folder_seen):
        shown.home.received.folder_button.click()
        choose_file(qtbot, shown, folder)
    settle(qtbot, frame)
    return shown


def sees(qtbot: QtBot, frame: Frame, act: Callable[[], object], words: str) -> None:
    """Do something to the folder; the card says so by itself."""
    card = frame.page("share").home.received
    act()
    qtbot.waitUntil(lambda: words in card.folder_said.text())
    settle(qtbot, frame)


def labels(page: SharePage) -> str:
    return "\n".join(label.text() for label in page.view.findChildren(QLabel))


def listed(page: SharePage) -> list[str]:
    view = page.exchange.view
    return [row.words for part in (view.people, view.files) for row in part.model_of_rows.rows]


def test_a_group_is_made_with_its_folder_and_an_invitation_there_offers_it(
    qtbot: QtBot, open_window: OpenWindow, me: Colleague, tmp_path: Path, folder: Path
) -> None:
    window = open_window(me.home)
    page = opened(qtbot, window)
    page.beginning.make.in_folder.setChecked(True)
    page.beginning.make.make_button.click()
    choose_file(qtbot, page, folder)
    qtbot.waitUntil(lambda: page.desk.group is not None and page.desk.here.folder == folder)
    settle(qtbot, window)
    invitation = folder / "elm.trialinvitation"
    page.affairs.inviting.copy()
    settle(qtbot, window)
    invitation.write_text(QGuiApplication.clipboard().text())
    other = open_window(Home(tmp_path / "ada"))
    theirs = opened(qtbot, other)
    theirs.receive([invitation])
    settle(qtbot, other)
    assert "“shared folder”" in other.context.notices.sentence
    other.context.notices.accept_offer()
    qtbot.waitUntil(lambda: theirs.desk.here.folder == folder)
    settle(qtbot, other)


def test_what_comes_is_merged_by_itself_and_said(
    qtbot: QtBot, frame: Frame, page: SharePage, folder: Path, ada: Colleague, tmp_path: Path
) -> None:
    notices, merged = frame.context.notices, frame.context.changes.libraries_merged
    page.home.received.itself.click()
    settle(qtbot, frame)
    with qtbot.waitSignal(merged):
        ada.bundle(folder / "ada.trialbundle")
    assert notices.sentence == (
        "1 file merged from the folder (Elm Park). 1 person waits to be let in."
    )
    frame.show_page("log")
    notices.accept_offer()
    qtbot.waitUntil(lambda: bool(page.desk.here.waiting))
    settle(qtbot, frame)
    assert frame.page_name == "share"
    page.home.received.let_in_wanted.emit([page.desk.here.waiting[0].key])
    qtbot.waitUntil(lambda: page.desk.here.trials == 1)
    settle(qtbot, frame)
    ada.log(worked="It worked again.", visibility="group")
    replacement = ada.bundle(tmp_path / "newer.trialbundle")
    with qtbot.waitSignal(merged):
        replacement.replace(folder / "ada.trialbundle")
    assert notices.sentence == "1 file merged from the folder (Elm Park)."
    qtbot.waitUntil(lambda: page.desk.here.trials == 2)
    settle(qtbot, frame)


def it_is_gone_and_comes_back_by_itself(qtbot: QtBot, frame: Frame, folder: Path) -> None:
    """A calm sentence meanwhile; there is one new file in it."""
    shown = frame.page("share")
    away = folder.parent / "pulled out"

    def pull_out() -> None:
        folder.rename(away)
        QApplication.sendEvent(frame, QEvent(QEvent.Type.WindowActivate))

    sees(qtbot, frame, pull_out, "is not there now")
    assert not shown.home.received.merge_button.isVisible()
    assert frame.context.notices.sentence == ""
    shown.home.sending.collection_wanted.emit(True)
    settle(qtbot, frame)
    assert "is not there now" in frame.context.notices.sentence
    assert not folder.exists()
    sees(qtbot, frame, lambda: away.rename(folder), "1 new file")


def test_each_file_stands_in_the_list_while_the_folder_changes_goes_and_comes_back(
    qtbot: QtBot, frame: Frame, page: SharePage, folder: Path, ada: Colleague, tmp_path: Path
) -> None:
    frame.findChild(Watching).soon = 50
    whole = ada.bundle(tmp_path / "ada.trialbundle").read_bytes()
    half = folder / "ada.trialbundle"
    sees(qtbot, frame, lambda: half.write_bytes(whole[: len(whole) // 2]), "1 file is still arr")
    page.home.received.look_button.click()
    assert page.view is page.exchange.view
    assert any("still arriving" in row for row in listed(page))
    sees(qtbot, frame, lambda: half.write_bytes(whole), "1 new file")
    shutil.copy(half, folder / "ada (1).trialbundle")
    (folder / "letter.trialbundle").write_bytes(b"Dear all, this is no bundle at all.")
    qtbot.waitUntil(lambda: len(page.exchange.view.files.model_of_rows.rows) == 3)
    settle(qtbot, frame)
    states = {row.split(" · ")[0]: row.split(" · ")[1] for row in listed(page)[1:]}
    assert states["ada.trialbundle"] == "new"
    assert states["ada (1).trialbundle"].startswith("a second copy")
    unreadable = next(
        row
        for row in page.exchange.view.files.model_of_rows.rows
        if row.words.startswith("letter.trialbundle")
    )
    assert "cannot be read" in unreadable.words
    assert unreadable.told.endswith(".")
    (again,) = page.exchange.view.again_buttons
    again.click()
    qtbot.waitUntil(lambda: page.exchange.message is not None)
    message = page.exchange.message
    assert message is not None
    assert "letter.trialbundle" in message.text.toPlainText()
    message.reject()
    for file in folder.iterdir():
        file.unlink()
    qtbot.waitUntil(lambda: listed(page) == [])
    settle(qtbot, frame)
    assert "Nothing is there yet." in labels(page)
    page.go_home()
    settle(qtbot, frame)
    sees(qtbot, frame, lambda: half.write_bytes(whole), "1 new file")
    it_is_gone_and_comes_back_by_itself(qtbot, frame, folder)


def test_sharing_taking_back_and_leaving_write_the_own_file_there(
    qtbot: QtBot, open_window: OpenWindow, ada: Colleague, me: Colleague, folder: Path
) -> None:
    frame = open_window(ada.home)
    page = with_folder(qtbot, frame, folder)
    assert "No file of yours is there yet" in page.home.received.folder_said.text()
    page.home.share_button.click()
    qtbot.waitUntil(lambda: page.view is page.giving.begin_view)
    page.giving.begin_view.all_button.click()
    qtbot.waitUntil(lambda: page.view is page.giving.leaving_view)
    leaving = page.giving.leaving_view
    assert leaving.save_button.text() == "Save elsewhere…"
    leaving.accepted.setChecked(True)
    with qtbot.waitSignal(page.giving.saved):
        leaving.folder_button.click()
    qtbot.waitUntil(lambda: "No file" not in page.home.received.folder_said.text())
    (own,) = folder.iterdir()
    assert page.desk.here.code in own.name
    written = own.read_bytes()
    page.home.back_button.click()
    view = page.choosing.take_back_view
    qtbot.waitUntil(lambda: bool(view.boxes))
    settle(qtbot, frame)
    next(iter(view.boxes.values())).setChecked(True)
    view.take_button.click()
    agree(qtbot, page)
    qtbot.waitUntil(lambda: own.read_bytes() != written)
    settle(qtbot, frame)
    taken_back = own.read_bytes()
    page.parting.ask_to_leave()
    agree(qtbot, page)
    with qtbot.waitSignal(page.parting.parted):
        pass
    settle(qtbot, frame)
    assert own.read_bytes() != taken_back
    assert list(folder.iterdir()) == [own]
    assert "takes back what you shared" in frame.context.notices.sentence


def test_what_comes_to_the_folder_is_found_merged_and_sent_back_through_it(
    qtbot: QtBot, open_window: OpenWindow, page: SharePage, frame: Frame, folder: Path,
    ada: Colleague,
) -> None:  # fmt: skip
    card = page.home.received
    assert card.folder_said.text() == "Nothing is there yet."
    assert not card.folder_button.isVisible()
    sees(qtbot, frame, lambda: ada.bundle(folder / "ada.trialbundle"), "1 new file")
    assert card.merge_button.text() == "Merge 1 new file"
    card.merge_button.click()
    qtbot.waitUntil(lambda: page.view is page.receiving.plan_view)
    with qtbot.waitSignal(page.receiving.merged):
        page.receiving.plan_view.merge_button.click()
    page.go_home()
    qtbot.waitUntil(lambda: "is current." in card.folder_said.text())
    settle(qtbot, frame)
    assert page.desk.here.trials == 1
    assert not card.merge_button.isVisible()
    assert page.desk.here.folder == folder
    page.receiving.plan_view.send_button.click()
    settle(qtbot, frame)
    page.home.sending.admissions_button.click()
    settle(qtbot, frame)
    code = page.desk.here.code
    assert sorted(one.suffix for one in folder.glob(f"*{code}*")) == [
        ".trialadmissions",
        ".trialcollection",
    ]
    other = open_window(ada.home)
    theirs = with_folder(qtbot, other, folder)
    assert "new file" in theirs.home.received.folder_said.text()
    assert not theirs.home.received.ask_button.isVisible()
    theirs.home.received.merge_button.click()
    qtbot.waitUntil(lambda: theirs.view is theirs.receiving.plan_view)
    with qtbot.waitSignal(theirs.receiving.merged):
        theirs.receiving.plan_view.merge_button.click()
    theirs.go_home()
    settle(qtbot, other)
    assert theirs.desk.here.trials == 1


def test_everyone_is_asked_by_a_message_ready_to_send_and_the_folder_is_given_up(
    qtbot: QtBot, frame: Frame, page: SharePage, folder: Path
) -> None:
    received, share = page.home.received, page.home.share_button.parentWidget()
    frame.resize(*MINIMUM)  # no card is cut in the smallest window
    qtbot.waitUntil(lambda: received.x() == share.x())
    room = page.home.viewport().rect()
    assert received.mapTo(page.home.viewport(), received.rect().topRight()).x() < room.right()
    frame.resize(1280, 800)
    qtbot.waitUntil(lambda: received.x() > share.x())
    opened_addresses: list[QUrl] = []
    page.exchange.open_address = lambda address: bool(opened_addresses.append(address)) or True
    page.home.received.look_button.click()
    page.exchange.view.ask_button.click()
    qtbot.waitUntil(lambda: page.exchange.message is not None)
    message = page.exchange.message
    assert message is not None
    message.text.appendPlainText("Thanks & see you on Friday?")
    message.copy_button.click()
    assert QGuiApplication.clipboard().text() == message.text.toPlainText()
    message.mail_button.click()
    (address,) = opened_addresses
    encoded = address.toEncoded().data().decode()
    assert encoded.startswith("mailto:?subject=Elm%20Park")
    assert encoded.endswith("Thanks%20%26%20see%20you%20on%20Friday%3F")
    message.reject()
    page.exchange.view.stop_button.click()
    agree(qtbot, page)
    qtbot.waitUntil(lambda: page.view is page.home and page.desk.here.folder is None)
    settle(qtbot, frame)
    assert page.home.received.folder_button.isVisible()
    assert folder.is_dir()


def test_a_burst_of_hints_is_one_look_and_none_while_one_is_under_way(
    qtbot: QtBot, frame: Frame, page: SharePage, folder: Path
) -> None:
    watching = frame.findChild(Watching)
    seen: list[object] = []
    frame.context.changes.folder_seen.connect(seen.append)
    for number in range(200):
        (folder / f"{number}.trialbundle.tmp").write_bytes(b"x")
    with qtbot.waitSignal(frame.context.changes.folder_seen):
        pass
    settle(qtbot, frame)
    assert len(seen) <= 2
    seen.clear()
    for _ in range(20):
        watching.look()
    settle(qtbot, frame)
    assert 1 <= len(seen) <= 2


def test_the_folder_is_watched_from_the_start_without_a_look_at_the_page(
    qtbot: QtBot, open_window: OpenWindow, me: Colleague, ada: Colleague, folder: Path
) -> None:
    me.use_folder(folder, merges_itself=True)
    ada.bundle(folder / "ada.trialbundle")
    frame = open_window(me.home)
    qtbot.waitUntil(lambda: "1 file merged" in frame.context.notices.sentence)
    settle(qtbot, frame)
