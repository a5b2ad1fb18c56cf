"""The box to write in: undo that outlives a change of trial, formats, preview, spelling, limits."""

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from journal.clock import utc_now
from journal.logbook.own_words import own_words
from journal.logbook.trials import save_trial
from journal.model import fields
from journal.model.draft import TrialDraft
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.growth import yardsticks
from tests.fixtures.windows import settle
from tests.ui.desks import desk_of
from ui.frame import Frame
from ui.writing.box import WritingBox

# A menu on the offscreen platform.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


def box_of(window: Frame, field: str = "worked") -> WritingBox:
    return desk_of(window).form.editors[field].control


def two_trials(home: Home) -> list[str]:
    with Journal(home).session() as session:
        return [
            save_trial(
                session,
                TrialDraft(task=["marking"], tool=["chatgpt"], outcome="mixed", worked=words),
                utc_now(),
            ).id
            for words in ("First trial.", "Second trial.")
        ]


def edit(qtbot: QtBot, window: Frame, trial: str) -> WritingBox:
    window.context.navigation.edit_wanted.emit(trial)
    settle(qtbot, window)
    box = box_of(window)
    box.moveCursor(QTextCursor.MoveOperation.End)
    return box


def underlined(box: WritingBox, line: QTextCharFormat.UnderlineStyle = WAVE) -> list[str]:
    return [
        one.cursor.selectedText()
        for one in box.extraSelections()
        if one.format.underlineStyle() == line
    ]


