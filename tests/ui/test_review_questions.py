"""One question at a time: every place of a word, its kind's own wording, skipping, one's names."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from journal.logbook.own_names import own_names
from journal.privacy.finding import Outcome
from journal.store.journal_file import Journal
from tests.ui.colleagues import NOW, Colleague
from tests.ui.conftest import OpenWindow, settle
from tests.ui.reviews import begin_questions, open_share, shown, writer
from ui.frame import Frame
from ui.pages.share import SharePage

pytestmark = pytest.mark.usefixtures("no_log_form")

WORDS = {"Kestrel": Outcome.ASK, "Aldgate": Outcome.ASK}
CASE = "A boy told me that he is being bullied, and Aldgate helped me to word it."


@pytest.fixture
def me(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Colleague:
    """Five trials about Kestrel, one text that reads like a case."""
    person = writer(tmp_path, monkeypatch, WORDS)
    for n in range(5):
        person.log(worked=f"Kestrel wrote {n} lines.", visibility="group")
    person.log(worked=CASE, visibility="group")
    return person


@pytest.fixture
def opened(qtbot: QtBot, open_window: OpenWindow, me: Colleague) -> tuple[Frame, SharePage]:
    return open_share(qtbot, open_window, me)


def asked(page: SharePage) -> str:
    question = page.giving.question_view.question
    return question.item.text if question else ""


def turn_to(qtbot: QtBot, page: SharePage, kind: str) -> None:
    view = page.giving.question_view
    for _n in view._questions:
        if view.question.kind != kind:
            qtbot.keyClick(view, "S")
    assert view.question.kind == kind


def test_a_case_is_asked_in_its_own_words_takes_its_questions_along_and_is_worded_anew(
    qtbot: QtBot, opened: tuple[Frame, SharePage]
) -> None:
    _frame, page = opened
    begin_questions(qtbot, page)
    turn_to(qtbot, page, "case")
    view = page.giving.question_view
    assert "Does this describe one pupil’s situation?" in shown(page)
    assert view.hide_button.text() == "Leave it out (H)"
    assert view.here_button.isVisible()
    assert not view.names_button.isVisible()
    before = len(view._questions)
    qtbot.keyClick(view, "H")
    assert "Aldgate" not in {one.item.text for one in view._questions}
    qtbot.keyClick(view, "B")
    assert len(view._questions) == before
    qtbot.keyClick(view, "R")
    assert view.rewording.toPlainText() == CASE
    qtbot.keyClicks(view.rewording, "hks")  # letters do not answer meanwhile
    assert view.rewording.toPlainText() == "hks"
    qtbot.keyClick(view.rewording, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert view.rewording.isVisible()


def test_a_case_that_stays_here_offers_the_handover_sheet(
    qtbot: QtBot, opened: tuple[Frame, SharePage]
) -> None:
    frame, page = opened
    begin_questions(qtbot, page)
    turn_to(qtbot, page, "case")
    record = page.giving.question_view.question.item.trial
    page.giving.question_view.here_button.click()
    settle(qtbot, frame)
    assert "for your safeguarding lead?" in frame.context.notices.sentence
    page.giving.begin()
    settle(qtbot, frame)
    assert page.giving.look.find(record) is None


def test_all_hidden_at_once_is_asked_again_by_undo_and_what_is_skipped_stays_open(
    qtbot: QtBot, opened: tuple[Frame, SharePage]
) -> None:
    frame, page = opened
    begin_questions(qtbot, page)
    before = [one.item.id for one in page.giving.look.questions]
    view = page.giving.question_view
    view.rest_button.click()
    qtbot.waitUntil(lambda: page.view is page.giving.leaving_view)
    frame.context.notices.accept_offer()
    qtbot.waitUntil(lambda: page.view is page.giving.begin_view)
    assert [one.item.id for one in page.giving.look.questions] == before
    page.giving.begin_view.questions_button.click()
    turn_to(qtbot, page, "person")
    qtbot.keyClick(view, "H")
    for _n in range(len(view._questions) - view._at):
        qtbot.keyClick(view, "S")
    qtbot.waitUntil(lambda: page.view is page.giving.begin_view)
    settle(qtbot, frame)
    page.go_home()
    settle(qtbot, frame)
    assert page.home.questions.text().startswith("2 questions to answer first.")


def test_a_name_shows_its_places_and_goes_on_ones_list_and_off_it_again(
    qtbot: QtBot, opened: tuple[Frame, SharePage], me: Colleague
) -> None:
    frame, page = opened
    begin_questions(qtbot, page)
    turn_to(qtbot, page, "person")
    said = shown(page)
    assert asked(page) == "Kestrel"
    assert said.count("What worked") == 4
    assert "and 1 more place" in said
    assert "Does this name or describe somebody?" in said
    qtbot.keyClick(page.giving.question_view, "A")
    qtbot.keyClick(page.giving.question_view, "B")
    assert asked(page) == "Kestrel"
    settle(qtbot, frame)
    with Journal(me.home).session() as session:
        assert not own_names(session, NOW.date())
    with qtbot.waitSignal(frame.context.changes.own_names_changed):
        qtbot.keyClick(page.giving.question_view, "A")
    settle(qtbot, frame)
    with Journal(me.home).session() as session:
        (name,) = own_names(session, NOW.date())
        assert (name.text, name.kind) == ("Kestrel", "pupil")
    page.giving.begin()
    settle(qtbot, frame)
    assert "Kestrel" not in {one.item.text for one in page.giving.look.questions}


def test_back_at_a_case_that_was_kept_here_it_may_go_again(
    qtbot: QtBot, opened: tuple[Frame, SharePage]
) -> None:
    frame, page = opened
    begin_questions(qtbot, page)
    turn_to(qtbot, page, "case")
    view = page.giving.question_view
    record, before = view.question.item.trial, len(view._questions)
    view.here_button.click()
    assert "Aldgate" not in {one.item.text for one in view._questions}
    settle(qtbot, frame)
    qtbot.keyClick(view, "B")
    assert len(view._questions) == before
    qtbot.keyClick(view, "K")
    settle(qtbot, frame)
    page.giving.begin()
    settle(qtbot, frame)
    assert page.giving.look.find(record) is not None
    assert "case" not in {one.kind for one in page.giving.look.questions}
