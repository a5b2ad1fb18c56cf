"""What may identify somebody is underlined as it is typed, explained, and can be mended there."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QInputMethodEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QToolTip
from pytestqt.qtbot import QtBot

from journal.clock import utc_now
from journal.logbook.own_names import add_names, own_names
from journal.paths import Home
from journal.privacy.finding import Finding, Kind, Outcome
from journal.store.journal_file import Journal
from tests.fixtures.windows import OpenWindow, settle
from tests.ui.desks import desk_of
from ui.digest.prepare.action_row import ActionRow
from ui.digest.prepare.written import ForewordPart, StatementsPart
from ui.form.chain_panel import ChainPanel
from ui.frame import Frame
from ui.pages.check_in import CheckInCard
from ui.portfolio.choosing_view import ChoosingView
from ui.quick.window import QuickWindow
from ui.reflect.action_card import ActionForm
from ui.widgets.may_leave import is_to_be_watched
from ui.widgets.text_box import TextBox
from ui.writing.box import WritingBox
from ui.writing.box_watch import BoxWatch
from ui.writing.line_watch import LineWatch
from ui.writing.passes import Known

# A menu on the offscreen platform.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
CONTROL = Qt.KeyboardModifier.ControlModifier
DASHES = QTextCharFormat.UnderlineStyle.DashUnderline
TODAY = utc_now().date()
LONG_WAIT = 15_000  # for the model, which is loaded first


def be_active(qtbot: QtBot, window: Frame) -> None:
    """Again, after a menu or what completes a word."""
    with qtbot.waitActive(window):
        window.activateWindow()


def box_of(window: Frame, field: str = "worked") -> WritingBox:
    box = desk_of(window).form.editors[field].control
    box.setFocus()
    return box


def line_of(window: Frame, field: str) -> QLineEdit:
    form = desk_of(window).form
    for section in form.sections.values():
        section.set_open(True)
    control = form.editors[field].control
    control = getattr(control, "tokens", control)
    line: QLineEdit = getattr(control, "line", control)
    line.setFocus()
    return line


def marked(box: QPlainTextEdit) -> list[str]:
    return [
        one.cursor.selectedText()
        for one in box.extraSelections()
        if one.format.underlineStyle() == DASHES
    ]


def marked_in(line: QLineEdit) -> list[str]:
    watch = line.findChild(LineWatch)
    text = line.text()
    return [text[one.start : one.end] for one in watch.noticed()] if watch else []


def popup(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    return QApplication.activePopupWidget()


def choose(menu: QMenu, words: str) -> None:
    action = next(a for a in menu.actions() if words in a.text())
    action.trigger()
    menu.close()


def menu_at(box: WritingBox, words: str) -> None:
    cursor = box.document().find(words)
    cursor.setPosition(cursor.selectionStart() + 1)
    place = box.cursorRect(cursor).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, box.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(box.viewport(), event)


class SlowFinder:
    """Finds Zuzanna at once, and Kwame only when it reads thoroughly."""

    lacks_model = False

    def __init__(self) -> None:
        self.known = Known()
        self.asked: list[bool] = []

    def find(self, text: str, thorough: bool) -> Sequence[Finding]:
        self.asked.append(thorough)
        names = ("Zuzanna", "Kwame") if thorough else ("Zuzanna",)
        return [
            Finding(at, at + len(name), Kind.PERSON, Outcome.HIDE, "a name")
            for name in names
            if (at := text.find(name)) >= 0
        ]


@pytest.fixture
def slow(qtbot: QtBot, focused: Frame) -> SlowFinder:
    """A finder of the test's own, in use; only the order of the passes is its business."""
    box = box_of(focused)
    identifiers = focused.context.writing.identifiers
    with qtbot.waitSignal(identifiers.changed, timeout=LONG_WAIT):
        QTest.keyClicks(box, " ")
    finder = SlowFinder()
    identifiers._noticing = finder
    return finder


