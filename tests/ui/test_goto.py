"""Go to anything: by the keyboard, ranked so that it can be foreseen, the focus given back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.clock import utc_now
from journal.logbook.drafts import keep_draft
from journal.logbook.saved_searches import save_search
from journal.logbook.trials import save_trial
from journal.model.draft import TrialDraft
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.windows import settle
from tests.journeys.people import Person
from tests.ui.desks import desk_of
from ui.actions import EVERYWHERE, SPECS
from ui.frame import Frame
from ui.goto.box import GotoBox
from ui.goto.delegate import PLACE
from ui.goto.goto import Goto
from ui.goto.ranking import BEGINS, LETTERS, WITHIN, WORDS, WORDS_IN_ORDER, rank, ranked
from ui.rail import PAGES

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(qtbot: QtBot, frame: Frame) -> GotoBox:
    """The box, opened by its key."""
    with qtbot.waitActive(frame):
        frame.activateWindow()
    QTest.keyClick(QApplication.focusWidget() or frame, Qt.Key.Key_K, CONTROL)
    box = frame.findChild(Goto).box
    assert box.isVisible()
    settle(qtbot, frame)
    return box


def looked_for(qtbot: QtBot, frame: Frame, words: str) -> list[str]:
    """What the box lists for these words."""
    box = opened(qtbot, frame)
    QTest.keyClicks(box.line, words)
    settle(qtbot, frame)
    return [box.list.item(row).data(PLACE).name for row in range(box.list.count())]


def enter(frame: Frame) -> None:
    QTest.keyClick(frame.findChild(Goto).box.line, Qt.Key.Key_Return)


def logged(home: Home, *worked: str) -> list[str]:
    """Trials with these words, ids in their order."""
    with Journal(home).session() as session:
        return [
            save_trial(
                session,
                TrialDraft(task=["marking"], tool=["claude"], outcome="mixed", worked=words),
                utc_now(),
            ).id
            for words in worked
        ]


@pytest.mark.parametrize(
    ("typed", "name", "how"),
    [
        ("jou", "Journal", BEGINS),
        ("", "Journal", BEGINS),
        ("école", "Ecole Elm", BEGINS),
        ("new tri", "A new trial", WORDS_IN_ORDER),
        ("tri new", "A new trial", WORDS),
        ("ort", "Export", WITHIN),
        ("xpt", "Export", LETTERS),
        ("q", "Find", None),
        ("trx", "A new trial", None),
    ],
)
def test_a_name_fits_in_few_ways(typed: str, name: str, how: int | None) -> None:
    assert rank(typed, name) == how


@given(st.text(max_size=20), st.lists(st.text(max_size=30)))
def test_ranking_never_fails_and_keeps_the_order_of_equals(typed: str, names: list[str]) -> None:
    found = ranked(typed, list(enumerate(names)), lambda one: one[1])
    assert found == sorted(found, key=lambda one: (one[0], one[1][0]))
    assert all(rank(name, name) == BEGINS for name in names)


def test_every_page_is_a_key_word_and_enter_away(qtbot: QtBot, focused: Frame) -> None:
    for page in PAGES:
        assert looked_for(qtbot, focused, page)
        enter(focused)
        assert focused.page_name == page


def test_escape_gives_the_keyboard_back(qtbot: QtBot, focused: Frame) -> None:
    text = desk_of(focused).form.editors["worked"].control
    text.setFocus()
    before = QApplication.focusWidget()
    box = opened(qtbot, focused)
    assert QApplication.focusWidget() is box.line
    QTest.keyClicks(box.line, "jour")
    QTest.keyClick(box.line, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert QApplication.focusWidget() is before
    opened(qtbot, focused)
    QTest.keyClick(box.line, Qt.Key.Key_K, CONTROL)
    assert not box.isVisible()
    assert QApplication.focusWidget() is before


def test_leaving_the_box_closes_it(qtbot: QtBot, focused: Frame) -> None:
    box = opened(qtbot, focused)
    desk_of(focused).save_button.setFocus()
    assert not box.isVisible()
    assert QApplication.focusWidget() is desk_of(focused).save_button


def test_trials_are_found_by_words_newest_first(qtbot: QtBot, focused: Frame, home: Home) -> None:
    first, second = logged(home, "Hinge questions at three levels", "More hinge questions")
    box = opened(qtbot, focused)
    QTest.keyClicks(box.line, "hing")
    settle(qtbot, focused)
    assert [box.list.item(row).data(PLACE).name for row in range(2)] == ["Marking", "Marking"]
    assert "More hinge" in box.list.item(0).data(PLACE).note
    QTest.keyClick(box.line, Qt.Key.Key_Down)
    enter(focused)
    settle(qtbot, focused)
    assert (focused.page_name, focused.page("journal").detail.trial) == ("journal", first)
    assert second != first
    box = opened(qtbot, focused)
    QTest.keyClicks(box.line, "hing")
    settle(qtbot, focused)
    QTest.keyClick(box.line, Qt.Key.Key_Up)
    assert box.list.currentItem().data(PLACE).name == "All trials with “hing”"
    enter(focused)
    assert focused.page("journal").search.text() == "hing"


def test_trials_named_so_stand_before_those_that_mention_it(
    qtbot: QtBot, focused: Frame, home: Home
) -> None:
    logged(home, "quick", "slow")
    now = utc_now()
    with Journal(home).session() as session:
        draft = TrialDraft(task=["translate"], tool=["chatgpt"], outcome="mixed", worked="marks",
                           tried_on=now.date())  # fmt: skip
        save_trial(session, draft, now)
    names = looked_for(qtbot, focused, "mark")
    assert names[:3] == ["Marking", "Marking", "Translate"]
    box = focused.findChild(Goto).box
    assert re.fullmatch(r"\d{1,2} [A-Z][a-z]{2} \d{4}", box.list.item(0).data(PLACE).sort)


def test_a_prompt_is_copied(qtbot: QtBot, focused: Frame, home: Home) -> None:
    prompt = "Write ten **hinge** questions"
    with Journal(home).session() as session:
        for _again in range(2):
            draft = TrialDraft(task=["marking"], tool=["claude"], outcome="mixed", prompt=prompt)
            save_trial(session, draft, utc_now())
        elsewhere = {"worked": "hinge", "prompt": "Something else"}
        save_trial(session, TrialDraft(task=["marking"], **elsewhere), utc_now())
    names = looked_for(qtbot, focused, "hinge")
    assert [name for name in names if "questions" in name] == ["Write ten hinge questions"]
    enter(focused)
    assert QApplication.clipboard().text() == prompt
    assert "copied" in focused.context.notices.sentence


def test_arrows_go_round(qtbot: QtBot, focused: Frame) -> None:
    box = opened(qtbot, focused)
    QTest.keyClick(box.line, Qt.Key.Key_Up)
    assert box.list.currentRow() == box.list.count() - 1
    QTest.keyClick(box.line, Qt.Key.Key_Down)
    assert box.list.currentRow() == 0
    QTest.keyClick(box.line, Qt.Key.Key_PageDown)
    assert 0 < box.list.currentRow() < box.list.count()


def test_drafts_saved_searches_groups_and_settings_are_places(
    qtbot: QtBot, focused: Frame, home: Home
) -> None:
    Person(home.root).run("group", "new", "Elm Park")
    with Journal(home).session() as session:
        keep_draft(session, {"did": "Elm half done"}, utc_now(), "D1")
        save_search(session, "Elm marking", "task:marking", "newest", utc_now())
    names = looked_for(qtbot, focused, "elm")
    assert names == [
        "Elm half done",
        "Elm marking",
        "Elm Park",
        "Has anyone here tried “elm”?",
    ]
    with qtbot.waitSignal(focused.context.navigation.draft_wanted) as wanted:
        enter(focused)
    assert wanted.args == ["D1"]
    looked_for(qtbot, focused, "elm mark")
    with qtbot.waitSignal(focused.context.navigation.search_wanted) as asked:
        enter(focused)
    assert asked.args == ["task:marking"]
    looked_for(qtbot, focused, "elm park")
    enter(focused)
    assert focused.page_name == "digest"
    assert looked_for(qtbot, focused, "keepi")[0] == "Keeping"
    enter(focused)
    assert focused.page_name == "settings"
    assert focused.page("settings").sections.value() == "keeping"
    settle(qtbot, focused)


def test_an_action_is_done_on_its_page(qtbot: QtBot, focused: Frame) -> None:
    focused.show_page("settings")
    assert looked_for(qtbot, focused, "find")[0] == "Find"
    enter(focused)
    assert focused.page_name == "journal"
    assert QApplication.focusWidget() is focused.page("journal").search


def test_every_action_that_is_offered_exists(qtbot: QtBot, focused: Frame) -> None:
    for spec in SPECS:
        if spec.page:
            owner = focused if spec.page == EVERYWHERE else focused.page(spec.page)
            settle(qtbot, focused)
            assert owner.findChildren(QAction, spec.id), spec.id


def test_nothing_found_is_said(qtbot: QtBot, focused: Frame) -> None:
    assert looked_for(qtbot, focused, "zzqzz") == []
    assert focused.findChild(Goto).box.nothing.isVisible()
    enter(focused)


def test_the_mouse_works_too_and_the_box_stays_inside(qtbot: QtBot, focused: Frame) -> None:
    box = opened(qtbot, focused)
    focused.resize(focused.minimumSize())
    assert focused.centralWidget().rect().contains(box.geometry())
    row = box.list.visualItemRect(box.list.item(1))
    QTest.mouseClick(
        box.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, row.center().y())
    )
    assert focused.page_name == PAGES[1]


def test_what_is_heard(qtbot: QtBot, focused: Frame) -> None:
    box = opened(qtbot, focused)
    assert (box.line.accessibleName(), box.list.accessibleName()) == ("Go to anything", "Places")
    assert box.list.item(0).text() == "Log, Page, Ctrl+1"
