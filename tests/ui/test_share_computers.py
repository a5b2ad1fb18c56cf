"""A facilitator's own files: merged like the others, and never replaced in silence."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from journal.group.membership import find_membership
from journal.paths import Home
from journal.sharing.numbering import after_restore
from journal.store.journal_file import Journal
from tests.ui.colleagues import NOW, Colleague, choose_file, day_said
from tests.ui.conftest import OpenWindow, settle
from tests.ui.desks import stored
from ui.frame import Frame
from ui.pages.share import SharePage
from ui.widgets.confirm import Confirm

pytestmark = pytest.mark.usefixtures("no_log_form")


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A facilitator's data folder, and beside it what the same person shared from a laptop, on
    which a backup was restored; and the group's id.
    """
    folder = tmp_path_factory.mktemp("computers")
    person = Colleague(Home(folder / "me"))
    person.found("Elm Park")
    person.log(worked="It was quick in the morning.", visibility="group")
    shutil.copytree(person.home.root, folder / "laptop")
    laptop = Colleague(Home(folder / "laptop"), person.group)
    journal = Journal(laptop.home)
    with journal.session() as session:
        mine = find_membership(session, person.group)
        after_restore(mine, NOW)
        session.add(mine)
    journal.close()
    laptop.log(worked="Logged on the laptop.", visibility="group")
    laptop.bundle(folder / "laptop.trialbundle")
    return folder, person.group


@pytest.fixture
def me(tmp_path: Path, laid_out: tuple[Path, str]) -> Colleague:
    folder, group = laid_out
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    return Colleague(Home(tmp_path / "me"), group)


@pytest.fixture
def laptop(tmp_path: Path, me: Colleague) -> Path:
    """What came from the laptop."""
    return tmp_path / "laptop.trialbundle"


@pytest.fixture
def frame(open_window: OpenWindow, me: Colleague, laptop: Path) -> Frame:
    return open_window(me.home)


@pytest.fixture
def page(qtbot: QtBot, frame: Frame) -> SharePage:
    frame.show_page("share")
    settle(qtbot, frame)
    shown = frame.page("share")
    assert isinstance(shown, SharePage)
    return shown


def merge(qtbot: QtBot, page: SharePage) -> None:
    qtbot.waitUntil(lambda: page.view is page.receiving.plan_view)
    with qtbot.waitSignal(page.receiving.merged):
        page.receiving.plan_view.merge_button.click()


def see_all(qtbot: QtBot, page: SharePage) -> None:
    page.home.share_button.click()
    qtbot.waitUntil(lambda: page.view is page.giving.begin_view)
    page.giving.begin_view.all_button.click()


def test_ones_own_file_is_merged_from_the_notice(
    qtbot: QtBot, frame: Frame, page: SharePage, tmp_path: Path
) -> None:
    see_all(qtbot, page)
    qtbot.waitUntil(lambda: page.view is page.giving.leaving_view)
    page.giving.leaving_view.accepted.setChecked(True)
    with qtbot.waitSignal(page.giving.saved):
        page.giving.leaving_view.save_button.click()
        choose_file(qtbot, page, tmp_path / "mine.trialbundle")
    settle(qtbot, frame)
    frame.context.notices.accept_offer()
    merge(qtbot, page)
    page.go_home()
    settle(qtbot, frame)
    assert page.desk.here.trials == 1


def question(qtbot: QtBot, page: SharePage) -> Confirm:
    qtbot.waitUntil(lambda: page.findChild(Confirm) is not None)
    asked = page.findChild(Confirm)
    asked.finished.connect(lambda: asked.setParent(None))
    return asked


def look_through_all(qtbot: QtBot, page: SharePage) -> None:
    """From where the review begins to what leaves, whatever is new."""
    qtbot.waitUntil(lambda: page.view in (page.giving.begin_view, page.giving.leaving_view))
    if page.view is page.giving.begin_view:
        page.giving.begin_view.all_button.click()
    qtbot.waitUntil(lambda: page.view is page.giving.leaving_view)


def share_and_merge(qtbot: QtBot, frame: Frame, page: SharePage, path: Path) -> int:
    """How many trials the group has afterwards."""
    page.giving.save_to(path)
    settle(qtbot, frame)
    page.receive([path])
    merge(qtbot, page)
    page.go_home()
    settle(qtbot, frame)
    return page.desk.here.trials


@pytest.fixture
def asked(qtbot: QtBot, frame: Frame, page: SharePage, laptop: Path) -> Confirm:
    """The question before a share, once the laptop's file is merged."""
    page.receive([laptop])
    merge(qtbot, page)
    page.go_home()
    settle(qtbot, frame)
    see_all(qtbot, page)
    return question(qtbot, page)


def test_what_another_computer_shared_is_named_and_taken_back_only_if_one_says_so(
    qtbot: QtBot, frame: Frame, page: SharePage, asked: Confirm, tmp_path: Path
) -> None:
    said = [label.text() for label in asked.findChildren(QLabel)]
    assert said[0] == "Your last share holds 1 trial that is not in this journal."
    assert "Marking, ChatGPT" in said
    buttons = {button.text() for button in asked.findChildren(QPushButton)}
    assert buttons == {"Bring them in", "Take them back", "Not now"}
    asked.cancel_button.click()
    settle(qtbot, frame)
    assert page.view is page.home
    see_all(qtbot, page)
    take_back = question(qtbot, page).findChild(QPushButton, "take_back")
    assert take_back is not None
    take_back.click()
    qtbot.waitUntil(lambda: page.view is page.giving.leaving_view)
    assert share_and_merge(qtbot, frame, page, tmp_path / "mine.trialbundle") == 1


def test_what_another_computer_shared_is_brought_in_undone_and_goes_along_again(
    qtbot: QtBot, frame: Frame, page: SharePage, asked: Confirm, me: Colleague, tmp_path: Path
) -> None:
    asked.agree_button.click()
    settle(qtbot, frame)
    look_through_all(qtbot, page)
    assert {one.worked for one in stored(me.home)} >= {"Logged on the laptop."}
    frame.context.notices.accept_offer()
    settle(qtbot, frame)
    assert [one.worked for one in stored(me.home)] == ["It was quick in the morning."]
    see_all(qtbot, page)
    question(qtbot, page).agree_button.click()
    settle(qtbot, frame)
    look_through_all(qtbot, page)
    assert share_and_merge(qtbot, frame, page, tmp_path / "mine.trialbundle") == 2


def test_a_clock_far_ahead_is_asked_about_before_a_share(
    qtbot: QtBot, frame: Frame, page: SharePage
) -> None:
    later = NOW + timedelta(days=800)
    object.__setattr__(frame.context, "now", lambda: later)
    see_all(qtbot, page)
    asked = question(qtbot, page)
    assert day_said(later) in asked.more.text()
    asked.agree_button.click()
    qtbot.waitUntil(lambda: page.view is page.giving.leaving_view)
