"""The Log page as one screen: what it asks at first, what it folds away, what follows a save."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from journal.paths import Home
from tests.fixtures.windows import settle
from tests.ui.desks import asked, desk_of, press, stored
from ui.form.kinds import USUAL
from ui.form.questions import AIM
from ui.frame import Frame
from ui.models.glance_list import ROW


def test_deciding_not_to_takes_a_job_and_a_reason(qtbot: QtBot, window: Frame, home: Home) -> None:
    desk = desk_of(window)
    desk.form.set_values(
        {"kind": "decided-not-to-use-it", "task": ["marking"],
         "reason_not_used": ["my-judgement-is-needed-here"]}
    )  # fmt: skip
    assert asked(desk) == {"task", "reason_not_used", "visibility"}
    assert desk.form.add_more.isVisible()
    assert not any(section.isVisible() for section in desk.form.sections.values())
    with qtbot.waitSignal(window.context.changes.trial_saved):
        desk.save()
    settle(qtbot, window)
    assert stored(home)[0].kind == "decided-not-to-use-it"


def test_deciding_not_to_may_say_more(window: Frame) -> None:
    desk = desk_of(window)
    desk.form.set_values({"kind": "decided-not-to-use-it"})
    desk.form.add_more.click()
    assert {"tool", "didnt"} <= asked(desk)
    assert desk.form.sections["safety"].isVisible()
    desk.form.set_values({"kind": "decided-not-to-use-it", "didnt": "Not this class."})
    assert "didnt" in asked(desk)


def test_the_first_screen_asks_all_that_is_required(qtbot: QtBot, window: Frame) -> None:
    window.resize(1280, 800)
    desk = desk_of(window)
    desk.form.suggest_tools(["chatgpt", "microsoft-copilot", "google-gemini"])
    QApplication.processEvents()
    viewport = desk._scroll.viewport()
    for name in ("task", "aim", "tool", "worked", "didnt", "next", "outcome", "visibility"):
        field = desk.form.fields[name]
        corner = field.mapTo(viewport, field.rect().bottomRight())
        assert viewport.rect().contains(corner), name
    worked, didnt = (desk.form.editors[name].control for name in ("worked", "didnt"))
    assert worked.height() == didnt.height()
    assert abs(worked.width() - didnt.width()) <= 1  # an odd pixel
    assert worked.mapTo(window, worked.rect().topLeft()).y() == (
        didnt.mapTo(window, didnt.rect().topLeft()).y()
    )


def test_what_is_missing_is_said_without_moving_the_other_box_down(
    qtbot: QtBot, window: Frame
) -> None:
    desk = desk_of(window)
    window.context.notices.say("Saved in your journal.")
    desk.save()
    settle(qtbot, window)
    QApplication.processEvents()
    worked, didnt = (desk.form.editors[name].control for name in ("worked", "didnt"))
    assert desk.form.fields["worked"].trouble
    assert worked.mapTo(window, QPoint()).y() == didnt.mapTo(window, QPoint()).y()
    assert window.context.notices.sentence == ""


def test_a_section_that_is_opened_comes_into_sight(qtbot: QtBot, window: Frame) -> None:
    window.resize(1280, 800)
    desk = desk_of(window)
    section = desk.form.sections["did"]
    with qtbot.waitSignal(section.pressed_open):
        section.button.click()
    viewport = desk._scroll.viewport()
    first = desk.form.fields["did"]
    assert viewport.rect().contains(first.mapTo(viewport, first.rect().bottomRight()))
    assert viewport.rect().contains(section.button.mapTo(viewport, QPoint()))


def test_a_rare_kind_stands_in_the_row_while_it_is_chosen(window: Frame) -> None:
    kinds = desk_of(window).form.kinds
    shown = {chip.value for chip in kinds.chips if chip.isVisible()}
    assert shown == set(USUAL)
    timed = next(a for a in kinds.others.menu().actions() if a.text().startswith("Usual way"))
    timed.trigger()
    assert kinds.value() == "usual-way-timed"
    assert {chip.value for chip in kinds.chips if chip.isVisible()} == {*USUAL, "usual-way-timed"}
    kinds.set_values(["tried-it"])
    assert {chip.value for chip in kinds.chips if chip.isVisible()} == set(USUAL)


def test_reasons_fold_but_never_hide_what_is_chosen(focused: Frame) -> None:
    aims = desk_of(focused).form.editors["aim"].control
    assert len([chip for chip in aims.chips if chip.isVisible()]) == AIM.few
    aims.set_values(["see-what-it-can-do"])
    assert len([chip for chip in aims.chips if chip.isVisible()]) == AIM.few + 1
    aims.setFocus()
    assert QApplication.focusWidget().text() == "See what it can do"
    press(focused, Qt.Key.Key_Right)
    assert QApplication.focusWidget().text() == "Save time"
    press(focused, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert QApplication.focusWidget().text() == "Improve feedback"
    aims.more.click()
    assert all(chip.isVisible() for chip in aims.chips)


@pytest.mark.parametrize(
    ("visibility", "offered"),
    [
        ("me", ["Look at it", "Try again with one change"]),
        ("group", ["Look at it", "Try again with one change", "Go to Share"]),
    ],
)
def test_after_saving_the_form_is_free_and_the_next_step_offered(
    qtbot: QtBot, window: Frame, visibility: str, offered: list[str]
) -> None:
    desk = desk_of(window)
    desk.form.set_values({"task": ["marking"], "tool": ["chatgpt"], "outcome": "mixed",
                          "visibility": visibility})  # fmt: skip
    desk.form.editors["worked"].control.setPlainText("A little.")
    qtbot.waitUntil(lambda: desk.kept.text() == "Draft kept")
    desk.save()
    settle(qtbot, window)
    assert "worked" not in desk.values()
    assert desk.drafts.isHidden()
    chosen = desk.lately.list.currentIndex().data(ROW)
    assert (chosen.task, chosen.excerpt) == ("Marking", "A little.")
    buttons = window.context.notices.findChildren(QPushButton)
    assert [button.text() for button in buttons if button.isVisible()] == offered
    again = next(button for button in buttons if button.text().startswith("Try again"))
    again.click()
    settle(qtbot, window)
    assert desk.values()["chain"]["earlier"] == chosen.id
    assert window.context.notices.sentence == ""
