"""The Digest page: what to do without one, reading it, saving it, hiding a trial."""

import json
import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal.errors import UserError
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.ui.colleagues import NOW, Colleague, agree, choose_file
from tests.ui.conftest import OpenWindow, settle
from tests.ui.desks import press
from ui.bugs import BugDialog
from ui.digest.page.headings import FRONT
from ui.digest.prepare.hide_dialog import HideDialog
from ui.digest.prepare.view import PrepareView
from ui.digest.saving.dialog import Choice, SaveDialog
from ui.frame import Frame
from ui.pages.digest import DigestPage
from ui.pages.share import SharePage
from ui.work import digests
from ui.work.digests import LEADERS, PEERS
from ui.work.findings import Memory
from ui.work.folders import FolderLook
from ui.worker import Task

pytestmark = pytest.mark.usefixtures("no_log_form")

PATIENCE = 20_000  # milliseconds, on a machine that does much else

Arrived = tuple[Path, str]  # a folder, and the id of the group

SAID = "Half of the class asked for a second example."


@pytest.fixture(scope="module")
def arrived(tmp_path_factory: pytest.TempPathFactory) -> Arrived:
    """A facilitator, a member and the member's file, which nobody merged yet."""
    folder = tmp_path_factory.mktemp("arrived")
    person = Colleague(Home(folder / "me"))
    member = Colleague(Home(folder / "ada"))
    member.join(person.found("Elm Park"))
    member.log(worked=SAID, visibility="group")
    member.log(
        worked="The drafts were sound.", visibility="leaders", line_for_leaders="Give us time."
    )
    member.bundle(folder / "ada.trialbundle")
    return folder, person.group


@pytest.fixture
def me(arrived: Arrived, tmp_path: Path) -> Colleague:
    """A facilitator who has a file of a member, merged by nobody yet."""
    folder, group = arrived
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    return Colleague(Home(tmp_path / "me"), group)


@pytest.fixture
def frame(open_window: OpenWindow, me: Colleague) -> Frame:
    return open_window(me.home)


@pytest.fixture
def merged(me: Colleague, tmp_path: Path) -> None:
    me.merge([tmp_path / "ada.trialbundle"])


@pytest.fixture
def page(qtbot: QtBot, merged: None, frame: Frame) -> DigestPage:
    """The digest of what was merged."""
    frame.show_page("digest")
    shown = frame.page("digest")
    assert isinstance(shown, DigestPage)
    until_read(qtbot, shown)
    return shown


def turn_to(frame: Frame) -> None:
    QApplication.sendEvent(frame, QEvent(QEvent.Type.WindowActivate))


def until_read(qtbot: QtBot, page: DigestPage) -> None:
    qtbot.waitUntil(lambda: page.view is page.reader and page.reader.page.is_whole, timeout=20_000)


def words_of(page: DigestPage) -> str:
    return _all_words(page.reader.page.widget())


def test_without_a_group_it_says_what_to_do(qtbot: QtBot, window: Frame) -> None:
    window.show_page("digest")
    settle(qtbot, window)
    page = window.page("digest")
    assert page.view is page.empty
    assert not page.top.save_button.isVisible()
    assert not page.top.prepare_button.isVisible()
    assert "Make a group or join one" in page.empty.said.text()
    page.empty.share_button.click()
    assert window.page_name == "share"


def test_without_a_file_it_says_what_to_do(qtbot: QtBot, frame: Frame, tmp_path: Path) -> None:
    frame.show_page("digest")
    settle(qtbot, frame)
    page = frame.page("digest")
    assert page.view is page.empty
    assert "No trial of Elm Park has arrived yet" in page.empty.said.text()
    look = FolderLook(page.desk.here.id, tmp_path, SimpleNamespace(to_merge=[tmp_path] * 11))
    frame.context.changes.folder_seen.emit(look)
    assert page.empty.said.text().startswith("11 files wait in the group's folder.")
    assert not page.files.isVisible()
    page.empty.share_button.click()
    assert frame.page_name == "share"


def test_the_digest_is_read_in_the_window(qtbot: QtBot, frame: Frame, tmp_path: Path) -> None:
    frame.show_page("share")
    settle(qtbot, frame)
    share = frame.page("share")
    assert isinstance(share, SharePage)
    share.receive([tmp_path / "ada.trialbundle"])
    qtbot.waitUntil(lambda: share.view is share.receiving.plan_view)
    with qtbot.waitSignal(share.receiving.merged):
        share.receiving.plan_view.merge_button.click()
    share.receiving.plan_view.digest_button.click()
    assert frame.page_name == "digest"
    page = frame.page("digest")
    assert isinstance(page, DigestPage)
    until_read(qtbot, page)
    said = words_of(page)
    assert SAID in said
    assert "What worked and what didn’t, by job" in said
    titles = [page.reader.contents.item(row).text() for row in range(page.reader.contents.count())]
    assert titles[0] == "On one page"
    assert titles[1] == "1  What this is"
    assert titles[13].startswith("A  ")  # the first annex
    assert len(titles) == len(page.reader.sections)