def no_line_is_drawn_in_another_text(qtbot: QtBot, box: WritingBox) -> None:
    box.turn_to("one")
    QTest.keyClicks(box, "Zuzanna Okonkwo ")
    qtbot.waitUntil(lambda: marked(box) == ["Zuzanna Okonkwo"], timeout=LONG_WAIT)
    box.turn_to("another")
    assert marked(box) == []
    box.write("This was written by nobody.")
    assert marked(box) == []


# … as it is typed


def test_names_and_addresses_are_underlined_as_they_are_typed_and_told(
    qtbot: QtBot, focused: Frame
) -> None:
    box = box_of(focused)
    QTest.keyClicks(box, "I sat with Zuzanna and wrote to kwame@oakfield.sch.uk about it")
    qtbot.waitUntil(lambda: marked(box) == ["Zuzanna", "kwame@oakfield.sch.uk"], timeout=LONG_WAIT)
    assert box.document().availableUndoSteps() == 1
    # Nothing is in the way of an input method.
    box.setPlainText("")
    QTest.keyClicks(box, "Zuzanna Okonkwo ")
    qtbot.waitUntil(lambda: marked(box) == ["Zuzanna Okonkwo"], timeout=LONG_WAIT)
    for composed in ("に", "にほ"):  # a message of Qt's would fail the test
        QApplication.sendEvent(box, QInputMethodEvent(composed, []))
        box.verticalScrollBar().valueChanged.emit(0)
    assert marked(box) == ["Zuzanna Okonkwo"]
    ended = QInputMethodEvent("", [])
    ended.setCommitString("日本")
    QApplication.sendEvent(box, ended)
    assert box.toPlainText() == "Zuzanna Okonkwo 日本"
    # A screen reader hears how many there are.
    box.setPlainText("")
    QTest.keyClicks(box, "It helped Zuzanna and Kwame ")
    told = "2 names or details here may identify someone."
    qtbot.waitUntil(lambda: box.accessibleDescription() == told, timeout=LONG_WAIT)
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: box.accessibleDescription() == "", timeout=LONG_WAIT)
    # The mouse is told why.
    QTest.keyClicks(box, "We asked Mrs Patel about it")
    qtbot.waitUntil(lambda: marked(box) == ["Patel"], timeout=LONG_WAIT)
    for words, expected in (("about", ""), ("Patel", "a colleague")):
        cursor = box.document().find(words)
        cursor.setPosition(cursor.selectionStart() + 2)
        place = box.cursorRect(cursor).center()
        shown = box.viewport().mapToGlobal(place)
        QApplication.sendEvent(box.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, shown))
        assert expected in QToolTip.text()
        assert bool(QToolTip.text()) is bool(expected)
    no_line_is_drawn_in_another_text(qtbot, box)


def test_the_owners_lists_are_used_and_a_change_of_them_at_once(
    qtbot: QtBot, focused: Frame, home: Home
) -> None:
    with Journal(home).session() as session:
        add_names(session, ["Bluebell Cottage"], "school", TODAY)
    box = box_of(focused)
    QTest.keyClicks(box, "At Bluebell Cottage the zorbling group did well")
    qtbot.waitUntil(lambda: marked(box) == ["Bluebell Cottage"], timeout=LONG_WAIT)
    with Journal(home).session() as session:
        add_names(session, ["zorbling"], "pupil", TODAY)
    focused.context.changes.own_names_changed.emit()
    qtbot.waitUntil(lambda: marked(box) == ["Bluebell Cottage", "zorbling"], timeout=LONG_WAIT)


