"""The people of a group by their codes: found, let in, given roles, set aside and counted again."""

import random
import shutil
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal.bundle.read import Bundle
from journal.clock import utc_now, weeks_since_1970
from journal.group import admitting, library, membership
from journal.group.admitting import member_code
from journal.group.announcement import Round
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.bundles import Contributor, make_contributor
from tests.fixtures.groups import incoming_of, merge_into, snapshot_of
from tests.ui.colleagues import Colleague, agree, think_better
from tests.ui.conftest import OpenWindow, settle
from ui.frame import Frame
from ui.pages.share import SharePage
from ui.sharing.people.aside_dialog import AsideDialog
from ui.work.groups import opened_library
from ui.work.people import People, Person

pytestmark = pytest.mark.usefixtures("no_log_form")

PEOPLE = 6
WAITING = 3
HUNDREDS = 300
TODAY = utc_now()
OPENED = (30, 16, 4)  # weeks ago, the three rounds
WRITTEN = (0, 10, 25)  # weeks ago, by turns


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Colleague:
    """The facilitator of a group of six, in its third round, where three more wait."""
    made = Colleague(Home(tmp_path_factory.mktemp("people") / "me"))
    made.found("Elm Park", invited=PEOPLE)
    everybody = members(made.group)
    with Journal(made.home).session() as session, opened_library(made.home, made.group) as opened:
        mine = membership.find_membership(session, made.group)
        rounds = (
            Round(number=n, opened_on=(TODAY - timedelta(weeks=weeks)).date())
            for n, weeks in enumerate(OPENED, 1)
        )
        membership.announce(session, mine, rounds=tuple(rounds))
        with opened.session() as found:
            admitting.admit(found, mine, keys(everybody[:-WAITING]))
        bundles = [snapshot(n, one) for n, one in enumerate(everybody)]
        merge_into(opened, incoming_of(bundles))
    return made


@pytest.fixture
def me(tmp_path: Path, laid_out: Colleague) -> Colleague:
    shutil.copytree(laid_out.home.root, tmp_path / "me")
    return Colleague(Home(tmp_path / "me"), laid_out.group)


def members(group: str) -> list[Contributor]:
    rng = random.Random(3)
    return [make_contributor(rng, group) for _ in range(PEOPLE + WAITING)]


def keys(everybody: Iterable[Contributor]) -> list[str]:
    return [one.header.contributor for one in everybody]


def snapshot(n: int, writer: Contributor) -> Bundle:
    week = weeks_since_1970(TODAY - timedelta(weeks=WRITTEN[n % 3]))
    return snapshot_of(writer, week * 1_000_000, trials=n % 2)


@pytest.fixture
def frame(open_window: OpenWindow, me: Colleague) -> Frame:
    return open_window(me.home)


@pytest.fixture
def page(qtbot: QtBot, frame: Frame) -> SharePage:
    """The people on show."""
    frame.show_page("share")
    settle(qtbot, frame)
    page = frame.page("share")
    assert isinstance(page, SharePage)
    with qtbot.waitSignal(page.people.shown):
        page.home.more.people.trigger()
    return page


def row_of(page: SharePage, key: str) -> tuple[str, ...]:
    """How somebody stands in the table."""
    table = page.people.view.table
    place = [one.key for one in table.shown].index(key)
    return tuple(table.cell(place, column) for column in range(5))


def said(page: SharePage) -> str:
    return "\n".join(label.text() for label in page.view.findChildren(QLabel))


def test_everybody_is_there_by_code_and_found_by_it_among_hundreds(
    qtbot: QtBot, page: SharePage, me: Colleague
) -> None:
    view, everybody = page.people.view, members(me.group)
    assert view.table.rows == PEOPLE + WAITING + 1
    assert "6 of 6 invited let in." in said(page)
    assert "known here by codes only" in said(page)
    assert [one.standing for one in view.table.shown[:4]] == ["waiting"] * 3 + ["in"]
    code = member_code(keys(everybody)[1])
    assert row_of(page, keys(everybody)[1])[1:4] == ("let in", "1", "not refreshed since round 2")
    assert row_of(page, keys(everybody)[3])[1:4] == ("let in", "1", "in round 3")
    assert row_of(page, keys(everybody)[5])[1:4] == ("let in", "1", "lapsed, last in round 1")
    assert row_of(page, keys(everybody)[0])[3] == "took everything back"
    view.search.setText(code.lower().replace("-", " "))
    assert [one.code for one in view.table.shown] == [code]
    assert "1 person" in said(page)
    view.search.setText("UUUU")
    assert view.table.rows == 0
    assert not view.card.isVisible()
    assert "Nobody has this code." in said(page)

    view.search.clear()
    widgets = len(view.findChildren(QWidget))  # a line is a row of a model, however many there are
    hundreds = tuple(
        Person(f"{n:064x}", member_code(f"{n:064x}"), "in", trials=n) for n in range(HUNDREDS)
    )
    view.show_people(People(hundreds, HUNDREDS, None))
    assert len(view.findChildren(QWidget)) == widgets
    assert view.table.rows == HUNDREDS
    assert "300 people are let in." in said(page)
    QTest.keyClicks(view.search, hundreds[250].code[-4:])
    assert hundreds[250] in view.table.shown
    assert view.table.rows < 5


