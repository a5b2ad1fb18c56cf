"""Figures for leaders: a preview until the first file of the round, which is asked about once."""

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journal.group.decisions import Decisions
from journal.paths import Home
from tests.ui.colleagues import Colleague, agree, choose_file
from tests.ui.conftest import OpenWindow, settle
from ui.digest.saving.dialog import Choice, SaveDialog
from ui.frame import Frame
from ui.pages.digest import DigestPage
from ui.widgets.confirm import Confirm
from ui.work import digest_decisions
from ui.work.digests import LEADERS

ENOUGH = 10
PREVIEW = "Preview: nothing of this round has been given to leaders yet."


def test_a_preview_is_released_once(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    frame = open_window(_merged(tmp_path).home)
    page = _leaders_page(qtbot, frame)
    assert frame.focusWidget() is page.reader.page
    assert PREVIEW in words_of(page)
    page.top.release_button.click()
    assert page.view is page.release_view
    said = "\n".join(label.text() for label in page.release_view.findChildren(QLabel))
    assert "What leaders would be given" in said
    assert "shown for the first time." in said
    assert "shown for the first time: " in said  # section by section, on as many lines as it takes
    assert "Nothing of this round has been given" in said
    page.release_view.sheet.setFocus()
    QTest.keyClick(page.release_view.sheet, Qt.Key.Key_Tab)
    assert page.release_view.details[0].isAncestorOf(frame.focusWidget())
    page.release_view.details[0].set_open(True)
    assert page.release_view.details[0].content is not None
    page.release_view.left.emit()
    decide_elsewhere(page)
    save_as(page, "json")
    agree(qtbot, page)
    choose_file(qtbot, page, tmp_path / "first.json")
    settle(qtbot, frame)
    assert "Something changed since you looked" in frame.context.notices.sentence
    assert not (tmp_path / "first.json").exists()
    with qtbot.waitSignal(page.reader.built):
        page.choose_edition(LEADERS)
    (tmp_path / "no folder").write_text("In its place.")
    nowhere = tmp_path / "no folder" / "first.json"
    page.saving.save_to(page._page, Choice("digest", "json", "a4"), nowhere)
    settle(qtbot, frame)
    assert "could not be written" in frame.context.notices.sentence
    assert page.top.said.text() != ""  # nothing was released by a file that is not there
    with qtbot.waitSignal(page.reader.built):
        page.choose_edition(LEADERS)
    assert PREVIEW in words_of(page)
    save_as(page, "json")
    agree(qtbot, page)
    with qtbot.waitSignal(page.reader.built):
        choose_file(qtbot, page, tmp_path / "first.json")
        page.reader.contents_box.setFocus()
    assert frame.focusWidget() is page.reader.contents_box  # who reads on stays where she is
    assert json.loads((tmp_path / "first.json").read_bytes())["edition"] == "leaders"
    assert PREVIEW not in words_of(page)
    assert page.top.said.text() == ""
    save_as(page, "md")
    choose_file(qtbot, page, tmp_path / "again.md")
    settle(qtbot, frame)
    assert page.findChild(Confirm) is None
    assert (tmp_path / "again.md").is_file()


def decide_elsewhere(page: DigestPage) -> None:
    """Decide something behind the window's back."""
    home, group = page.desk.context.home, page.desk.here.id
    digest_decisions.put_back(home, group, Decisions(foreword="Another one."))


def save_as(page: DigestPage, format_: str) -> None:
    page.top.save_button.click()
    dialog = page.findChildren(SaveDialog)[-1]
    dialog.format.choose(format_)
    dialog.on_button.click()


def words_of(page: DigestPage) -> str:
    return "\n".join(label.text() for label in page.reader.page.findChildren(QLabel))


def _merged(tmp_path: Path) -> Colleague:
    """A facilitator with the files of enough members merged."""
    me = Colleague(Home(tmp_path / "me"))
    invitation = me.found("Elm Park", invited=ENOUGH)
    files = []
    for number in range(ENOUGH):
        member = Colleague(Home(tmp_path / f"m{number}"))
        member.join(invitation)
        member.log(worked="The drafts were sound.", visibility="leaders")
        files.append(member.bundle(tmp_path / f"m{number}.trialbundle"))
    me.merge(files)
    return me


def _leaders_page(qtbot: QtBot, frame: Frame) -> DigestPage:
    frame.show_page("digest")
    page = frame.page("digest")
    assert isinstance(page, DigestPage)
    qtbot.waitUntil(lambda: page.view is page.reader and page.reader.page.is_whole)
    with qtbot.waitSignal(page.reader.built):
        page.top.edition.chips[1].click()
    return page
