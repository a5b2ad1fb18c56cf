"""The Tab key goes down what is prepared for a digest, also through rows that come later."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal.digest.scan import Found
from ui.digest.prepare.view import PrepareView
from ui.work.digest_decisions import MASK
from ui.work.preparing import Story


@pytest.fixture
def view(qtbot: QtBot) -> PrepareView:
    shown = PrepareView()
    qtbot.addWidget(shown)
    shown.show()
    return shown


def walked(view: PrepareView, stops: list[QWidget]) -> list[QWidget]:
    """These in the order in which Tab comes to them from the list."""
    found: list[QWidget] = []
    one = view.list.nextInFocusChain()
    while one is not view.list:
        found += [one] if one in stops else []
        one = one.nextInFocusChain()
    return found


def test_tab_goes_through_the_stories_before_the_foot(view: PrepareView) -> None:
    told = [Story(f"{n}" * 8, "Marking", "Mixed", "A line.") for n in range(4)]
    view.stories.show_stories(told[:1], told[1:])
    view.stories.show_stories(told[:2], told[2:])
    rows = (*view.stories.leading.rows, *view.stories.offered.rows)
    stops = [*(stop for row in rows for stop in row.findChildren(QPushButton)), view.keep_button]
    assert len(stops) == 7
    assert walked(view, stops) == stops


def test_the_keyboard_stays_with_the_stories_that_may_lead(qtbot: QtBot, view: PrepareView) -> None:
    told = [Story(f"{n}" * 8, "Marking", "Mixed", "A line.") for n in range(9)]
    view.resize(800, 300)
    view.turn_to("stories")
    with qtbot.waitActive(view):
        view.activateWindow()
    scrolled = view.stories.verticalScrollBar()
    for leads in range(4):
        view.stories.show_stories(told[:leads], told[leads:])
        QApplication.processEvents()
        assert scrolled.value() == 0
        buttons = [row.findChild(QPushButton) for row in view.stories.offered.rows]
        if not leads:
            buttons[0].setFocus()
        assert view.focusWidget() is (buttons[0] if leads < 3 else view.stories.offered)


def test_the_keyboard_goes_along_with_the_story_that_moves(qtbot: QtBot, view: PrepareView) -> None:
    told = [Story(f"{n}" * 8, "Marking", "Mixed", "A line.") for n in range(3)]
    by_code = {one.code: one for one in told}
    stories = view.stories
    stories.ordered.connect(lambda codes: stories.show_stories([by_code[one] for one in codes], []))
    view.turn_to("stories")
    stories.show_stories(told, [])
    with qtbot.waitActive(view):
        view.activateWindow()
    stories.leading.rows[0].findChildren(QPushButton)[0].setFocus()
    for said in ("Tell 0000-0000 later", "Tell 0000-0000 earlier", "Tell 0000-0000 earlier"):
        view.focusWidget().click()
        assert view.focusWidget().accessibleName().endswith(said[5:])
        QApplication.processEvents()


def test_the_keyboard_stays_with_the_words_that_are_decided(view: PrepareView) -> None:
    found = [Found(word, "person", "reads like a name", True) for word in ("Al", "Bo", "Cy")]
    view.turn_to("found")
    view.found.show_found(found, {})
    view.found.rows["Bo"].choice.chips[3].setFocus()
    view.found.show_found(found, {"Bo": MASK})  # those that are decided come last
    assert list(view.found.rows) == ["Al", "Cy", "Bo"]
    assert view.focusWidget() in view.found.rows["Cy"].choice.chips


def test_tab_goes_through_the_requests_before_the_next_one(view: PrepareView) -> None:
    requests = view.requests
    for _ in range(2):
        requests.add_button.click()
    lines = [line for row in requests.rows for line in (row.ask, row.by_when, row.because)]
    stops = [*lines, requests.add_button, view.keep_button]
    assert walked(view, stops) == stops
