"""Quick capture: one line in a small window, kept whatever happens, finished later."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journal.errors import UserError
from journal.logbook.drafts import drafts
from journal.model.fields import TEXT_LIMIT
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.windows import OpenWindow, settle
from tests.journeys.people import Person
from tests.ui.desks import desk_of
from ui.frame import Frame
from ui.quick.capture import QuickCapture
from ui.quick.window import QuickWindow
from ui.work import quick

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
LINE = "Ten hinge questions tool: Copilot task: marking #y9"
UNDERSTOOD = {
    "did": "Ten hinge questions",
    "tool": ["microsoft-copilot"],
    "task": ["marking"],
    "tag": ["y9"],
}


def capture_of(frame: Frame) -> QuickCapture:
    return frame.findChild(QuickCapture)


def opened(qtbot: QtBot, frame: Frame) -> QuickWindow:
    """The small window, opened by its key."""
    with qtbot.waitActive(frame):
        frame.activateWindow()
    QTest.keyClick(frame, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier
                   | Qt.KeyboardModifier.ShiftModifier)  # fmt: skip
    window = capture_of(frame).window
    qtbot.waitUntil(window.isVisible)
    settle(qtbot, frame)
    return window


def typed(window: QuickWindow, words: str) -> None:
    QTest.keyClicks(window.line, words)


def kept(home: Home) -> list[dict[str, object]]:
    """What the drafts on the disk hold."""
    with Journal(home).session() as session:
        return [{k: v for k, v in one.content.items() if k != "open"} for one in drafts(session)]


def test_a_line_is_understood_while_it_is_typed_and_tab_takes_what_is_offered(
    qtbot: QtBot, focused: Frame
) -> None:
    window = opened(qtbot, focused)
    typed(window, LINE)
    assert window.understood.text() == "Tool: Microsoft Copilot · Job: Marking · #y9"
    window.line.clear()
    typed(window, "tool: cop")
    assert [one.text() for one in window.offers.buttons] == ["Microsoft Copilot"]
    QTest.keyClick(window.line, Qt.Key.Key_Tab)
    assert window.line.toPlainText() == "tool: Microsoft Copilot "
    window.line.insertPlainText("😀 task: le")
    QTest.keyClick(window.line, Qt.Key.Key_Down)
    assert window.offers.buttons[0].isChecked()
    QTest.keyClick(window.line, Qt.Key.Key_Down)
    QTest.keyClick(window.line, Qt.Key.Key_Return)
    second = window.line.toPlainText()
    assert second.startswith("tool: Microsoft Copilot 😀 task: Le")
    assert not second.startswith("tool: Microsoft Copilot 😀 task: Lesson planning")
    assert "Job: Le" in window.understood.text()


def test_enter_keeps_a_draft_that_can_be_finished_at_once(
    qtbot: QtBot, focused: Frame, home: Home
) -> None:
    window = opened(qtbot, focused)
    typed(window, LINE)
    QTest.keyClick(window.line, Qt.Key.Key_Return)
    settle(qtbot, focused)
    assert not window.isVisible()
    assert focused.context.notices.sentence == "Kept, to be finished later."
    assert (kept(home), window.line.toPlainText()) == ([UNDERSTOOD], "")
    assert desk_of(focused).drafts.isVisible()
    focused.context.notices.accept_offer()
    settle(qtbot, focused)
    values = desk_of(focused).values()
    assert {name: values[name] for name in UNDERSTOOD} == UNDERSTOOD


def test_an_emptied_line_leaves_no_draft_and_the_next_begins_empty(
    qtbot: QtBot, focused: Frame, home: Home
) -> None:
    window = opened(qtbot, focused)
    typed(window, "x")
    capture_of(focused).keep_now()
    window.line.clear()
    QTest.keyClick(window.line, Qt.Key.Key_Return)
    settle(qtbot, focused)
    assert (kept(home), window.isVisible()) == ([], False)
    for words in ("One", "Two"):
        window = opened(qtbot, focused)
        typed(window, words)
        window.keep.click()
        settle(qtbot, focused)
        assert not window.isVisible()
    assert [one["did"] for one in kept(home)] == ["Two", "One"]


def test_control_enter_opens_the_form_with_it(qtbot: QtBot, focused: Frame, home: Home) -> None:
    focused.show_page("journal")
    window = opened(qtbot, focused)
    typed(window, LINE)
    QTest.keyClick(window.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, focused)
    assert (focused.page_name, window.isVisible()) == ("log", False)
    assert desk_of(focused).values()["did"] == "Ten hinge questions"
    assert len(kept(home)) == 1


def test_escape_keeps_what_was_typed_as_it_stands(qtbot: QtBot, focused: Frame, home: Home) -> None:
    window = opened(qtbot, focused)
    typed(window, "Half a though")
    QTest.keyClick(window.line, Qt.Key.Key_Escape)
    settle(qtbot, focused)
    assert not window.isVisible()
    assert kept(home) == [{"did": "Half a though"}]
    assert opened(qtbot, focused).line.toPlainText() == "Half a though"
    typed(window, "t")
    QTest.keyClick(window.line, Qt.Key.Key_Return)
    settle(qtbot, focused)
    assert kept(home) == [{"did": "Half a thought"}]


def test_it_is_on_the_disk_within_a_second_and_closing_the_app_keeps_the_rest(
    qtbot: QtBot, focused: Frame, home: Home
) -> None:
    window = opened(qtbot, focused)
    with qtbot.waitSignal(focused.context.changes.drafts_changed, timeout=2_000):
        typed(window, "x")
    assert kept(home) == [{"did": "x"}]
    typed(window, "y")
    focused.close()
    qtbot.waitUntil(lambda: not focused.isVisible())
    assert kept(home) == [{"did": "xy"}]


def test_a_line_finished_in_the_form_is_not_kept_twice(
    qtbot: QtBot, focused: Frame, home: Home
) -> None:
    window = opened(qtbot, focused)
    typed(window, LINE)
    QTest.keyClick(window.line, Qt.Key.Key_Escape)
    settle(qtbot, focused)
    desk = desk_of(focused)
    with Journal(home).session() as session:
        desk.go_on(drafts(session)[0].id)
    settle(qtbot, focused)
    desk.form.editors["worked"].write("Quick to make")
    desk.form.editors["outcome"].write("mixed")
    desk.save()
    settle(qtbot, focused)
    assert opened(qtbot, focused).line.toPlainText() == ""
    assert kept(home) == []


def test_a_text_that_is_too_long_is_refused_and_a_long_one_fits(
    qtbot: QtBot, focused: Frame
) -> None:
    window = opened(qtbot, focused)
    height = window.height()
    QApplication.clipboard().setText("word " * 200)
    window.line.paste()
    qtbot.waitUntil(lambda: window.height() > height)
    QApplication.clipboard().setText("x" * (TEXT_LIMIT + 1))
    window.line.paste()
    assert "so it was not put in" in window.said.text()
    assert len(window.line.toPlainText()) == 1_000


def test_words_that_cannot_be_kept_hold_the_window_open(
    qtbot: QtBot, focused: Frame, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise UserError("The disk is full, so nothing was saved; free some room and try again.")

    window = opened(qtbot, focused)
    monkeypatch.setattr(quick, "keep", full)
    typed(window, "x")
    QTest.keyClick(window.line, Qt.Key.Key_Return)
    settle(qtbot, focused)
    assert "disk is full" in window.said.text()
    assert window.line.toPlainText() == "x"
    window.close()
    settle(qtbot, focused)
    focused.close()
    qtbot.waitUntil(lambda: "not kept on disk" in focused.context.notices.sentence)
    assert focused.isVisible()
    assert window.isVisible()


def test_a_draft_from_the_command_line_appears_when_the_window_is_turned_to(
    qtbot: QtBot, focused: Frame, home: Home
) -> None:
    Person(home.root).run("log", "From the command line #y9")
    other = QuickWindow()
    qtbot.addWidget(other)
    other.show()
    with qtbot.waitActive(other):
        other.activateWindow()
    with qtbot.waitSignal(focused.context.changes.drafts_changed):
        focused.activateWindow()
    settle(qtbot, focused)
    assert desk_of(focused).drafts.isVisible()


def test_a_trial_from_the_command_line_appears_too(
    qtbot: QtBot, focused: Frame, home: Home
) -> None:
    Person(home.root).run(
        "log", "tool: Copilot task: marking outcome: mixed worked: from the command line"
    )
    other = QuickWindow()
    qtbot.addWidget(other)
    other.show()
    with qtbot.waitActive(other):
        other.activateWindow()
    with qtbot.waitSignal(focused.context.changes.trials_brought_in):
        focused.activateWindow()


def test_the_window_s_own_saves_are_no_news(qtbot: QtBot, focused: Frame) -> None:
    capture_of(focused)
    window = opened(qtbot, focused)
    typed(window, "x")
    QTest.keyClick(window.line, Qt.Key.Key_Return)
    settle(qtbot, focused)
    with qtbot.assertNotEmitted(focused.context.changes.trials_brought_in):
        focused.activateWindow()
        settle(qtbot, focused)


def test_without_a_tray_closing_quits_whatever_was_chosen(
    qtbot: QtBot, open_window: OpenWindow, home: Home
) -> None:
    frame = open_window(home)
    frame.context.settings.change(stay_in_tray=True)
    settle(qtbot, frame)
    frame.close()
    qtbot.waitUntil(lambda: not frame.isVisible())
    assert frame._may_close


def test_staying_in_the_tray_hides_and_quitting_closes(
    qtbot: QtBot, open_window: OpenWindow, home: Home
) -> None:
    frame = open_window(home)
    frame.stays_hidden = lambda: True
    frame.close()
    assert not frame.isVisible()
    assert not frame._may_close
    frame.come_to_front()
    assert frame.isVisible()
    frame.quit()
    qtbot.waitUntil(lambda: not frame.isVisible())
    assert frame._may_close
