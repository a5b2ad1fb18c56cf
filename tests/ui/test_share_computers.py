"""A facilitator's own files: merged like the others, and never replaced in silence."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal.group.membership import find_membership
from journal.paths import Home
from journal.sharing.numbering import after_restore
from journal.store.journal_file import Journal
from tests.ui.colleagues import NOW, Colleague, agree, choose_file, think_better
from tests.ui.conftest import OpenWindow, settle
from ui.frame import Frame
from ui.pages.share import SharePage


@pytest.fixture
def me(tmp_path: Path) -> Colleague:
    person = Colleague(Home(tmp_path / "me"))
    person.found("Elm Park")
    person.log(worked="It was quick in the morning.", visibility="group")
    return person


@pytest.fixture
def laptop(tmp_path: Path, me: Colleague) -> Path:
    """What the same person shared from a laptop, on which a backup was restored."""
    shutil.copytree(me.home.root, tmp_path / "laptop")
    person = Colleague(Home(tmp_path / "laptop"), me.group)
    journal = Journal(person.home)
    with journal.session() as session:
        mine = find_membership(session, me.group)
        after_restore(mine, NOW)
        session.add(mine)
    journal.close()
    person.log(worked="Logged on the laptop.", visibility="group")
    return person.bundle(tmp_path / "laptop.trialbundle")


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


def test_what_another_computer_shared_is_replaced_only_if_one_agrees(
    qtbot: QtBot, frame: Frame, page: SharePage, laptop: Path, tmp_path: Path
) -> None:
    page.receive([laptop])
    merge(qtbot, page)
    page.go_home()
    settle(qtbot, frame)
    see_all(qtbot, page)
    think_better(qtbot, page)
    settle(qtbot, frame)
    assert page.view is page.home
    see_all(qtbot, page)
    agree(qtbot, page)
    qtbot.waitUntil(lambda: page.view is page.giving.leaving_view)
    page.giving.save_to(tmp_path / "mine.trialbundle")
    settle(qtbot, frame)
    page.receive([tmp_path / "mine.trialbundle"])
    merge(qtbot, page)
    page.go_home()
    settle(qtbot, frame)
    assert page.desk.here.trials == 1
