"""Timers beside the minutes and in the foot: they outlive the window and never write nonsense."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from journal.logbook.drafts import drafts
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.windows import OpenWindow, settle
from tests.ui.desks import desk_of, stored
from ui.frame import Frame
from ui.pages.log_desk import LogDesk

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)


class Clock:
    """A clock that the test sets."""

    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time

    def on(self, **much: float) -> None:
        self.time += timedelta(**much)


@pytest.fixture
def clock(window: Frame) -> Clock:
    """The clock of the window's page."""
    made = Clock()
    object.__setattr__(window.context, "now", made)
    return made


def notice_buttons(window: Frame) -> dict[str, QPushButton]:
    QApplication.processEvents()  # what was put into the line just now is shown
    buttons = window.context.notices.findChildren(QPushButton)
    return {button.text(): button for button in buttons if button.isVisible()}


def minutes(desk: LogDesk, name: str = "ai") -> object:
    return desk.values().get(f"minutes_{name}")


def test_pausing_puts_in_the_minutes_whether_their_section_is_open_or_not(
    window: Frame, clock: Clock
) -> None:
    desk = desk_of(window)
    desk.timing.toggle("ai")
    clock.on(minutes=12, seconds=40)
    desk.timing.toggle("ai")
    assert (minutes(desk), desk.values()["time_basis"]) == ("13", "timed")
    desk.form.sections["time"].set_open(True)
    assert desk.form.editors["minutes_ai"].control.text() == "13"
    desk.timing.toggle("ai")
    clock.on(minutes=7)
    desk.timing.toggle("ai")
    assert desk.form.editors["minutes_ai"].control.text() == "20"
    assert "minutes_usual" not in desk.values()


def test_minutes_typed_meanwhile_are_counted_on_from(window: Frame, clock: Clock) -> None:
    desk = desk_of(window)
    desk.form.sections["time"].set_open(True)
    desk.form.editors["minutes_usual"].control.setText("30")
    desk.timing.toggle("usual")
    clock.on(minutes=5)
    desk.timing.toggle("usual")
    assert minutes(desk, "usual") == "35"


def test_the_keyboard_starts_and_pauses_each(focused: Frame) -> None:
    desk = desk_of(focused)
    for keys, name in (
        (Qt.KeyboardModifier.ControlModifier, "ai"),
        (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, "usual"),
    ):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_T, keys)
        assert desk.timing.runs(name)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_T, keys)
        assert not desk.timing.runs(name)


def test_the_foot_tells_what_runs_while_the_section_is_closed(window: Frame, clock: Clock) -> None:
    desk = desk_of(window)
    line = desk._foot.timers
    assert line.begin.isVisible()
    assert not line.running["ai"].isVisible()
    desk.timing.toggle("ai")
    clock.on(minutes=64)
    desk.timing.looked.emit()
    assert line.running["ai"].text() == "With AI: 1 h 4 min"
    assert "press to pause" in line.running["ai"].accessibleName()
    line.running["ai"].click()
    assert "press to go on" in line.running["ai"].accessibleName()
    assert minutes(desk) == "64"


def test_a_running_timer_alone_is_a_draft_and_outlives_a_kill(
    qtbot: QtBot, open_window: OpenWindow, window: Frame, home: Home
) -> None:
    desk = desk_of(window)
    desk.timing.toggle("usual")
    settle(qtbot, window)
    after = Home(home.root.parent / "after")  # what a kill leaves: the files as they are now
    shutil.copytree(home.root, after.root, ignore=shutil.ignore_patterns("window.lock"))
    second = open_window(after)
    again = desk_of(second)
    qtbot.waitUntil(lambda: not again.drafts.isHidden())
    (card,) = again.drafts._shown
    assert card.about == "Nothing written yet"
    assert card.said == ["just now, after the app closed unexpectedly", "Usual way: running, 0 min"]
    again.go_on(card.id)
    settle(qtbot, second)
    assert again.timing.runs("usual")


def test_two_entries_are_timed_each_by_itself(qtbot: QtBot, window: Frame, clock: Clock) -> None:
    desk = desk_of(window)
    desk.timing.toggle("ai")
    settle(qtbot, window)
    first = desk.keeper.draft_id
    desk.begin({})
    settle(qtbot, window)
    assert not desk.timing.runs("ai")
    clock.on(minutes=10)
    desk.timing.toggle("ai")
    clock.on(minutes=5)
    desk.go_on(first or "")
    settle(qtbot, window)
    desk.timing.toggle("ai")
    assert minutes(desk) == "15"


def test_a_night_is_asked_about_and_not_written(
    qtbot: QtBot, window: Frame, clock: Clock, home: Home
) -> None:
    desk = desk_of(window)
    desk.form.set_values(
        {"task": ["marking"], "tool": ["chatgpt"], "outcome": "mixed", "worked": "A little."}
    )
    desk.timing.toggle("ai")
    clock.on(hours=15)
    desk.save()
    settle(qtbot, window)
    assert stored(home) == []
    assert "Was it left running?" in window.context.notices.sentence
    with qtbot.waitSignal(window.context.changes.trial_saved):
        notice_buttons(window)["Leave that time out"].click()
    settle(qtbot, window)
    assert stored(home)[0].minutes_ai is None


def test_a_night_may_be_counted_after_all(window: Frame, clock: Clock) -> None:
    desk = desk_of(window)
    desk.timing.toggle("ai")
    clock.on(hours=5)
    desk.timing.toggle("ai")
    assert desk.timing.runs("ai")
    notice_buttons(window)["Count all of it"].click()
    assert minutes(desk) == "300"


def test_saving_pauses_and_keeps_the_minutes(
    qtbot: QtBot, window: Frame, clock: Clock, home: Home
) -> None:
    desk = desk_of(window)
    desk.form.set_values(
        {"task": ["marking"], "tool": ["chatgpt"], "outcome": "mixed", "worked": "A little."}
    )
    desk.timing.toggle("ai")
    clock.on(minutes=20)
    with qtbot.waitSignal(window.context.changes.trial_saved):
        desk.save()
    settle(qtbot, window)
    (trial,) = stored(home)
    assert (trial.minutes_ai, trial.time_basis) == (20, "timed")
    assert desk.timing.is_blank("ai")
    with Journal(home).session() as session:
        assert drafts(session) == []


def test_a_reset_takes_its_minutes_along_and_can_be_undone(window: Frame, clock: Clock) -> None:
    desk = desk_of(window)
    desk.timing.toggle("ai")
    clock.on(minutes=20)
    desk.timing.toggle("ai")
    desk.timing.put_back("ai")
    assert minutes(desk) is None
    assert desk.timing.is_blank("ai")
    window.context.notices.accept_offer()
    assert minutes(desk) == "20"
    assert not desk.timing.is_blank("ai")
