"""The frame: six pages by key and by mouse, notices, and trouble that stays in sight."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from journal.errors import UserError
from ui.frame import Frame
from ui.rail import PAGES
from ui.worker import Task


def rail_buttons(window: Frame) -> dict[str, QPushButton]:
    found = window.findChildren(QPushButton)
    return {b.accessibleName(): b for b in found if b.property("role") == "rail"}


@pytest.mark.parametrize(("key", "page"), list(zip("123456", PAGES, strict=True)))
def test_each_page_has_its_key(qtbot: QtBot, window: Frame, key: str, page: str) -> None:
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.page_name == page


def test_the_rail_turns_pages_and_marks_the_open_one(qtbot: QtBot, window: Frame) -> None:
    buttons = rail_buttons(window)
    qtbot.mouseClick(buttons["Reflect"], Qt.MouseButton.LeftButton)
    assert window.page_name == "reflect"
    assert buttons["Reflect"].isChecked()
    assert not buttons["Log"].isChecked()


def test_an_error_of_the_users_is_a_sentence(window: Frame) -> None:
    window.context.notices.trouble(UserError("The disk is full."))
    assert window.context.notices.sentence == "The disk is full."


def test_an_offer_is_taken_once(window: Frame) -> None:
    taken: list[str] = []
    window.context.notices.say("It is gone.", "Undo", lambda: taken.append("back"))
    window.context.notices.accept_offer()
    window.context.notices.accept_offer()
    assert taken == ["back"]
    assert window.context.notices.sentence == ""


def test_slow_work_is_shown_with_a_way_to_call_it_off(qtbot: QtBot, window: Frame) -> None:
    task = Task("Reading the file")
    window.context.notices.follow(task)
    qtbot.waitUntil(lambda: window.context.notices.sentence == "Reading the file")
    window.context.notices.accept_offer()
    assert task.called_off


def test_the_layout_mirrors_where_reading_begins_on_the_right(qtbot: QtBot, window: Frame) -> None:
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    rail = rail_buttons(window)["Log"].parentWidget()
    qtbot.waitUntil(lambda: rail.mapTo(window, rail.rect().topLeft()).x() > window.width() / 2)