def test_patterns_come_first_and_a_mark_moves_with_its_words(
    qtbot: QtBot, focused: Frame, slow: SlowFinder
) -> None:
    box = box_of(focused)
    QTest.keyClicks(box, "Zuzanna and Kwame did it")
    qtbot.waitUntil(lambda: marked(box) == ["Zuzanna"])
    assert True not in slow.asked
    qtbot.waitUntil(lambda: marked(box) == ["Zuzanna", "Kwame"])
    QTest.keyClicks(box, " well")
    slow.asked.clear()
    qtbot.waitUntil(lambda: False in slow.asked)
    assert marked(box) == ["Zuzanna", "Kwame"]  # what the model found does not come and go
    # It goes when they are edited.
    box.setPlainText("")
    QTest.keyClicks(box, "Zuzanna did it")
    qtbot.waitUntil(lambda: marked(box) == ["Zuzanna"])
    box.moveCursor(QTextCursor.MoveOperation.Start)
    box.insertPlainText("😀 With ")
    assert marked(box) == ["Zuzanna"]
    cursor = box.document().find("Zuzanna")
    cursor.setPosition(cursor.selectionStart() + 3)
    box.setTextCursor(cursor)
    QTest.keyClicks(box, "x")
    assert marked(box) == []
    # It stands right behind signs that count twice.
    for before in ("😀👩🏽‍🏫 ", "e\u0301 a\u0308\u0323 ", "𝒜 \t", "\n\n"):
        box.setPlainText("")
        assert marked(box) == []
        box.setPlainText(f"{before}Zuzanna {before}Kwame")
        qtbot.waitUntil(lambda: marked(box) == ["Zuzanna", "Kwame"])


def test_where_both_apply_only_the_identifier_shows(
    qtbot: QtBot, focused: Frame, home: Home
) -> None:
    with Journal(home).session() as session:
        add_names(session, ["zorbling"], "pupil", TODAY)
    box = box_of(focused)
    with qtbot.waitSignal(focused.context.writing.spelling.changed, timeout=LONG_WAIT):
        QTest.keyClicks(box, "The zorbling was good. It was odd behavoir ")
    qtbot.waitUntil(lambda: len(box.extraSelections()) == 2, timeout=LONG_WAIT)
    qtbot.waitUntil(lambda: marked(box) == ["zorbling"], timeout=LONG_WAIT)
    assert [one.cursor.selectedText() for one in box.extraSelections()] == ["zorbling", "behavoir"]


def test_nothing_is_underlined_where_it_is_switched_off(qtbot: QtBot, focused: Frame) -> None:
    box = box_of(focused)
    QTest.keyClicks(box, "I sat with Zuzanna today")
    qtbot.waitUntil(lambda: marked(box) == ["Zuzanna"], timeout=LONG_WAIT)
    focused.context.settings.change(underline_names=False)
    assert marked(box) == []
    QTest.keyClick(box, Qt.Key.Key_Period, CONTROL)
    assert "switched off" in focused.context.notices.sentence
    focused.context.settings.change(underline_names=True)
    qtbot.waitUntil(lambda: marked(box) == ["Zuzanna"])


def test_nothing_is_read_before_somebody_types(qtbot: QtBot, focused: Frame) -> None:
    box_of(focused)
    settle(qtbot, focused)
    assert focused.context.writing.identifiers.noticing is None


# … said, and mended


def test_the_key_says_it_replaces_it_as_one_step_of_undo_and_reads_what_nobody_typed(
    qtbot: QtBot, focused: Frame
) -> None:
    box = box_of(focused)
    QTest.keyClicks(box, "We asked Mrs Patel about it. ")
    qtbot.waitUntil(lambda: marked(box) == ["Patel"], timeout=LONG_WAIT)
    QTest.keyClick(box, Qt.Key.Key_Period, CONTROL)
    menu = popup(qtbot)
    said = menu.actions()[0].text()
    assert "In a bundle it becomes “a colleague” unless you keep it." in said
    assert menu.activeAction().text() == "Put “a colleague” instead"
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert box.toPlainText() == "We asked a colleague about it. "
    box.undo()
    assert box.toPlainText() == "We asked Mrs Patel about it. "
    be_active(qtbot, focused)
    box.setPlainText("We asked Mrs Patel about it.")
    QTest.keyClick(box, Qt.Key.Key_Period, CONTROL)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None, timeout=LONG_WAIT)
    assert box.textCursor().selectedText() == "Patel"
    popup(qtbot).close()
    be_active(qtbot, focused)
    box.setPlainText("We asked about it.")
    QTest.keyClick(box, Qt.Key.Key_Period, CONTROL)
    notices = focused.context.notices
    qtbot.waitUntil(lambda: "Nothing here" in notices.sentence, timeout=LONG_WAIT)
    # An open menu changes no other text.
    box.setPlainText("")
    QTest.keyClicks(box, "Zuzanna Okonkwo ")
    qtbot.waitUntil(lambda: marked(box) == ["Zuzanna Okonkwo"], timeout=LONG_WAIT)
    menu_at(box, "Zuzanna")
    menu = popup(qtbot)
    box.setPlainText("Another text, of another trial")
    choose(menu, "instead")
    assert box.toPlainText() == "Another text, of another trial"


