"""What a facilitator decides on the Digest page: the group's words, words that were found."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journal.paths import Home
from journal.privacy.finding import Outcome
from tests.ui.colleagues import AsksAbout, Colleague
from tests.ui.conftest import OpenWindow, settle
from ui.digest.masked_dialog import MaskedDialog
from ui.frame import Frame
from ui.pages.digest import DigestPage
from ui.pages.share import SharePage
from ui.work import findings

SAID = "Half of the class asked for a second example."
STATEMENT = "We need one hour a month to try things together."


@pytest.fixture
def frame(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Frame:
    """A facilitator's window on the file of one member, with a word the digest's scan finds."""
    monkeypatch.setattr(findings, "default_finder", lambda: AsksAbout({"Half": Outcome.HIDE}))
    me, ada = Colleague(Home(tmp_path / "me")), Colleague(Home(tmp_path / "ada"))
    ada.join(me.found("Elm Park"))
    ada.log(worked=SAID, visibility="leaders", line_for_leaders="Give us time.")
    ada.bundle(tmp_path / "ada.trialbundle")
    frame = open_window(me.home)
    frame.show_page("share")
    settle(qtbot, frame)
    share = frame.page("share")
    assert isinstance(share, SharePage)
    share.receive([tmp_path / "ada.trialbundle"])
    qtbot.waitUntil(lambda: share.view is share.receiving.plan_view)
    with qtbot.waitSignal(share.receiving.merged):
        share.receiving.plan_view.merge_button.click()
    return frame


@pytest.fixture
def page(qtbot: QtBot, frame: Frame) -> DigestPage:
    frame.show_page("digest")
    shown = frame.page("digest")
    assert isinstance(shown, DigestPage)
    qtbot.waitUntil(lambda: shown.view is shown.reader)
    return shown


def words_of(page: DigestPage) -> str:
    return "\n".join(label.text() for label in page.reader.page.findChildren(QLabel))


def open_voice(qtbot: QtBot, page: DigestPage) -> None:
    page.top.voice_button.click()
    qtbot.waitUntil(lambda: page.view is page.deciding.voice_view)


def test_what_the_group_says_stands_in_the_brief(
    qtbot: QtBot, frame: Frame, page: DigestPage
) -> None:
    with qtbot.waitSignal(page.reader.built):
        page.top.edition.chips[1].click()
    assert "agreed on no statement yet" in words_of(page)
    open_voice(qtbot, page)
    view = page.deciding.voice_view
    view.statements[1].setText(f"  {STATEMENT} ")
    view.add_button.click()
    view.rows[0].ask.setText("One account for each department")
    view.rows[0].owner.setCurrentIndex(view.rows[0].owner.findData("it"))
    view.add_button.click()
    with qtbot.waitSignal(page.reader.built):
        view.keep_button.click()
    assert page.view is page.reader
    said = words_of(page)
    assert STATEMENT in said
    assert "One account for each department (IT)" in said
    with qtbot.waitSignal(page.reader.built):
        frame.context.notices.accept_offer()
    assert STATEMENT not in words_of(page)


def test_it_is_read_again_changed_and_removed(qtbot: QtBot, page: DigestPage) -> None:
    open_voice(qtbot, page)
    view = page.deciding.voice_view
    view.statements[0].setText(STATEMENT)
    view.add_button.click()
    view.rows[0].ask.setText("A second screen")
    view.rows[0].answer.setCurrentIndex(view.rows[0].answer.findData("not-yet"))
    view.rows[0].because.setText("there is no money this term")
    with qtbot.waitSignal(page.reader.built):
        view.keep_button.click()
    open_voice(qtbot, page)
    assert view.statements[0].text() == STATEMENT
    (row,) = view.rows
    assert (row.ask.text(), row.answer.currentData(), row.because.text()) == (
        "A second screen", "not-yet", "there is no money this term",
    )  # fmt: skip
    row.removal_wanted.emit()
    with qtbot.waitSignal(page.reader.built):
        view.keep_button.click()
    open_voice(qtbot, page)
    assert view.rows == []
    assert view.statements[0].text() == STATEMENT


def test_one_leaves_what_the_group_says_as_it_was(qtbot: QtBot, page: DigestPage) -> None:
    open_voice(qtbot, page)
    page.deciding.voice_view.statements[0].setText("Not this.")
    page.deciding.voice_view.left.emit()
    assert page.view is page.reader
    open_voice(qtbot, page)
    assert page.deciding.voice_view.statements[0].text() == ""


def test_what_is_typed_outlives_a_look_elsewhere(
    qtbot: QtBot, frame: Frame, page: DigestPage
) -> None:
    open_voice(qtbot, page)
    assert not page.top.isEnabled()
    page.deciding.voice_view.statements[0].setText(STATEMENT)
    frame.show_page("journal")
    frame.context.changes.libraries_merged.emit(page.desk.here.id)
    frame.show_page("digest")
    settle(qtbot, frame)
    assert page.view is page.deciding.voice_view
    assert page.deciding.voice_view.statements[0].text() == STATEMENT
    with qtbot.waitSignal(page.reader.built):
        page.deciding.voice_view.keep_button.click()
    assert page.view is page.reader
    assert page.top.isEnabled()


def test_a_word_that_was_found_is_printed_if_the_facilitator_says_so(
    qtbot: QtBot, frame: Frame, page: DigestPage
) -> None:
    assert SAID not in words_of(page)
    assert page.top.words_button.text() == "1 word is printed masked…"
    page.top.words_button.click()
    dialog = page.findChild(MaskedDialog)
    dialog.boxes["Half"].setChecked(True)
    with qtbot.waitSignal(page.reader.built):
        dialog.accept()
    assert SAID in words_of(page)
    assert page.top.words_button.text() == "1 word was found…"
    page.top.words_button.click()
    again = page.findChildren(MaskedDialog)[-1]
    assert again.boxes["Half"].isChecked()
    again.boxes["Half"].setChecked(False)
    with qtbot.waitSignal(page.reader.built):
        again.accept()
    assert SAID not in words_of(page)
    with qtbot.waitSignal(page.reader.built):
        frame.context.notices.accept_offer()
    assert SAID in words_of(page)
