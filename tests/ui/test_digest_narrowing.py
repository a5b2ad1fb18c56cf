"""Moving through the peers' edition: narrowed, behind a figure, from a trial into one's own."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from journal.digest.gather.choices import Choice
from journal.digest.gather.narrowing import EVERYTHING, Narrowing
from journal.paths import Home
from tests.ui.colleagues import Colleague
from tests.ui.conftest import OpenWindow, settle
from tests.ui.desks import desk_of
from ui.digest.page.figures import FigureButton
from ui.digest.reading.narrowing import NarrowingBar
from ui.frame import Frame
from ui.pages.digest import DigestPage
from ui.work.digests import LEADERS

pytestmark = pytest.mark.usefixtures("no_log_form")

MARKED = "It gave another mark when I asked again."
PLANNED = "A sound *sequence* for a topic."


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A facilitator's, with the merged files of two members: one marked, two planned."""
    folder: Path = tmp_path_factory.mktemp("narrowing")
    me, ada, ben = (Colleague(Home(folder / name)) for name in ("me", "ada", "ben"))
    invitation = me.found("Elm Park")
    for member in (ada, ben):
        member.join(invitation)
        member.log(
            task=["lesson-planning"],
            tool=["chatgpt"],
            outcome="worked-well",
            worked=PLANNED,
            visibility="group",
        )
    ada.log(
        task=["marking"],
        tool=["microsoft-copilot"],
        outcome="did-not-work",
        didnt=MARKED,
        visibility="group",
    )
    me.merge([one.bundle(folder / f"{one.home.root.name}.trialbundle") for one in (ada, ben)])
    return me.home


@pytest.fixture
def frame(open_window: OpenWindow, merged: Home, home: Home) -> Frame:
    shutil.copytree(merged.root, home.root, dirs_exist_ok=True)
    return open_window(home)


@pytest.fixture
def page(qtbot: QtBot, frame: Frame) -> DigestPage:
    frame.show_page("digest")
    shown = frame.page("digest")
    assert isinstance(shown, DigestPage)
    qtbot.waitUntil(lambda: shown.view is shown.reader and shown.reader.narrowing.isVisible())
    qtbot.waitUntil(lambda: shown.reader.page.is_whole, timeout=20_000)
    settle(qtbot, frame)
    return shown


def all_words(page: DigestPage) -> str:
    return "\n".join(label.text() for label in page.reader.page.findChildren(QLabel))


def choose(qtbot: QtBot, page: DigestPage, field: str, value: str) -> None:
    """Tick a value in its menu, and wait until the page is another one."""
    menu = page.reader.narrowing.buttons[field].menu()
    action = next(one for one in menu.actions() if one.data() == value)
    with qtbot.waitSignal(page.reader.built, timeout=20_000):
        action.trigger()


def test_the_edition_is_narrowed_and_shown_whole_again(
    qtbot: QtBot, frame: Frame, page: DigestPage
) -> None:
    bar = page.reader.narrowing
    offered = [one.text() for one in bar.buttons["jobs"].menu().actions()]
    assert offered == ["Lesson planning  (2)", "Marking  (1)"]
    assert bar.said.text() == "3 trials"
    menu = bar.buttons["jobs"].menu()
    before = menu.actions()
    choose(qtbot, page, "jobs", "marking")
    settle(qtbot, frame)
    assert menu.actions() == before  # it may be open still, to tick another
    assert [one.isChecked() for one in before] == [False, True]
    assert MARKED in all_words(page)
    assert "sequence" not in all_words(page)
    assert bar.said.text() == "1 of 3 trials"
    (chip,) = bar.chips
    assert chip.accessibleName() == "Remove Marking"
    with qtbot.waitSignal(page.reader.built, timeout=20_000):
        chip.click()
    assert "sequence" in all_words(page)
    assert not bar.chips
    assert bar.all_button.isHidden()