def test_a_name_is_put_on_the_lists(qtbot: QtBot, focused: Frame, home: Home) -> None:
    box = box_of(focused)
    QTest.keyClicks(box, "It helped Zuzanna's reading ")
    qtbot.waitUntil(lambda: len(marked(box)) == 1, timeout=LONG_WAIT)
    menu_at(box, "Zuzanna")
    choose(popup(qtbot), "Add “Zuzanna” to my names")
    settle(qtbot, focused)
    with Journal(home).session() as session:
        assert [row.text for row in own_names(session, TODAY)] == ["Zuzanna"]


def test_what_is_no_name_is_left_alone_in_this_text(qtbot: QtBot, focused: Frame) -> None:
    box = box_of(focused)
    QTest.keyClicks(box, "It helped Zuzanna and Kwame ")
    qtbot.waitUntil(lambda: marked(box) == ["Zuzanna", "Kwame"], timeout=LONG_WAIT)
    menu_at(box, "Zuzanna")
    choose(popup(qtbot), "identifies nobody")
    assert marked(box) == ["Kwame"]
    QTest.keyClicks(box, "a lot, and Zuzanna too ")
    watch = box._watch
    qtbot.waitSignal(watch.read, timeout=LONG_WAIT).wait()
    assert marked(box) == ["Kwame"]
    be_active(qtbot, focused)
    other = box_of(focused, "didnt")
    QTest.keyClicks(other, "It bored Zuzanna ")
    qtbot.waitUntil(lambda: marked(other) == ["Zuzanna"], timeout=LONG_WAIT)


# … in one line


def a_name_in_a_line_is_replaced_as_one_step_of_undo(qtbot: QtBot, window: Frame) -> None:
    window.context.settings.change(underline_names=True)
    be_active(qtbot, window)
    line = line_of(window, "priority")
    QTest.keyClicks(line, "as Mrs Patel wishes")
    qtbot.waitUntil(lambda: marked_in(line) == ["Patel"], timeout=LONG_WAIT)
    line.setCursorPosition(0)
    QTest.keyClick(line, Qt.Key.Key_Period, CONTROL)
    choose(popup(qtbot), "instead")
    assert line.text() == "as a colleague wishes"
    line.undo()
    assert line.text() == "as Mrs Patel wishes"


def test_a_line_that_may_leave_is_watched_too(qtbot: QtBot, focused: Frame) -> None:
    line = line_of(focused, "tag")
    QTest.keyClicks(line, "zuzanna kowalska")
    qtbot.waitUntil(lambda: marked_in(line) == ["zuzanna kowalska"], timeout=LONG_WAIT)
    with_dashes = line.grab().toImage()
    focused.context.settings.change(underline_names=False)
    without = line.grab().toImage()
    assert without != with_dashes
    focused.context.settings.change(underline_names=True)
    qtbot.waitUntil(lambda: line.grab().toImage() == with_dashes)
    line.setCursorPosition(4)
    QTest.keyClicks(line, "x")
    assert marked_in(line) == []
    line.clear()
    # A tool of the vocabulary is no name.
    line = line_of(focused, "tool")
    QTest.keyClicks(line, "ChatGPT,Zuzanna's helper,")
    tokens = desk_of(focused).form.editors["tool"].control.tokens
    assert list(tokens.in_own_words()) == ["Zuzanna's helper"]
    own = tokens.in_own_words
    qtbot.waitUntil(lambda: own()["Zuzanna's helper"].toolTip() != "", timeout=LONG_WAIT)
    # An entry that was ended keeps its mark.
    line = line_of(focused, "tag")
    QTest.keyClicks(line, "zuzanna kowalska,revision,")
    tokens = desk_of(focused).form.editors["tag"].control
    shown = tokens.in_own_words
    qtbot.waitUntil(lambda: shown()["zuzanna kowalska"].toolTip() != "", timeout=LONG_WAIT)
    assert "In a bundle" in shown()["zuzanna kowalska"].accessibleDescription()
    assert shown()["revision"].toolTip() == ""
    focused.context.settings.change(underline_names=False)
    assert shown()["zuzanna kowalska"].toolTip() == ""
    a_name_in_a_line_is_replaced_as_one_step_of_undo(qtbot, focused)


