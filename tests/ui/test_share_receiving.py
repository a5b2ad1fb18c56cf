"""The way in: files dropped, a plan in plain words, people let in, one library."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journal.paths import Home
from tests.ui.colleagues import Colleague, agree, choose_file, think_better
from tests.ui.conftest import OpenWindow, settle
from ui.frame import Frame
from ui.pages.share import SharePage
from ui.widgets.disclosure import Disclosure

pytestmark = pytest.mark.usefixtures("no_log_form")

INVITED = 2


@pytest.fixture(scope="module")
def arrived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A facilitator, two members, and their files in a folder of the group's, one of them cut in
    half as well; and the group's id.
    """
    laid = tmp_path_factory.mktemp("arrived")
    facilitator, folder = Colleague(Home(laid / "me")), laid / "folder"
    invitation = facilitator.found("Elm Park", invited=INVITED)
    folder.mkdir()
    for name in ("ada", "ben"):
        member = Colleague(Home(laid / name))
        member.join(invitation)
        member.log(worked=f"It worked in the morning for {len(name)} of us.", visibility="group")
        member.bundle(folder / f"{name}.trialbundle")
    whole = (folder / "ada.trialbundle").read_bytes()
    (folder / "cut.trialbundle").write_bytes(whole[: len(whole) // 2])
    return laid, facilitator.group


@pytest.fixture
def me(tmp_path: Path, arrived: tuple[Path, str]) -> Colleague:
    laid, group = arrived
    shutil.copytree(laid, tmp_path, dirs_exist_ok=True)
    return Colleague(Home(tmp_path / "me"), group)


@pytest.fixture
def folder(tmp_path: Path, me: Colleague) -> Path:
    """What arrived."""
    return tmp_path / "folder"


@pytest.fixture
def frame(open_window: OpenWindow, me: Colleague, folder: Path) -> Frame:
    return open_window(me.home)


@pytest.fixture
def page(qtbot: QtBot, frame: Frame) -> SharePage:
    frame.show_page("share")
    settle(qtbot, frame)
    shown = frame.page("share")
    assert isinstance(shown, SharePage)
    return shown


def drop(page: SharePage, *paths: Path) -> None:
    """Drop files on the page as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    entering = QDragEnterEvent(page.rect().center(), copy, data, left, none)
    page.dragEnterEvent(entering)
    assert entering.isAccepted()
    page.dropEvent(QDropEvent(QPointF(page.rect().center()), copy, data, left, none))


def to_plan(qtbot: QtBot, page: SharePage, *paths: Path) -> None:
    drop(page, *paths)
    qtbot.waitUntil(lambda: page.view is page.receiving.plan_view)


def labels(page: SharePage) -> str:
    return "\n".join(label.text() for label in page.view.findChildren(QLabel))


def left_alone(page: SharePage) -> Disclosure:
    """Where the plan says what changes nothing."""
    return page.view.findChild(Disclosure)


def merge(qtbot: QtBot, page: SharePage) -> str:
    with qtbot.waitSignal(page.receiving.merged) as merged:
        page.receiving.plan_view.merge_button.click()
    return str(merged.args[0])


def test_a_plan_changes_nothing_and_merging_lets_people_in_and_ends_with_letters_to_read_aloud(
    qtbot: QtBot, frame: Frame, page: SharePage, folder: Path, tmp_path: Path
) -> None:
    drop(page, tmp_path / "nowhere.trialbundle")
    settle(qtbot, frame)
    assert "There is no" in frame.context.notices.sentence
    qtbot.waitUntil(lambda: page.view is page.home)

    to_plan(qtbot, page, folder)
    said = labels(page)
    assert "Nothing has been changed yet." in said
    assert "Waiting to be let in (2)" in said
    assert "Refused (1)" in said
    assert "cut.trialbundle" in said
    assert page.receiving.plan_view.merge_button.text() == "Let 2 people in and merge"
    page.receiving.plan_view.back_button.click()
    settle(qtbot, frame)
    assert page.desk.here.trials == 0
    assert page.desk.here.waiting == ()

    to_plan(qtbot, page, folder)
    with qtbot.waitSignal(page.receiving.merged) as merged:
        for _ in range(2):  # in one breath
            page.receiving.plan_view.merge_button.click()
    (fingerprint,) = merged.args
    settle(qtbot, frame)
    assert fingerprint in labels(page)
    assert "2 trials from 2 people" in labels(page)
    assert "1 file was refused" in labels(page)
    page.receiving.plan_view.back_button.click()
    settle(qtbot, frame)
    assert "2 of 2 invited let in" in page.home.standing.text()
    assert page.desk.here.trials == 2
    assert page.desk.here.fingerprint == fingerprint
    page.history.open()
    settle(qtbot, frame)
    assert page.history.view.merges.rows == 1

    to_plan(qtbot, page, folder / "ben.trialbundle")
    assert "As here already" not in labels(page)
    left_alone(page).set_open(True)
    assert "As here already (1)" in labels(page)
    assert "There is nothing new in these files." in labels(page)
    assert not page.receiving.plan_view.merge_button.isVisible()


def test_people_may_wait_and_be_let_in_later_by_code(
    qtbot: QtBot, frame: Frame, page: SharePage, folder: Path
) -> None:
    to_plan(qtbot, page, folder)
    plan_view = page.receiving.plan_view
    first, second = plan_view.people
    plan_view.people[first].setChecked(False)
    assert plan_view.merge_button.text() == "Let 1 person in and merge"
    plan_view.people[second].setChecked(False)
    merge(qtbot, page)
    assert "2 people still wait to be let in." in labels(page)
    assert not plan_view.digest_button.isVisible()
    assert not plan_view.send_button.isVisible()
    page.go_home()
    settle(qtbot, frame)
    waiting = {person.key: person.code for person in page.desk.here.waiting}
    assert waiting.keys() == {first, second}
    assert f"{waiting[first]} · 1 trial" in labels(page)
    page.home.received.let_in_wanted.emit([first])
    settle(qtbot, frame)
    assert [person.key for person in page.desk.here.waiting] == [second]
    assert page.desk.here.trials == 1


def test_an_older_file_is_told_last_and_more_people_than_were_invited_stop_and_ask(
    qtbot: QtBot, frame: Frame, page: SharePage, folder: Path, tmp_path: Path
) -> None:
    third, ada = Colleague(Home(tmp_path / "third")), Colleague(Home(tmp_path / "ada"))
    page.affairs.inviting.copy()
    settle(qtbot, frame)
    third.join(QGuiApplication.clipboard().text())
    third.log(visibility="group")
    third.bundle(folder / "third.trialbundle")
    ada.group = page.desk.here.id
    ada.log(worked="It worked again.", visibility="group")
    ada.bundle(folder / "ada newer.trialbundle")
    to_plan(qtbot, page, folder)
    said = labels(page)
    assert said.index("Waiting to be let in (3)") < said.index("Refused (1)")
    left_alone(page).set_open(True)
    heading = "Older than another file of the same person (1)"
    assert said.index("Refused (1)") < labels(page).index(heading)

    assert "3 people would be in where 2 were invited" in labels(page)
    page.receiving.plan_view.merge_button.click()
    think_better(qtbot, page)
    assert page.view is page.receiving.plan_view
    assert page.desk.here.trials == 0
    page.receiving.plan_view.merge_button.click()
    with qtbot.waitSignal(page.receiving.merged):
        agree(qtbot, page)
    page.go_home()
    settle(qtbot, frame)
    assert "3 of 2 invited let in" in page.home.standing.text()


def test_members_read_what_the_facilitator_sends(
    qtbot: QtBot, open_window: OpenWindow, page: SharePage, frame: Frame, folder: Path,
    tmp_path: Path,
) -> None:  # fmt: skip
    to_plan(qtbot, page, folder)
    merge(qtbot, page)
    page.receiving.plan_view.send_button.click()
    choose_file(qtbot, page, tmp_path / "all.trialcollection")
    settle(qtbot, frame)
    other = open_window(Home(tmp_path / "ada"))
    other.show_page("share")
    settle(qtbot, other)
    theirs = other.page("share")
    drop(theirs, tmp_path / "all.trialcollection")
    qtbot.waitUntil(lambda: theirs.view is theirs.receiving.plan_view)
    assert theirs.receiving.plan_view.merge_button.text() == "Merge"
    merge(qtbot, theirs)
    theirs.go_home()
    page.go_home()
    settle(qtbot, other)
    settle(qtbot, frame)
    assert theirs.desk.here.trials == 2
    assert theirs.desk.here.fingerprint == page.desk.here.fingerprint


def test_files_of_one_group_are_not_shown_in_another_that_was_opened_meanwhile(
    qtbot: QtBot, open_window: OpenWindow, me: Colleague, folder: Path
) -> None:
    first = me.group
    me.found("Lowfield")
    frame = open_window(me.home)
    frame.show_page("share")
    settle(qtbot, frame)
    page = frame.page("share")
    assert isinstance(page, SharePage)
    page.open_group(first)
    settle(qtbot, frame)
    drop(page, folder)
    page.open_group(me.group)
    settle(qtbot, frame)
    assert page.desk.here.id == me.group
    assert page.view is page.home
    page.open_group(first)
    settle(qtbot, frame)
    to_plan(qtbot, page, folder)
    with qtbot.waitSignal(frame.context.changes.libraries_merged) as merged:
        page.receiving.plan_view.merge_button.click()
        page.open_group(me.group)
    settle(qtbot, frame)
    assert merged.args == [first]
    assert page.view is page.home
