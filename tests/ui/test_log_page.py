"""Logging a trial as a teacher does: by keyboard, with mistakes, with too much text."""

import shutil

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journal.logbook.drafts import drafts
from journal.model import fields
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.growth import yardsticks
from tests.fixtures.windows import OpenWindow, settle
from tests.ui.desks import desk_of, press, stored, type_words
from ui.form.questions import SECTIONS
from ui.frame import Frame
from ui.widgets.chip import Chip


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
def test_a_trial_is_logged_by_keyboard_alone(qtbot: QtBot, focused: Frame, home: Home) -> None:
    press(focused, Qt.Key.Key_Right, Qt.Key.Key_Space)  # the second job
    press(focused, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Space)  # past "More jobs", first aim
    press(focused, Qt.Key.Key_Tab, Qt.Key.Key_Tab)  # past "More"
    type_words("copilot")
    press(focused, Qt.Key.Key_Return, Qt.Key.Key_Tab)
    type_words("It wrote three versions.")
    press(focused, Qt.Key.Key_Tab)
    type_words("The reading age was wrong.")
    press(focused, Qt.Key.Key_Tab)
    type_words("Give it a text to copy.")
    press(focused, Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Space)
    with qtbot.waitSignal(focused.context.changes.trial_saved):
        QTest.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
    settle(qtbot, focused)
    (trial,) = stored(home)
    assert trial.task == ["make-a-resource"]
    assert trial.aim == ["save-time"]
    assert trial.tool == ["microsoft-copilot"]
    assert trial.worked == "It wrote three versions."
    assert trial.didnt == "The reading age was wrong."
    assert trial.next == "Give it a text to copy."
    assert trial.outcome == "worked-after-changes"
    assert trial.visibility == "me"
    assert "Saved" in focused.context.notices.sentence