def test_quick_capture_is_watched(qtbot: QtBot, focused: Frame) -> None:
    opened = QuickWindow()
    qtbot.addWidget(opened)
    opened.show()
    with qtbot.waitActive(opened):
        opened.activateWindow()
    opened.line.setFocus()
    QTest.keyClicks(opened.line, "Quiz with Zuzanna went well ")
    qtbot.waitUntil(lambda: marked(opened.line) == ["Zuzanna"], timeout=LONG_WAIT)


def test_what_may_leave_is_watched_everywhere(qtbot: QtBot) -> None:
    card, form, panel = CheckInCard(), ActionForm(), ChainPanel()
    choosing, foreword = ChoosingView(TODAY), ForewordPart()
    agreed, request = StatementsPart(), ActionRow()
    panel.set_value({"earlier": "a trial"})
    for widget in (card, form, panel, choosing, foreword, agreed, request):
        qtbot.addWidget(widget)
    fields = [
        *card.texts.values(), form.asked, form.because, form.came_of, *panel.lines.values(),
        choosing.foreword, foreword.box, *agreed.lines, request.ask, request.because,
    ]  # fmt: skip
    assert all(is_to_be_watched(field) for field in fields)
    assert not any(is_to_be_watched(field) for field in (*fields, form.by_when, choosing.owner))


# … long texts, other texts, the end


def test_turning_to_another_text_and_closing_while_a_pass_runs(
    qtbot: QtBot, open_window: OpenWindow, home: Home
) -> None:
    window = open_window(home)
    with qtbot.waitActive(window):
        window.activateWindow()
    box = box_of(window)
    with qtbot.waitSignal(window.context.writing.identifiers.changed, timeout=LONG_WAIT):
        QTest.keyClicks(box, " ")
    box.setPlainText("It helped Zuzanna. " * 5_000)
    watch = box._watch
    qtbot.waitUntil(lambda: watch._task is not None)
    box.turn_to("another")
    assert marked(box) == []
    box.setPlainText("Kwame saw it.")
    qtbot.waitUntil(lambda: marked(box) == ["Kwame"], timeout=LONG_WAIT)
    box.setPlainText("It helped Zuzanna. " * 5_000)
    qtbot.waitUntil(lambda: watch._task is not None)
    window.close()


def test_a_field_that_goes_while_it_is_read(qtbot: QtBot, focused: Frame) -> None:
    box = box_of(focused)
    with qtbot.waitSignal(focused.context.writing.identifiers.changed, timeout=LONG_WAIT):
        QTest.keyClicks(box, " ")
    card = TextBox(200_000, parent=focused)
    focused.context.writing.watch(card)
    card.setPlainText("It helped Zuzanna. " * 5_000)
    watch = card.findChild(BoxWatch)
    qtbot.waitUntil(lambda: watch._task is not None)
    task = watch._task
    with qtbot.waitSignal(card.destroyed):
        card.deleteLater()
    qtbot.waitUntil(lambda: task.called_off)
    settle(qtbot, focused)


def test_of_a_long_text_what_is_in_sight_is_marked_first(qtbot: QtBot, focused: Frame) -> None:
    box = box_of(focused)
    with qtbot.waitSignal(focused.context.writing.identifiers.changed, timeout=LONG_WAIT):
        QTest.keyClicks(box, " ")
    box.setPlainText("Nothing of note happened on that day.\n\n" * 4_000 + "We saw Zuzanna.")
    box.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.waitUntil(lambda: "Zuzanna" in marked(box), timeout=LONG_WAIT)
    assert box._watch._task is not None  # the rest is read after that
    box.turn_to("another")
