"""The last page: what was not looked at, whether a word is in it, the bytes, earlier decisions."""

from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal.logbook.check_ins import add_check_in
from journal.privacy.finding import Outcome
from journal.store.journal_file import Journal
from tests.ui.colleagues import NOW, Colleague, choose_file
from tests.ui.conftest import OpenWindow, settle
from tests.ui.desks import press
from tests.ui.reviews import begin, open_share, see_all, shown, writer
from ui.frame import Frame
from ui.pages.share import SharePage

pytestmark = pytest.mark.usefixtures("no_log_form")


@pytest.fixture
def me(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Colleague:
    """Two trials without a question, one that is held back."""
    person = writer(tmp_path, monkeypatch, {"Zuzanna": Outcome.HIDE})
    person.log(worked="Zuzanna liked the first one.", visibility="group")
    person.log(worked="The second was a plain answer.", visibility="group")
    person.log(worked="Not this.", visibility="group", pupil_at_risk=True)
    return person


@pytest.fixture
def opened(qtbot: QtBot, open_window: OpenWindow, me: Colleague) -> tuple[Frame, SharePage]:
    return open_share(qtbot, open_window, me)


def press_button(page: SharePage, text: str) -> None:
    buttons = {one.text(): one for one in page.view.findChildren(QPushButton)}
    buttons[text].click()


def test_what_was_not_looked_at_is_named_and_asked_about_before_saving(
    qtbot: QtBot, opened: tuple[Frame, SharePage], tmp_path: Path
) -> None:
    frame, page = opened
    see_all(qtbot, page)
    view = page.giving.leaving_view
    assert "2 that you have not looked through: Marking, ChatGPT" in shown(page)
    with qtbot.assertNotEmitted(view.save_wanted):
        view.save_button.click()
    assert "say here that you have looked" in shown(page)
    view.accepted.setChecked(True)
    with qtbot.waitSignal(page.giving.saved):
        view.save_button.click()
        choose_file(qtbot, page, tmp_path / "mine.trialbundle")
    settle(qtbot, frame)
    page.home.share_button.click()
    qtbot.waitUntil(lambda: page.view is view)  # nothing is new: no way to choose
    assert not page.giving.look.unreviewed
    assert not view.accepted.isVisible()


def test_whether_a_word_is_in_it_is_told_and_each_member_with_its_size_and_checksum(
    qtbot: QtBot, opened: tuple[Frame, SharePage]
) -> None:
    _frame, page = opened
    see_all(qtbot, page)
    search = page.giving.leaving_view.search
    qtbot.keyClick(page.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search.field.setText("zuzanna")
    assert search.answer.text() == "“zuzanna” is not in it."
    search.field.setText("PLAIN answer")
    assert search.answer.text() == "“PLAIN answer” is in it, in 1 place."
    assert "What worked" in shown(page)
    search.field.setText("publicKey" if b"publicKey" in page.giving.look.plain else "sha256")
    assert "datapackage.json" in shown(page)
    press_button(page, "The exact bytes")
    look = page.giving.look
    content = look.members["trials-group.jsonl"]
    press_button(page, f"trials-group.jsonl · {len(content):,} bytes")
    said = shown(page)
    assert f"SHA-256: {sha256(content).hexdigest()}" in said
    assert f"Together {len(look.plain):,} bytes" in said
    assert len(look.plain) % 65_536 == 0
    assert "64 KiB" in said  # what the padding is, explained
    read_me = look.members["README.txt"]
    press_button(page, f"README.txt · {len(read_me):,} bytes")
    assert sha256(read_me).hexdigest() in shown(page)
    page.giving.leaving_view.cards[0].record.rows[0].keep_button.click()
    qtbot.waitUntil(lambda: b"Zuzanna" in page.giving.look.plain)
    assert sha256(read_me).hexdigest() in shown(page)  # an answer leaves open what one reads


def test_what_stays_here_offers_the_handover_sheet_and_reading_can_be_called_off(
    qtbot: QtBot, opened: tuple[Frame, SharePage]
) -> None:
    frame, page = opened
    page.giving.begin()
    page.waiting.cancel_button.click()
    settle(qtbot, frame)
    assert page.view is page.home
    begin(qtbot, page)
    said = shown(page)
    assert page.giving.begin_view.lead.text() == "2 are new · 1 stays here"
    assert "finds fewer by itself and asks you more" in said.replace("\n", " ")
    assert "A pupil may be at risk" in said
    assert "print the sheet for your safeguarding lead" in said


def test_an_answer_keeps_the_place_and_is_found_and_taken_back_long_after(
    qtbot: QtBot, opened: tuple[Frame, SharePage]
) -> None:
    frame, page = opened
    see_all(qtbot, page)
    leaving = page.giving.leaving_view
    cards, bar = leaving.cards, leaving.sheet.verticalScrollBar()
    assert len(cards) == 2
    qtbot.waitUntil(lambda: bar.maximum() > 120)
    bar.setValue(120)
    cards[0].record.rows[0].keep_button.click()
    qtbot.waitUntil(lambda: b"Zuzanna" in page.giving.look.plain)
    assert leaving.cards == cards
    assert bar.value() == 120
    page.giving.leaving_view.decided_wanted.emit()
    view = page.giving.looking_back.view
    qtbot.waitUntil(lambda: len(view.lines) == 1)
    assert "“Zuzanna” stays" in shown(page)
    view.field.setText("someone else")
    assert not view.lines
    view.field.setText("zuz")
    (button,) = view.lines.values()
    button.click()
    qtbot.waitUntil(lambda: not view.lines)
    view.left.emit()
    qtbot.waitUntil(lambda: page.view is page.giving.leaving_view)
    assert b"Zuzanna" not in page.giving.look.plain
    frame.context.notices.accept_offer()
    settle(qtbot, frame)
    page.giving.leaving_view.decided_wanted.emit()
    view.field.clear()
    qtbot.waitUntil(lambda: len(view.lines) == 1)


def test_tab_goes_down_the_page_to_the_button_that_saves(
    qtbot: QtBot, opened: tuple[Frame, SharePage]
) -> None:
    frame, page = opened
    with qtbot.waitActive(frame):
        frame.activateWindow()
    see_all(qtbot, page)
    settle(qtbot, frame)
    view = page.giving.leaving_view
    qtbot.waitUntil(lambda: view.cards[1].disclosure.button.isChecked())
    view.search.focus_field()
    reached: list[QWidget] = []
    while view.save_button not in reached and len(reached) < 60:
        press(frame, Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    first, second = (card.disclosure.button for card in view.cards)
    stops = [first, view.cards[0].record.rows[0], second, view.look_button, view.save_button]
    assert [one for one in reached if one in stops] == stops


def test_the_key_of_save_asks_where_the_file_goes(
    qtbot: QtBot, opened: tuple[Frame, SharePage], tmp_path: Path
) -> None:
    frame, page = opened
    with qtbot.waitActive(frame):
        frame.activateWindow()
    see_all(qtbot, page)
    focus = QApplication.focusWidget()
    qtbot.keyClick(focus, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert page.giving.leaving_view.accepted.hasFocus()
    press(frame, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.giving.saved):
        focus = QApplication.focusWidget()
        qtbot.keyClick(focus, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        choose_file(qtbot, page, tmp_path / "mine.trialbundle")
    settle(qtbot, frame)


def test_a_long_title_makes_the_page_no_wider_than_a_small_window(
    qtbot: QtBot, open_window: OpenWindow, me: Colleague
) -> None:
    me.log(
        task=["Words that somebody in the office wrote for the governors, again"],
        tool=["A tool of our own that nobody has named in fewer words", "claude"],
        worked="It was shorter.",
        visibility="leaders",
    )
    frame, page = open_share(qtbot, open_window, me)
    frame.resize(900, 600)
    begin(qtbot, page)
    assert page.view.sheet.widget().width() <= page.view.sheet.viewport().width()
    page.giving.begin_view.all_button.click()
    qtbot.waitUntil(lambda: len(page.giving.leaving_view.cards) == 3)
    sheet = page.giving.leaving_view.sheet
    assert sheet.widget().minimumSizeHint().width() <= sheet.viewport().width()
    buttons = {card.disclosure.button for card in page.giving.leaving_view.cards}
    assert any(one.shown_text().endswith("…") for one in buttons)
    page.giving.leaving_view.look_button.click()
    QApplication.processEvents()
    undo = page.giving.trial_view.undo_button
    assert undo.width() >= undo.sizeHint().width()


def test_a_check_in_goes_alone_from_somebody_without_trials(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = writer(tmp_path / "new", monkeypatch, {})
    with Journal(person.home).session() as session:
        add_check_in(session, {"curious": "Whether it helps.", "visibility": "group"}, NOW)
    frame, page = open_share(qtbot, open_window, person)
    assert page.home.going.text().endswith("1 check-in or line of the tool register would go.")
    see_all(qtbot, page)
    page.giving.leaving_view.accepted.setChecked(True)
    with qtbot.waitSignal(page.giving.saved):
        page.giving.leaving_view.save_button.click()
        choose_file(qtbot, page, tmp_path / "mine.trialbundle")
    settle(qtbot, frame)


def test_the_keyboard_stands_at_what_would_leave_once_there_is_something(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = writer(tmp_path / "new", monkeypatch, {})
    frame, page = open_share(qtbot, open_window, person)
    with qtbot.waitActive(frame):
        frame.activateWindow()
    page.go_home()
    settle(qtbot, frame)
    assert page.home.trials_button.hasFocus()
    frame.show_page("log")
    person.log(worked="It was kind.", visibility="group")
    frame.context.changes.trial_saved.emit("")
    frame.show_page("share")
    settle(qtbot, frame)
    assert page.home.share_button.hasFocus()
