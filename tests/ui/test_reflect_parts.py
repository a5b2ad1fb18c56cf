"""My picture, chains, actions and school terms in the window."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlmodel import Session

from journal.clock import utc_now
from journal.group import library
from journal.group.decisions import Action as GroupAction
from journal.group.decisions import Decisions
from journal.group.library import Library
from journal.group.membership import found_group
from journal.logbook.actions import actions, add_action
from journal.logbook.chains import link, link_to
from journal.logbook.trials import save_trial
from journal.model.trial import Trial
from journal.paths import Home
from journal.render.drawing import Look
from journal.settings import load
from journal.store.journal_file import Journal
from tests.fixtures.journals import draft
from tests.fixtures.windows import OpenWindow, settle
from tests.ui.test_reflect_page import reflect, said
from tests.ui.test_room import cut
from ui import style
from ui.frame import MINIMUM, Frame
from ui.pages.reflect import PARTS
from ui.palettes import DARK, LIGHT
from ui.reflect.terms_card import TermsCard
from ui.widgets.plot import Plot

pytestmark = pytest.mark.usefixtures("no_log_form")


def log(session: Session, **more: Any) -> Trial:
    return save_trial(session, draft(**more), utc_now())


@pytest.fixture
def furnished(open_window: OpenWindow, home: Home) -> Frame:
    """A journal of four trials, two of them a chain."""
    with Journal(home).session() as session:
        first = log(session, minutes_usual=60, minutes_ai=20, time_basis="timed",
                    confidence_before="a-little-confident")  # fmt: skip
        second = log(session, minutes_usual=60, minutes_ai=90, quality_vs_usual="worse")
        log(session, still_using="stopped-no-time", tried_on="2025-06-02")
        log(session, tool=["Diffit"], tried_on="2024-06-03")
        link(session, first, second, "more-context-given", "Gave the plan.", "Fewer mistakes")
    return open_window(home)


class TestMyPicture:
    def plots(self, view: Any) -> list[Plot]:
        return [*view.plots, view.weeks]

    def test_each_plot_is_drawn_and_described(self, qtbot: QtBot, furnished: Frame) -> None:
        view = reflect(qtbot, furnished, "own")
        for plot in self.plots(view):
            assert plot.drawing.isVisible()
            assert plot.drawing.accessibleName()
            assert plot.drawing.accessibleDescription()
            assert not plot.table.isVisible()
        assert view.plots[2].drawing.height() == pytest.approx(
            view.plots[2].drawing.heightForWidth(view.plots[2].drawing.width()), abs=2
        )

    def test_each_has_its_table_within_reach_of_the_keyboard(
        self, qtbot: QtBot, furnished: Frame
    ) -> None:
        view = reflect(qtbot, furnished, "own")
        for plot in self.plots(view):
            plot.as_table.setFocus()
            QTest.keyClick(plot.as_table, Qt.Key.Key_Space)
            QApplication.processEvents()
            assert plot.table.isVisible()
            assert not plot.drawing.isVisible()
            assert plot.table.cells.rowCount() > 0
            assert plot.table.focusPolicy() == Qt.FocusPolicy.StrongFocus
            assert plot.table.accessibleName() in plot.as_table.accessibleName()
            cell = plot.table.cells.index(0, 1)
            spoken = plot.table.cells.data(cell, Qt.ItemDataRole.AccessibleTextRole)
            assert str(cell.data()) in spoken

    def test_a_table_stays_a_table_when_counted_again(self, qtbot: QtBot, furnished: Frame) -> None:
        view = reflect(qtbot, furnished, "own")
        view.plots[0].as_table.setChecked(True)
        assert reflect(qtbot, furnished, "own").plots[0].table.isVisible()

    def test_both_themes_and_both_directions(self, qtbot: QtBot, furnished: Frame) -> None:
        view = reflect(qtbot, furnished, "own")
        drawing = view.plots[3].drawing
        pictures = []
        for theme in ("light", "dark"):
            furnished.context.settings.change(theme=theme)
            for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
                furnished.setLayoutDirection(direction)
                QApplication.processEvents()
                pictures.append(drawing.grab().toImage())
        assert all(one != other for n, one in enumerate(pictures) for other in pictures[:n])

    def test_an_empty_journal_says_so_and_offers_no_table(
        self, qtbot: QtBot, window: Frame
    ) -> None:
        view = reflect(qtbot, window, "own")
        for plot in self.plots(view):
            assert not plot.drawing.isVisible()
            assert not plot.as_table.isVisible()
        assert "Nothing recorded yet" in said(view)

    def test_what_was_dropped_says_why(self, qtbot: QtBot, furnished: Frame) -> None:
        assert "Stopped: no time" in said(reflect(qtbot, furnished, "own").dropped)

    def test_years_before_can_be_turned_to(self, qtbot: QtBot, furnished: Frame) -> None:
        view = reflect(qtbot, furnished, "own")
        before = said(view.weeks)
        assert not view.later.isEnabled()
        view.earlier.click()
        settle(qtbot, furnished)
        assert said(view.weeks) != before
        assert view.later.isEnabled()
        view.later.click()
        settle(qtbot, furnished)
        assert said(view.weeks) == before

    @pytest.mark.parametrize("palette", [LIGHT, DARK])
    def test_the_palettes_have_every_colour(self, palette: Any) -> None:
        assert set(Look().colours) <= set(palette.colours())


class TestChains:
    def test_a_path_says_what_was_changed_and_expected(
        self, qtbot: QtBot, furnished: Frame
    ) -> None:
        view = reflect(qtbot, furnished, "chains")
        (path,) = view.paths
        assert len(path.titles) == 2
        told = said(path)
        assert "Changed: More context given: Gave the plan." in told
        assert "Expected: Fewer mistakes" in told
        assert "Happened: not recorded" in told

    def test_what_happened_is_filled_in_there_and_undone(
        self, qtbot: QtBot, furnished: Frame, home: Home
    ) -> None:
        view = reflect(qtbot, furnished, "chains")
        (told,) = view.paths[0].links
        told.tell.click()
        told.box.setPlainText("Two of ten were wrong.")
        with qtbot.waitSignal(view.paths[0].happened_told) as given:
            told.keep.click()
        settle(qtbot, furnished)
        later = given.args[0]
        with Journal(home).session() as session:
            assert link_to(session, later).happened == "Two of ten were wrong."  # type: ignore[union-attr]
        assert "Happened: Two of ten were wrong." in said(view)
        furnished.context.notices.accept_offer()
        settle(qtbot, furnished)
        with Journal(home).session() as session:
            assert link_to(session, later).happened is None  # type: ignore[union-attr]

    def test_what_is_being_typed_outlives_a_look_at_the_trial(
        self, qtbot: QtBot, furnished: Frame
    ) -> None:
        view = reflect(qtbot, furnished, "chains")
        (told,) = view.paths[0].links
        told.tell.click()
        told.box.setPlainText("Two of ten were")
        view.paths[0].titles[0].click()
        settle(qtbot, furnished)
        view = reflect(qtbot, furnished, "chains")
        (told,) = view.paths[0].links
        assert told.box.isVisible()
        assert told.box.toPlainText() == "Two of ten were"

    def test_cancelled_is_as_before(self, qtbot: QtBot, furnished: Frame) -> None:
        (told,) = reflect(qtbot, furnished, "chains").paths[0].links
        told.tell.click()
        told.box.setPlainText("x")
        told.cancel.click()
        assert not told.box.isVisible()
        assert "Happened: not recorded" in said(told)

    def test_arrows_walk_and_a_press_shows_the_trial(self, qtbot: QtBot, furnished: Frame) -> None:
        with qtbot.waitActive(furnished):
            furnished.activateWindow()
        (path,) = reflect(qtbot, furnished, "chains").paths
        path.titles[0].setFocus()
        QTest.keyClick(path.titles[0], Qt.Key.Key_Down)
        assert path.titles[1].hasFocus()
        with qtbot.waitSignal(path.trial_wanted):
            QTest.keyClick(path.titles[1], Qt.Key.Key_Space)

    def test_a_fork_says_from_where(
        self, qtbot: QtBot, open_window: OpenWindow, home: Home
    ) -> None:
        with Journal(home).session() as session:
            made = [log(session, tool=[name]) for name in ("One", "Two", "Three")]
            link(session, made[0], made[1])
            link(session, made[0], made[2])
        view = reflect(qtbot, open_window(home), "chains")
        assert "Again from “Marking, One”" in said(view)


class TestActions:
    def kept(self, home: Home) -> list[Any]:
        with Journal(home).session() as session:
            return list(actions(session))

    def test_asked_answered_and_what_came_of_it(
        self, qtbot: QtBot, window: Frame, home: Home
    ) -> None:
        view = reflect(qtbot, window, "actions")
        view.add.click()
        view.form.asked.setText("A licence")
        view.form.by_when.setText("2027-02")
        view.form.owner_role.setCurrentIndex(view.form.owner_role.findData("head"))
        view.form.keep.click()
        settle(qtbot, window)
        (card,) = view.cards
        assert "Whose decision: Head or principal. By February 2027." in said(card)
        assert "No answer yet." in said(card)
        card.change.click()
        card.form.answer.setCurrentIndex(card.form.answer.findData("not-yet"))
        card.form.because.setText("the budget is spent")
        card.form.came_of.setText("A trial licence in May")
        card.form.keep.click()
        settle(qtbot, window)
        assert "Not yet, because the budget is spent" in said(view)
        (one,) = self.kept(home)
        assert (one.answer, one.came_of) == ("not-yet", "A trial licence in May")

    def test_what_cannot_be_kept_is_said_and_stays_typed(
        self, qtbot: QtBot, window: Frame, home: Home
    ) -> None:
        view = reflect(qtbot, window, "actions")
        view.add.click()
        view.form.asked.setText("A licence")
        view.form.by_when.setText("soon")
        view.form.keep.click()
        settle(qtbot, window)
        assert "2026-11" in window.context.notices.sentence
        assert view.form.asked.text() == "A licence"
        assert self.kept(home) == []

    def test_an_answer_that_is_being_typed_outlives_a_look_elsewhere(
        self, qtbot: QtBot, open_window: OpenWindow, home: Home
    ) -> None:
        with Journal(home).session() as session:
            for asked in ("Training", "A licence"):
                add_action(session, {"asked": asked}, utc_now())
        window = open_window(home)
        view = reflect(qtbot, window, "actions")
        view.cards[1].change.click()
        answer = view.cards[1].form.answer
        answer.setCurrentIndex(answer.findData("not-yet"))
        view.cards[1].form.because.setText("the budget is spent")
        view.cards[0].remove.click()
        settle(qtbot, window)
        window.show_page("log")
        reflect(qtbot, window, "actions")
        (card,) = view.cards
        assert card.form.isVisible()
        assert card.form.because.text() == "the budget is spent"
        card.form.keep.click()
        settle(qtbot, window)
        assert view.cards[0].form is None
        assert "the budget is spent" in [one.because for one in self.kept(home)]

    def test_deleted_with_an_undo(self, qtbot: QtBot, open_window: OpenWindow, home: Home) -> None:
        with Journal(home).session() as session:
            add_action(session, {"asked": "Training"}, utc_now())
        window = open_window(home)
        view = reflect(qtbot, window, "actions")
        view.cards[0].remove.click()
        settle(qtbot, window)
        assert view.cards == []
        window.context.notices.accept_offer()
        settle(qtbot, window)
        assert len(view.cards) == 1

    def test_a_trial_behind_it_is_within_reach(
        self, qtbot: QtBot, open_window: OpenWindow, home: Home
    ) -> None:
        with Journal(home).session() as session:
            trial = log(session)
            add_action(session, {"asked": "Training", "trial": trial.id}, utc_now())
        window = open_window(home)
        (card,) = reflect(qtbot, window, "actions").cards
        with qtbot.waitSignal(window.context.navigation.trial_wanted) as wanted:
            card.look.click()
        assert wanted.args == [trial.id]

    def test_what_my_groups_asked_for_is_read_only(
        self, qtbot: QtBot, open_window: OpenWindow, home: Home
    ) -> None:
        with Journal(home).session() as session:
            group = found_group(session, "Elm Park", utc_now()).group_id
        opened = Library(home, group)
        with opened.session() as session:
            asked = GroupAction(ask="One approved tool", answer="yes", owner_role="it")
            library.keep_decisions(session, Decisions(actions=(asked,)))
        opened.close()
        view = reflect(qtbot, open_window(home), "actions")
        assert view.cards == []
        assert "Elm Park asked for One approved tool Yes · IT" in said(view)


class TestTerms:
    @pytest.fixture
    def card(self, qtbot: QtBot, window: Frame) -> TermsCard:
        window.show_page("settings")
        page: Any = window.page("settings")
        page.show_section("school")
        found: TermsCard = page.card("TermsCard")
        return found

    def test_added_changed_and_kept(
        self, qtbot: QtBot, window: Frame, home: Home, card: TermsCard
    ) -> None:
        assert "calendar weeks count" in said(card)
        card.add.click()
        card.rows[0].first.setDate(QDate(2026, 9, 2))
        card.rows[0].last.setDate(QDate(2026, 10, 23))
        card.add.click()
        settle(qtbot, window)
        terms = load(home.settings_file).terms
        assert terms[0] == (date(2026, 9, 2), date(2026, 10, 23))
        assert terms[1][0] == date(2026, 10, 26)
        assert card.trouble.isHidden()

    def test_what_cannot_be_is_said_and_not_kept(
        self, qtbot: QtBot, window: Frame, home: Home, card: TermsCard
    ) -> None:
        card.add.click()
        settle(qtbot, window)
        good = load(home.settings_file).terms
        card.rows[0].last.setDate(card.rows[0].first.date().addDays(-1))
        settle(qtbot, window)
        assert "ends before it begins" in card.trouble.text()
        assert load(home.settings_file).terms == good == window.context.settings.now.terms

    def test_an_overlap_is_said(self, qtbot: QtBot, window: Frame, card: TermsCard) -> None:
        card.add.click()
        card.add.click()
        card.rows[1].first.setDate(card.rows[0].first.date().addDays(7))
        assert "overlaps" in card.trouble.text()
        card.rows[1].findChildren(type(card.add))[0].click()
        assert card.trouble.isHidden()

    def test_this_years_a_year_on(
        self, qtbot: QtBot, window: Frame, home: Home, card: TermsCard
    ) -> None:
        assert card.year_on.isHidden()
        card.add.click()
        ((first, last),) = card.terms()
        card.year_on.click()
        settle(qtbot, window)
        year = timedelta(weeks=52)
        assert load(home.settings_file).terms == ((first, last), (first + year, last + year))

    def test_removed_with_an_undo(
        self, qtbot: QtBot, window: Frame, home: Home, card: TermsCard
    ) -> None:
        card.add.click()
        before = card.terms()
        card._remove(card.rows[0])
        settle(qtbot, window)
        assert load(home.settings_file).terms == ()
        window.context.notices.accept_offer()
        settle(qtbot, window)
        assert load(home.settings_file).terms == before


def cut_in_any_part(qtbot: QtBot, window: Frame) -> dict[str, list[str]]:
    """What is cut, by part."""
    found: dict[str, list[str]] = {}
    for part in PARTS:
        view = reflect(qtbot, window, part)
        QApplication.processEvents()
        if words := cut(view):
            found[part] = words
    return found


def test_each_part_has_room_in_a_small_mirrored_window(qtbot: QtBot, furnished: Frame) -> None:
    furnished.resize(*MINIMUM)
    furnished.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert cut_in_any_part(qtbot, furnished) == {}


def test_each_part_has_room_for_large_letters(
    qtbot: QtBot, large_letters: None, furnished: Frame
) -> None:
    furnished.resize(1280, 800)
    assert cut_in_any_part(qtbot, furnished) == {}


@pytest.fixture
def large_letters(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[None]:
    """Half as large again, as somebody with weak eyes sets them."""
    font = qapp.font()
    monkeypatch.setattr(style, "BASE_PIXELS", round(style.BASE_PIXELS * 1.5))
    yield
    qapp.setFont(font)
