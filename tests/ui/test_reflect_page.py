"""Reflect: what is there for today, follow-ups by one key, check-ins, and the way to each part."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from journal import vocabulary
from journal.clock import utc_now
from journal.group.membership import found_group
from journal.logbook import follow_ups
from journal.logbook.check_ins import add_check_in, check_ins
from journal.logbook.trials import save_trial, trial_by_id
from journal.model.draft import TrialDraft
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.windows import OpenWindow, settle
from ui.frame import MINIMUM, Frame
from ui.pages.reflect import PARTS, ReflectPage
from ui.reflect.follow_up_row import FollowUpRow
from ui.reflect.offer import CheckInOffer
from ui.reflect.today import AT_FIRST, TodayView

pytestmark = pytest.mark.usefixtures("no_log_form")

ANSWERS = [term.id for term in follow_ups.answers()]


def log_old(home: Home, weeks: int, **more: Any) -> str:
    now = utc_now()
    draft = TrialDraft(
        task=["marking"], tool=["chatgpt"], outcome="mixed", worked="Half.",
        tried_on=now.astimezone().date() - timedelta(weeks=weeks), **more,
    )  # fmt: skip
    with Journal(home).session() as session:
        return save_trial(session, draft, now).id


def reflect(qtbot: QtBot, window: Frame, part: str = "today") -> Any:
    window.show_page("reflect")
    page: ReflectPage = window.page("reflect")  # type: ignore[assignment]
    page.show_part(part)
    settle(qtbot, window)
    QApplication.processEvents()  # what was listed is laid out
    return page.part(part)


def offers(qtbot: QtBot, window: Frame) -> list[CheckInOffer]:
    log: Any = window.page("log")
    qtbot.waitUntil(lambda: log.is_ready, timeout=20_000)
    settle(qtbot, window)
    QApplication.processEvents()
    return log.findChildren(CheckInOffer)


def said(view: Any) -> str:
    shown = [label for label in view.findChildren(QLabel) if not label.isHidden()]
    return " ".join(label.text() for label in shown)


def kept(home: Home, trial: str) -> list[Any]:
    with Journal(home).session() as session:
        return list(follow_ups.follow_ups(session, trial))


def still_using(home: Home, trial: str) -> str | None:
    with Journal(home).session() as session:
        return trial_by_id(session, trial).still_using


def first_row(view: TodayView) -> FollowUpRow:
    row = view.follow_ups.rows[0]
    row.setFocus()
    return row


class TestFollowUps:
    @pytest.mark.parametrize("places", [range(AT_FIRST), range(AT_FIRST, len(ANSWERS))])
    def test_one_key_answers(
        self, qtbot: QtBot, open_window: OpenWindow, home: Home, places: range
    ) -> None:
        for _place in places:
            log_old(home, 7)
        window = open_window(home)
        view = reflect(qtbot, window)
        for number, place in enumerate(places):
            trial = view.follow_ups.rows[number].trial.id
            view.follow_ups.rows[number].setFocus()
            QTest.keyClick(view.follow_ups.rows[number], str(place + 1))
            settle(qtbot, window)
            assert still_using(home, trial) == ANSWERS[place]
            assert [one.still_using for one in kept(home, trial)] == [ANSWERS[place]]
            row = view.follow_ups.rows[number]
            assert vocabulary.label("still_using", ANSWERS[place]) in said(row)
            assert row.choices.isHidden()

    def test_the_keys_stand_on_the_row_and_a_press_of_a_button_does_the_same(
        self, qtbot: QtBot, open_window: OpenWindow, home: Home
    ) -> None:
        trial = log_old(home, 7)
        window = open_window(home)
        row = reflect(qtbot, window).follow_ups.rows[0]
        shown = [button.text().split()[0] for button in row.choices.findChildren(QPushButton)]
        assert shown == ["1", "2", "3", "4", "5", "6", "7", "8", "N", "X"]
        row.button("sometimes").click()
        settle(qtbot, window)
        assert still_using(home, trial) == "sometimes"

    def test_the_next_one_opens_and_has_the_keyboard(
        self, qtbot: QtBot, open_window: OpenWindow, home: Home
    ) -> None:
        trials = [log_old(home, weeks) for weeks in (7, 8, 9)]
        window = open_window(home)
        with qtbot.waitActive(window):
            window.activateWindow()
        view = reflect(qtbot, window)
        first_row(view)
        for key in "216":
            QTest.keyClick(QApplication.focusWidget(), key)
            settle(qtbot, window)
        given = [still_using(home, trial) for trial in trials]
        assert given == ["sometimes", "yes-regularly", "stopped-no-time"]

    def test_arrows_walk_and_enter_looks(
        self, qtbot: QtBot, open_window: OpenWindow, home: Home
    ) -> None:
        log_old(home, 7)
        second = log_old(home, 8)
        window = open_window(home)
        with qtbot.waitActive(window):
            window.activateWindow()
        view = reflect(qtbot, window)
        QTest.keyClick(first_row(view), Qt.Key.Key_Up)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        assert view.follow_ups.rows[1].hasFocus()
        assert [row.choices.isHidden() for row in view.follow_ups.rows] == [True, False]
        with qtbot.waitSignal(window.context.navigation.trial_wanted) as wanted:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
        assert wanted.args == [second]

    def test_minutes_and_quality_may_follow(
        self, qtbot: QtBot, open_window: OpenWindow, home: Home
    ) -> None:
        trial = log_old(home, 7)
        window = open_window(home)
        with qtbot.waitActive(window):
            window.activateWindow()
        view = reflect(qtbot, window)
        row = first_row(view)
        QTest.keyClick(row, "1")
        settle(qtbot, window)
        QTest.keyClick(row, "m")
        assert row.minutes.hasFocus()
        QTest.keyClicks(row.minutes, "12,5")
        with qtbot.assertNotEmitted(window.context.navigation.trial_wanted):
            QTest.keyClick(row.minutes, Qt.Key.Key_Return)
        assert row.hasFocus()
        row.quality.chips[2].click()
        settle(qtbot, window)
        (one,) = kept(home, trial)
        assert (one.minutes_ai, one.quality_vs_usual) == (12.5, "better")

    def test_minutes_that_cannot_be_are_said_and_not_kept(
        self, qtbot: QtBot, open_window: OpenWindow, home: Home
    ) -> None:
        trial = log_old(home, 7)
        window = open_window(home)
        row = first_row(reflect(qtbot, window))
        QTest.keyClick(row, "1")
        settle(qtbot, window)
        for typed in ("-5", "10000", "soon", "nan"):
            row.minutes.setText("5")
            row.minutes.editingFinished.emit()
            settle(qtbot, window)
            assert not row.trouble
            row.minutes.setText(typed)
            row.minutes.editingFinished.emit()
            settle(qtbot, window)
            assert "inutes" in row.trouble
            assert kept(home, trial)[0].minutes_ai == 5

    def test_an_answer_is_undone_in_its_place(
        self, qtbot: QtBot, open_window: OpenWindow, home: Home
    ) -> None:
        trial = log_old(home, 7)
        window = open_window(home)
        view = reflect(qtbot, window)
        QTest.keyClick(first_row(view), "7")
        settle(qtbot, window)
        view.follow_ups.rows[0].undo.click()
        settle(qtbot, window)
        assert still_using(home, trial) is None
        assert kept(home, trial) == []
        assert not view.follow_ups.rows[0].is_answered

    @pytest.mark.parametrize(("key", "asks_again"), [("n", True), ("x", False)])
    def test_not_now_and_never(
        self, qtbot: QtBot, open_window: OpenWindow, home: Home, key: str, asks_again: bool
    ) -> None:
        trial = log_old(home, 7)
        window = open_window(home)
        view = reflect(qtbot, window)
        QTest.keyClick(first_row(view), key)
        settle(qtbot, window)
        (one,) = kept(home, trial)
        assert one.still_using is None
        assert (one.ask_again_on is not None) is asks_again
        view.refresh()
        settle(qtbot, window)
        assert view.follow_ups.rows == []
        assert still_using(home, trial) is None

    def test_what_was_answered_stays_in_sight_until_one_comes_again(
        self, qtbot: QtBot, open_window: OpenWindow, home: Home
    ) -> None:
        for weeks in (7, 8):
            log_old(home, weeks)
        window = open_window(home)
        with qtbot.waitActive(window):
            window.activateWindow()
        view = reflect(qtbot, window)
        QTest.keyClick(first_row(view), "2")
        settle(qtbot, window)
        assert [row.is_answered for row in view.follow_ups.rows] == [True, False]
        view.follow_ups.rows[0].setFocus()
        assert not view.follow_ups.rows[1].choices.isHidden()  # the open one stays open
        window.show_page("journal")
        window.show_page("reflect")
        settle(qtbot, window)
        assert [row.is_answered for row in view.follow_ups.rows] == [False]

    def test_a_few_at_first_and_more_on_request_and_nothing_counted_or_ranked(
        self, qtbot: QtBot, open_window: OpenWindow, home: Home
    ) -> None:
        for _ in range(AT_FIRST + 3):
            log_old(home, 7)
        window = open_window(home)
        view = reflect(qtbot, window)
        assert len(view.follow_ups.rows) == AT_FIRST
        assert str(AT_FIRST + 3) not in said(view)
        assert "streak" not in said(view).lower()
        view.more.click()
        settle(qtbot, window)
        assert len(view.follow_ups.rows) == AT_FIRST + 3
        assert view.more.isHidden()

    def test_the_row_with_the_keyboard_is_in_sight(
        self, qtbot: QtBot, open_window: OpenWindow, home: Home
    ) -> None:
        for _ in range(AT_FIRST):
            log_old(home, 7)
        window = open_window(home)
        window.resize(*MINIMUM)
        with qtbot.waitActive(window):
            window.activateWindow()
        view = reflect(qtbot, window)
        first_row(view)
        for _ in range(AT_FIRST - 1):
            with qtbot.waitSignal(view.follow_ups.entered):
                QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        row = view.follow_ups.rows[-1]
        assert row.hasFocus()
        top = row.mapTo(view.viewport(), row.rect().topLeft()).y()
        assert 0 <= top < view.viewport().height()

    def test_where_nothing_is_due_it_says_when_the_next_comes_and_a_calendar_names_no_trial(
        self, qtbot: QtBot, open_window: OpenWindow, home: Home, tmp_path: Path
    ) -> None:
        log_old(home, weeks=2)
        window = open_window(home)
        view = reflect(qtbot, window)
        day = utc_now().astimezone().date() + timedelta(weeks=4)
        assert QLocale().toString(day, "d MMMM yyyy") in said(view)
        assert "Marking, ChatGPT" in said(view)
        path = tmp_path / "look-back.ics"
        view.write_calendar(path)
        settle(qtbot, window)
        written = path.read_text(encoding="utf-8")
        assert "look back at 1 trial" in written
        assert "Marking" not in written
        assert "look-back.ics" in window.context.notices.sentence

    def test_terms_that_end_too_soon_are_said(
        self, qtbot: QtBot, open_window: OpenWindow, home: Home
    ) -> None:
        log_old(home, weeks=2)
        window = open_window(home)
        today = utc_now().astimezone().date()
        window.context.settings.change(
            terms=((today - timedelta(weeks=6), today + timedelta(days=1)),)
        )
        assert "calendar weeks count" in said(reflect(qtbot, window))

    def test_whoever_comes_here_answers_with_one_key(
        self, qtbot: QtBot, open_window: OpenWindow, home: Home
    ) -> None:
        trial = log_old(home, 7)
        window = open_window(home)
        with qtbot.waitActive(window):
            window.activateWindow()
        window.show_page("reflect")
        settle(qtbot, window)
        QApplication.processEvents()
        QTest.keyClick(QApplication.focusWidget(), "2")
        settle(qtbot, window)
        assert still_using(home, trial) == "sometimes"


class TestLookingBack:
    def test_six_weeks_and_a_year_ago(
        self, qtbot: QtBot, open_window: OpenWindow, home: Home
    ) -> None:
        log_old(home, 6, still_using="sometimes")
        log_old(home, 52, still_using="sometimes")
        told = said(reflect(qtbot, open_window(home)).back)
        assert "Six weeks ago" in told
        assert "A year ago" in told
        assert "Mixed" in told

    def test_an_empty_journal_says_so_calmly(self, qtbot: QtBot, window: Frame) -> None:
        assert "Nothing from about then" in said(reflect(qtbot, window).back)


class TestCheckIns:
    def test_one_is_offered_on_a_fresh_journal_leads_to_the_form_and_can_be_declined(
        self, qtbot: QtBot, window: Frame
    ) -> None:
        view = reflect(qtbot, window)
        assert not view.check_in.isHidden()
        assert "Where do you stand today" in said(view.check_in)
        view.begin.click()
        assert window.page("reflect").tabs.value() == "check-ins"
        view = reflect(qtbot, window)
        assert not view.check_in.isHidden()
        view.decline.click()
        view.refresh()
        settle(qtbot, window)
        assert view.check_in.isHidden()

    @pytest.mark.usefixtures("log_form")
    def test_beside_the_form_it_is_offered_before_the_first_trial(
        self, qtbot: QtBot, window: Frame, home: Home
    ) -> None:
        (offer,) = offers(qtbot, window)
        assert offer.isVisible()
        offer.begin.click()
        assert window.page_name == "reflect"
        assert window.page("reflect").tabs.value() == "check-ins"
        window.show_page("log")
        window.context.changes.check_in_saved.emit()
        assert not offer.isVisible()

    @pytest.mark.usefixtures("log_form")
    def test_declined_it_is_gone(self, qtbot: QtBot, window: Frame) -> None:
        (offer,) = offers(qtbot, window)
        offer.decline.click()
        assert not offer.isVisible()

    @pytest.mark.usefixtures("log_form")
    def test_a_journal_with_a_trial_is_left_alone(
        self, qtbot: QtBot, open_window: OpenWindow, home: Home
    ) -> None:
        log_old(home, 1)
        assert offers(qtbot, open_window(home)) == []

    def test_a_check_in_is_refused_while_empty_then_kept_and_listed(
        self, qtbot: QtBot, window: Frame, home: Home
    ) -> None:
        view = reflect(qtbot, window, "check-ins")
        assert view.check_in.slip.isHidden()
        view.check_in.copy.click()
        assert "Where do you feel stuck?" in QApplication.clipboard().text()
        view.check_in.keep.click()
        settle(qtbot, window)
        assert "empty" in window.context.notices.sentence
        view.check_in.texts["stuck"].setPlainText("Too many tools.")
        view.check_in.chips["confidence"].set_values(["prefer-not-to-say"])
        view.check_in.keep.click()
        settle(qtbot, window)
        with Journal(home).session() as session:
            (made,) = check_ins(session)
        assert (made.stuck, made.confidence) == ("Too many tools.", "prefer-not-to-say")
        assert made.source == "self"
        assert view.check_in.texts["stuck"].toPlainText() == ""
        assert "Where I feel stuck: Too many tools." in said(view)
        assert reflect(qtbot, window).check_in.isHidden()

    def test_deleted_with_an_undo(self, qtbot: QtBot, open_window: OpenWindow, home: Home) -> None:
        with Journal(home).session() as session:
            add_check_in(session, {"stuck": "Time."}, utc_now())
        window = open_window(home)
        view = reflect(qtbot, window, "check-ins")
        (delete,) = view.earlier.itemAt(0).widget().findChildren(QPushButton)
        delete.click()
        settle(qtbot, window)
        assert view.earlier.count() == 0
        window.context.notices.accept_offer()
        settle(qtbot, window)
        assert "Time." in said(view)

    def test_slips_are_for_whoever_leads_a_group(
        self, qtbot: QtBot, open_window: OpenWindow, home: Home
    ) -> None:
        with Journal(home).session() as session:
            add_check_in(session, {"stuck": "Time."}, utc_now() - timedelta(days=9))
            found_group(session, "Elm Park", utc_now())
        window = open_window(home)
        offer = reflect(qtbot, window)
        assert "Elm Park has opened round 1" in said(offer.check_in)
        view = reflect(qtbot, window, "check-ins")
        assert not view.check_in.slip.isHidden()
        view.check_in.slip.setChecked(True)
        view.check_in.texts["stuck"].setPlainText("A colleague's words.")
        view.check_in.keep.click()
        settle(qtbot, window)
        with Journal(home).session() as session:
            assert check_ins(session)[0].source == "slip"
        assert not view.check_in.slip.isChecked()

    def test_saving_by_key_keeps_it(self, qtbot: QtBot, window: Frame, home: Home) -> None:
        view = reflect(qtbot, window, "check-ins")
        view.check_in.texts["curious"].setPlainText("Seating plans")
        window.page("reflect")._save()
        settle(qtbot, window)
        with Journal(home).session() as session:
            assert check_ins(session)[0].curious == "Seating plans"


def test_every_part_opens_on_an_empty_journal(qtbot: QtBot, window: Frame) -> None:
    for part in PARTS:
        view = reflect(qtbot, window, part)
        assert view.isVisible()
        assert said(view)