def test_one_moves_to_a_section_and_the_list_follows_and_saves_what_one_reads(
    qtbot: QtBot, frame: Frame, page: DigestPage, tmp_path: Path
) -> None:
    reader = page.reader
    place = list(reader.sections).index("by-job")
    reader.contents.setCurrentRow(place)
    assert reader.page.verticalScrollBar().value() > 0
    top = reader.sections["by-job"].mapTo(reader.page.viewport(), reader.rect().topLeft()).y()
    assert 0 <= top < 100
    reader.turn_to(FRONT)
    reader.page.verticalScrollBar().setValue(0)
    assert reader.contents.currentRow() == 0

    for format_ in ("html", "md", "json"):
        path = tmp_path / f"ours.{format_}"
        save_as(page, format_)
        choose_file(qtbot, page, path)
        settle(qtbot, frame)
        assert SAID in path.read_text("utf-8").replace("\\", "")
        assert f"Saved ours.{format_}" in frame.context.notices.sentence
        assert frame.context.preferences.digest_format == format_
    assert json.loads((tmp_path / "ours.json").read_bytes())["edition"] == "peers"

    (tmp_path / "no folder").write_text("a file")
    nowhere = tmp_path / "no folder/ours.html"
    page.saving.save_to(page._page, Choice("digest", "html", "a4"), nowhere)
    settle(qtbot, frame)
    said = frame.context.notices.sentence
    assert "ours.html" in said
    assert "Saved" not in said
    assert "Something went wrong" not in said
    assert page.view is page.reader


def test_a_trial_is_hidden_with_a_reason_listed_and_brought_back(
    qtbot: QtBot, frame: Frame, page: DigestPage
) -> None:
    code = next(code for code, card in page.reader.cards.items() if SAID in _all_words(card))
    buttons = page.reader.cards[code].findChildren(QPushButton)
    next(one for one in buttons if one.accessibleName() == f"Hide {code}").click()
    dialog = page.findChild(HideDialog)
    assert not dialog.answer_button.isEnabled()
    dialog.why.setText("it could identify a pupil")
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        dialog.answer_button.click()
    assert SAID not in words_of(page)
    assert "1 trial is hidden by the facilitator." in words_of(page)
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        frame.context.notices.accept_offer()
    assert SAID in words_of(page)
    assert not page.top.hidden_button.isVisible()

    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        page.deciding.hide_trial(code, "it could identify a pupil")
    assert page.top.hidden_button.text() == "1 trial is hidden…"
    page.top.hidden_button.click()
    part = page.deciding.view.hidden
    qtbot.waitUntil(lambda: page.view is page.deciding.view and part.isVisible())
    assert f"{code} · it could identify a pupil" in _all_words(part)
    (again,) = part.buttons.values()
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        again.click()
    qtbot.waitUntil(lambda: not part.buttons)
    assert page.view is page.deciding.view
    page.deciding.view.back_button.click()
    assert SAID in words_of(page)
    assert not page.top.hidden_button.isVisible()


def test_composing_is_called_off_and_begun_again_and_the_newest_stays(
    qtbot: QtBot, frame: Frame, page: DigestPage, tmp_path: Path
) -> None:
    with qtbot.waitActive(frame):
        frame.activateWindow()
    page.choose_edition(LEADERS)
    press(frame, Qt.Key.Key_Return)  # once too often
    assert page.view is page.waiting
    press(frame, Qt.Key.Key_Escape)
    assert page.view is page.empty
    settle(qtbot, frame)
    assert page.view is page.empty
    assert not page.top.save_button.isVisible()
    page.empty.again_button.click()
    page.choose_edition(PEERS)
    settle(qtbot, frame)
    until_read(qtbot, page)
    assert SAID in words_of(page)
    look = FolderLook(page.desk.here.id, tmp_path, SimpleNamespace(to_merge=[tmp_path] * 11))
    frame.context.changes.folder_seen.emit(look)
    assert page.files.isVisible()
    assert page.files.said.text().startswith("11 files wait")