def test_chips_and_count_change_before_the_page_and_can_be_called_off(
    qtbot: QtBot, frame: Frame, page: DigestPage
) -> None:
    bar = page.reader.narrowing
    menu = bar.buttons["tools"].menu()
    before = page.reader.page
    next(one for one in menu.actions() if one.data() == "chatgpt").trigger()
    assert [chip.text() for chip in bar.chips] == ["ChatGPT  ×"]
    assert page.view is page.reader
    assert page.reader.page is before
    bar.called_off.emit()
    settle(qtbot, frame)
    assert page.reader.page is before
    assert page.top.save_button.isVisible()
    assert not bar.chips
    assert bar.said.text() == "3 trials"
    assert page.moving.wanted == EVERYTHING


def test_an_older_answer_never_comes_after_a_newer_one(
    qtbot: QtBot, frame: Frame, page: DigestPage
) -> None:
    bar = page.reader.narrowing
    with qtbot.waitSignal(page.reader.built, timeout=20_000):
        bar.changed.emit(Narrowing(jobs=("marking",)))
        bar.changed.emit(Narrowing(tools=("chatgpt",)))
    settle(qtbot, frame)
    assert "sequence" in all_words(page)
    assert MARKED not in all_words(page)
    with qtbot.waitSignal(page.reader.built, timeout=20_000):
        page.choose_edition(LEADERS)
    assert bar.isHidden()


def test_of_several_rounds_one_is_chosen_or_none(qtbot: QtBot) -> None:
    bar = NarrowingBar()
    qtbot.addWidget(bar)
    bar.set_wanted(True)
    bar.offer({"round": (Choice("1", "Round 1", 3), Choice("2", "Round 2", 2))})
    chosen: list[Narrowing] = []
    bar.changed.connect(chosen.append)
    first, second = bar.buttons["round"].menu().actions()
    for action in (first, second, second):
        action.trigger()
    assert [one.round for one in chosen] == [1, 2, None]
    first.trigger()
    assert [first.isChecked(), second.isChecked()] == [True, False]
    assert [chip.text() for chip in bar.chips] == ["Round 1  ×"]


def test_a_figure_leads_to_its_trials_and_escape_back(
    qtbot: QtBot, frame: Frame, page: DigestPage
) -> None:
    with qtbot.waitActive(frame):
        frame.activateWindow()
    figures = page.reader.page.findChildren(FigureButton)
    figure = next(one for one in figures if "ChatGPT" in one.accessibleName())
    figure.setFocus()
    QTest.keyClick(figure, Qt.Key.Key_Return)
    behind = page.reader.behind
    qtbot.waitUntil(lambda: bool(behind.cards))
    assert page.reader.views.currentWidget() is behind
    assert behind.isAncestorOf(frame.focusWidget()) or frame.focusWidget() is behind
    assert len(behind.cards) == 2
    for card in behind.cards.values():
        assert any("<em>sequence</em>" in label.text() for label in card.findChildren(QLabel))
    QTest.keyClick(frame.focusWidget(), Qt.Key.Key_Escape)
    assert page.reader.views.currentWidget() is not behind
    assert frame.focusWidget() is figure


@pytest.mark.usefixtures("log_form")
def test_a_trial_is_tried_from_its_card(qtbot: QtBot, frame: Frame, page: DigestPage) -> None:
    code, card = next(
        (code, card)
        for code, card in page.reader.cards.items()
        if "Did not work" in card.accessibleName()
    )
    assert card.attempt.accessibleName() == f"I’ll try this: {code}"
    card.attempt.click()
    qtbot.waitUntil(lambda: frame.page_name == "log")
    settle(qtbot, frame)
    values = desk_of(frame).values()
    assert values["based_on"] == code
    assert values["task"] == ["marking"]
    assert values["tool"] == ["microsoft-copilot"]
    assert not values.get("didnt")
    assert f"Based on {code}" in frame.context.notices.sentence
