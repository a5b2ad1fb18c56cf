"""Asking one's groups in the window: beside each other, without names, and on to a trial."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from journal.paths import Home
from journal.privacy.finder import Finder
from tests.fixtures.windows import settle
from tests.journeys.people import Person
from tests.ui.desks import desk_of
from tests.ui.fictional_group import gather_group
from ui.asking.ask_link import AskLink
from ui.asking.asking_view import AskingView
from ui.frame import Frame
from ui.pages.journal import JournalPage


@pytest.fixture(autouse=True, scope="module")
def _without_the_name_model() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("journal.sharing.own_finder.default_finder", Finder)
        patch.setattr("ui.work.findings.default_finder", Finder)
        yield


@pytest.fixture(scope="module")
def group_of_six(tmp_path_factory: pytest.TempPathFactory, _without_the_name_model: None) -> Path:
    """The data folder of somebody whose group has shared."""
    folder = tmp_path_factory.mktemp("group")
    gather_group(folder / "home", folder)
    return folder / "home"


@pytest.fixture
def view(qtbot: QtBot, focused: Frame) -> Iterator[AskingView]:
    made = AskingView(focused.context)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    settle(qtbot, focused)
    yield made
    settle(qtbot, focused)


@pytest.fixture
def gathered(home: Home, group_of_six: Path) -> None:
    """A group that has shared, before the window opens."""
    shutil.copytree(group_of_six, home.root, dirs_exist_ok=True)  # over the empty journal


def asked(qtbot: QtBot, frame: Frame, view: AskingView, typed: str) -> list[str]:
    """The codes on show for these words."""
    view.ask(typed)
    settle(qtbot, frame)
    return [card.answer.code for card in view.sheet.cards]


def test_without_a_group_the_way_to_one_is_shown(
    qtbot: QtBot, focused: Frame, view: AskingView
) -> None:
    asked(qtbot, focused, view, "marking")
    assert "no group yet" in view.invitation._heading.text()


@pytest.mark.usefixtures("gathered")
def test_what_failed_stands_beside_what_worked(
    qtbot: QtBot, focused: Frame, view: AskingView
) -> None:
    assert view.invitation.isVisible()
    assert asked(qtbot, focused, view, "tool:chatgpt")
    places = {card.answer.result: set[int]() for card in view.sheet.cards}
    for card in view.sheet.cards:
        places[card.answer.result].add(card.mapTo(view, QPoint()).x())
    assert asked(qtbot, focused, view, "outcome:worked")
    worked = {card.mapTo(view, QPoint()).x() for card in view.sheet.cards}
    assert places["failed"] == places["mixed"]
    assert min(worked) > max(places["failed"])


@pytest.mark.usefixtures("gathered")
def test_marks_show_without_colour(qtbot: QtBot, focused: Frame, view: AskingView) -> None:
    asked(qtbot, focused, view, "circuits")
    assert 'text-decoration:underline">circuits</span>' in view.sheet.cards[0].text.text()


@pytest.mark.usefixtures("gathered")
def test_the_whole_trial_can_be_read(qtbot: QtBot, focused: Frame, view: AskingView) -> None:
    asked(qtbot, focused, view, "circuits")
    card = view.sheet.cards[0]
    assert "own notes" not in card.text.text()
    card.whole.click()
    assert "own notes" in card.text.text()
    card.whole.click()
    assert "own notes" not in card.text.text()


@pytest.mark.usefixtures("gathered")
def test_i_ll_try_this_begins_a_trial_with_the_code(
    qtbot: QtBot, focused: Frame, view: AskingView
) -> None:
    (code, *_more) = asked(qtbot, focused, view, "circuits")
    QTest.keyClick(view.search, Qt.Key.Key_Return)
    view.activateWindow()
    with qtbot.waitSignal(view.trial_chosen) as chosen:
        view.sheet.cards[0].attempt.click()
    assert chosen.args == [code]
    assert focused.page_name == "log"
    values = desk_of(focused).values()
    assert (values["based_on"], values["task"], values["tool"]) == (
        code,
        ["lesson-planning"],
        ["chatgpt"],
    )


@pytest.mark.usefixtures("gathered")
def test_nobody_and_what_is_not_asked_are_said(
    qtbot: QtBot, focused: Frame, view: AskingView
) -> None:
    assert asked(qtbot, focused, view, "zzqzz") == []
    assert "zzqzz" in view.invitation.sentence
    assert asked(qtbot, focused, view, "circuits is:shared ")
    assert "is:shared" in view.note.text()


@pytest.mark.usefixtures("gathered")
def test_nobody_s_name_or_key_is_on_the_page(
    qtbot: QtBot, focused: Frame, view: AskingView, home: Home
) -> None:
    asked(qtbot, focused, view, "after:2020")
    shown = " ".join(label.text() for label in view.findChildren(QLabel))
    (mine,) = Person(home.root).run("group", "list", "--json").json
    assert view.sheet.cards
    assert mine["id"] not in shown


@pytest.mark.usefixtures("gathered")
def test_a_merge_is_seen_at_the_next_question(
    qtbot: QtBot, focused: Frame, view: AskingView, home: Home
) -> None:
    (code, *_more) = asked(qtbot, focused, view, "circuits")
    owner = Person(home.root)
    (mine,) = owner.run("group", "list", "--json").json
    owner.run("hide", "--group", mine["id"], code, "--why", "x")
    assert code not in asked(qtbot, focused, view, "circuits")


@pytest.mark.usefixtures("gathered")
def test_typing_asks_after_a_pause(qtbot: QtBot, focused: Frame, view: AskingView) -> None:
    with qtbot.waitActive(view):
        view.activateWindow()
    view.search.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "circuits")
    qtbot.waitUntil(lambda: bool(view.sheet.cards))


@pytest.mark.usefixtures("gathered")
def test_every_answer_has_its_room_at_once(qtbot: QtBot, focused: Frame) -> None:
    page = on_the_page(qtbot, focused)
    squeezed: list[int] = []

    def look() -> None:
        for card in page.scope.asking.sheet.cards:
            lacking = card.text.heightForWidth(card.text.width()) - card.text.height()
            squeezed.extend([lacking] if lacking > 0 else [])

    for query in ("after:2020", "chatgpt"):
        page.ask_groups(query)
        qtbot.waitUntil(lambda: bool(page.scope.asking._groups))
        page.scope.asking._asked.finished.connect(look)
        settle(qtbot, focused)
        assert len(page.scope.asking.sheet.cards) > 2
        assert squeezed == []


def on_the_page(qtbot: QtBot, frame: Frame) -> JournalPage:
    frame.show_page("journal")
    settle(qtbot, frame)
    return frame.page("journal")


@pytest.mark.usefixtures("gathered")
def test_the_journal_page_turns_to_the_groups_and_back(qtbot: QtBot, focused: Frame) -> None:
    page = on_the_page(qtbot, focused)
    page.ask_groups("circuits")
    settle(qtbot, focused)
    assert page.scope.asking.sheet.cards
    assert not page.side.isVisible()
    focused.context.navigation.search_wanted.emit("is:draft")
    settle(qtbot, focused)
    assert page.side.isVisible()
    assert not page.scope.asking.isVisible()


@pytest.mark.usefixtures("gathered")
def test_the_form_leads_to_the_groups_once_a_job_is_chosen(qtbot: QtBot, focused: Frame) -> None:
    link = focused.findChild(AskLink)
    desk = desk_of(focused)
    assert not link.button.isVisible()
    desk.form.editors["task"].control.set_values(["lesson-planning"])
    desk.form.changed.emit()
    assert link.button.isVisible()
    link.button.click()
    settle(qtbot, focused)
    page = focused.page("journal")
    assert (focused.page_name, page.scope.asking.isVisible()) == ("journal", True)
    assert page.scope.asking.search.text() == "task:lesson-planning "
    assert page.scope.asking.sheet.cards


def test_without_a_group_the_form_says_nothing_of_it(qtbot: QtBot, focused: Frame) -> None:
    desk_of(focused).form.editors["task"].control.set_values(["marking"])
    desk_of(focused).form.changed.emit()
    assert not focused.findChild(AskLink).button.isVisible()
