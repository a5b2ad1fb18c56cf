"""Making a group and joining one, from the first look at the Share page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle, QStyleOptionFrame
from pytestqt.qtbot import QtBot

from journal.group.admitting import own_roles
from journal.group.library import Library
from journal.group.membership import announcement_of, memberships
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.ui.colleagues import Colleague
from tests.ui.conftest import OpenWindow, settle
from ui.frame import Frame
from ui.pages.share import SharePage
from ui.preferences import Preferences, write_preferences

pytestmark = pytest.mark.usefixtures("no_log_form")


@pytest.fixture
def page(qtbot: QtBot, window: Frame) -> SharePage:
    """The Share page of somebody without a group."""
    return opened(qtbot, window)


def opened(qtbot: QtBot, frame: Frame) -> SharePage:
    frame.show_page("share")
    settle(qtbot, frame)
    page = frame.page("share")
    assert isinstance(page, SharePage)
    return page


def test_without_a_group_there_are_two_choices_and_slips_are_told_beside_them(
    qtbot: QtBot, window: Frame, page: SharePage
) -> None:
    welcome, make, join = page.beginning.welcome, page.beginning.make, page.beginning.join
    assert page.view is welcome
    assert not welcome.back_button.isVisible()
    welcome.make_button.click()
    assert page.view is make
    typed = make.invited.lineEdit()  # how many are invited can be read
    option = QStyleOptionFrame()
    typed.initStyleOption(option)
    room = typed.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, typed)
    assert room.width() >= typed.fontMetrics().horizontalAdvance("100000")
    assert room.height() >= typed.fontMetrics().height()
    make.name.setText("  ")
    make.make_button.click()
    assert "name" in make.name_field.trouble
    assert page.view is make
    make.left.emit()
    settle(qtbot, window)

    welcome.join_button.click()
    assert page.view is join
    join.text.setPlainText("Dear colleague")
    join.join_button.click()
    settle(qtbot, window)
    assert "not an invitation" in join.field.trouble
    assert page.view is join
    join.text.setPlainText("Dear colleagues")
    assert join.field.trouble == ""


def test_a_group_is_made_with_the_answers_that_are_ready_and_with_others(
    qtbot: QtBot, window: Frame, page: SharePage
) -> None:
    make = page.beginning.make
    page.beginning.welcome.make_button.click()
    make.make_button.click()
    qtbot.waitUntil(lambda: page.view is page.home)
    first = page.desk.here
    assert (first.name, first.invited, first.is_open, first.threshold) == (
        "Our AI trials", 6, False, 5,
    )  # fmt: skip
    assert first.is_facilitator
    assert "0 of 6 invited let in" in page.home.standing.text()
    window.context.notices.accept_offer()
    inviting = page.affairs.inviting.view
    qtbot.waitUntil(lambda: page.view is inviting)
    inviting.copy_button.click()
    settle(qtbot, window)
    assert QGuiApplication.clipboard().text().startswith("trial-journal-invitation-1:")
    page.go_home()
    settle(qtbot, window)

    page.home.another.click()
    page.beginning.welcome.make_button.click()
    make.name.setText("Elm Park")
    make.invited.setValue(11)
    make.who.choose("open")
    make.terms.threshold.setValue(7)
    qtbot.keyClick(make.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.view is page.home)
    group = page.desk.here
    assert (group.name, group.invited, group.is_open, group.threshold) == ("Elm Park", 11, True, 7)


def test_one_joins_by_pasted_text_or_a_dropped_file(
    qtbot: QtBot, page: SharePage, tmp_path: Path
) -> None:
    ada = Colleague(Home(tmp_path / "ada"))
    text = ada.found("Elm Park", invited=4)
    page.beginning.welcome.join_button.click()
    assert not page.beginning.join.join_button.isEnabled()
    page.beginning.join.text.setPlainText(f"  {text[:40]}\n{text[40:]}\n")
    page.beginning.join.join_button.click()
    qtbot.waitUntil(lambda: page.view is page.home)
    assert page.home.title.text() == "Elm Park"
    assert not page.desk.here.is_facilitator

    file = tmp_path / "oak.trialinvitation"
    file.write_text(ada.found("Oak Lane"))
    page.receive([file])
    qtbot.waitUntil(lambda: page.home.title.text() == "Oak Lane")
    assert page.view is page.home


def test_one_turns_from_group_to_group_or_thinks_better_of_another(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    me, other = Colleague(Home(tmp_path / "me")), Colleague(Home(tmp_path / "other"))
    me.found("First")
    first = me.group
    me.join(other.found("Second"))
    page = opened(qtbot, open_window(me.home))
    assert page.home.title.text() == "Second"
    assert not page.home.details.isVisible()  # the machinery shows itself there only
    page.home.switch.activated.emit(0)
    qtbot.waitUntil(lambda: page.home.title.text() == "First")
    assert page.home.switch.currentText() == "First"
    assert page.desk.context.preferences.share_group == first
    page.home.another.click()
    assert page.view is page.beginning.welcome
    page.beginning.welcome.back_button.click()
    qtbot.waitUntil(lambda: page.view is page.home)


def test_the_group_that_was_open_last_is_open_again(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    me = Colleague(Home(tmp_path / "me"))
    me.found("First")
    first = me.group
    me.found("Second")
    write_preferences(me.home.root, Preferences(share_group=first))
    frame = open_window(me.home)
    page = opened(qtbot, frame)
    assert page.desk.here.name == "First"
    page.open_group(me.group)
    assert frame.context.preferences.share_group == me.group
    settle(qtbot, frame)


def test_the_details_say_what_it_is_for_what_it_asks_and_who_keeps_the_register(
    qtbot: QtBot, window: Frame, page: SharePage
) -> None:
    page.beginning.welcome.make_button.click()
    make = page.beginning.make
    assert not make.terms.isVisible()
    make.details.set_open(True)
    assert make.terms.isVisible()
    make.terms.purpose.setPlainText("Marking that gives time back.")
    make.terms.context.set_values(["tool_access", "phase"])
    make.keeper.choose("later")
    make.make_button.click()
    qtbot.waitUntil(lambda: page.view is page.home)
    with Journal(window.context.home).reading() as session:
        mine = memberships(session)[0]
    announced = announcement_of(mine)
    assert announced.purpose == "Marking that gives time back."
    assert announced.context == ("phase", "tool_access")
    library = Library(window.context.home, mine.group_id)
    with library.reading() as found:
        assert own_roles(found, mine) == ("slips",)
    library.close()