def test_leaders_of_a_small_group_get_the_brief(
    qtbot: QtBot, frame: Frame, page: DigestPage, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        page.top.edition.chips[1].click()
    assert page.top.edition.value() == LEADERS
    said = words_of(page)
    assert "Give us time." in said
    page.top.release_button.click()
    assert "Figures come once 9 more people release something" in _all_words(page.release_view)
    page.release_view.left.emit()
    assert said.startswith("Preview: ")
    assert SAID not in said
    assert not any(card.findChildren(QPushButton) for card in page.reader.cards.values())
    save_as(page, "json")
    if page._page.is_first:
        agree(qtbot, page)
    choose_file(qtbot, page, tmp_path / "brief.json")
    settle(qtbot, frame)
    saved = json.loads((tmp_path / "brief.json").read_bytes())
    assert saved["edition"] == "brief"
    assert "preview" not in saved


def test_a_member_sees_no_leaders_edition_and_hides_nothing(
    qtbot: QtBot, open_window: OpenWindow, me: Colleague, tmp_path: Path
) -> None:
    frame = open_window(Home(tmp_path / "ada"))
    frame.show_page("digest")
    settle(qtbot, frame)
    page = frame.page("digest")
    assert not page.top.edition.isVisible()
    assert page.view is page.empty
    assert page.findChild(PrepareView) is None  # which a facilitator alone needs
    assert "Your facilitator brings the files of Elm Park together" in page.empty.said.text()


def test_what_is_merged_later_is_read_without_asking(
    qtbot: QtBot, frame: Frame, page: DigestPage, tmp_path: Path
) -> None:
    ada = Colleague(Home(tmp_path / "ada"), page.desk.here.id)
    ada.log(worked="A third way was found.", visibility="group")
    ada.bundle(tmp_path / "ada2.trialbundle")
    share = frame.page("share")
    frame.show_page("share")
    settle(qtbot, frame)
    share.receive([tmp_path / "ada2.trialbundle"])
    qtbot.waitUntil(lambda: share.view is share.receiving.plan_view)
    with qtbot.waitSignal(share.receiving.merged):
        share.receiving.plan_view.merge_button.click()
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        frame.show_page("digest")
    assert "A third way was found." in words_of(page)


def test_what_the_command_line_merges_is_read_once_one_turns_to_the_window(
    qtbot: QtBot, frame: Frame, page: DigestPage, me: Colleague, tmp_path: Path
) -> None:
    ada = Colleague(Home(tmp_path / "ada"), me.group)
    ada.log(worked="A third way was found.", visibility="group")
    turn_to(frame)
    settle(qtbot, frame)
    assert not page.composing.is_at_work  # nothing came
    me.merge([ada.bundle(tmp_path / "ada2.trialbundle")])
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        turn_to(frame)
    assert "A third way was found." in words_of(page)


def test_files_of_people_who_are_not_let_in_are_told_of(
    qtbot: QtBot, open_window: OpenWindow, me: Colleague, tmp_path: Path
) -> None:
    me.log(worked="One of my own.", visibility="group")
    me.merge([me.bundle(tmp_path / "me.trialbundle"), tmp_path / "ada.trialbundle"], lets_in=False)
    frame = open_window(me.home)
    frame.show_page("digest")
    page = frame.page("digest")
    until_read(qtbot, page)
    assert page.letting_in.said.text().startswith("1 file received waits")
    page.choose_edition(LEADERS)
    qtbot.waitUntil(page.top.release_button.isVisible, timeout=PATIENCE)
    page.top.release_button.click()
    assert page.view is page.release_view
    assert page.letting_in.isVisible()
    page.letting_in.button.click()
    assert frame.page("share").isVisible()


def test_what_is_merged_while_one_reads_takes_nothing_away(
    qtbot: QtBot, frame: Frame, page: DigestPage
) -> None:
    reader, save = page.reader, page.top.save_button
    before = reader.page
    reader.turn_to("safe-use")
    place = reader.page.place()
    with qtbot.waitSignal(reader.built, timeout=20_000):
        frame.context.changes.libraries_merged.emit("")
        qtbot.waitUntil(lambda: page.composing.is_at_work)
        assert page.view is reader
        assert not save.isEnabled()  # what would be saved is not what is on show
    assert reader.page is not before
    assert reader.page.place() == place
    assert save.isEnabled()
    with qtbot.waitSignal(reader.built, timeout=20_000):
        page.deciding.decided.emit()
        reader.opened.emit()  # an earlier page stands only now
        assert save.isVisible()
        assert not save.isEnabled()
        settle(qtbot, frame)
    page.composing.failed.emit(UserError("The library is damaged."))
    assert page.view is page.empty
    assert not save.isVisible()
    assert page.empty.said.text() == "The library is damaged."
    page.composing.failed.emit(ValueError("a fault of the program's"))
    assert "fault" not in page.empty.said.text()
    frame.findChild(BugDialog).close()


def test_ones_own_trials_are_known_here_alone(me: Colleague, tmp_path: Path) -> None:
    ada = Colleague(Home(tmp_path / "ada"), me.group)
    me.merge([tmp_path / "ada.trialbundle"])
    with Journal(ada.home).session() as session, Journal(me.home).session() as other:
        mine = digests.own_codes(session, me.group)
        announced = digests.announced(other, me.group)
        assert not digests.own_codes(other, me.group)
    page = digests.peers(me.home, announced, NOW.date(), Memory(), Task(), mine=mine)
    printed = re.findall(r'"code": "([^"]+)"', json.dumps(page.data))
    assert page.mine == mine == set(printed)
    assert "mine" not in page.data


def save_as(page: DigestPage, format_: str) -> None:
    """Choose a format in the dialog, and go on to where it is saved."""
    page.top.save_button.click()
    dialog = page.findChildren(SaveDialog)[-1]
    dialog.format.choose(format_)
    dialog.on_button.click()


def _all_words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))
