"""The Log page by keyboard: every field, chips by role, type-ahead, a decision in seconds."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journal import vocabulary
from journal.clock import utc_now
from journal.logbook.register import add_tool
from journal.logbook.trials import save_trial
from journal.model.draft import TrialDraft
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.windows import settle
from tests.ui.desks import desk_of, press, stored, type_words
from ui.form.questions import SECTIONS
from ui.frame import Frame

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
MANY = 130  # presses of Tab that go down the page with everything open


def remember(home: Home, **values: object) -> None:
    given = {"task": ["marking"], "outcome": "mixed", "worked": "A little."} | values
    with Journal(home).session() as session:
        save_trial(session, TrialDraft.model_validate(given), utc_now())


def test_every_field_is_reached_by_keyboard(focused: Frame) -> None:
    desk = desk_of(focused)
    desk.form.put({"visibility": "leaders"})
    desk.form.choose_kind("watched-a-colleague")
    for section in SECTIONS:
        desk.form.sections[section.id].button.setFocus()
        press(focused, Qt.Key.Key_Space)
    desk.focus_start()
    visited: set[QWidget] = set()
    for _ in range(MANY):
        at: QWidget | None = QApplication.focusWidget()
        while isinstance(at, QWidget):
            visited.add(at)
            at = at.parentWidget()
        press(focused, Qt.Key.Key_Tab)
    unreached = {n for n, field in desk.form.fields.items() if field not in visited}
    assert unreached == {"reason_not_used"}  # not asked of this kind
    desk.form.choose_kind("decided-not-to-use-it")
    press(focused, Qt.Key.Key_Tab)
    assert desk.form.fields["reason_not_used"].isVisible()


def test_at_most_eight_jobs_stand_first_and_all_others_one_press_away(window: Frame) -> None:
    tasks = desk_of(window).form.editors["task"].control
    for role in vocabulary.terms("role_band"):
        window.context.settings.change(role_band=role.id)
        assert tuple(tasks.on_offer()) == vocabulary.task_chips(role.id)
        assert len(tasks.on_offer()) == 8
        tasks.more.click()
        everywhere = {chip.value for group in tasks._areas for chip in group.chips}
        assert everywhere == vocabulary.ids("task")
        tasks.more.click()


def test_deciding_not_to_takes_three_keys_and_a_save(
    qtbot: QtBot, focused: Frame, home: Home
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(
        QApplication.focusWidget(), Qt.Key.Key_D, control | Qt.KeyboardModifier.ShiftModifier
    )
    press(focused, Qt.Key.Key_Space)  # the first job
    press(focused, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Space)  # past "More jobs"
    with qtbot.waitSignal(focused.context.changes.trial_saved):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, control)
    settle(qtbot, focused)
    (trial,) = stored(home)
    assert trial.kind == "decided-not-to-use-it"
    assert len(trial.task) == len(trial.reason_not_used) == 1


def test_type_ahead_proposes_own_tools_first_and_takes_none_unasked(
    qtbot: QtBot, focused: Frame, home: Home
) -> None:
    remember(home, tool=["GitHub Copilot"])
    focused.context.changes.trials_brought_in.emit()
    settle(qtbot, focused)
    desk = desk_of(focused)
    tool = desk.form.editors["tool"].control
    tool.setFocus()
    type_words("pilot")
    assert tool.ahead.proposed == ["GitHub Copilot", "Microsoft Copilot"]
    press(focused, Qt.Key.Key_Return)
    assert tool.values() == ["pilot"]
    assert tool.ahead.proposed == []
    type_words("ms cop")
    popup = tool.ahead._completer.popup()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tool.values() == ["pilot", "microsoft-copilot"])
    type_words("Copilot")
    press(focused, Qt.Key.Key_Return)
    type_words("GitHub Copilot")
    press(focused, Qt.Key.Key_Return)
    assert tool.values() == ["pilot", "microsoft-copilot", "GitHub Copilot"]


def test_enter_takes_what_was_typed_unless_a_proposal_was_chosen(
    qtbot: QtBot, focused: Frame
) -> None:
    tool = desk_of(focused).form.editors["tool"].control
    tool.setFocus()
    type_words("pilot")
    popup = tool.ahead._completer.popup()
    popup.selectionModel().setCurrentIndex(  # as a desktop does that gives the list the focus
        popup.model().index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate
    )
    QTest.keyClick(popup, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert tool.ended() == ["pilot"]


def test_tab_ends_a_name_although_proposals_are_open(qtbot: QtBot, focused: Frame) -> None:
    tool = desk_of(focused).form.editors["tool"].control
    tool.setFocus()
    type_words("gem")
    assert tool.ahead.proposed
    QTest.keyClick(tool.ahead._completer.popup(), Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert tool.ended() == ["gem"]
    assert not tool.ahead.is_open


@pytest.mark.parametrize(
    ("field", "section", "past"),
    [("year_label", "context", "Year 9"), ("priority", "did", "Reading across the school"),
     ("tool_version", "did", "Edu, A3")],
)  # fmt: skip
def test_lines_propose_what_was_written_before(
    qtbot: QtBot, focused: Frame, home: Home, field: str, section: str, past: str
) -> None:
    remember(home, tool=["chatgpt"], **{field: past})
    focused.context.changes.trials_brought_in.emit()
    settle(qtbot, focused)
    form = desk_of(focused).form
    form.sections[section].set_open(True)
    line = form.editors[field].control
    assert isinstance(line, QLineEdit)
    line.setFocus()
    type_words(past[2:5])
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert popup.model().index(0, 0).data() == past
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: line.text() == past)


def test_own_jobs_are_proposed_too(qtbot: QtBot, focused: Frame, home: Home) -> None:
    remember(home, task=["Assembly on kindness"], tool=["chatgpt"])
    focused.context.changes.trials_brought_in.emit()
    settle(qtbot, focused)
    tasks = desk_of(focused).form.editors["task"].control
    tasks.more.click()
    tasks.findChild(QLineEdit).setFocus()
    type_words("kind")
    popup = QApplication.activePopupWidget()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tasks.values() == ["Assembly on kindness"])


def test_a_tool_that_is_not_approved_is_told_of_kindly_and_hinders_nothing(
    qtbot: QtBot, window: Frame, home: Home
) -> None:
    desk = desk_of(window)
    with Journal(home).session() as session:
        add_tool(session, {"tool": "claude", "status": "approved", "review_on": "2099-01"})
    field = desk.form.fields["tool"]
    desk.form.put({"tool": ["chatgpt"]})
    qtbot.waitUntil(lambda: "ChatGPT is not in your tool register" in field.remark)
    assert field.trouble == ""
    desk.form.put({"tool": ["claude"]})
    qtbot.waitUntil(lambda: field.remark == "")
    desk.form.put({"tool": ["chatgpt"], "task": ["marking"], "outcome": "mixed", "worked": "Well."})
    with qtbot.waitSignal(window.context.changes.trial_saved):
        desk.save()
