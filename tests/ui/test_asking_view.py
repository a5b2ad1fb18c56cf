"""Asking one's groups in the window: beside each other, without names, and on to a trial."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from journal.paths import Home
from journal.privacy.finder import Finder
from journal.store.journal_file import Journal
from tests.fixtures.windows import settle
from tests.journeys.people import Person
from tests.ui.desks import desk_of
from tests.ui.fictional_group import gather_group
from ui.asking.ask_link import AskLink
from ui.asking.asking_view import AskingView
from ui.frame import Frame
from ui.work import asking


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
    own = ("--task", "marking", "--tool", "copilot", "--outcome", "mixed", "--worked", "My own.")
    Person(folder / "home").run("log", *own)
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
    return [card.answer.code for card in view.sheet.cards] if view.sheet.isVisible() else []


def words_in(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_without_a_group_the_way_to_one_is_shown_and_the_form_says_nothing(
    qtbot: QtBot, focused: Frame, view: AskingView
) -> None:
    asked(qtbot, focused, view, "marking")
    assert "no group yet" in view.invitation._heading.text()
    desk_of(focused).form.editors["task"].control.set_values(["marking"])
    desk_of(focused).form.changed.emit()
    assert not focused.findChild(AskLink).button.isVisible()


@pytest.mark.usefixtures("gathered")
def test_answers_stand_by_what_came_of_it_without_names(
    qtbot: QtBot, focused: Frame, view: AskingView, home: Home
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

    (mine,) = Person(home.root).run("group", "list", "--json").json
    asked(qtbot, focused, view, "after:2020")
    assert view.sheet.cards
    assert mine["id"] not in words_in(view)

    assert asked(qtbot, focused, view, "zzqzz") == []
    assert "zzqzz" in view.invitation.sentence
    assert asked(qtbot, focused, view, "circuits is:shared ")
    assert "is:shared" in view.note.text()


@pytest.mark.usefixtures("gathered")
def test_only_a_colleague_s_trial_is_offered_to_be_tried(
    qtbot: QtBot, focused: Frame, view: AskingView, home: Home
) -> None:
    with Journal(home).session() as session:
        ((_group, own),) = asking.mine(session).trials.items()
    asked(qtbot, focused, view, "after:2020")
    theirs = {card.answer.code for card in view.sheet.cards if card.attempt is not None}
    yours = {card.answer.code for card in view.sheet.cards if "Yours" in words_in(card)}
    assert theirs
    assert not theirs & own
    assert yours == {card.answer.code for card in view.sheet.cards} & own != set()


@pytest.mark.usefixtures("gathered")
def test_an_answer_is_read_whole_and_tried(
    qtbot: QtBot, focused: Frame, view: AskingView, home: Home
) -> None:
    with qtbot.waitActive(view):
        view.activateWindow()
    view.search.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "circuits")  # asks after a pause
    qtbot.waitUntil(lambda: bool(view.sheet.cards))
    settle(qtbot, focused)
    card = view.sheet.cards[0]
    assert 'text-decoration:underline">circuits</span>' in card.text.text()  # without colour
    assert "own notes" not in card.text.text()
    card.whole.click()
    assert "own notes" in card.text.text()
    card.whole.click()
    assert "own notes" not in card.text.text()

    (code, *_more) = [card.answer.code for card in view.sheet.cards]
    QTest.keyClick(view.search, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is card.attempt
    with qtbot.waitSignal(view.trial_chosen) as chosen:
        card.attempt.click()
    assert chosen.args == [code]
    assert focused.page_name == "log"
    values = desk_of(focused).values()
    assert (values["based_on"], values["task"], values["tool"]) == (
        code,
        ["lesson-planning"],
        ["chatgpt"],
    )

    owner = Person(home.root)
    (mine,) = owner.run("group", "list", "--json").json
    owner.run("hide", "--group", mine["id"], code, "--why", "x")
    assert code not in asked(qtbot, focused, view, "circuits")  # what changed is seen at once


@pytest.mark.usefixtures("gathered")
def test_the_journal_page_and_the_form_lead_to_the_groups(qtbot: QtBot, focused: Frame) -> None:
    focused.show_page("journal")
    settle(qtbot, focused)
    page = focused.page("journal")
    page.ask_groups("circuits")
    settle(qtbot, focused)
    assert page.scope.asking.sheet.cards
    assert not page.side.isVisible()
    focused.context.navigation.search_wanted.emit("is:draft")
    settle(qtbot, focused)
    assert page.side.isVisible()
    assert not page.scope.asking.isVisible()

    link = focused.findChild(AskLink)
    desk = desk_of(focused)
    focused.show_page("log")
    assert not link.button.isVisible()
    desk.form.editors["task"].control.set_values(["lesson-planning"])
    desk.form.changed.emit()
    assert link.button.isVisible()
    link.button.click()
    settle(qtbot, focused)
    assert (focused.page_name, page.scope.asking.isVisible()) == ("journal", True)
    assert page.scope.asking.search.text() == "task:lesson-planning "
    assert page.scope.asking.sheet.cards


@pytest.mark.usefixtures("gathered")
def test_every_answer_has_its_room_at_once(
    qtbot: QtBot, focused: Frame, monkeypatch: pytest.MonkeyPatch
) -> None:
    focused.show_page("journal")
    settle(qtbot, focused)
    focused.page("journal").ask_groups("circuits")
    settle(qtbot, focused)
    view = focused.page("journal").scope.asking
    seen: list[int] = []
    show = view._show_found

    def look(*found: object) -> None:
        show(*found)
        for card in view.sheet.cards:
            seen.append(card.text.heightForWidth(card.text.width()) - card.text.height())

    monkeypatch.setattr(view, "_show_found", look)
    for query in ("after:2020", "chatgpt"):
        focused.page("journal").ask_groups(query)
        settle(qtbot, focused)
        assert len(view.sheet.cards) > 2
    assert max(seen) <= 0
