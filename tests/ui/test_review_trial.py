"""One trial at a time: changes with their reasons, keys, what goes along, marks that last."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.privacy.finding import Outcome
from journal.store.journal_file import Journal
from tests.ui.colleagues import NOW, Colleague
from tests.ui.conftest import OpenWindow, settle
from tests.ui.desks import desk_of, press, type_words
from tests.ui.reviews import begin, begin_trials, open_share, shown, writer
from ui.frame import Frame
from ui.pages.share import SharePage
from ui.review.marks import in_words
from ui.work import deciding

pytestmark = pytest.mark.usefixtures("no_log_form")

WORDS = {"Kestrel": Outcome.ASK, "Aldgate": Outcome.ASK, "Zainab": Outcome.HIDE}


@pytest.fixture
def me(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Colleague:
    """Two trials: one that asks twice, one with nothing to ask."""
    person = writer(tmp_path, monkeypatch, WORDS)
    person.log(
        worked="Zainab of Kestrel liked it. Aldgate did not.",
        didnt="Zainab said so too.",
        visibility="leaders",
        line_for_leaders="Give us time.",
        phase=["upper-secondary"],
    )
    person.log(worked="A plain answer.", visibility="group")
    return person


@pytest.fixture
def opened(qtbot: QtBot, open_window: OpenWindow, me: Colleague) -> tuple[Frame, SharePage]:
    return open_share(qtbot, open_window, me)


def to_first(qtbot: QtBot, frame: Frame, page: SharePage) -> None:
    with qtbot.waitActive(frame):
        frame.activateWindow()
    begin_trials(qtbot, page)


def test_each_change_says_what_it_becomes_and_why_and_leaders_words_stand_as_printed(
    qtbot: QtBot, opened: tuple[Frame, SharePage]
) -> None:
    _frame, page = opened
    begin_trials(qtbot, page)
    said = shown(page)
    assert "“Zainab” → “Someone” · on the list" in said
    assert "“Kestrel” · to decide: " in said
    assert "A plain answer." not in said
    assert "“Give us time.”" in said
    assert "leaders get the group brief" in said
    view = page.giving.trial_view
    view.body.leaders.show_going(view.going, 10, 10)
    assert "in figures only" in shown(page)
    # Words from right to left do not turn the sentence round them.
    first = view.going.changes[0]
    assert in_words(replace(first, words="Zainab")).startswith("“Zainab”")
    assert in_words(replace(first, words="مريم")).startswith("“\u2068مريم\u2069”")


def test_keys_answer_the_question_one_is_at_take_it_back_and_lead_to_the_next(
    qtbot: QtBot, opened: tuple[Frame, SharePage]
) -> None:
    frame, page = opened
    to_first(qtbot, frame, page)
    view = page.giving.trial_view
    assert view.body.current.change.words == "Kestrel"
    assert view.body.current.hasFocus()
    texts = list(view.body.texts)
    press(frame, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: view.going.open == 1)
    assert view.body.texts == texts  # only its own is drawn anew
    press(frame, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: view.going.open == 2)
    qtbot.waitUntil(lambda: view.body.current.change.words == "Kestrel")
    press(frame, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: view.body.current.change.words == "Aldgate")
    press(frame, Qt.Key.Key_H)
    qtbot.waitUntil(view.right_button.hasFocus)
    assert view.going.open == 0
    assert "of Kestrel liked it" in view.going.texts[0].shared
    assert "Aldgate" not in view.going.texts[0].shared


def test_one_walks_through_the_changes_and_each_is_pointed_out(
    qtbot: QtBot, opened: tuple[Frame, SharePage]
) -> None:
    frame, page = opened
    to_first(qtbot, frame, page)
    body = page.giving.trial_view.body
    press(frame, Qt.Key.Key_P)
    assert body.current.change.words == "Zainab"
    press(frame, Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_N)
    assert body.current.change.words == "Zainab"
    assert body.current is body.texts[1].rows[0]
    press(frame, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is body.texts[0].rows[-1]
    assert "font-weight:600" in body.texts[0]._private.text()
    assert "font-weight:600" not in body.texts[1]._private.text()
    text = body.texts[0]  # a marked word says why under the mouse, and leads to its row
    text._shared.linkHovered.emit("0")
    assert text._shared.toolTip() == "“Zainab” → “Someone” · on the list"
    text._shared.linkHovered.emit("")
    text._private.linkActivated.emit("0")
    assert text.rows[0].hasFocus()
    assert text.rows[0].accessibleName().startswith("“Zainab” → “Someone”")
    assert "1 of 3" in text.rows[0].accessibleDescription()


def test_reworded_by_key_and_watched_for_identifiers(
    qtbot: QtBot, opened: tuple[Frame, SharePage]
) -> None:
    frame, page = opened
    to_first(qtbot, frame, page)
    press(frame, Qt.Key.Key_R)
    field = QApplication.focusWidget()
    field.setPlainText("")
    type_words("wrote to kwame@oakfield.sch.uk today")
    qtbot.waitUntil(lambda: bool(field.extraSelections()), timeout=20_000)
    field.setPlainText("one house")
    press(frame, Qt.Key.Key_Return)
    view = page.giving.trial_view
    qtbot.waitUntil(lambda: "of one house liked it" in view.going.texts[0].shared)
    assert "“Kestrel” → “one house” · your words" in shown(page)


def test_what_looks_right_is_not_led_through_again_until_it_is_edited(
    qtbot: QtBot, opened: tuple[Frame, SharePage], me: Colleague
) -> None:
    frame, page = opened
    to_first(qtbot, frame, page)
    view = page.giving.trial_view
    press(frame, Qt.Key.Key_L)
    assert view.body.current.hasFocus()  # an open question comes first
    press(frame, Qt.Key.Key_H)
    qtbot.waitUntil(lambda: view.going.open == 1)
    press(frame, Qt.Key.Key_H)
    qtbot.waitUntil(view.right_button.hasFocus)
    first = view.going.id
    press(frame, Qt.Key.Key_L)
    assert view.going.texts[0].private == "A plain answer."
    press(frame, Qt.Key.Key_L)
    qtbot.waitUntil(lambda: page.view is page.giving.leaving_view)
    assert not page.giving.look.unreviewed
    page.go_home()
    settle(qtbot, frame)
    assert page.home.questions.text() == "No open questions. Nothing is new since last time."
    me.edit(first, didnt="Every mark was wrong.")
    page.home.share_button.click()
    qtbot.waitUntil(lambda: page.view is page.giving.begin_view)
    assert page.giving.begin_view.lead.text() == "1 has changed · 1 is as you left it"
    assert list(page.giving.begin_view.fresh.buttons) == [first]


@pytest.mark.usefixtures("log_form")
def test_an_edit_that_begins_here_ends_here_and_one_that_was_left_does_not(
    qtbot: QtBot, opened: tuple[Frame, SharePage]
) -> None:
    frame, page = opened
    begin_trials(qtbot, page)
    view = page.giving.trial_view
    trial = view.going.id
    view.edit_button.click()
    settle(qtbot, frame)
    desk = desk_of(frame)
    qtbot.waitUntil(lambda: desk.values().get("didnt") == "Zainab said so too.")
    desk.form.fields["didnt"].control.setPlainText("Nobody said so.")
    desk.save()
    qtbot.waitUntil(lambda: page.isVisible() and page.view is view)
    qtbot.waitUntil(lambda: view.going.texts[1].private == "Nobody said so.")
    assert view.going.id == trial
    view.edit_button.click()
    settle(qtbot, frame)
    frame.show_page("journal")
    frame.context.navigation.edit_wanted.emit(trial)
    settle(qtbot, frame)
    desk.form.fields["didnt"].control.setPlainText("Nobody said so twice.")
    with qtbot.waitSignal(frame.context.changes.trial_saved):
        desk.save()
    settle(qtbot, frame)
    assert not page.isVisible()


def test_a_field_is_left_out_of_one_trial_let_go_again_and_named_among_the_decisions(
    qtbot: QtBot, opened: tuple[Frame, SharePage]
) -> None:
    frame, page = opened
    begin_trials(qtbot, page)
    view = page.giving.trial_view
    along = view.body.along
    assert "not known yet who shares it" in shown(page)
    along.buttons["phase"].click()
    qtbot.waitUntil(lambda: any(one.left_out for one in view.going.along))
    assert "stays here" in shown(page)
    assert not any(name == "Ages" for name, _value in view.going.counted)
    view.undo_button.click()
    qtbot.waitUntil(lambda: not any(one.left_out for one in view.going.along))
    along.buttons["phase"].click()
    settle(qtbot, frame)
    page.giving.leaving_view.decided_wanted.emit()
    qtbot.waitUntil(lambda: len(page.giving.looking_back.view.lines) == 1)
    assert "“Ages” of one trial stays here" in shown(page)


def test_kept_here_it_is_passed_over_and_may_go_again(
    qtbot: QtBot, opened: tuple[Frame, SharePage]
) -> None:
    frame, page = opened
    begin_trials(qtbot, page)
    view = page.giving.trial_view
    first = view.going.id
    view.keep_here_button.click()
    qtbot.waitUntil(lambda: view.going.id != first)
    assert page.giving.look.find(first) is None
    frame.context.notices.accept_offer()
    qtbot.waitUntil(lambda: page.giving.look.find(first) is not None)


def test_named_pupil_work_offers_the_note(
    qtbot: QtBot, open_window: OpenWindow, me: Colleague
) -> None:
    me.log(worked="Quick.", visibility="group", data_put_in=["pupil-work-named"])
    _frame, page = open_share(qtbot, open_window, me)
    begin(qtbot, page)
    going = next(one for one in page.giving.look.going if one.named_work)
    page.giving.begin_view.record_wanted.emit(going.id)
    note = page.giving.trial_view.note
    assert note.isVisible()
    assert note.trial == going.id


def test_an_answer_is_taken_back_without_those_given_elsewhere(
    qtbot: QtBot, opened: tuple[Frame, SharePage], me: Colleague
) -> None:
    frame, page = opened
    to_first(qtbot, frame, page)
    view = page.giving.trial_view
    asked = {one.item.text: one.item for one in page.giving.look.questions}
    press(frame, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: view.going.open == 1)
    with Journal(me.home).session() as session:  # another program, on the same journal
        deciding.decide(session, me.group, [asked["Aldgate"]], "hide", NOW)
    press(frame, Qt.Key.Key_B)
    settle(qtbot, frame)
    assert [one.item.text for one in page.giving.look.questions] == ["Kestrel"]
