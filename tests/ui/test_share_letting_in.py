"""Letting in stops where more would count than were invited, whatever road the files came by."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journal.paths import Home
from journal.privacy.finder import Finder
from journal.store.journal_file import Journal
from tests.ui.colleagues import NOW, Colleague, agree, choose_file, think_better
from tests.ui.conftest import OpenWindow, settle
from ui.pages.share import SharePage
from ui.work import findings, receiving
from ui.work.groups import groups, member_of
from ui.worker import Cancelled

pytestmark = pytest.mark.usefixtures("no_log_form")

INVITED = 2


@pytest.fixture(autouse=True)
def finder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the name model."""
    monkeypatch.setattr(findings, "default_finder", Finder)


@pytest.fixture
def me(tmp_path: Path) -> Colleague:
    """A facilitator who let one of two invited people in; she shares anew, two others come."""
    made = Colleague(Home(tmp_path / "me"))
    invitation = made.found("Elm Park", invited=INVITED)
    for name in ("ada", "ben", "cem"):
        member = Colleague(Home(tmp_path / name))
        member.join(invitation)
        member.log(worked="It was quick.", visibility="group")
        member.bundle(tmp_path / "folder" / f"{name}.trialbundle")
        if name == "ada":
            made.merge([tmp_path / "folder" / "ada.trialbundle"])
            member.log(worked="It was not.", visibility="group")
            member.bundle(tmp_path / "folder" / "ada.trialbundle")
    return made


@pytest.fixture
def page(qtbot: QtBot, open_window: OpenWindow, me: Colleague, tmp_path: Path) -> SharePage:
    """The plan for the group's folder: one changed, two who wait."""
    frame = open_window(me.home)
    frame.show_page("share")
    settle(qtbot, frame)
    page = frame.page("share")
    assert isinstance(page, SharePage)
    with qtbot.waitSignal(frame.context.changes.folder_seen):
        page.home.received.folder_button.click()
        choose_file(qtbot, page, tmp_path / "folder")
    settle(qtbot, frame)
    page.home.received.merge_button.click()
    qtbot.waitUntil(lambda: page.view is page.receiving.plan_view)
    return page


def words_of(page: SharePage) -> str:
    return "\n".join(label.text() for label in page.view.findChildren(QLabel))


def standing(home: Home) -> tuple[int, int, int]:
    """How many are let in, wait, and how many trials are here."""
    journal = Journal(home)
    with journal.reading() as session:
        (group,) = groups(session, home)
    journal.close()
    return group.let_in, len(group.waiting), group.trials


def test_a_mixed_plan_from_the_folder_stops_and_asks_once(
    qtbot: QtBot, page: SharePage, me: Colleague
) -> None:
    view = page.receiving.plan_view
    assert "3 people would be in where 2 were invited" in words_of(page)
    assert "Changed (1)" in words_of(page)
    view.merge_button.click()
    think_better(qtbot, page)
    assert page.view is view
    assert standing(me.home) == (1, 0, 1)
    next(iter(view.people.values())).setChecked(False)
    with qtbot.waitSignal(page.receiving.merged):
        view.merge_button.click()
    assert standing(me.home) == (2, 1, 3)
    page.go_home()
    qtbot.waitUntil(lambda: page.view is page.home)
    with qtbot.waitSignal(page.people.shown):
        page.home.more.people.trigger()
    page.people.view.card.let_in_button.click()
    with qtbot.waitSignal(page.people.shown):
        agree(qtbot, page)
    assert standing(me.home) == (3, 0, 4)


def test_nobody_is_let_in_by_a_merge_that_is_called_off(me: Colleague, tmp_path: Path) -> None:
    paths = sorted((tmp_path / "folder").iterdir())
    merge(me, paths, lambda done, of: None, stops=True)
    assert standing(me.home) == (1, 0, 1)
    merge(me, paths, lambda done, of: None, stops=False)
    assert standing(me.home) == (3, 0, 4)


def merge(me: Colleague, paths: Sequence[Path], reads: receiving.Progress, stops: bool) -> None:
    def calls_off(done: int, of: int) -> None:
        if stops and done:
            raise Cancelled

    journal = Journal(me.home)
    try:
        with journal.session() as session:
            mine = member_of(session, me.group)
            planned = receiving.plan(me.home, mine, paths, reads)
            keys = [one.header.contributor for one in planned.plan.awaiting_admission]
            receiving.merge(session, me.home, me.group, planned, keys, True, NOW, calls_off)
    except Cancelled:
        assert stops
    finally:
        journal.close()
