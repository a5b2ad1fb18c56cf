"""What a facilitator decides on the Digest page: the group's words, words that were found."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal.group.decisions import Decisions, read_decisions
from journal.paths import Home
from journal.privacy.finding import Outcome
from journal.store.journal_file import Journal
from tests.ui.colleagues import AsksAbout, Colleague, agree, choose_file
from tests.ui.conftest import OpenWindow, settle
from ui.digest.prepare.view import PrepareView
from ui.digest.saving.dialog import SaveDialog
from ui.frame import Frame
from ui.pages.digest import DigestPage
from ui.widgets.confirm import Confirm
from ui.work import digest_decisions, findings, preparing
from ui.work.preparing import Prepared

pytestmark = pytest.mark.usefixtures("no_log_form")

PATIENCE = 20_000  # milliseconds, on a machine that does much else

SAID = "Half of the class asked for a second example."
STATEMENT = "We need one hour a month to try things together."


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a facilitator who merged the file of one member."""
    folder = tmp_path_factory.mktemp("merged")
    me, ada = Colleague(Home(folder / "me")), Colleague(Home(folder / "ada"))
    ada.join(me.found("Elm Park"))
    ada.log(worked=SAID, visibility="leaders", line_for_leaders="Give us time.")
    me.merge([ada.bundle(folder / "ada.trialbundle")])
    return me.home.root


