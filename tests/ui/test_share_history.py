"""The history of merges: when, how many, from which files, and nothing of what stood in them."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journal.group.merge.history import note_merge
from journal.paths import Home
from tests.ui.colleagues import NOW, Colleague, day_said
from tests.ui.conftest import OpenWindow, settle
from ui.frame import MINIMUM, Frame
from ui.pages.share import SharePage
from ui.work.groups import opened_library

pytestmark = pytest.mark.usefixtures("no_log_form")

FILES = 5_000
LETTERS = "ABCD-EFGH-JKMN-PQRS"
PADDING = 20  # pixels around the words of a cell


@pytest.fixture
def me(tmp_path: Path) -> Colleague:
    """A facilitator who merged thousands of files at once, and a few later."""
    made = Colleague(Home(tmp_path / "me"))
    made.found("Elm Park")
    many = [(f"{n}.trialbundle", "new") for n in range(FILES)]
    with opened_library(made.home, made.group) as opened, opened.session() as found:
        note_merge(found, NOW, LETTERS[::-1], {"new": FILES}, many)
        note_merge(
            found, NOW + timedelta(days=1), LETTERS, {"changed": 1, "withdrawn": 1, "refused": 1},
            [("a", "changed"), ("b", "withdrawn"), ("c", "refused")],
        )  # fmt: skip
    return made


@pytest.fixture
def page(qtbot: QtBot, open_window: OpenWindow, me: Colleague) -> SharePage:
    frame: Frame = open_window(me.home)
    frame.show_page("share")
    settle(qtbot, frame)
    page = frame.page("share")
    assert isinstance(page, SharePage)
    with qtbot.waitSignal(page.history.shown):
        page.home.more.history.trigger()
    return page


def test_merges_are_listed_with_their_files(page: SharePage) -> None:
    view = page.history.view
    assert view.merges.rows == 2
    newest = [view.merges.cell(0, column) for column in range(7)]
    assert newest[0].startswith(day_said(NOW + timedelta(days=1)))
    assert newest[1:] == ["0", "1", "1", "0", "1", LETTERS]
    assert [view.files.cell(row, 1) for row in range(3)] == ["changed", "taken back", "refused"]
    QTest.keyClick(view.merges, Qt.Key.Key_Down)
    assert view.files.rows == FILES
    assert f"{FILES} files" in "\n".join(label.text() for label in view.findChildren(QLabel))
    assert view.files.cell(FILES - 1, 0) == f"{FILES - 1}.trialbundle"


def test_a_library_without_merges_says_so(page: SharePage) -> None:
    view = page.history.view
    view.show_merges([])
    assert view.nothing.isVisible()
    assert not view.merges.isVisible()


def test_in_the_smallest_window_the_day_of_a_merge_can_be_read(
    qtbot: QtBot, page: SharePage
) -> None:
    merges = page.history.view.merges
    for size in (MINIMUM, (1280, 800)):
        page.window().resize(*size)
        qtbot.waitUntil(lambda size=size: page.window().width() == size[0])
        needed = merges.fontMetrics().horizontalAdvance("28 September 2026, 16:40")
        assert merges.columnWidth(0) >= needed + PADDING