def popup(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    return QApplication.activePopupWidget()


def choose(menu: QMenu, words: str) -> None:
    action = next(a for a in menu.actions() if words in a.text())
    action.trigger()
    menu.close()


# … undo


def test_undo_and_redo_go_on_after_another_trial_was_on_show(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    first, second = two_trials(home)
    box = edit(qtbot, window, first)
    QTest.keyClicks(box, " Typed here")
    assert edit(qtbot, window, second).toPlainText() == "Second trial."
    QTest.keyClicks(box, " And here")
    box = edit(qtbot, window, first)
    assert box.toPlainText() == "First trial."  # as stored; what was typed waits as a draft
    box.undo()
    assert box.toPlainText() == "First trial. Typed here"
    box.undo()
    assert box.toPlainText() == "First trial."
    assert not box.document().isUndoAvailable()
    box.redo()
    assert box.toPlainText() == "First trial. Typed here"
    box = edit(qtbot, window, second)
    box.undo()
    assert box.toPlainText() == "Second trial. And here"


def test_a_draft_taken_up_again_can_be_undone(qtbot: QtBot, window: Frame, home: Home) -> None:
    first, second = two_trials(home)
    box = edit(qtbot, window, first)
    QTest.keyClicks(box, " Kept")
    desk = desk_of(window)
    desk.keep_now()
    settle(qtbot, window)
    draft = desk.keeper.draft_id
    edit(qtbot, window, second)
    desk.go_on(draft)
    settle(qtbot, window)
    assert box_of(window).toPlainText() == "First trial. Kept"
    box_of(window).undo()
    assert box_of(window).toPlainText() == "First trial."


def test_keeping_a_draft_leaves_undo_as_it_is(qtbot: QtBot, window: Frame) -> None:
    box = box_of(window)
    QTest.keyClicks(box, "Two words")
    steps = box.document().availableUndoSteps()
    desk_of(window).keep_now()
    settle(qtbot, window)
    assert box.document().availableUndoSteps() == steps
    box.write("Two words")
    assert box.document().availableUndoSteps() == steps


def test_a_new_trial_keeps_its_undo_once_it_is_saved(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    desk = desk_of(window)
    desk.form.set_values({"task": ["marking"], "tool": ["chatgpt"], "outcome": "mixed"})
    QTest.keyClicks(box_of(window), "Typed")
    with qtbot.waitSignal(window.context.changes.trial_saved) as saved:
        desk.save()
    settle(qtbot, window)
    assert box_of(window).toPlainText() == ""
    assert not box_of(window).document().isUndoAvailable()
    box = edit(qtbot, window, saved.args[0])
    assert box.toPlainText() == "Typed"
    box.undo()
    assert box.toPlainText() == ""


def test_what_is_deleted_cannot_be_brought_back_by_undo(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    first, second = two_trials(home)
    QTest.keyClicks(edit(qtbot, window, first), " Never typed")
    edit(qtbot, window, second)
    window.context.changes.trials_removed.emit([first])
    settle(qtbot, window)
    assert not edit(qtbot, window, first).document().isUndoAvailable()


def test_redo_is_of_the_text_while_it_has_the_focus(qtbot: QtBot, focused: Frame) -> None:
    box = box_of(focused)
    box.setFocus()
    QTest.keyClicks(box, "word")
    QTest.keyClick(box, Qt.Key.Key_Z, CONTROL)
    assert box.toPlainText() == ""
    QTest.keyClick(box, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert box.toPlainText() == "word"


# … formats and preview


def test_a_format_is_put_on_by_key_in_one_step_of_undo(qtbot: QtBot, focused: Frame) -> None:
    box = box_of(focused)
    box.setFocus()
    box.insertPlainText("😀 one\ntwo")
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_L, CONTROL | SHIFT)
    assert box.toPlainText() == "- 😀 one\n- two"
    QTest.keyClick(box, Qt.Key.Key_B, CONTROL)
    assert box.toPlainText() == "- **😀 one**\n- **two**"
    box.undo()
    assert box.toPlainText() == "- 😀 one\n- two"
    box.undo()
    assert box.toPlainText() == "😀 one\ntwo"


def test_enter_goes_on_with_a_list(qtbot: QtBot, focused: Frame) -> None:
    box = box_of(focused)
    box.setFocus()
    QTest.keyClicks(box, "- one")
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClicks(box, "two")
    assert box.toPlainText() == "- one\n- two"


def test_the_bar_is_there_with_the_focus_and_tab_passes_by(qtbot: QtBot, focused: Frame) -> None:
    box, after = box_of(focused), box_of(focused, "didnt")
    box.setFocus()
    assert box._bar.isVisible()
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after
    assert not box._bar.isVisible()


def test_a_press_on_the_bar_leaves_the_focus_in_the_box(qtbot: QtBot, focused: Frame) -> None:
    box = box_of(focused)
    box.setFocus()
    QTest.keyClicks(box, "word")
    for name in ("Bold", "Preview", "Preview"):
        buttons = box._bar.findChildren(QToolButton)
        button = next(b for b in buttons if b.text() == name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert box._bar.isVisible()
    assert box.toPlainText() == "**word**"
    assert QApplication.focusWidget() is box


def test_the_preview_comes_and_goes_by_key(qtbot: QtBot, focused: Frame) -> None:
    box = box_of(focused)
    box.setFocus()
    QTest.keyClicks(box, "A **bold** word")
    QTest.keyClick(box, Qt.Key.Key_P, CONTROL | SHIFT)
    settle(qtbot, focused)
    assert box._preview.isVisible()
    assert box._preview.toPlainText() == "A bold word"
    assert QApplication.focusWidget() is box._preview
    drawn = box._preview.grab().toImage()
    beside = {drawn.pixelColor(x, drawn.height() // 2).name() for x in (0, drawn.width() - 1)}
    assert beside == {drawn.pixelColor(drawn.width() // 2, 0).name()}  # a frame all round
    QTest.keyClick(box._preview, Qt.Key.Key_Escape)
    assert not box._preview.isVisible()
    assert QApplication.focusWidget() is box
    QTest.keyClicks(box, "!")
    assert box.toPlainText() == "A **bold** word!"


def test_leaving_the_preview_by_tab_goes_on_to_the_next_field(qtbot: QtBot, focused: Frame) -> None:
    box = box_of(focused)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_P, CONTROL | SHIFT)
    QTest.keyClick(box._preview, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is box_of(focused, "didnt")
    assert not box._preview.isVisible()
    assert not box.isReadOnly()


# … spelling


def test_words_in_doubt_are_underlined_once_they_are_finished(qtbot: QtBot, focused: Frame) -> None:
    box = box_of(focused)
    box.setFocus()
    QTest.keyClicks(box, "The behavoir of Oluwaseun was godo")
    qtbot.waitUntil(lambda: underlined(box) == ["behavoir"], timeout=15_000)
    QTest.keyClicks(box, " ")
    qtbot.waitUntil(lambda: underlined(box) == ["behavoir", "godo"])
    assert box.document().availableUndoSteps() == 1


def test_a_suggestion_is_taken_by_keyboard(qtbot: QtBot, focused: Frame) -> None:
    box = box_of(focused)
    box.setFocus()
    QTest.keyClicks(box, "A good behavoir. ")
    QTest.keyClick(box, Qt.Key.Key_F7)
    menu = popup(qtbot)
    assert menu.activeAction().text() == "behaviour"
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert box.toPlainText() == "A good behaviour. "
    box.undo()
    assert box.toPlainText() == "A good behavoir. "


def test_a_word_is_added_from_the_context_menu(qtbot: QtBot, focused: Frame, home: Home) -> None:
    box = box_of(focused)
    box.setFocus()
    QTest.keyClicks(box, "zorbling ")
    qtbot.waitUntil(lambda: underlined(box) == ["zorbling"], timeout=15_000)
    box.moveCursor(QTextCursor.MoveOperation.Start)
    place = box.cursorRect().center() + QPoint(4, 0)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, box.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(box.viewport(), event)
    choose(popup(qtbot), "to my words")
    qtbot.waitUntil(lambda: underlined(box) == [])
    settle(qtbot, focused)
    with Journal(home).session() as session:
        assert own_words(session) == ["zorbling"]


def test_nothing_is_underlined_where_spelling_is_off(qtbot: QtBot, focused: Frame) -> None:
    focused.context.settings.change(spelling=False)
    box = box_of(focused)
    box.setFocus()
    QTest.keyClicks(box, "The behavoir ")
    QTest.keyClick(box, Qt.Key.Key_F7)
    assert "switched off" in focused.context.notices.sentence
    assert not box._writing.spelling.is_ready
    assert underlined(box) == []


# … what is pasted and what is too long


def pasted(box: WritingBox, text: str = "", html: str = "") -> None:
    source = QMimeData()
    if text:
        source.setText(text)
    if html:
        source.setHtml(html)
    box.insertFromMimeData(source)


def test_what_is_pasted_is_plain(window: Frame) -> None:
    box = box_of(window)
    for text, html, expected in (
        ("one\r\ntwo\rthree\u2028four", "", "one\ntwo\nthree\nfour"),
        ("plain", "<b>rich</b>", "plain"),
        ("", "<p>only <b>rich</b></p>", "only rich"),
        ("nul\x00 and \x1bescape\ttab", "", "nul and escape\ttab"),
    ):
        box.clear()
        pasted(box, text, html)
        assert box.toPlainText() == expected


def test_typing_beyond_the_limit_is_refused_with_a_sentence(window: Frame) -> None:
    box = box_of(window)
    box.setPlainText("word " * (fields.TEXT_LIMIT // 5))
    box.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(box, "y")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert len(box.toPlainText()) == fields.TEXT_LIMIT
    assert "200,001 characters" in desk_of(window).form.fields["worked"].trouble
    box.selectAll()
    QTest.keyClicks(box, "y")
    assert box.toPlainText() == "y"


@pytest.mark.parametrize("kind", ["text", "html"])
def test_five_megabytes_are_refused_and_nothing_is_lost(window: Frame, kind: str) -> None:
    box = box_of(window)
    QTest.keyClicks(box, "What was there")
    five = {kind: "five megabytes of words, " * 200_000}
    assert yardsticks(lambda: pasted(box, **five)) < 15, "an order of magnitude above what it takes"
    assert box.toPlainText() == "What was there"
    assert "5,000,014 characters" in desk_of(window).form.fields["worked"].trouble


def test_the_dictionary_is_read_once_somebody_types(qtbot: QtBot, focused: Frame) -> None:
    spelling: QObject = focused.context.writing.spelling
    box_of(focused).setFocus()
    settle(qtbot, focused)
    assert not spelling.is_ready
    with qtbot.waitSignal(spelling.changed, timeout=15_000):
        QTest.keyClicks(box_of(focused), "a")
