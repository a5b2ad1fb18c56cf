"""Checking in, answering a follow-up, and seeing how trials came out."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journal.clock import utc_now
from journal.logbook.check_ins import check_ins
from journal.logbook.trials import save_trial, trial_by_id
from journal.model.draft import TrialDraft
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.windows import OpenWindow, settle
from ui.frame import Frame
from ui.pages.reflect import FEW, ReflectPage
from ui.work.reflecting import picture


def log_old(home: Home, weeks: int) -> str:
    now = utc_now()
    draft = TrialDraft(
        task=["marking"], tool=["chatgpt"], outcome="mixed", worked="Half.",
        tried_on=now.date() - timedelta(weeks=weeks),
    )  # fmt: skip
    with Journal(home).session() as session:
        return save_trial(session, draft, now).id


@pytest.fixture
def old_trial(home: Home) -> str:
    return log_old(home, weeks=7)


def open_reflect(qtbot: QtBot, window: Frame) -> ReflectPage:
    window.show_page("reflect")
    settle(qtbot, window)
    return window.page("reflect")


def test_a_check_in_is_kept(qtbot: QtBot, window: Frame, home: Home) -> None:
    page = open_reflect(qtbot, window)
    page.check_in.texts["stuck"].setPlainText("Too many tools.")
    page.check_in.chips["confidence"].set_values(["prefer-not-to-say"])
    page.check_in.keep.click()
    settle(qtbot, window)
    with Journal(home).session() as session:
        (kept,) = check_ins(session)
    assert (kept.stuck, kept.confidence) == ("Too many tools.", "prefer-not-to-say")
    assert page.check_in.texts["stuck"].toPlainText() == ""


def test_an_empty_check_in_is_refused_in_a_sentence(qtbot: QtBot, window: Frame) -> None:
    page = open_reflect(qtbot, window)
    page.check_in.keep.click()
    settle(qtbot, window)
    assert "empty" in window.context.notices.sentence


def test_an_old_trial_asks_once_whether_it_is_still_in_use(
    qtbot: QtBot, open_window: OpenWindow, home: Home, old_trial: str
) -> None:
    window = open_window(home)
    page = open_reflect(qtbot, window)
    today = utc_now().date()
    with Journal(home).session() as session:
        assert [row.id for row in picture(session, today).due] == [old_trial]
    page._answer(old_trial, "stopped-no-time")
    settle(qtbot, window)
    with Journal(home).session() as session:
        assert trial_by_id(session, old_trial).still_using == "stopped-no-time"
        told = picture(session, today)
    assert told.due == []
    assert [row.id for row in told.dropped] == [old_trial]
    assert "Mixed 1" in page.tally.accessibleName()


def test_where_nothing_is_due_it_says_when_the_next_question_comes(
    qtbot: QtBot, open_window: OpenWindow, home: Home
) -> None:
    log_old(home, weeks=2)
    page = open_reflect(qtbot, open_window(home))
    told = " ".join(label.text() for label in page.due.findChildren(QLabel))
    day = utc_now().date() + timedelta(weeks=4)
    assert QLocale().toString(day, "d MMMM") in told
    assert "Marking, ChatGPT" in told


@pytest.mark.parametrize("due", [0, 1, FEW, FEW + 1, 6])
@pytest.mark.parametrize("width", [1280, 1920])
def test_cards_side_by_side_end_at_the_same_height(
    qtbot: QtBot, open_window: OpenWindow, home: Home, due: int, width: int
) -> None:
    for _ in range(due):
        log_old(home, weeks=7)
    window = open_window(home)
    window.resize(width, 800)
    page = open_reflect(qtbot, window)
    QApplication.processEvents()
    assert page.due.geometry().top() == page.outcomes.geometry().top()
    assert page.due.geometry().bottom() == page.dropped.geometry().bottom()
    columns = {card.x() for card in (page.due, page.outcomes, page.dropped)}
    assert len(columns) == (3 if due <= FEW else 2)