def test_an_empty_form_says_beside_each_field_what_is_missing(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    desk = desk_of(window)
    desk.save()
    settle(qtbot, window)
    told = {name: field.trouble for name, field in desk.form.fields.items() if field.trouble}
    assert set(told) == {"task", "tool", "worked", "outcome"}
    assert told["task"] == "Say which job it was for."
    assert stored(home) == []


def test_a_sentence_goes_when_its_field_is_filled(qtbot: QtBot, window: Frame) -> None:
    desk = desk_of(window)
    desk.save()
    settle(qtbot, window)
    desk.form.editors["worked"].control.setPlainText("It did.")
    assert desk.form.fields["worked"].trouble == ""
    assert desk.form.fields["task"].trouble != ""


def test_every_field_of_the_model_can_be_reached(window: Frame) -> None:
    form = desk_of(window).form
    for section in SECTIONS:
        form.sections[section.id].set_open(True)
    kept_by_others = {"kind", "notes", "source_hash", "work_area"}
    assert set(form.editors) == set(fields.FIELDS) - kept_by_others


def test_what_is_written_comes_back_as_it_was(window: Frame) -> None:
    form = desk_of(window).form
    values = {
        "kind": "tried-it",
        "task": ["marking", "one of my own"],
        "tool": ["chatgpt", "Pencil"],
        "worked": "Well.",
        "visibility": "leaders",
        "line_for_leaders": "Time.",
        "minutes_usual": "90",
        "safe_use": {"i-checked-it-before-use": "yes"},
        "growth": ["ethics-of-ai:deepen", "K3"],
        "tag": ["autumn"],
        "pupil_at_risk": True,
        "tried_on": "2026-03-05",
        "concern": ["personal-data"],
    }
    form.set_values(values)
    assert form.values() == values
    for section in SECTIONS:
        form.sections[section.id].set_open(True)
    shown = {name: value for name, value in form.values().items() if value is not False}
    assert shown == values


def test_every_control_says_what_it_is(window: Frame) -> None:
    form = desk_of(window).form
    for section in SECTIONS:
        form.sections[section.id].set_open(True)
    nameless = [
        control
        for kind in (QLineEdit, QPlainTextEdit, QCheckBox, Chip)
        for control in form.findChildren(kind)
        if not (control.accessibleName() or getattr(control, "text", str)())
        and control.objectName() != "qt_spinbox_lineedit"
    ]
    assert nameless == []


def test_a_draft_outlives_a_crash_and_is_offered_not_restored(
    qtbot: QtBot, open_window: OpenWindow, home: Home
) -> None:
    first = open_window(home)
    desk = desk_of(first)
    desk.form.editors["worked"].control.setPlainText("Half a thought")
    qtbot.waitUntil(lambda: desk.kept.text() == "Draft kept")
    with Journal(home).session() as session:
        (kept,) = drafts(session)
        assert kept.content["worked"] == "Half a thought"
    after = Home(home.root.parent / "after")  # what a crash leaves: the files as they are now
    shutil.copytree(home.root, after.root, ignore=shutil.ignore_patterns("window.lock"))
    second = open_window(after)
    again = desk_of(second)
    assert "worked" not in again.values()
    qtbot.waitUntil(lambda: not again.drafts.isHidden())
    again.go_on(kept.id)
    settle(qtbot, second)
    assert again.values()["worked"] == "Half a thought"


def test_what_cannot_be_saved_yet_is_kept_as_a_draft_at_once(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    desk = desk_of(window)
    desk.form.editors["worked"].control.setPlainText("Typed and saved within a second")
    desk.save()
    settle(qtbot, window)
    with Journal(home).session() as session:
        (kept,) = drafts(session)
    assert kept.content["worked"] == "Typed and saved within a second"


def test_saving_a_draft_takes_it_off_the_list(qtbot: QtBot, window: Frame, home: Home) -> None:
    desk = desk_of(window)
    desk.form.set_values({"task": ["marking"], "tool": ["chatgpt"], "outcome": "mixed"})
    desk.form.editors["worked"].control.setPlainText("A little.")
    qtbot.waitUntil(lambda: desk.kept.text() == "Draft kept")
    with qtbot.waitSignal(window.context.changes.trial_saved):
        desk.save()
    settle(qtbot, window)
    with Journal(home).session() as session:
        assert drafts(session) == []


def test_starting_afresh_can_be_undone(qtbot: QtBot, window: Frame) -> None:
    desk = desk_of(window)
    desk.form.editors["worked"].control.setPlainText("Keep me")
    desk.clear_button.click()
    assert "worked" not in desk.values()
    window.context.notices.accept_offer()
    assert desk.values()["worked"] == "Keep me"


@pytest.mark.parametrize("text", ["x" * 1_048_576, "line of text\n" * 90_000])
def test_a_megabyte_is_refused_in_a_sentence_at_once_and_what_was_there_stays(
    window: Frame, text: str
) -> None:
    box = desk_of(window).form.editors["worked"].control
    box.setPlainText("What I had")
    pasted = QMimeData()
    pasted.setText(text)

    def paste() -> None:
        box.insertFromMimeData(pasted)
        QApplication.processEvents()

    assert yardsticks(paste) < 5, "an order of magnitude above what it takes"
    assert box.toPlainText() == "What I had"
    assert f"{len(text) + len('What I had'):,}" in desk_of(window).form.fields["worked"].trouble


def test_a_colleagues_trial_is_tried_again_with_one_change(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    desk = desk_of(window)
    desk.form.set_values(
        {"task": ["marking"], "tool": ["chatgpt"], "outcome": "mixed", "worked": "Half."}
    )
    with qtbot.waitSignal(window.context.changes.trial_saved) as saved:
        desk.save()
    settle(qtbot, window)
    desk.try_again(saved.args[0])
    settle(qtbot, window)
    assert desk.values()["chain"]["earlier"] == saved.args[0]
    assert desk.values()["tool"] == ["chatgpt"]
    assert "worked" not in desk.values()
    assert not desk.chain.isHidden()


def test_the_tab_key_visits_a_group_of_chips_once(focused: Frame) -> None:
    visited: list[QWidget] = []
    for _ in range(14):
        visited.append(QApplication.focusWidget())
        press(focused, Qt.Key.Key_Tab)
    groups = [widget.parentWidget() for widget in visited if isinstance(widget, Chip)]
    assert len(groups) == len(set(groups))