def test_more_than_invited_stop_and_ask(
    qtbot: QtBot, frame: Frame, page: SharePage, me: Colleague
) -> None:
    view = page.people.view
    assert view.table.chosen.standing == "waiting"
    view.card.let_in_button.click()
    think_better(qtbot, page)
    settle(qtbot, frame)
    assert [one.standing for one in view.table.shown[:3]] == ["waiting"] * 3
    with qtbot.waitSignal(page.people.shown):
        view.everybody_button.click()
        agree(qtbot, page)
    settle(qtbot, frame)
    assert page.view is view
    assert "9 of 6 invited let in." in said(page)
    assert not view.everybody_button.isVisible()


def test_roles_are_given_and_taken(
    qtbot: QtBot, frame: Frame, page: SharePage, me: Colleague
) -> None:
    view, key = page.people.view, keys(members(me.group))[1]
    view.table.choose(key)
    with qtbot.waitSignal(page.people.shown):
        view.card.keeper.click()
    assert row_of(page, key)[4] == "tool register"
    assert "keeps the tool register now, and nobody else" in frame.context.notices.sentence
    (own,) = [one.key for one in view.table.shown if one.is_own]
    assert row_of(page, own)[4] == "paper slips"
    with qtbot.waitSignal(page.people.shown):
        frame.context.notices.accept_offer()
    assert row_of(page, own)[4] == "tool register, paper slips"
    assert row_of(page, key)[4] == ""
    with qtbot.waitSignal(page.people.shown):
        view.card.keeper.click()
    assert view.table.chosen.key == key
    with qtbot.waitSignal(page.people.shown):
        view.card.slips.click()
    assert row_of(page, key)[4] == "tool register, paper slips"
    with qtbot.waitSignal(page.people.shown):
        view.card.keeper.click()
    assert row_of(page, key)[4] == "paper slips"
    with qtbot.waitSignal(page.people.shown):
        frame.context.notices.accept_offer()
    assert row_of(page, key)[4] == "tool register, paper slips"


def test_somebody_is_set_aside_for_a_reason_and_counts_again(
    qtbot: QtBot, frame: Frame, page: SharePage, me: Colleague
) -> None:
    view, key = page.people.view, keys(members(me.group))[1]
    view.table.choose(key)
    view.card.aside_button.click()
    dialog = page.findChild(AsideDialog)
    assert not dialog.answer_button.isEnabled()
    dialog.why.setText("moved away")
    with qtbot.waitSignal(page.people.shown):
        dialog.answer_button.click()
    assert row_of(page, key)[1] == "set aside"
    assert "Set aside: moved away." in said(page)
    assert "6 of 6 invited let in." in said(page)
    with qtbot.waitSignal(page.people.shown):
        view.card.again_button.click()
    assert row_of(page, key)[1] == "let in"
    with qtbot.waitSignal(page.people.shown):
        frame.context.notices.accept_offer()
    assert row_of(page, key)[1] == "set aside"

    with qtbot.waitSignal(page.people.shown):
        view.card.again_button.click()
    with qtbot.waitSignal(page.people.shown):
        page.people.set_aside(view.table.chosen, "moved away")
    other = Colleague(me.home)
    other.found("Another")
    page.go_home()
    settle(qtbot, frame)
    page.open_group(other.group)
    qtbot.waitUntil(lambda: page.desk.here.id == other.group)
    frame.context.notices.accept_offer()  # of the group that it was offered in
    settle(qtbot, frame)
    with opened_library(me.home, me.group) as opened, opened.reading() as found:
        assert library.decisions(found).retired == ()


def test_the_keyboard_reaches_everything(qtbot: QtBot, frame: Frame, page: SharePage) -> None:
    with qtbot.waitActive(frame):
        frame.activateWindow()
    view = page.people.view
    assert view.table.hasFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert view.table.chosen_row == 1
    QTest.keyClick(view.table, Qt.Key.Key_Tab)
    met = []
    while not view.table.hasFocus() and len(met) < 40:
        met.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    for wanted in (view.card.let_in_button, view.card.remove_button, view.back_button):
        assert wanted in met
    QTest.keyClick(view.table, Qt.Key.Key_Slash)
    assert view.search.hasFocus()
    QTest.keyClick(view.search, Qt.Key.Key_Down)
    assert view.table.hasFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.view is page.home)