@pytest.fixture
def frame(
    open_window: OpenWindow, merged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Frame:
    """The facilitator's window, with a word the digest's scan finds."""
    monkeypatch.setattr(findings, "default_finder", lambda: AsksAbout({"Half": Outcome.HIDE}))
    shutil.copytree(merged, tmp_path / "me")
    return open_window(Home(tmp_path / "me"))


@pytest.fixture
def page(qtbot: QtBot, frame: Frame) -> DigestPage:
    frame.show_page("digest")
    shown = frame.page("digest")
    assert isinstance(shown, DigestPage)
    qtbot.waitUntil(lambda: shown.view is shown.reader and shown.reader.page.is_whole)
    return shown


def prepared(frame: Frame, page: DigestPage) -> Prepared:
    """What there is to prepare, as it lies in the files."""
    home = frame.context.home
    with Journal(home).session() as session:
        return preparing.prepared(session, home, page.desk.here.id, frame.context.now().date())


def words_of(page: DigestPage) -> str:
    return "\n".join(label.text() for label in page.reader.page.findChildren(QLabel))


def prepare(qtbot: QtBot, page: DigestPage) -> PrepareView:
    page.top.prepare_button.click()
    qtbot.waitUntil(lambda: page.view is page.deciding.view)
    return page.deciding.view


def keep(qtbot: QtBot, page: DigestPage) -> None:
    reader = page.reader
    qtbot.waitUntil(lambda: page._page is not None and reader._next is None)
    qtbot.waitUntil(lambda: reader.page.is_whole)  # of what came before nothing is built any more
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        page.deciding.view.keep_button.click()
    assert page.view is page.reader


def states(view: PrepareView) -> dict[str, str]:
    found = (view.list.item(row).text().partition("\n") for row in range(view.list.count()))
    return {title: state for title, _, state in found}


def test_what_the_group_says_stands_in_the_brief(
    qtbot: QtBot, frame: Frame, page: DigestPage
) -> None:
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        page.top.edition.chips[1].click()
    assert "agreed on no statement yet" in words_of(page)
    view = prepare(qtbot, page)
    view.foreword.box.setPlainText("What we did this term.")
    view.statements.lines[1].setText(f"  {STATEMENT} ")
    view.requests.add_button.click()
    view.requests.rows[0].ask.setText("One account for each department")
    owner = view.requests.rows[0].owner
    owner.setCurrentIndex(owner.findData("it"))
    view.requests.add_button.click()
    assert states(view)["Statements"] == "1 of 5"
    assert states(view)["Requests"] == "1 asked, 0 answered"
    keep(qtbot, page)
    said = words_of(page)
    assert STATEMENT in said
    assert "What we did this term." in said
    assert "One account for each department (IT)" in said
    assert "Words changed on page one and in sections" in frame.context.notices.sentence
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        frame.context.notices.accept_offer()
    assert STATEMENT not in words_of(page)


def test_it_is_read_again_changed_and_removed(qtbot: QtBot, page: DigestPage) -> None:
    view = prepare(qtbot, page)
    view.statements.lines[0].setText(STATEMENT)
    view.requests.add_button.click()
    row = view.requests.rows[0]
    row.ask.setText("A second screen")
    row.answer.setCurrentIndex(row.answer.findData("not-yet"))
    row.because.setText("there is no money this term")
    keep(qtbot, page)
    prepare(qtbot, page)
    assert view.statements.lines[0].text() == STATEMENT
    (row,) = view.requests.rows
    assert (row.ask.text(), row.answer.currentData(), row.because.text()) == (
        "A second screen", "not-yet", "there is no money this term",
    )  # fmt: skip
    row.removal_wanted.emit()
    keep(qtbot, page)
    prepare(qtbot, page)
    assert view.requests.rows == []
    assert view.statements.lines[0].text() == STATEMENT


def test_what_is_typed_outlives_a_look_elsewhere_and_the_window_until_it_is_kept_or_discarded(
    qtbot: QtBot, frame: Frame, page: DigestPage
) -> None:
    view = prepare(qtbot, page)
    assert not page.top.isEnabled()
    assert not view.keep_button.isEnabled()
    view.statements.lines[0].setText("Not this.")
    view.back_button.click()
    assert page.view is page.reader
    assert not page.top.typed_button.isHidden()
    page.save()
    (dialog,) = page.findChildren(SaveDialog)
    assert any("Keep it" in remark.text() for remark in dialog.remarks)
    dialog.reject()
    page.top.typed_button.click()
    qtbot.waitUntil(lambda: page.view is view)
    view.discard_button.click()
    assert page.view is page.reader
    assert page.top.isEnabled()
    assert page.top.typed_button.isHidden()

    prepare(qtbot, page)
    assert view.statements.lines[0].text() == ""
    assert not view.keep_button.isEnabled()
    view.statements.lines[0].setText(STATEMENT)
    frame.show_page("journal")
    frame.context.changes.libraries_merged.emit(page.desk.here.id)
    frame.show_page("digest")
    settle(qtbot, frame)
    assert page.view is view
    assert view.statements.lines[0].text() == STATEMENT

    view.foreword.box.setPlainText("Half a sen")
    view.requests.add_button.click()
    view.requests.rows[0].by_when.setText("July")
    view.keep_typed()
    settle(qtbot, frame)
    known = prepared(frame, page)
    again = PrepareView()
    qtbot.addWidget(again)
    again.show_prepared(known, page.desk.here)
    assert again.foreword.box.toPlainText() == "Half a sen"
    assert again.requests.rows[0].by_when.text() == "July"
    assert again.keep_button.isEnabled()
    other = replace(page.desk.here, id="another")
    with qtbot.waitSignal(again.typed) as kept:
        again.show_prepared(replace(known, typed=None), other)
    assert kept.args[0] == page.desk.here.id
    assert again.foreword.box.toPlainText() == ""
    keep(qtbot, page)
    settle(qtbot, frame)
    assert prepared(frame, page).typed is None


def test_a_word_that_was_found_is_printed_masked_or_reworded(
    qtbot: QtBot, frame: Frame, page: DigestPage
) -> None:
    assert SAID not in words_of(page)
    assert page.top.words_button.text() == "1 word is printed masked…"
    page.top.words_button.click()
    found = page.deciding.view.found
    qtbot.waitUntil(lambda: found.isVisible())
    assert states(page.deciding.view)["Words that were found"] == "1 to decide"
    row = found.rows["Half"]
    assert SAID in words_in(row)
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        row.choice.chips[2].click()
    assert SAID in words_of(page)
    row.choice.chips[3].click()
    row.wording.setText("A part")
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        row.reword_button.click()
    assert SAID.replace("Half", "A part") in words_of(page)
    assert page.top.words_button.text() == "1 word was found…"
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        frame.context.notices.accept_offer()
    assert SAID in words_of(page)
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        row.choice.chips[1].click()
    assert SAID not in words_of(page)
    qtbot.waitUntil(lambda: states(page.deciding.view)["Words that were found"] == "all decided")


def test_a_round_is_opened_and_stories_lead_in_the_order_that_is_chosen(
    qtbot: QtBot, frame: Frame, page: DigestPage
) -> None:
    view = prepare(qtbot, page)
    view.turn_to("round")
    assert view.round.round_button.text() == "Open round 2…"
    view.round.round_button.click()
    learn = "Members learn of it with your next file"
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        agree(qtbot, page)
        qtbot.waitUntil(lambda: learn in frame.context.notices.sentence)
    qtbot.waitUntil(lambda: view.round.round_button.text() == "Open round 3…")
    view.turn_to("stories")
    (lead,) = view.stories.offered.findChildren(QPushButton)
    assert "Give us time." in words_in(view.stories.offered)
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        lead.click()
    qtbot.waitUntil(lambda: states(view)["Stories that lead"] == "1 of 3")
    assert "Give us time." in words_in(view.stories.leading)
    qtbot.waitUntil(lambda: "Words changed on page one" in frame.context.notices.sentence)
    assert "Figures" not in frame.context.notices.sentence  # the code of a trial is none
    view.back_button.click()
    on_card = next(
        button
        for button in page.reader.page.findChildren(QPushButton)
        if button.text().startswith("Leads")
    )
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        on_card.click()
    assert decided(page).stories == ()
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        frame.context.notices.accept_offer()
    prepare(qtbot, page)
    view.turn_to("stories")
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        page.deciding.order_stories((*decided(page).stories, "AAAA-AAAA", "T-BBBB-BBBB"))
    page.deciding.lead_with("CCCC-CCCC")
    settle(qtbot, frame)
    assert "3 stories lead already" in frame.context.notices.sentence
    earlier = view.stories.leading.rows[1].findChild(QPushButton)
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        earlier.click()
    assert decided(page).stories[0] == "AAAAAAAA"
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        view.stories.leading.rows[0].findChildren(QPushButton)[-1].click()
    assert len(decided(page).stories) == 2


def test_decisions_go_into_a_file_and_come_from_one(
    qtbot: QtBot, frame: Frame, page: DigestPage, tmp_path: Path
) -> None:
    view = prepare(qtbot, page)
    view.file.save_button.click()
    choose_file(qtbot, page, tmp_path / "before.json")
    settle(qtbot, frame)
    assert read_decisions((tmp_path / "before.json").read_bytes()) == Decisions()
    other = Decisions(foreword="From her.", statements=(STATEMENT,), kept=("half",))
    (tmp_path / "hers.json").write_bytes(other.to_bytes())
    page.deciding.read_from(tmp_path / "hers.json")
    qtbot.waitUntil(lambda: page.findChild(Confirm) is not None)
    dialog = page.findChild(Confirm)
    assert "Foreword: there is one now." in dialog.more.text()
    assert STATEMENT in dialog.more.text()
    assert "another group" not in dialog.more.text()
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        dialog.agree_button.click()
    assert decided(page) == other
    assert "From her." in words_of(page)
    with qtbot.waitSignal(page.reader.built, timeout=PATIENCE):
        frame.context.notices.accept_offer()
    assert decided(page) == Decisions()
    (tmp_path / "other.json").write_text('{"version": 9}')
    page.deciding.read_from(tmp_path / "other.json")
    settle(qtbot, frame)
    (tmp_path / "theirs.json").write_bytes(Decisions(stories=("ZZZZZZZZ",)).to_bytes())
    page.deciding.read_from(tmp_path / "theirs.json")
    qtbot.waitUntil(lambda: page.findChild(Confirm) is not None)
    warned = page.findChild(Confirm)
    assert "1 trial that it names is not here: is it another group" in warned.more.text()
    warned.reject()
    assert "come from a newer version" in frame.context.notices.sentence


def decided(page: DigestPage) -> Decisions:
    return digest_decisions.decided(page.desk.context.home, page.desk.here.id)


def words_in(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))
